"""English that says stop with few words, or in a way that no other rule foresees."""

from shared.consent.reading.rule import BARE, LOOSE, rules

RULES = rules(
    (
        "en.stop",
        BARE,
        """
        ^ discontinue this|it|that $ / ^ no more|further $ / ^ nomore $
        ^ stop|halt|cease|desist|discontinue|stopit $ / POSSIBLE you|u|ya COURTESY* stop $
        ^ POSSIBLE COURTESY* stop $
        you|u guys|all|people? need|have|must|should|can|may|better|gotta to? stop $
        said|say|saying to? stop $ / told|asked|asking|telling|tell you|u _? to? stop $ / you to stop $
        ask|asking stop $ / please|pls|plz|just|now|time|warning|damn stop $ / ^ stop please|pls|plz
        please|pls|plz remove|quit|unsubscribe|desist $ / ^ stop thank|thanks you / asking you to stop
        POSSIBLE we stop $ / ^ stahp|stawp|staph $ / ^ stop all of? em|THESE
        ^ fuck|screw|damn|curse you|it? stop $ / cease and desist / ^ stop stop
        ^ stop i|im|ive|its|you|youre|because|cause|cuz|or|wrong / ^ stop before i|we / ^ stop this is
        said|saying ... stop !OTHER|WORK|_|at|on / part of stop / understand stop
        ^ stop all|everything of? it|them|this|that? $ / replying|reply|text|txt stop $
        replying|reply stop to / ^ stop to end|stop|quit|cancel|unsubscribe / ^ stop means / time to stop $
        for|at stop $ / ^ stop all $ / ^ stop this|the? second|instant|minute $
        ^ stop|end all communication|communications|contact / ^ stop TOPIC $ / ^ stop curse $
        understand|get|word|meaning about|of? stop $ / why doesnt|wont|didnt stop work
        ^ im? i? am? cancelling|canceling $ / ^ do COURTESY* stop $ / ^ CUT this $ / ^ i? withdraw $
        ^ not wanted $ / ^ no interest $
        enough|listen COURTESY* stop $ / POSSIBLE|should|must these|those|they|you COURTESY* stop $
        ^ stop stop stop / stop please i beg / just make it|them|this stop $
        """,
    ),
    (
        "en.loose-unsubscribe",
        LOOSE,
        """
        UNSUB !is|was|link|button|the|from|failed|error / opt|opting|opted out|ot !of|from / opt me ot|out|off
        ^ how to|do|can i|you? stop|cancel|unsubscribe|quit $ / a|the stop command|keyword
        let|allow me to? stop|cancel|unsubscribe|opt
        """,
    ),
    (
        "en.loose-said",
        LOOSE,
        """
        if you dont|do not? stop|quit !WORK|_|OTHER
        said|replied|texted|sent|wrote|typed COURTESY|to|NUMBER|_* stop|unsubscribe !by|at|over|in|the
        told|asked|telling you|u COURTESY|to|NUMBER|_* stop|unsubscribe !by|the / were told to stop $
        sake|loud|god|heaven|pete|once stop $ / crying out loud stop / begging ... stop
        """,
    ),
    (
        "en.loose-texts",
        LOOSE,
        """
        not|never|without being|be|getting CONTACTED / NEG like to be CONTACTED
        mind|appreciate|prefer|about not CONTACTING <me>
        not|no|NEG ... another|single|one TEXT1|text|message|TEXTS / NEG SEND another|more one? $
        no more ... HARD|THESE / want|like out|off of? <list> / CEASE ... HARD|CONTACTING
        CEASE emails|calls|TOPIC|DET* and|or|emails|calls* HARD / rid of <texts> / <texts> go away
        make <texts> go|disappear|stop / turn|switch it|them off for <me> / no ... CONTACTING <me>
        POSSIBLE|may i COURTESY* not RECEIVE <texts> / refuse ... HARD|THESE
        opposed|object to ... HARD|THESE
        you|to|u|please|kindly|must|should|could|would|better|of not|never INTENS* SEND <me>? <topic>
        you|to|u|please|kindly|must|should|could|would|better not|never INTENS* CONTACT <me>
        never INTENS* CONTACT <me> again|anymore|ever|$ / STOPISH CONTACTING|SENDING <me>|<texts>|$
        ^ STOPISH <texts> / not|no|NEG|never ... another|more one? of THESE
        NEG ... THESE|HARD ... on my OWN* PHONE
        never|not|dont|NEG ... hear|hearing from|about you|u|yall|this|these|your / give <texts> DET* rest
        give <texts> it? up / lay off me
        appreciate|prefer|want|like|need no|zero more|further? DET|ADJ* TEXTS
        consider|mind|about|by|to|start removing|deleting|unsubscribing|taking <me> / HARD|TEXTS no $
        HARD|TEXTS not ok|okay|good|fine|welcome / no interest in hearing
        switch|move|change|set <me> to email|emails|mail
        me|us|my|RECEIVE ... by|in mistake|error|accident|accidentally
        this|my OWN* PHONE should|must|shall|may|can not RECEIVE <texts>
        no more|further DET|ADJ* HARD|TEXTS be|reach|to|should|are|is|coming / fcc|ftc|tcpa
        ease|lay|back off|up on? <texts> / no more ADJ|DET* HARD $
        how|where|please|could|can|let ... no longer RECEIVE <texts> / block <texts>
        said|saying no|enough HARD|THESE|more / said enough $
        """,
    ),
    (
        "en.loose-off",
        LOOSE,
        """
        no|zero|not|never|NEG|longer desire|interest|interested|use|wish|need|reason ... HARD|THESE
        CONTACTING|HARD ... stop $ / answer|reply|response|choice is|stays stop / stop is my
        make it CEASE CONTACTING|SENDING / NEG want em|them|any? $ / NEG want any|em|them|these|this $
        HARD|THESE|this be|get|been? turned|switched|shut off|down
        HARD|THESE ... stopped|ended|gone|removed|cancelled|disabled|silenced $
        want|need|have HARD|THESE ... stopped|off|ended|gone|removed|disabled $
        leave|keep|count me off|out !for|of / leave|keep|count me off|out for|of <texts>|TOPIC|<list>
        leave|keep my OWN* PHONE off|out
        prefer|rather you|u ... not|didnt|dont|stopped CONTACT|CONTACTED|SEND
        not|no one|single|another more? text|message|TEXT1 / NEG ... WANT <texts>
        NEG want|wanna to? RECEIVE ... THESE|HARD / NEG include|add|put|keep <me> in|on|to|from
        cut|knock it out|off with <texts> / ^ unsubscribe link|option $ / CEASE SENDING them|it? $
        never ... want ... THESE|HARD / get|take me outta|off ... THESE|HARD|LIST
        hate|sick|tired ... CEASE|UNSUB / why ... still|keep RECEIVE <texts> after / nobody asked for <texts>
        who signed me up / have THESE|HARD|DET* ... turned|switched off
        ^ no calls and|or no HARD / NEG want|need them any? longer|anymore|more
        """,
    ),
    (
        "en.loose-list",
        LOOSE,
        """
        be|being|been|get|getting removed|taken|deleted|dropped|unsubscribed|excluded off? $
        be|being|been|get|getting removed|taken|deleted|dropped|unsubscribed|excluded off|from|out of? <list>
        be|being|get removed|taken|deleted|dropped off? ... LIST !of
        NEG|not be|want|on|belong ... on DET* LIST / REMOVE <me> ... LIST !of
        taking|removing|deleting|getting <me> ... <list> / taking|removing|deleting my OWN* PHONE
        REMOVE my|this OWN* PHONE off|out|from !_|WORK / <me> off ... LIST !of / REMOVE <me> from|off <texts>
        not|dont|no have? my consent|permission
        """,
    ),
)

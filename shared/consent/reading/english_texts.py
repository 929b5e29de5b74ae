"""English that asks for no more texts."""

from shared.consent.reading.rule import STOP, rules

RULES = rules(
    (
        "en.stop-texts",
        STOP,
        """
        CEASE with? <texts> / CUT <texts> / CEASE SENDING <me>? <topic> / CEASE SENDING <me>? $
        CEASE INTENS* SENDING <me>? <topic> / CEASE SENDING <me>? _ $ / OFF off <this>
        OFF <this> off !before|after|until|on|and|while|in / knock|cut|shut off|out|down with? <texts>
        enough with|of? <texts> / <this> MODAL MODAL* stop|end|cease $ / <texts> MODAL MODAL* stop|end|cease
        CEASE them $ / ^ CEASE|CUT ... HARD !WORK|TOPIC / to CEASE|CUT ... HARD !WORK / make <texts> stop
        CEASE it with DET* TEXTS / want <texts> stopped|gone|off
        block|mute|unsubscribe <me> COURTESY* from|off <texts>
        CEASE|CUT DET|TOPIC|ADJ* emails|calls|email and|or HARD
        OFF|CEASE|CUT off? just|only|all|INTENS* DET|ADJ* TOPIC TEXTS|ones
        want|need|like <texts> to CEASE|CUT|go|disappear / POSSIBLE|when <texts> COURTESY* stop|end $
        <texts> off for|with|on <me> / CEASING <texts> / CEASING CONTACTING|SENDING <me>
        TOPIC THINGS off / no TOPIC by|via|per|over text|sms|phone / <texts> can go $
        <texts> can|may|could go i|as
        <texts> ... can|may|could go $
        ^ cut|chop|bin|nuke|skip|omit <texts>
        please|pls|plz|you|to|and|can|could cut|chop|bin|nuke|skip|omit <texts>
        finish|finished|end to? SENDING|send|CONTACTING|text|message
        CUT|CEASE them|these|those|it|this for|to|on <me>
        CUT|CEASE them|these|those|it|this for me|us
        CEASE keeping|letting <me> posted|informed|updated|in|know / pull the plug on <texts>
        pack it in with <texts>
        CEASE that|this|those|these kind|sort|type|ones
        TEXTS ... be suspended|stopped|ceased|ended|discontinued|withheld
        keep|kept it|them|these|those|TEXTS|to* yourself|yourselves
        """,
    ),
    (
        "en.stop-contacting",
        STOP,
        """
        CEASE INTENS* CONTACTING <me> / CEASE INTENS* CONTACTING $
        CEASE INTENS* CONTACTING !OTHER|WORK|_|TEXTS|THEY / CEASE CONTACTING it $
        CEASE blowing up my|this PHONE / CEASE blowing <me> up / CEASE waking <me>
        CEASE using my|this OWN* PHONE / stopped CONTACTING|SENDING <me>
        CEASE CONTACTING and|or CONTACTING <me> / CEASE telling <me> about
        """,
    ),
    (
        "en.refrain",
        STOP,
        """
        ^ stop ... THREAT you|this / refrain|abstain|desist from CONTACTING|SENDING|HARD
        CEASE ... my|this OWN* PHONE|inbox !WORK
        CEASE clogging|filling|lighting|wasting|hitting|cluttering up? my|me
        """,
    ),
    (
        "en.stop-receiving",
        STOP,
        """
        to|i CEASE RECEIVE <topic> / ^ CEASE RECEIVE <topic> / to|i not RECEIVE <topic>
        to|i CEASE being CONTACTED / to no? longer|not RECEIVE <topic>
        to no? longer|not be CONTACTED|on|included
        """,
    ),
    (
        "en.dont-contact",
        STOP,
        """
        NEG you dare CONTACT|SEND <me> / ^ do? NOT INTENS* CONTACT <me> !the|a|TEMPORAL|WORK
        do|to|and|u|you not INTENS* CONTACT <me> !the|a|TEMPORAL / ^ do? NOT INTENS* text|txt|message $
        ^ do? NOT INTENS* text|txt|message this|here|it / ^ do? NOT ever? use <me> / never ever? again CONTACT
        no need to SEND|CONTACT <me>? <topic> / no need to CONTACT <me>
        dont|not need to SEND|CONTACT <me> !the|a / put|keep me|us on no
        NOT CONTACT|call or|and|nor CONTACT|call <me> / ^ do? NOT call <me> again|anymore|ever
        POSSIBLE you|u not $ / said|told|asked|say dont|not to? CONTACT <me>
        NOT INTENS* CONTACT again|anymore|ever $ / NOT INTENS* reach out !TEMPORAL|the|to
        NOT CONTACT|call or|and|nor CONTACT|call|text|email / CEASE using it $
        CEASE using it|this|my for|to CONTACT|SEND|texts|texting / NOT INTENS* reach out to me|us|this
        NEG use it|this|my OWN* PHONE? for DET* WORK|work|TEXTS|company|business|messages
        NEG use it|this for work|messages|texts|TEXTS
        no need to tell|inform|remind|update|keep|notify|bother <me>
        NEG tell|inform|remind|notify <me> about TOPIC|any|these|every / dare SEND|CONTACT
        """,
    ),
    (
        "en.dont-send",
        STOP,
        """
        ^ do? NOT INTENS* SEND anything|things|stuff|messages to <me> / ^ do? NOT INTENS* SEND <me>? <topic>
        ^ do? NOT INTENS* SEND <me>? anymore|anything|more|again any? $
        ^ do? NOT INTENS* SEND <me>? any more $ / you|u not SEND <me>? <topic>
        ^ do? not|dont send|text|message $
        not|dont|no|well|bother|bothering|point|use|sense|need SEND|sending <texts>|em|them
        please|kindly|pls not to? SEND|CONTACT $
        please|kindly|pls|requested|request not to SEND|CONTACT <me>?
        """,
    ),
    (
        "en.no-texts",
        STOP,
        """
        ^ no more|further? contact|communication|communications $ / ^ no more|further contact
        ^ no more|mor|further? DET|ADJ|TOPIC* HARD $
        ^ no more|further? DET|ADJ|TOPIC* TEXTS to|on|for|from <me> / ^ no more|further DET|ADJ|TOPIC* <texts>
        ^ no more mas $ / ^ no more of this / ^ no TOPIC TEXTS $ / ^ enough|zero ADJ* HARD $
        no more of? DET* TEXTS to|on|for|from <me> / ^ no more ... HARD|texting|CONTACTING <me>? $
        ^ text|texts no more $ / ^ no texting / ^ no sms|text|texts $
        ^ nomore DET|ADJ|TOPIC* HARD / ^ no mor DET|ADJ|TOPIC* HARD / goodbye|bye|farewell to? <texts>
        breaking|break up with <texts> / not one|1|a single? more|further <texts> $
        no HARD on|to either|it|here|this|that|my|me
        further|another|any|more|next TEXTS|text|message|contact|one ... harassment|harassing|lawyer|legal|\
blocked|reported|invoice|solicitor|police
        """,
    ),
    (
        "en.dont-want",
        STOP,
        """
        NEG INTENS* WANT INTENS* to|for|about? <this> / NEG WANT INTENS* to? RECEIVE <me>? <topic>
        NEG WANT to? be CONTACTED|on|in / NEG WANT you INTENS* CONTACT|SEND|CONTACTING / NEG WANT any more? $
        NEG wanna RECEIVE <topic> / rather|prefer INTENS* not INTENS* RECEIVE|be <texts>|CONTACTED
        like|want|love not INTENS* RECEIVE <topic> / i not RECEIVE <topic> / so i dont RECEIVE <topic>
        ^ no longer WANT <this> / NEG WANT to? RECEIVE any? more $
        no|zero|any use|interest|need for|in <this> / NEG WANT to? hear from you|yall|u|this
        NEG WANT ... part of / want no part / NEG WANT to? be part|on|in of? <list>
        NEG WANT to hear about TOPIC / NEG apply|applies|relevant|concern to? me $ / about not RECEIVE <topic>
        NEG WANT in on? <this>|$ / NEG appreciate|accept|welcome|approve|tolerate of? <texts>
        no|nope to <texts> / object to <texts> / object to this $ / NEG include|involve|count <me> $
        nobody|noone asked for <this> / changed my mind about|on <texts>
        not|didnt|never sign|signed up to be / HARD|TEXTS is|are? not|isnt|arent for me $
        forget|forgot|forgets this|my OWN* PHONE / ^ i? no want|wants|wanna <this>
        not|no|dont longer? WANT to? RECEIVE $ / NEG WANT more|further* contact|communication|communications
        no more about|on|regarding|of <topic> / NEG need|want to know|hear about TOPIC|every|each|all
        not know|hear about TOPIC|every|each|all
        ^ not the|those TOPIC ones|one|TEXTS|stuff / mute|silence TOPIC for <me>
        last|final HARD|message|text|one that? i get|receive|want|see|need
        let|make this|that|it be|the last|final
        NEG WANT to? be RECEIVE <this> / rather it|they|you|u didnt|not $ / NEG WANT DET|ADJ* TOPIC THINGS
        changed|changing|change my mind about|on <texts>|RECEIVE|CONTACTED|this|these
        NEG wanna|want|need|wish to? know|hear about TOPIC|these|any
        nothing|none more|further? about|on|regarding <topic>
        prefer|want|like|wish|need|receive|RECEIVE nothing|none about|from|of <topic>|it|you|u
        no|nope to being CONTACTED / refuse|refusing to be? CONTACTED|RECEIVE
        refuse|refusing to be CONTACTED
        not|dont|never SEND again|anymore|more for|about|of <topic> / no TOPIC for|to <me>
        no TOPIC for me|us
        good|ok|okay|alright|fine without <texts>|em|them $ / nobody|noone here needs|wants <texts>|these|this
        choose|decide|prefer|elect|rather not to? participate|take|be
        done|finished|through with you|u|yall $
        done|finished|through with you|u people|lot|all
        """,
    ),
)

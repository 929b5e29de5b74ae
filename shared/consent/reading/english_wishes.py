"""English that wishes the texts away: wants, needs, asks and questions, politely or not."""

from shared.consent.reading.rule import BARE, LOOSE, STOP, rules

RULES = rules(
    (
        "en.declines",
        STOP,
        """
        decline|declining|refuse|refusing|object|opposed|unsubscribing|opting|withdraw|withdrawing from|out|\
of|to* RECEIVE|being* <texts>|CONTACTED
        no thanks to <texts> / pass on <texts>
        do|live|go|cope|manage|happier|better|fine|survive without|w|o <texts> / ^ i withdraw $
        ^ i? am? unsubscribing|opting out? $ / only CONTACT|write|reach me by|via|through|on|with !NUMBER
        CONTACT|reach me only by|via|through / only email|mail me $
        SEND|use|prefer email|emails|mail not TEXTS|TEXT1
        prefer|rather|like|love|want not INTENS* to? be|RECEIVE <texts>|CONTACTED|on|included|part
        prefer|rather|like|love|want|choose to? INTENS* not INTENS* to? be|RECEIVE <texts>|CONTACTED|on|\
included|part
        prefer|rather|like|love|want|choose|wish to not be|RECEIVE <this>|on|CONTACTED
        needn|neednt CONTACT|SEND <me>? / neednt|need not CONTACT|SEND <me> / NEG INTENS* bother <me>
        cancel|disable|deactivate|remove|end DET|my* sms|texts|text alerts|service|messages? $
        NEG you? INTENS* ever INTENS* CONTACT|SEND <me> / NEG be SENDING|CONTACTING <me>
        removal of my|this OWN* PHONE / mute|silence DET* TOPIC $ / block my|this OWN* PHONE !from|in|WORK
        ^ block <me> $ / never|didnt|not had|have|got|saw|seen|keep|kept|existed my|this PHONE
        said|told|say|texted|wrote|replied you|u|to* no more
        use|try email|mail ... instead|not of? CONTACTING|TEXTS
        email|mail|call <me>? instead|rather|not of|than|with CONTACTING|TEXTS
        NEG WANT to? hear|RECEIVE from|anything from? you|u|yall|your|this
        """,
    ),
    (
        "en.off",
        STOP,
        """
        DET|ADJ|TOPIC* HARD|notices off $ / ^ DET* TOPIC TEXTS|ones|one? off $ / OFF these|those off $
        ^ HARD stop|off $ / ^ DET* TOPIC TEXTS? no more $ / REMOVE it off|from|out of? your|this LIST
        want|need|like|have my|this OWN* PHONE|name ... out|off|gone|removed|deleted|taken
        make|see|ensure|sure that? my|this OWN* PHONE ... removed|deleted|off|taken|out|gone
        CUT|ERASE DET* ones|one|TEXTS for|about|on TOPIC / CEASE|CUT|ERASE DET* TOPIC TEXTS|ones
        REMOVE <me> out|off|from off|of? DET* group|chat|texting|thing|circle / update your ... remove
        switch|move|change|set <me> to email|emails|mail only|instead|please|$
        CEASE|CUT DET|ADJ* HARD|TEXTS ones
        have|get|want|see THESE|<texts> cancelled|canceled|stopped|removed|ended|disabled|silenced|suppressed
        """,
    ),
    (
        "en.wishes-silence",
        LOOSE,
        """
        wish|hope|hoping|like|love|great|nice|appreciate|appreciated|happy|happier|glad|grateful|thankful|\
better|want|good|prefer|cool|kind|ask|asking|beg|begging|request|need|rather ... you|u|yall|these|those|\
they|HARD|TEXTS|them ... stop|stopped|quit|cease|ceased|end|ended|stopping $
        wish|hope|hoping|like|love|great|nice|appreciate|appreciated|happy|glad|grateful|better|want|prefer|\
cool|kind|rather|request|chance|mind|possible ... CEASE|stopped|stopping|quit|quitting|ceased|ended \
CONTACTING|SENDING|<texts>
        chance|mind|way|possible|able|please|appreciate|prefer|rather|instead ... not|without CONTACTING|\
CONTACT|SENDING|SEND <me>
        i|me|number be|get|been|being taken|removed|dropped|deleted|left off|from|out ... this|these|HARD|list
        HARD|THESE|TEXTS|none|it|this ... not|NEG|arent|isnt|never|no|un|longer ... wanted|needed|necessary|\
required|welcome|appreciated $
        HARD|these|those|TEXTS not|NEG|arent|isnt|never|no|longer longer? wanted|needed|necessary|required|\
welcome
        no more|further|longer|other|additional? ADJ* HARD|TEXTS|these ... needed|required|necessary|wanted
        didnt|never|nobody|not|who ask|asked|request|requested|want|wanted|sign|signed ... this|these|it|\
HARD $
        you|me|u|pls|please|i no CONTACT|SEND <me> / no WANT DET|more* HARD|TEXTS
        stop it ... not|NEG|dont want|need|needed / NEG WANT any of this|it|that|these|those
        no|zero|little use|need|want|interest for|in|of any|all|DET* of? this|it|these|those|HARD|this|TEXTS
        leave|keep|count <me> out|off of? THESE|HARD|this|it|TEXTS / ^ take|count|leave <me> out $
        time|times ... ask|asked|asking|request|requesting|told|telling ... stop|removed|unsubscribe|removal
        still CONTACT|SEND|CONTACTING|SENDING <me>? after|though|even
        honor|honour|respect|process my ... opt|request|stop|unsubscribe|out
        asked|told|request|requested you|u|to* stop $
        request|requesting|asking|asked|demand|demanding|insist ... removal|removed|unsubscribed|deleted|\
excluded !from|of|the
        HARD|TEXTS|TOPIC|those|these|THINGS ... do|live without $
        can|could do|live without <texts>|those|these|the TOPIC
        DET|ADJ|TOPIC* TOPIC WORK? can|could|may stop|go|end $ / ^ i? NEG need|want em|them|these|those $
        never again to|on <me>
        """,
    ),
    (
        "en.way-out",
        BARE,
        """
        how|way|ways|where|what ... CEASE|CUT this|that $ / how|way|where ... OFF this|that off $
        make them|these COURTESY* stop / make them|these go away|quiet|disappear
        want|like|need|wanna to CEASE|CUT this|that|all $ / ^ CEASE|CUT|cancel all|everything $
        CUT|CEASE your service $ / you|u can|may|could INTENS* stop $
        what|which|how ... to|i CEASE|CUT this|these|it $ / what|how|which ... make it|this stop $
        CEASE it COURTESY* i|im|not|we NEG WANT|needed|interested / NEG do this|it anymore|again|any $
        """,
    ),
)

"""English that asks to be let go: off the list, out of it, left alone, consent taken back."""

from shared.consent.reading.rule import STOP, rules

RULES = rules(
    (
        "en.never-agreed",
        STOP,
        """
        never|didnt|not ask|asked|sign|signed|agree|agreed|subscribe|subscribed|consent|consented|\
request|requested up? for|to? RECEIVE? DET|ADJ* TEXTS|these|STUFF
        never|didnt gave|give|given consent|permission
        """,
    ),
    (
        "en.never-opted-in",
        STOP,
        """
        never|not|didnt opt|opted in
        never|not|didnt|no authorize|authorized|consent|consented|allow|approve|agree to? <this>
        not|no|never|without ... REFUSED to|for CONTACT|SEND|<texts> / not REFUSED to CONTACT|SEND
        no consent|permission given|granted
        """,
    ),
    (
        "en.done-with",
        STOP,
        """
        done|finished with DET|ADJ* HARD|THESE / done|finished with this $ / done RECEIVE <texts>
        had enough of? <texts> / spare me <texts> / ^ thats? enough HARD $
        ^ lets stop with? <texts> / POSSIBLE we stop with? <texts> / stick|shove your TEXTS
        """,
    ),
    (
        "en.not-interested",
        STOP,
        """
        ^ i? im? am? not|no longer? interested $ / not|no longer? interested in <this>
        """,
    ),
    (
        "en.remove-me",
        STOP,
        """
        ^ cancel me|us $ / ^ cancel my|this OWN* PHONE $ / delete|remove this|my contact info|details? $
        ^ ERASE <me> $ / ERASE|unsubscribe my|this|me OWN* PHONE $ / ^ POSSIBLE you ERASE me $
        REMOVE <me> off|from|out off|of? <list> / ERASE my|this OWN* PHONE from|off|out of? your|ur
        REMOVE my|this OWN* PHONE off|from|out of? <list> / REMOVE me|us off $ / ERASE it $ personal
        take|get my|this OWN* PHONE off $ / ^ take? off <list> $ / ^ take? off list $
        get off <list> / want me? out|off $ / let|get me|us out|off $
        want|let me? off|out of? <list> / not|no TEXTS|contact|call|text list
        be|been removed|deleted $ / be removed|taken|deleted off|from|out of? <list>
        request|requesting|process my? removal
        my|this OWN* PHONE removed|deleted|taken|dropped|off / ^ REMOVE my|this OWN* PHONE $
        put me on DET* dnc|dnd / removal from <list> / get <me> off|out of? <list>
        REMOVE off? from <list> / ASKED ... be removed|deleted|unsubscribed|taken
        ASKED|to ... get off <list> / get|stay|keep off|away|out from? of? my OWN* PHONE
        ASKED to? be? removal|removed / ^ remove|delete PHONE
        """,
    ),
    (
        "en.unsubscribe",
        STOP,
        """
        ^ UNSUB <me>? $ / ^ i|im? already? UNSUB !the|a|is|was|users|user|failed|WORK|_
        want|wish|like|need|to|i|can|how|please UNSUB !the|a|users|WORK|from / UNSUB <me>
        unsubscribe from? <list> / be|am|been unsubscribed / ^ POSSIBLE i|you UNSUB / ^ un subscribe
        UNSUB from|of TOPIC
        """,
    ),
    (
        "en.wants-out",
        STOP,
        """
        how ... get removed|unsubscribed|out|off $ / how|to ... leave|quit|exit|escape <list>
        NEG WANT to? be? participate|participating|included|involved|continue
        ASKED|to|thought ... UNSUB|optout !the|a|users|WORK|from / ASKED ... opt|opting|opted out $
        ASKED to cancel|stop|quit|end $ / opt out request / de register|list|enroll <me>?
        """,
    ),
    (
        "en.opt-out",
        STOP,
        """
        opt|opting|opted <me>? out of all|it|everything|them $
        opt|opting|opted <me>? out $ / opt|opting|opted <me>? out of? <list>
        opt|opting|opted <me>? out of? DET* TOPIC|everything !WORK|_ / opt|opting <me> out !of
        optout <me>? of? <list> / ^ opt|opting|optout out? of? TOPIC / my opt out
        ^ i? am? already? opt|opted|opting out !of / to opt out !of|form|WORK
        """,
    ),
    (
        "en.consent",
        STOP,
        """
        NEG INTENS* give|gave|have|had ... consent|permission
        revoke|revoking|withdraw|withdrawing|rescind|cancel my|the|all? consent|permission|\
authorization|agreement
        consent|permission is? revoked|withdrawn / NEG consent / take back my consent|permission
        withdraw me / not|no|dont have? my? permission|consent to
        consent|permission <me>? to CONTACT|SEND no / without my consent|permission
        """,
    ),
    (
        "en.leave-me-alone",
        STOP,
        """
        piss|fuck|bugger|sod|bug|buzz off with <texts>
        leave <me> be|in $ / leave <me> in peace / ^ fck|fk|eff off|you $
        leave my OWN* PHONE alone / leave <me> the? hell|heck|COURTESY* alone
        leave <me> COURTESY* tf? alone / ^ go away $ / ^ get lost $
        ^ fuck|piss|bugger|f|screw|sod|curse off|you|u $ / ^ shut up $ / ^ stfu $ / ^ buzz off $
        ^ beat it $ / ^ sod off $ / ^ do not disturb $ / ^ dnc $ / ^ do not contact|call|text $
        lose my|this PHONE / go to hell $ / blocking|block|blocked you|this number|PHONE? $
        """,
    ),
    (
        "en.if-again",
        STOP,
        """
        CONTACT me again and|or / if|next you CONTACT <me>
        """,
    ),
    (
        "en.cancel-mine",
        STOP,
        """
        cancel|end|terminate my|this participation|enrollment|enrolment|membership|subscription !to|_|WORK
        CEASE|CUT this|the|your service for|on|to my|this|our OWN* PHONE
        CEASE|CUT this|the|your service for me|us
        cancel|end my|this subscription|texts !to
        """,
    ),
)

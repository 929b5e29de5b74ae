"""English that asks to be let go: off the list, out of it, left alone, consent taken back."""

from shared.consent.reading.rule import STOP, rules

RULES = rules(
    (
        "en.never-agreed",
        STOP,
        """
        never|didnt|not ask|asked|sign|signed|agree|agreed|subscribe|subscribed|consent|consented|request|\
requested up? for|to? RECEIVE? DET|ADJ* TEXTS|these|STUFF
        never|didnt gave|give|given consent|permission
        isnt|not|nothing something|anything|what|a DET|thing|service* i signed|agreed|asked|opted|\
subscribed up|to|for|in
        nothing i signed|asked|agreed up|to|for
        agreed|signed|consented|asked|requested|subscribed|opted up|in|to|for* nothing
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
        had enough of? <texts> / spare me <texts> / ^ thats? enough HARD $ / ^ lets stop with? <texts>
        POSSIBLE we stop with? <texts> / stick|shove your TEXTS
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
        ^ ERASE <me> $ / you|u|can|just|to|and|must ERASE me|us $ / ^ me|us? remove|delete|unsubscribe $
        take|get me|us of $ / ERASE|unsubscribe my|this|me OWN* PHONE $ / ^ POSSIBLE you ERASE me $
        REMOVE <me> off|from|out off|of? <list> / ERASE my|this OWN* PHONE from|off|out of? your|ur
        REMOVE my|this OWN* PHONE off|from|out of? <list> / REMOVE me|us off $ / ERASE it $ personal
        take|get my|this OWN* PHONE off $ / ^ take? off <list> $ / ^ take? off list $ / get off <list>
        want me? out|off $ / let|get me|us out|off $ / want|let me? off|out of? <list>
        not|no TEXTS|contact|call|text list / i|to|please|number|phone|name be|been removed|deleted|excluded $
        be removed|taken|deleted off|from|out of? <list> / request|requesting|process my? removal
        my|this OWN* PHONE removed|deleted|taken|dropped|off $
        my|this OWN* PHONE removed|deleted|taken|dropped|off off|from|out? of? <list>
        ^ REMOVE my|this OWN* PHONE $ / put me on DET* dnc|dnd / removal from <list>
        get <me> off|out of|from? <list> / REMOVE off? from <list>
        ASKED ... be removed|deleted|unsubscribed|taken / ASKED|to ... get off <list>
        get|stay|keep off|away|out from? of? my OWN* PHONE / ASKED to? be? removal|removed
        ^ remove|delete PHONE
        ERASE|REMOVE my|this OWN* number|phone|cell|mobile !in|on|at|to|from|with|as|field|WORK|off|out|_|\
and|line
        remove|delete|erase|wipe|forget my OWN* info|information|details|data|contact|contacts $ / ^ removal $
        ^ out|off of? DET* LIST $ / lose the PHONE $
        remove|delete|erase|wipe DET|of* my OWN* data|info|details $
        confirm|confirmed ... removed|unsubscribed|deleted|off <me>?
        my|this PHONE ... be|come|came removed|deleted|off|taken|out / leaving|quitting|exiting DET* LIST
        my|this OWN* number|phone|cell should|must|does|doesnt|dont not? be? on|belong|in on|in? here|<list>
        hope|sure|trust|expect ... removed|off from? <list>
        hope|sure|trust|expect ... removed|unsubscribed $
        ~dont|not|never ERASE|unsubscribe me|us !from|off|of|in|on|as|to|out|at|WORK|_|for|with|a|since|when|\
if|because
        REMOVE|drop|take|cut me|us|my|this|PHONE from|off|out|of the|your distribution|rotation|roster|\
blast|blasts
        shouldnt|should|must|does|do not|no be|belong|stay|appear in|on your|ur|the|this system|list|\
records|database|books|files|lists
        want|like|need|wanna|wish to be|get off|out|removed|gone it|of|from|these|this|them|here* $
        it|number|phone|this should|must|does|do not be|belong|stay|appear in|on your|ur|the|this system|\
list|records|database|books|files|lists
        who ... get|getting|be|being|take|remove <me>? off|removed|from|out|of* <list>|$ / rmv|rm <me>
        REMOVE <me> off|from|out of? TOPIC
        erase|delete|remove|wipe my contact|personal info|details|data|information
        ^ remove|drop|delete <me> from <texts> / REMOVE <me> from|off THESE HARD|TEXTS
        REMOVE|remove <me> from DET|THESE* HARD|TEXTS|THESE
        ^ REMOVE|ERASE this|my OWN* PHONE from|off !in|the|a
        REMOVE|ERASE this|my OWN* cell|number|mobile|phone from|off ... TEXTS|list|roster
        be excluded|removed|left|kept|dropped|taken from|out|off of? <texts> / NEG include <me>
        POSSIBLE i be excluded|removed|left
        REMOVE <me> off or|because|before|now|cos|as
        i|can|may|could|let|me|to|wanna come|drop|get|be off|out of? <list>
        come|coming|came off DET* TOPIC / REMOVE <me> from|off|out of? it
        ASKED|love|appreciate|grateful|glad|happy to? be|get|have|if dropped|removed|taken|deleted|left|\
excluded|struck from|off|out of? <list>
        REMOVE|ERASE DET number|nr|phone|mobile|cell off|from ... LIST
        CUT <me> off|from|out of? it|this|here|<list>
        ERASE|REMOVE <me> from|off DET* TOPIC !WORK / REMOVE <me> ... TOPIC THINGS
        erase|delete|remove|wipe it and confirm
        REMOVE <me> from|off|out of? DET|ADJ* _? group|chat|thread|thing
        free|release|excuse|exempt|spare|skip|omit|ditch|unhook <me> from|of|on|off|out* <texts>|TOPIC|<list>
        skip|omit|ditch|leave|cut <me> out? on|from|off|of TOPIC|<topic> / spare me|us|my <texts>
        spare my PHONE|inbox
        be released|freed|excused|exempted|spared|discharged|excluded from? <list>|<topic>
        on|in your|ur|this|the LIST by mistake|error|accident
        must|should|want|need|wanna be off|out of? <list>
        REMOVE|CUT <me> ... distribution|recipients|rota|rotation|category
        be removed|taken|dropped from DET* recipients
        un sign|enroll|register|enrol <me> / untick|unsign <me>|it|that|this|my
        mind|bother ... taking|removing <me> off
        subscription|enrollment|enrolment|registration ... terminated|cancelled|canceled|ended|closed|stopped
        void|annul|scrap|undo my signup|registration|enrolment|enrollment|subscription|optin|consent
        without my knowledge|asking|consent|permission|say / escape|escaped from <list>
        """,
    ),
    (
        "en.unsubscribe",
        STOP,
        """
        ^ UNSUB <me>? $ / ^ i|im? already? UNSUB !the|a|an|our|their|his|her|is|was|users|user|failed|WORK|_
        want|wish|like|need|to|i|can|how|please UNSUB !the|a|an|our|their|his|her|_|users|WORK|from
        UNSUB <me> / unsubscribe from? <list> / be|am|been unsubscribed / ^ POSSIBLE i|you UNSUB !from|the
        ^ un subscribe / UNSUB from|of DET|just|only* TOPIC|TEXTS
        """,
    ),
    (
        "en.wants-out",
        STOP,
        """
        where|wheres|is|whats|what|need|show DET|is|me|there* UNSUB|opt out? link|option|button|keyword|word|\
code|command $
        how ... get removed|unsubscribed|out|off $ / how|to ... leave|quit|exit|escape <list>
        NEG WANT to? be? participate|participating|included|involved|continue
        ASKED|to|thought ... UNSUB|optout !the|a|users|WORK|from / ASKED ... opt|opting|opted out $
        ASKED to cancel|stop|quit|end $ / opt out request / de register|list|enroll <me>?
        i|can|may|could|let|me|wanna|want leave|quit|exit|escape <list> / be|being left alone / left alone $
        consider|treat|regard|mark|flag|register|record me|this|it|my ... stop|unsubscribe|unsubscribed|opt|\
optout|opted|out|removed|dnd|disturb|contact|request !of
        take this|it|that as DET|my* stop|UNSUB|optout|opt|request|notice
        put me down as ... out|removed|unsubscribed|stop / want|wants nothing to do with <this>|you
        like|want|need out $ / get|let <me> outta|out of? here / ^ UNSUB|removal|optout|stop request|notice $
        ^ UNSUB link|option $ / get|drop|opt|back|bow|want out of <list> $
        resign|resigning|bow|bowing|bail|bailing|step|stepping|signing|checking|backing out|away|off|on|from \
of|from|on? <list>
        bow|bowing|bail|bailing|back|backing|step|stepping out|away of|from <texts> / opting out !of
        time to let me go / rid of you|yall|u
        """,
    ),
    (
        "en.opt-out",
        STOP,
        """
        opt|opting|opted <me>? out of all|it|everything|them $ / opt|opting|opted <me>? out $
        opt|opting|opted <me>? out of? <list> / opt|opting|opted <me>? out of? DET* TOPIC|everything !WORK|_
        opt|opting <me> out !of / optout <me>? of? <list> / ^ opt|opting|optout out? of? TOPIC / my opt out
        ^ i? am? already? opt|opted|opting out !of|worked|works|is|was|button|link|page|form|doesnt
        to opt out !of|form|WORK
        """,
    ),
    (
        "en.consent",
        STOP,
        """
        i never|didnt consented|consent|agree|agreed|opted|subscribed $
        NEG INTENS* give|gave|have|had ... consent|permission
        revoke|revoking|withdraw|withdrawing|rescind|cancel my|the|all? consent|permission|authorization|\
agreement
        consent|permission is? revoked|withdrawn / NEG consent / take back my consent|permission / withdraw me
        not|no|dont have? my? permission|consent to / consent|permission <me>? to CONTACT|SEND no
        without my consent|permission
        undo|reverse|cancel my sign|opt|signup|registration|yes|agreement|enrollment up|in? $
        take|taking back my yes|consent|permission|agreement|ok
        revoke|withdraw|rescind|cancel my|the|all|any|prior|previous|further* consent|permission|authorization
        never|didnt ask|asked|get|got|had my|for|any* permission|consent
        never|didnt gave|give|given you|u|yall|anyone my OWN* PHONE
        take|taking|taken|want|get|withdraw my|the|that consent|yes|permission back
        consent ... withdrawn|revoked|retracted
        no lawful|legal basis|right|ground|grounds
        data|privacy protection? law|act|rights ... object|erase|delete|stop|remove
        object to DET* processing|use|using|storing|storage of? my|this? / right to erasure|object|forgotten
        like|want|need mine|it|that undone|reversed|revoked|withdrawn
        agreement|permission|consent ... withdrawn|revoked|cancelled|retracted|rescinded
        """,
    ),
    (
        "en.leave-me-alone",
        STOP,
        """
        piss|fuck|bugger|sod|bug|buzz off with <texts> / leave <me> be|in $ / leave <me> in peace
        ^ fck|fk|eff off|you $ / leave my OWN* PHONE alone / leave <me> the? hell|heck|COURTESY* alone
        leave <me> COURTESY* tf? alone / ^ go away $ / ^ get lost $
        ^ fuck|piss|bugger|f|screw|sod|curse off|you|u $ / ^ shut up $ / ^ stfu $ / ^ buzz off $ / ^ beat it $
        ^ sod off $ / ^ do not disturb $ / ^ dnc $ / ^ do not contact|call|text $ / lose my|this PHONE
        go to hell $ / blocking|block|blocked you|this number|PHONE? $
        lemme|leave|let <me>? be $ / ^ lemme be|alone $ / ^ take a hike / ^ jog on $ / ^ naff|hop off|it $
        ^ on your bike $
        ^ do one $ / ^ get knotted|bent $ / ^ bog off $ / say|saying goodbye|bye to|from <texts>|your|these
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
        CEASE|CUT this|the|your service for me|us / cancel|end my|this subscription|texts !to
        ^ CEASE|CUT service $ / discontinue this|the|your? service !on|WORK
        """,
    ),
)

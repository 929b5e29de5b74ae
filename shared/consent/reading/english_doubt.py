"""English that only seems to ask for silence, or may."""

from shared.consent.reading.rule import DOUBT, PAUSE, POINTS, SPARE, TIRED, rules

RULES = rules(
    (
        "en.keep-texting",
        SPARE,
        """
        end of _|message|messages|story|day
        didnt|not|never ask|asked|want|wanted to be removed|unsubscribed|taken|deleted
        no need|reason to ERASE|REMOVE|UNSUB|CEASE <me>|<texts>|sending|texting
        NEG WANT <texts>|them to stop|end|cease|go|disappear
        ~you|u|these|they|it|TEXTS|phone dont|not|never|didnt|wont stop|unsubscribe|remove|cancel|end|take|\
mute|disable|delete|drop|erase|exclude
        dont|not|never opt me|us? out / did ... you|they|it|the stop
        why|when|did|has|have|if did|you|they|have|has|you you|they|it|the|stop|stopped TEXTS* stop|stopped
        keep _? coming / ~to keep me|us posted|updated|informed|in|on|up !TOPIC|just|only
        has|is|are|were|was DET* TEXTS been|all? stopped|off|turned|down
        have DET* TEXTS been all? stopped|off|turned|down / dont want to stop / why CEASE
        no further update|updates / good enough / why dont|didnt|havent|cant i|we RECEIVE
        why do|did i|we not RECEIVE / this|that|it|hopefully|which will|should|would|might stop / non stop
        dont want to unsubscribe|opt / NEG WANT anything|nothing else
        unsubscribing|unsubscribe from DET|the|a* newsletter|newsletters|page|feed

        see|meet|at|by|near|until you? at|by|near? the|a|my|next|last|bus stop $ / bus|full|pit|tram stop
        the|your stop line|bit|part|footer|notice|sentence|instruction|instructions|message|text
        no need|reason to cancel|stop|quit|end $ / no more updates|news from me|us|our|here
        no need to cancel we|i|it
        """,
    ),
    (
        "en.fewer",
        PAUSE,
        """
        only CONTACT me for|when|if|about / too|so many|much DET|ADJ* HARD|messages / FEWER <texts>
        CONTACT me FEWER / SEND FEWER of? <texts> / pause|snooze|hold <texts> / ^ mute !the|your|my|on|in|WORK
        no HARD TEMPORAL|this|over / no HARD on|at weekends|weekend|weekdays|night|nights|holidays
        ^ not at night $ / text|message too much|often / <me> less|fewer
        do? NOT CONTACT|SEND <me>? <texts>? TEMPORAL
        ^ incidents|changes|TOPIC only $
        once|one|1 a|per|each|every day|hour|week ... enough|plenty|do|please|instead|maybe
        SEND ... once|one|1 a|per day|hour|week
        could|can|maybe|possible|possibly|any|option ... only|just ... between|weekdays|during|hours
        office|working|business|work hours only / not|nothing|none after|before|between|until|till NUMBER
        only|just between|during|on weekdays|NUMBER|office|working|business|work / less|fewer $
        SEND less|fewer
        could|can|might|able you|these|we|i ... less|fewer / is a lot $ / way too|way* frequent|often|much $
        RECEIVE fewer|less / every NUMBER min|mins|minutes|hour|hours ... need|too|necessary|really
        one|a summary|digest ... would|enough|do|instead|end|day / do we|i really? need <texts>
        paused|muted|held|snoozed for|until|while / can|could <texts> be paused|muted|held
        """,
    ),
    (
        "en.other-alerts",
        PAUSE,
        """
        CEASE|CUT DET|ADJ* WORK WORK? HARD / OFF off? DET|ADJ* WORK WORK? HARD off?
        """,
    ),
    (
        "en.annoyed",
        TIRED,
        """
        you|youre|are|is|keep|keeps CONTACTING me $ / ^ too many of THESE / why am i on <list>
        ^ give it a rest $ / ^ zip it $ / ^ count me out $ / ^ spare me $
        <texts> is|are ADJ|_|INTENS* annoying|spam|irritating|useless|pointless|ridiculous|driving
        hate|sick|tired of? <texts> / <texts> are? driving / ^ this is spam $ / ^ spam $
        why do|are|am|you you|i INTENS|still|keep* CONTACTING|RECEIVE|SENDING <me>? <texts>|$
        why do you keep CONTACTING / NEG care|like|enjoy about? <texts> / ^ no means no $ / i? said no $
        NEG WANT it $ / NEG use this $
        who gave|given you|u|yall|them|ya my|this OWN* PHONE
        how|where did|do|have* you|u|yall|they* get|got|find|found my|this OWN* PHONE
        who ... gave|given you|u|yall|them|ya my|this OWN* PHONE
        i|we? pay for|per DET* HARD|text
        these|they|it|HARD distract|distracts|wake|wakes|annoy|annoys|bother|bothers|disturb|interrupt me|\
us|my|INTENS|$
        PHONE RECEIVE|gets|receives|keeps these|this|those|HARD
        RELATIVE|husbands|wifes|sons|daughters|moms|dads OWN* PHONE gets|receives
        fed up with|of <texts>
        """,
    ),
    (
        "en.enough",
        PAUSE,
        """
        ^ ok enough / ^ ive? had enough $ / ^ not again $ / ^ oh not again $
        """,
    ),
    (
        "en.stop-it",
        POINTS,
        """
        ^ stop|quit|halt|end|cancel|kill|remove|delete|drop it|this|that $ / ^ CUT it|that $ / ^ quit it $
        ^ cut it out $ / ^ knock it off $
        ^ undo|remove|delete|erase|drop|take|cut|lose|CUT it|this|that|those|them out|off? $
        ^ OFF it|them off $ / ^ CEASE|CUT this service $ / ^ POSSIBLE|you* make this|it stop $
        make|let this|it|that go away $
        ^ i? want|like|wish it|that to? stop|end|quit|stopped $ / ^ make it|this go away $
        ^ undo|reverse it|that|this $ / could|can you INTENS* undo|reverse it|that|this $
        REMOVE|ERASE the number|nr|mobile $
        ^ it must|has|needs|should to? end|stop $ / ^ that|it can|could|may|should finish|stop|end now? $
        ^ pack it in $ / get|getting rid of it|this|that|them $ / make it stop $
        ^ drop|cut|lose|remove|delete em $
        ^ wipe|untick|untag|take|cut it|this|that out? $
        could|can|will|would you INTENS* wipe|drop|cut|untick it|that|this
        """,
    ),
    (
        "en.make-it-stop",
        PAUSE,
        """
        when will <texts> stop
        """,
    ),
    (
        "en.leaves-something",
        PAUSE,
        """
        UNSUB|opt out? from|of DET* _ $
        """,
    ),
    (
        "en.asks-about-stop",
        DOUBT,
        """
        HEDGE HEDGE? i|you? HEDGE? reply|text|send stop / does stop work / HEDGE i|about|of* UNSUB|opting|opt
        do i have|need to? RECEIVE? <texts> / do i need <texts>
        one more <texts>? and|then i|im|ill INTENS|am|will* UNSUB|opt|opting|quit|stop
        what|and happens|if if|i? i? say|text|reply|send|type|write stop
        """,
    ),
    (
        "en.only-topic",
        PAUSE,
        """
        only|just want|need|care|send|the? me? the? about? TOPIC / except TOPIC $
        """,
    ),
    (
        "en.other-channel",
        PAUSE,
        """
        CEASE emailing|mailing <me> / CEASE|no more emails $
        """,
    ),
)

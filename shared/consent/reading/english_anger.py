"""English of those who are fed up: dismissals, threats, and complaints about the texts themselves."""

from shared.consent.reading.rule import LOOSE, PAUSE, STOP, TIRED, rules

RULES = rules(
    (
        "en.dismissal",
        STOP,
        """
        leave <me> COURTESY|DET|f|tf|goddamn|_* alone $ / shut COURTESY|DET|f|your|it* up|trap|mouth|face $
        stay|get|keep COURTESY|DET|f* off|out|away off? of|from? my|this OWN* PHONE|life|back|case|inbox
        stay|keep|back COURTESY|DET|f* off|away from? <me>? $ / get off my back|case|phone
        go COURTESY|and|bother|text|annoy|spam* someone|somebody|another else|person? $
        CONTACT|find someone|somebody else $ / <me> is|are not your pager|business / not your pager
        off with <texts> / shove|stick|screw|hell|stuffed|nope|nah|fuck|curse ... HARD / get stuffed $
        ^ stfu / ^ shut it $ / go to hell / find another victim|person|number
        SEND these|them|it|this ... someone|somebody who|else|that !can
        CONTACT|use|bother|SEND ... instead of? me|mine|this one? $
        use|try another|different|other|my OWN* number|phone not|instead|$
        tell|have|make your bot|robot|system|machine|people to? stop|leave / your bot|robot ... stop|leave
        ^ shush $ / ^ radio silence $
        find|get someone|somebody|person else|other|another to CONTACT|SEND|annoy|spam|bug
        go? CONTACT|bother|annoy someone|somebody|anyone|people who|that cares|care|wants|want|needs|gives
        pester|annoy|bug someone|somebody else
        my OWN* PHONE is|isnt not|a|no|your* pager|hotline|dispatch|helpdesk|toy|noticeboard|beeper|alarm|\
bulletin
        keep DET* work|WORK|company|office off|out|away of|from? my OWN* PHONE
        go pester|annoy|bug|text|spam ... else / find some other poor? _ to
        """,
    ),
    (
        "en.threat",
        STOP,
        """
        CONTACT|SEND <me>? again|one|once|another more? time|text|message|once|more? and|or? i|ill|im|you|\
youll|my|gets|blocked
        if i RECEIVE one|another|any|1 more|single* of|text|message|texts|$
        ^ reported|marked|marking|flagged|flagging|reporting as? spam|junk
        if you|u|yall dont|do|wont not? INTENS* stop|quit|cease $
        or|before|otherwise i|ill|im ... report|block|sue|complain|lawyer|reporting
        block|blocking|blocked|report|reporting|reported you|u|yall|this|ur|your number|texts|as|to|the|DET* \
spam|scam|fcc|ftc|police|authorities|ico|hr|junk|phishing|TEXTS|$
        next|another|one|single|more text|message|one|time|TEXT1 and|or|then i|ill|im|you|my|gets|goes \
report|block|blocked|sue|calling|am|will
        speak|talk|hear|heard to|from|with DET|my* lawyer|attorney / my lawyer|attorney|solicitor
        right|permission|authorization|business|reason to CONTACT <me>
        last|final text|message|time|one|TEXT1 i|you|u want|ever|RECEIVE|CONTACT|need / CONTACTED <me>? enough
        one more and|or|then i|im|ill block|blocking|report|sue|call|calling
        mark|marking|flag|flagging you|this|u|ur|your|as|number|it* spam|junk
        report|reporting this|the|your OWN* number to
        if it|this|that|you|u|yall|TEXTS|these|they continues|continue|persists|persist|happens|keeps|keep \
... THREAT|calling|reporting|report|block|suing|hr|authorities
        one|once|1 more|another DET|TEXT1|text|message|time* and|or i|im|ill going|go|talking|calling|off \
to|my|the? hr|union|manager|legal|police|it|lawyer
        going|go to hr|legal|police about|over this|these|$ / ^ blocking you|this $
        one|another|1 more|single text|message|txt ... im|ill|i|youll ... report|reporting|hr|regulator|\
ombudsman|ico|union|lawyer|legal|police|block
        next time you|u CONTACT|SEND <me>?
        reporting|report you|u|this to the? regulator|ombudsman|ico|union|hr
        shouldnt|shouldn|not be|b CONTACTING <me>
        """,
    ),
    (
        "en.had-enough",
        STOP,
        """
        had it|enough INTENS|up|here* with|of <texts> / enough INTENS* with|of <texts>
        enough INTENS* with|of CONTACTING|SENDING / over|through|done|finished INTENS|with* <texts> $
        ^ i|im? am? INTENS* over|through|done with? <texts> / ^ enough ADJ|DET* HARD
        """,
    ),
    (
        "en.ends-it",
        LOOSE,
        """
        CEASE|CUT ... HARD|CONTACTING|these|those / OFF ... HARD off / fed|sick|tired ... CEASE|REMOVE|UNSUB
        HARD|these|those ... driving|annoying|sick|hate ... stop $
        shop|stip|sop|strop|atop|spot|step CONTACTING|SENDING <me>
        no more COURTESY* buzzing|CONTACTING|beeping|dinging|spamming <me>|from|at|please|$
        put|putting|bring an|a|your? end|stop|halt to <texts> / do|doing away with <texts>
        bring <texts> to an? end / OFF <texts> off|down?
        cannot|cant|cant stand|take|deal|handle|bear ... HARD|these|those
        """,
    ),
    (
        "en.complaint",
        TIRED,
        """
        this|it|these|you|youre is|are? INTENS|ADJ* harassment|harassing|spamming|spam / fed up with? <texts>
        so|way|too many DET* texts|messages|msgs|sms|alerts|notifications|them|these !WORK|from|on|in
        lots|lot|flood|tons|ton|tonne of DET* texts|messages|msgs|sms|notifications !WORK|from|on|in
        ^ THESE texts|messages|msgs|alerts|notifications $ / TEXTS|texts are|is too? much|many
        who gave you my|this PHONE / how|where did|do you have|get|got my|this PHONE
        unwanted|unsolicited <texts> / you|keep|keeps woke|waking|wakes <me>|DET
        is|are|was this|these|it|you|the|<texts> INTENS|DET* legit|legitimate|scam|phishing !WORK
        is this|it|that|these INTENS|DET* spam|fake $
        think|guess|looks|is this|its|like|it|they|these|is|are|all* spam|scam|phishing $ / ^ legit $
        <texts> is|are INTENS|DET* noise|useless|pointless|worthless|irrelevant
        harassed|bothered|bombarded|flooded|drowning|swamped|buried by|with|in this|these|you|<texts>
        NEG like|enjoy|appreciate RECEIVE DET|ADJ* TEXTS|TEXT1|these|this
        """,
    ),
    (
        "en.who-writes",
        PAUSE,
        """
        ^ who is|are|r|s this|you|u|that $ / ^ whos|who this|you|u $
        ^ what is|are|s this|these|all this? about? $ / ^ what are <texts> for|about? $
        ^ whats this|these|all all? this? about? $
        why am|do|are|is i|you|u INTENS|still|keep* RECEIVE|CONTACTING|SENDING|on <me>? <this>|$
        why ... CONTACTING <me> at|in|on|during NUMBER|night|weekend|weekends|the|my
        ^ many DET* texts|messages|msgs|alerts|notifications $
        are|will|gonna you|u INTENS|going|gonna|to* CONTACT <me> every|each|all|constantly|always
        ^ im|i|am am? out !today|now|at|tonight $ / its|is NUMBER|middle am|in|of? the morning|night $
        do|did i|we|u|you know|met you|this|u|each|before|$ / have we met / should i know this|you|u|who
        who is|was|am|are ... texting|writing|speaking this|me|to|with
        who sent this|that|these|me
        sure ... right person|number / whos|who is acme|it|this / which company is this|that|it
        is|are|was this|these|it|they optional|mandatory|voluntary|compulsory|required|obligatory $
        does stop|unsubscribe cost|charge|work
        not|NEG sure|decided i|if|whether ... need|want|like|keep <texts>|these|$
        do i have|need to keep? RECEIVE|have|keep <texts> / which ... turn|switch|opt off|out
        """,
    ),
    (
        "en.other-way",
        PAUSE,
        """
        i? prefer|rather|want|like email|emails|mail|calls $
        RECEIVE|CONTACT|SEND <me>? <texts>? as|by|via|through|in emails|email|mail instead? $
        ^ this|it? is this|it for|about|meant me|_ $ / is|are this|these meant|intended for me
        you? have the? right person|number / why ... going|coming to my OWN* PHONE / ^ did i sign up for?
        am i on some|a|any? list / you text a lot / this is getting annoying|old|ridiculous
        i cant take|stand this $ / ^ email|mail only $ / ^ not at NUMBER|night|_ / ^ why me $
        ^ what a nuisance|pain|drag
        """,
    ),
)

"""What English sentences about our texts speak of: me, the texts, the list."""

from shared.consent.reading.rule import phrases

PHRASES = phrases(
    me="""
        to? me|us
        to? this|my|our OWN* PHONE
        at|on|to my|this OWN* PHONE
    """,
    texts="""
        DET|ADJ|TOPIC|TEXTS|TEXT1|change* _? DET|ADJ|TOPIC|TEXTS* TEXTS !WORK|TOPIC
        DET|ADJ|TOPIC* _? TEXT1 !WORK|_
        DET|ADJ* of? THESE !WORK|_
        DET|ADJ|TOPIC* TOPIC WORK? WORK? HARD !WORK
        everyone|both of them
        DET|ADJ* TOPIC THINGS !WORK
        any and all DET|ADJ* TEXTS !WORK
        DET|ADJ* STUFF !to
    """,
    this="""
        <texts>
        THIS !WORK|_|TEXT1
    """,
    topic="""
        <this>
        DET|ADJ* TOPIC $
        DET|ADJ* TOPIC !WORK|_
    """,
    list="""
        DET|ADJ|TOPIC* text|sms|texting|contact|calling|alert|messaging|notification* LIST !of|WORK
        DET|ADJ* text|sms|texting|alert|messaging|notification* service|system|program|thing !WORK|is|was
        DET|ADJ* mailing|distribution|mail LIST !of|DET|WORK|_
        DET|ADJ* distribution !of|DET|WORK|_|LIST
        <this>
        this|that|here thing? !WORK|_
        this|that|the|your ADJ|text|texting|message* thing|group|chat|circle !WORK
    """,
)

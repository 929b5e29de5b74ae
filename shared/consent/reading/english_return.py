"""English that wants texts: one topic kept, another dropped, or all of them again."""

from shared.consent.reading.rule import DROPS, KEEP, RETURN, rules

RULES = rules(
    (
        "en.return",
        RETURN,
        """
        ^ i|id|want|like|would|to* opt|opting <me>? back? in again? $
        ^ POSSIBLE|you|i|want|to* RESUME me|us again? $ / ^ resubscribe $ / ^ subscribe again $
        ^ POSSIBLE|you|i|want|to* RESUME me|us back? again? up|on|to|for|in* <list>? $
        ^ POSSIBLE|you|i|want|to* RESUME <me> back? again? up|on|to|for|in|from* <list>? again $
        ^ text|message|contact me again $
        ^ sign|add|put <me> back up|on|in|to again? <list>? $ / ^ sign <me> up again $
        ^ sign <me> up for|to <texts> $
        ^ POSSIBLE|you* start|resume|restart|begin CONTACTING|SENDING <me> <texts>? again
        ^ POSSIBLE|you* start|resume|restart|begin <texts> again / ^ resume <texts> $
        ^ OFF <texts> back? on again? $ / ^ OFF back on <texts> $
        i? want|like|wish|need|ready INTENS|to* RECEIVE <texts> again
        changed my mind ... want|RESUME|RECEIVE <texts>
        """,
    ),
    (
        "en.keep",
        KEEP,
        """
        ^ KEEPS DET* TOPIC $ / ^ KEEPS DET|ADJ|only|just* TOPIC TEXTS|ones|one? only|on|coming|going? $
        ^ KEEPS <me> on|in|for|with|subscribed|to* DET|only* TOPIC TEXTS|ones|one|list|$
        """,
    ),
    (
        "en.drops-topic",
        DROPS,
        """
        ^ REMOVE|CUT|ERASE|ditch|skip|not|no|without|minus DET|the|only|just* TOPIC $
        not|minus|without|against DET|for|the* TOPIC $
        CUT|REMOVE|ERASE|skip|not|ditch DET|the* TOPIC ones|one|stuff
        """,
    ),
)

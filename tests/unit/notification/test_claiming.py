"""The claim's write: as large as DynamoDB takes it."""

from datetime import UTC, datetime

from shared.consent.entry import Topic
from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.notification.claim_update import Lease, Wanted, claiming, giving_back
from shared.notification.held.release import TOLD_TOGETHER
from shared.sms.pacing import Lane

EXPRESSION, OPERATORS = 4096, 300
"""The largest expression in bytes, and the operators and functions in all expressions of a request."""


def test_a_digest_of_all_that_one_holds_is_a_write_that_the_table_takes() -> None:
    names = tuple(f"{number:016}" for number in range(TOLD_TOGETHER))
    until = datetime(2026, 11, 24, tzinfo=UTC)
    wanted = Wanted("digest", State.OPTED_IN, frozenset(Topic), until, Lane.ROUTINE, names)
    key, lease = SubscriberKey("ana"), Lease("mine", 0, 1)
    for update in (claiming(wanted, key, lease, None, 7, 6), giving_back(wanted, key, lease, 6)):
        request = update.request("subscribers")
        both = request["UpdateExpression"], request["ConditionExpression"]
        assert max(map(len, both)) <= EXPRESSION
        words = " ".join(both).replace("(", " ( ").split()
        used = sum(words.count(each) for each in ("AND", "OR", "(", "=", "<", "+", "-"))
        assert used <= OPERATORS

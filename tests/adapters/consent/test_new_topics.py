"""A topic that is new in the catalogue is off for whoever agreed before it was there (O6).

Nothing anywhere means "all topics": what was agreed to is written out, entry by entry, and only that is on.
"""

from datetime import timedelta

from shared.consent.entry import Topic
from shared.consent.states import State
from shared.itsm.history import Reason
from shared.notification.claims import Claimed, Claims, Wanted
from tests.adapters.consent.conftest import Person
from tests.adapters.tables import Hands, Tables

ALL_THERE_WERE = frozenset({Topic.INCIDENT, Topic.CHANGE})
NEW = Topic.SERVICE


def test_a_new_topic_is_off_and_stays_off_whatever_happens(tables: Tables, hands: Hands, ana: Person) -> None:
    ana.fills_form(*ALL_THERE_WERE)
    ana.texts("YES")
    for word in ("START", "HELP", "YES", "see you on Monday"):
        ana.texts(word)
        assert ana.book.store.history(ana.key).consent(hands.pass_by(minutes=1)).topics == ALL_THERE_WERE
    ana.texts("STOP")
    hands.pass_by(minutes=1)
    ana.texts("START")

    assert ana.state() is State.OPTED_IN
    assert ana.book.store.history(ana.key).consent(hands()).topics == ALL_THERE_WERE
    (item,) = [i for i in tables.items(tables.subscribers) if i["sk"]["S"] == "state"]
    assert set(item["topics"]["SS"]) == {topic.value for topic in ALL_THERE_WERE}
    claims = Claims(tables.dynamodb, tables.subscribers)
    answers = {topic: claims.claim(wanted(topic, hands), ana.key, "token", hands()) for topic in Topic}
    assert answers.pop(NEW) is Reason.TOPIC_OFF
    assert all(isinstance(answer, Claimed) for answer in answers.values())


def wanted(topic: Topic, hands: Hands) -> Wanted:
    """An alert of this topic."""
    return Wanted(f"alert {topic}", State.OPTED_IN, frozenset({topic}), hands() + timedelta(hours=4))

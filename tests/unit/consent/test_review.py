"""When the policy is reviewed, and what the review is told."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from shared.consent.disclosure_files import Version
from shared.consent.entry import Language
from shared.consent.keys import SubscriberKey
from shared.consent.review import LISTED, Due, Reviewed, Standing, report, review_due
from shared.consent.states import State


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=UTC)


def version(name: str, *, material: bool, changes: str = "Words.") -> Version:
    effective = datetime.fromisoformat(f"{name}T00:00:00+00:00")
    texts: Mapping[Language, str] = {Language.ENGLISH: "I agree."}
    return Version(name, effective, material, changes, {}, texts)


FIRST = version("2026-11-01", material=True)
TYPOS = version("2027-02-01", material=False, changes="A typo.")
TOPIC = version("2027-06-01", material=True, changes="One more purpose.")
TEXTS = ["2026-11-01", "2027-05-01", "2027-07-01"]
STARTED = Reviewed(day(2026, 11, 24), "2026-11-01")


@pytest.mark.parametrize(
    ("every", "now", "due"),
    [
        ("12 months", day(2027, 11, 23), None),
        ("12 months", day(2027, 11, 24), day(2027, 11, 24)),
        ("12 months", day(2028, 3, 1), day(2027, 11, 24)),
        ("12 months", day(2036, 11, 25), day(2036, 11, 24)),  # what was missed is told once
        ("90 days", day(2027, 2, 21), None),
        ("90 days", day(2027, 2, 22), day(2027, 2, 22)),
    ],
)
def test_due_every_so_often(every: str, now: datetime, due: datetime | None) -> None:
    assert review_due(STARTED, every, now, [FIRST]) == (Due(due, "time") if due else None)


@pytest.mark.parametrize(
    ("last", "every", "due"),
    [
        (day(2026, 1, 31), "1 months", day(2026, 2, 28)),
        (day(2026, 12, 31), "2 months", day(2027, 2, 28)),
        (day(2028, 2, 29), "12 months", day(2029, 2, 28)),
        (day(2026, 3, 15), "10 months", day(2027, 1, 15)),
    ],
)
def test_a_short_month_ends_earlier(last: datetime, every: str, due: datetime) -> None:
    found = review_due(Reviewed(last, "2026-11-01"), every, due, [FIRST])
    assert found == Due(due, "time")
    assert review_due(Reviewed(last, "2026-11-01"), every, due - timedelta(seconds=1), [FIRST]) is None


def test_a_material_change_is_a_reason_on_its_day_and_a_typo_is_none() -> None:
    among = [FIRST, TYPOS, TOPIC]
    assert review_due(STARTED, "12 months", day(2027, 2, 2), among) is None
    assert review_due(STARTED, "12 months", day(2027, 6, 1), among) == Due(TOPIC.effective, "material_change")
    reviewed = Reviewed(STARTED.at, "2027-06-01")
    assert review_due(reviewed, "12 months", day(2027, 6, 2), among) is None


def standing(name: str, agreed_to: str | None = "2026-11-01", *, state: State = State.OPTED_IN) -> Standing:
    return Standing(SubscriberKey(name), state, day(2027, 1, 1), agreed_to)


def test_the_report_counts_and_names_who_must_consent_anew() -> None:
    among = [FIRST, TYPOS, TOPIC]
    people = [
        standing("ana"),
        standing("ben", "2027-02-01"),
        standing("chloe", "2027-06-01"),
        standing("dev", None),
        standing("eva", state=State.OPTED_OUT),
    ]
    told = report(
        Due(TOPIC.effective, "material_change"), STARTED, "12 months", people, among, TEXTS, day(2027, 6, 2)
    )

    assert told["because"] == "material_change"
    assert told["disclosure"]["version"] == "2027-06-01"
    assert told["disclosure"]["effective"] == "2027-06-01T00:00:00.000Z"
    assert [(each["version"], each["changes"]) for each in told["changes"]] == [
        ("2027-02-01", "A typo."),
        ("2027-06-01", "One more purpose."),
    ]
    assert told["texts"] == ["2027-05-01"]
    assert told["numbers"] == {"opted_in": 4, "opted_out": 1}
    versions = {"2026-11-01": 1, "2027-02-01": 1, "2027-06-01": 1, "unknown": 1}
    assert told["opted_in_by_version"] == versions
    assert told["since_last_review"] == {"opted_in": 4, "opted_out": 1}
    anew = {"since": "2027-06-01", "count": 3, "subscribers": ["ana", "ben", "dev"]}
    assert told["must_consent_anew"] == anew


def test_after_a_typo_nobody_must_consent_anew() -> None:
    told = report(
        Due(day(2027, 3, 1), "time"),
        STARTED,
        "90 days",
        [standing("ana")],
        [FIRST, TYPOS],
        TEXTS,
        day(2027, 3, 1),
    )
    assert told["must_consent_anew"] == {"since": "2026-11-01", "count": 0, "subscribers": []}


def test_a_long_list_is_counted_and_said_where_to_find() -> None:
    people = [standing(f"{number:05}") for number in range(LISTED + 1)]
    due = Due(TOPIC.effective, "material_change")
    anew = report(due, STARTED, "12 months", people, [FIRST, TOPIC], TEXTS, day(2027, 6, 2))[
        "must_consent_anew"
    ]
    assert anew["count"] == LISTED + 1
    assert len(anew["subscribers"]) == LISTED
    assert "subscribers' table" in anew["all_of_them"]

"""The consent at any moment is what a plain replay of the table gives, in whatever order it arrived (G6)."""

import random
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from shared.consent.choices import Changes
from shared.consent.entry import Entry, Kind, Topic
from shared.consent.meaning import Meaning
from shared.consent.states import State, state_after
from shared.evidence.compliance import consent_at
from tests.unit.consent.replay import replayed
from tests.unit.consent.story import ALL, ANA, BEN, NINE, PLAIN, REPLY

HISTORIES, MOMENTS, LONGEST, SEED = 500, 20, 24, 64_1200
GAPS = (*[0] * 2, *[1] * 3, *[7 * 60] * 9, *[5 * 3600] * 2, *[24 * 3600] * 2, 6 * 86_400)  # in seconds
HOLD, A_BIT = timedelta(days=14), timedelta(milliseconds=1)
SOME = (ALL, ALL, frozenset({Topic.CHANGE}), frozenset({Topic.CHANGE, Topic.SERVICE}))
CHANGES = (*(Changes(topics) for topics in (*SOME, frozenset())), Changes(locations=frozenset({"BER"})))
SAID = (*Meaning, *[Meaning.YES, Meaning.START] * 4, *[Meaning.STOP, Meaning.KEEP] * 2, Meaning.PAUSE)
KINDS = (*Kind, *[Kind.FORM] * 12, *[Kind.CODE] * 4, Kind.PREFERENCES, *[Kind.REPLY] * 30)
OF_EMPLOYEES = (
    *(Kind.FORM, Kind.WRONG_CODE, Kind.PREFERENCES, Kind.PORTAL_OPT_OUT),
    *(Kind.NUMBER_CHANGED, Kind.NUMBER_REPLACED, Kind.OFFBOARDED),
)


def history(chance: random.Random) -> list[Entry]:
    """What may happen to a number, written down in some other order: texts arrive when they arrive."""
    count = chance.randint(1, LONGEST)
    arrivals = chance.sample(range(1, count + 1), count)
    moment, happened = NINE, []
    for seq in arrivals if chance.random() < 0.5 else sorted(arrivals):
        moment += timedelta(seconds=chance.choice(GAPS))
        happened.append(entry(chance, seq, moment))
    return sorted(happened, key=lambda each: each.seq)


def entry(chance: random.Random, seq: int, at: datetime) -> Entry:
    """One entry, of Ana or of Ben where it is one of theirs."""
    kind = chance.choice(KINDS)
    if kind is Kind.REPLY:
        said = chance.choice(SAID)
        scope = chance.choice((None, *Topic)) if said is Meaning.STOP else chance.choice(list(Topic))
        reply = replace(REPLY, seq=seq, at=at, meaning=said, scope=scope)
        return replace(reply, overdue_at=at + HOLD / 2, hold_ends_at=at + HOLD)
    return replace(
        PLAIN,
        seq=seq,
        kind=kind,
        at=at,
        employee=chance.choice((ANA, ANA, ANA, BEN)) if kind in OF_EMPLOYEES else None,
        topics=chance.choice(SOME),
        changes=chance.choice(CHANGES) if kind is Kind.PREFERENCES else None,
    )


def moments(chance: random.Random, entries: list[Entry]) -> list[datetime]:
    """Before the first entry, at and around entries and what falls due by them, in between, long after."""
    turns = [each.at + due for each in entries for due in (timedelta(0), timedelta(days=1), HOLD)]
    near = [chance.choice(turns) + chance.choice((-A_BIT, timedelta(0), A_BIT)) for _ in range(MOMENTS // 2)]
    between = [chance.choice(entries).at + timedelta(minutes=chance.random() * 7) for _ in near[2:]]
    return [NINE - A_BIT, *near, *between, max(turns) + timedelta(days=400)]


def test_the_consent_at_any_moment_is_that_of_a_plain_replay() -> None:
    chance, seen = random.Random(SEED), Counter[str]()

    for _ in range(HISTORIES):
        entries = history(chance)
        for moment in moments(chance, entries):
            plain, found = replayed(entries, moment), consent_at(tuple(entries), moment)
            expected = (plain.state, plain.of, plain.topics, plain.held_until)
            held_until = found.held and found.held.ends_at
            assert (found.state, found.employee, found.topics, held_until) == expected, (entries, moment)
            seen[plain.state] += 1

    assert all(seen[state] > HISTORIES / 4 for state in State), seen  # else the sample shows little


def test_the_consent_now_is_the_one_at_this_moment() -> None:
    chance = random.Random(SEED)

    for _ in range(HISTORIES):
        entries = history(chance)
        now = max(each.at for each in entries) + timedelta(seconds=chance.choice(GAPS))
        assert state_after(entries).at(now) == consent_at(tuple(entries), now)

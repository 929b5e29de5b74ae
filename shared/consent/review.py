"""The review of the policy: when it is due, and what it should know.

It is due every twelve months (or what the settings say) from the stage's first day on, and when a material
change of the disclosure takes effect. The report names who must consent anew; nobody is texted, and nobody's
consent changes by itself.
"""

import calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shared.clock import iso
from shared.consent.disclosure import in_force
from shared.consent.disclosure_files import Version
from shared.consent.keys import SubscriberKey
from shared.consent.states import State

LISTED = 500
"""So many are named in the report itself."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The last review: for when it was due, or the stage's first day; and the words in force then."""

    at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one number stands, as far as a review wants to know."""

    subscriber: SubscriberKey
    state: State
    since: datetime | None
    version: str | None
    """Of the disclosure that they agreed to."""


@dataclass(frozen=True, slots=True)
class Due:
    """A review that is due, and why."""

    at: datetime
    because: str
    """``time``, or ``material_change``."""


def review_due(last: Reviewed, every: str, now: datetime, among: Sequence[Version]) -> Due | None:
    """The review that is due by now; of several that were missed, the last."""
    due, following = last.at, _later(last.at, every, 1)
    count = 1
    while following <= now:
        due, count = following, count + 1
        following = _later(last.at, every, count)
    if due > last.at:
        return Due(due, "time")
    changed = [each for each in _new(last, now, among) if each.material]
    return Due(changed[-1].effective, "material_change") if changed else None


def report(
    due: Due,
    last: Reviewed,
    every: str,
    standings: Iterable[Standing],
    among: Sequence[Version],
    texts: Sequence[str],
    now: datetime,
) -> dict[str, Any]:
    """What the review should know. ``texts`` are the versions of all texts, each named after its day."""
    version = in_force(now, among)
    all_of_them = list(standings)
    opted_in = [each for each in all_of_them if each.state is State.OPTED_IN]
    return {
        "because": due.because,
        "due_at": iso(due.at),
        "every": every,
        "last_review_at": iso(last.at),
        "disclosure": {**_told(version), "languages": sorted(version.texts)},
        "changes": [{**_told(each), "changes": each.changes} for each in _new(last, now, among)],
        "texts": [each for each in texts if str(last.at.date()) < each <= str(now.date())],
        "numbers": dict(Counter(each.state.value for each in all_of_them)),
        "opted_in_by_version": dict(Counter(each.version or "unknown" for each in opted_in)),
        "since_last_review": dict(
            Counter(each.state.value for each in all_of_them if each.since and each.since > last.at)
        ),
        "must_consent_anew": _anew(opted_in, among, now),
    }


def _anew(opted_in: Sequence[Standing], among: Sequence[Version], now: datetime) -> dict[str, Any]:
    """Those who agreed to words that a material change has replaced since."""
    material = [each for each in among if each.material and each.effective <= now]
    if not material:
        return {"count": 0, "subscribers": []}
    newest = material[-1]
    older = {each.name for each in among if each.effective < newest.effective}
    who = sorted(each.subscriber for each in opted_in if each.version is None or each.version in older)
    listed = {"since": newest.name, "count": len(who), "subscribers": who[:LISTED]}
    if len(who) > LISTED:
        listed["all_of_them"] = "items of the subscribers' table: state opted_in, disclosure older than since"
    return listed


def _new(last: Reviewed, now: datetime, among: Sequence[Version]) -> list[Version]:
    """The versions that took effect after the one that the last review knew."""
    known = [each.effective for each in among if each.name == last.version]
    return [each for each in among if each.effective <= now and not (known and each.effective <= known[0])]


def _told(version: Version) -> dict[str, Any]:
    return {"version": version.name, "effective": iso(version.effective), "material": version.material}


def _later(moment: datetime, every: str, times: int) -> datetime:
    """``moment`` so many ``12 months`` or ``90 days`` later; the 31st becomes a shorter month's last day."""
    number, unit = every.split()
    count = int(number) * times
    if unit == "days":
        return moment + timedelta(days=count)
    years, month = divmod(moment.month - 1 + count, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))

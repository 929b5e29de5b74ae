"""A world beside the model: each deed is done in both, and then everything that can be seen is compared.

Where the contract leaves open what a deed comes to, the deed is left out (``may_…``) or what it shows is not
compared (``OPEN``), each time with the reason.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from tests.end_to_end.model import DAY, HOLD, HOUR, Model, Number
from tests.end_to_end.stage import eventually
from tests.end_to_end.world import WITHIN, World

OPEN, MANY = -1, 6
FORMS_AN_HOUR = 10
SOONEST_END_OF_A_HOLD, SILENCE = 12 * DAY, 365 * DAY

Topics = frozenset[str]
NO_TOPICS: Topics = frozenset()


class Life:
    """One run: a world, the model, and the steps that both have taken."""

    def __init__(self, world: World, pool: ThreadPoolExecutor) -> None:
        self.world = world
        self.model = Model(len(world.phones))
        self.story: list[str] = []
        self._forms: list[tuple[int, int, int]] = []
        self._newest: dict[int, int] = {}
        self._strangers: set[int] = set()
        self._failed: set[tuple[int, int]] = set()
        self._listed: set[int] = set()
        self._pool = pool
        self._at_work: Future[None] | None = None

    @property
    def numbers(self) -> list[Number]:
        """As the model has them."""
        return self.model.numbers

    # How a step is taken

    def takes(self, told: str, deed: Callable[[], object], answer: object = None) -> None:
        """Do it in the background, see this answer, and then that all is as the model says."""
        self.story.append(told)
        self._at_work = self._pool.submit(self._done, deed, answer)

    @property
    def steps(self) -> int:
        """How many there were."""
        return len(self.story)

    def waits(self) -> None:
        """Wait for the end of the last step; what was wrong with it is wrong from then on."""
        if self._at_work:
            self._at_work.result()

    @property
    def went_wrong(self) -> bool:
        """Whether the last step did."""
        return self._at_work is not None and self._at_work.exception() is not None

    def _done(self, deed: Callable[[], object], answer: object) -> None:
        given = deed()
        assert given == answer, self._told(f"answered with {given} in place of {answer}")
        self.compare()

    def _told(self, *differences: str) -> str:
        return "\n".join(["so it went:", *self.story, "and not as the model says:", *differences])

    def _happens(self, what: str, numbers: Iterable[int], topics: Topics = NO_TOPICS) -> None:
        for n in numbers:
            self.model.happens(n, what, topics)

    def _of(self, who: int) -> list[int]:
        return [n for n, one in enumerate(self.numbers) if one.of == who]

    # The steps; those that are not to be taken say so and are left out

    def fills_in(self, who: int, n: int, topics: Topics) -> None:
        """The form."""
        if self._form_is_open(who, n):
            return
        self._forms.append((who, n, self.model.now))
        status = self.model.form(n, who, topics)
        if status == 202:
            self._newest[who] = n
            self._strangers -= {who}
            self._strangers |= {who} - {self.numbers[n].of}
        told = f"employee {who} enters number {n} for {sorted(topics)}"
        self.takes(told, lambda: self.world.fills_in(who, n, topics), status)

    def _form_is_open(self, who: int, n: int) -> bool:
        """After a hold that ended in silence, which the table sends neither way; in place of a pending
        number when no other is opted in, where it says "unchanged" as well as "replaced"; a stranger's,
        when it replaces or comes again within a day, since it must look as if it were theirs; ten an hour.
        """
        one, mine = self.numbers[n], [self.numbers[k] for k in self._of(who) if k != n]
        strange = one.of != who and (one.by_phone or one.state in ("pending", "opted_in"))
        replaces = any(each.state == "pending" for each in mine)
        beside = any(each.state == "opted_in" for each in mine)
        again = any((who, n) == (f, k) and at > self.model.now - DAY for f, k, at in self._forms)
        often = sum(1 for f, _, at in self._forms if f == who and at > self.model.now - HOUR) >= FORMS_AN_HOUR
        silent = one.of == who and one.ended_by == "time"
        return silent or often or (replaces and not beside) or (strange and (replaces or again))

    def types(self, who: int, right: bool) -> None:
        """The code; open for strangers, as above, and when nothing is pending but something opted in."""
        pending = [n for n in self._of(who) if self.numbers[n].state == "pending"]
        opted_in = [n for n in self._of(who) if self.numbers[n].state == "opted_in"]
        if who in self._strangers or (opted_in and not pending):
            return
        n, status = next(iter(pending), None), self.model.code(who, right)
        told = f"employee {who} types {'the' if right else 'a wrong'} code"
        self.takes(told, lambda: self.world.types(who, n, right=right), status)

    def texts(self, n: int, meaning: str, words: str, topics: Topics = NO_TOPICS) -> None:
        """A text; open: to stop a topic that is off, to keep one that was off or after offboarding."""
        one = self.numbers[n]
        off = meaning == "STOP" and one.state == "opted_in" and len(topics) == 1 and not topics <= one.on
        kept = meaning == "KEEP" and (one.lost or not topics <= one.on)
        if off or kept:
            return
        self._happens(meaning, [n], topics)
        self.takes(f"number {n} texts {words!r}", lambda: self.world.texts(n, words))

    def keeps_asking(self, n: int) -> None:
        """More HELP than is answered in an hour."""
        self._happens("HELP", [n] * MANY)
        self.takes(f"number {n} texts HELP {MANY} times", lambda: self._asks(n))

    def _asks(self, n: int) -> None:
        for _ in range(MANY):
            self.world.texts(n, "HELP")

    def leaves(self, who: int) -> None:
        """The portal's button."""
        self._happens("portal", self._of(who))
        self.takes(f"employee {who} opts out in the portal", lambda: self.world.leaves(who), 204)

    def changes(self, who: int, topics: Topics | None) -> None:
        """The portal's preferences: these topics, or something else; open while it is, whose they are."""
        n = self.shown(who)
        if n is None or n == OPEN:
            return
        status = 200 if self.numbers[n].state == "opted_in" else 409
        self._happens("change", [n], self.numbers[n].on if topics is None else topics)
        change = {"urgent_in_quiet_hours": True} if topics is None else {"topics": sorted(topics)}
        self.takes(f"employee {who} changes {change}", lambda: self.world.changes(who, **change), status)

    def is_opted_out_by_the_desk(self, n: int) -> None:
        """The help desk, on behalf."""
        self._happens("desk", [n])
        self.takes(f"the help desk opts number {n} out", lambda: self.world.rings_the_desk(n), 201)

    def is_offboarded(self, who: int) -> None:
        """The employee has left."""
        self._happens("offboarded", self._of(who))
        self.takes(f"employee {who} is offboarded", lambda: self.world.is_offboarded(who))

    def does_not_exist(self, n: int) -> None:
        """The carrier says so, once of each text."""
        text = (n, len(self.model.texts[n]))
        if not self.model.texts[n] or text in self._failed:
            return
        self._failed.add(text)
        self._happens("failed", [n])
        self.takes(f"number {n} does not exist", lambda: self.world.does_not_exist(n))

    # Time, which passes for all lives at once

    def may_be_listed(self, n: int) -> bool:
        """A number comes off the carrier's list once in 30 days."""
        return n not in self._listed

    def is_listed(self, n: int) -> None:
        """The carrier has it on its list; found when time passes."""
        self._listed.add(n)
        self.story.append(f"number {n} is on the carrier's list")
        self.world.is_put_on_the_list(n)
        self._happens("carrier", [n])

    def may_pass(self, minutes: int) -> bool:
        """Not into the days in which ten business days end, sooner or later by weekends and holidays."""
        ages = [self.model.now + minutes - one.held for one in self.numbers if one.held is not None]
        return not any(SOONEST_END_OF_A_HOLD <= age < HOLD for age in ages)

    def passes(self, minutes: int) -> None:
        """The clock has moved."""
        self.model.now += minutes
        everybody = range(len(self.numbers))
        self._happens("time", everybody)
        if minutes > SILENCE:
            self._happens("silent", everybody)
        self.takes(f"{minutes} minutes pass", lambda: None)

    # What is compared

    def compare(self) -> None:
        """Everything is as the model says, soon."""
        eventually(
            lambda: next(self._differences(), None) is None,
            within=WITHIN,
            otherwise=lambda: self._told(*self._differences()),
        )

    def _differences(self) -> Iterator[str]:
        for n, (one, found) in enumerate(zip(self.numbers, self.world.stands(), strict=True)):
            yield from different(f"number {n}", found, (one.state, sorted(one.on), one.held is not None))
            due = [text for text, _ in self.model.texts[n]]
            yield from different(f"the texts to {n}", self.world.roles(n), due)
        for who in range(len(self.world.subs)):
            seen = self.shown(who)
            if seen != OPEN:
                yield from different(f"what {who} sees", self.world.sees(who), self._view(seen))

    def shown(self, who: int) -> int | None:
        """The number that the portal shows to the employee, if any.

        Open while two are opted in, none is but several stand there, or the newest form was a stranger's.
        """
        mine = self._of(who)
        opted_in = [n for n in mine if self.numbers[n].state == "opted_in"]
        if len(opted_in) == 1:
            return opted_in[0]
        if opted_in or who in self._strangers or set(mine) - {self._newest.get(who)}:
            return OPEN
        return next(iter(mine), None)

    def _view(self, n: int | None) -> tuple[str, str, list[str]] | None:
        if n is None:
            return None
        return self.world.phones[n][-4:], self.numbers[n].state, sorted(self.numbers[n].on)


def different(what: str, found: object, expected: object) -> Iterator[str]:
    """The sentence about a difference, if there is one."""
    if found != expected:
        yield f"{what}: {found} in place of {expected}"

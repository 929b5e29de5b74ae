"""What may happen to numbers in their lives, as steps that hypothesis chooses.

Several lives go on side by side, so that one is worked on while another is waited for; each is a run of its
own. The clock is everybody's.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.end_to_end.life import Life
from tests.end_to_end.model import DAY, HOUR, Number
from tests.end_to_end.stage import Clock, Stage
from tests.end_to_end.world import NumberKey, World

SIDE_BY_SIDE, STEPS = 4, 30
EMPLOYEES, PHONES = 2, 3

YES = st.sampled_from(("YES", "Y", " yes! "))
START = st.sampled_from(("START", "UNSTOP", "Start."))
STOP = st.sampled_from(("STOP", "Stop.", "please stop texting me", "OPT OUT", "no more texts"))
HELP = st.sampled_from(("HELP", "info?"))
UNCLEAR = st.sampled_from(("enough", "too many texts", "please pause these"))
HARMLESS_WORDS = ("ok thanks", "back on the weekend", "Thanks, see you at the stop")
HARMLESS = st.sampled_from(HARMLESS_WORDS)
ALL = ("change", "incident", "service")
TOPIC = st.sampled_from(ALL)
TOPICS = st.frozensets(TOPIC, min_size=1)
PATIENCE = 50
SOMETIMES = st.sampled_from((False, False, False, False, True))
WHO = st.integers(0, EMPLOYEES - 1)
# No sum of these lies near an hour, a day or ten business days.
A_WHILE, A_DAY, WEEKS, OVER_A_YEAR = 12, 25 * HOUR, 21 * DAY, 400 * DAY
MINUTES = st.sampled_from((*[A_WHILE] * 4, *[A_DAY] * 3, *[WEEKS] * 2, OVER_A_YEAR))
UNTIL_LISTS_ARE_READ = HOUR + 1
FARTHEST = 9 * 365 * DAY


Deed = Callable[["Lives", st.DataObject], None]
DEEDS: list[Deed] = []


def deed(one: Deed) -> Deed:
    """One of those that a step chooses from."""
    DEEDS.append(one)
    return one


class Lives(RuleBasedStateMachine):
    """What people, the help desk, HR, the carrier and time do to some numbers."""

    finished: ClassVar[list[int]] = []
    """How many steps those lives took that went well."""

    def __init__(self, stage: Stage, key_of: NumberKey, pool: ThreadPoolExecutor) -> None:
        super().__init__()
        self.clock = Clock(stage)
        self.clock.moves(seconds=0)
        self.now = 0
        worlds = [World(stage, key_of, employees=EMPLOYEES, phones=PHONES) for _ in range(SIDE_BY_SIDE)]
        self.lives = [Life(world, pool) for world in worlds]

    @initialize(topics=TOPICS, who=WHO)
    def begin(self, topics: frozenset[str], who: int) -> None:
        """Each with a form, so that it is about somebody."""
        for life in self.lives:
            life.fills_in(who, 0, topics)

    @rule(data=st.data())
    def step(self, data: st.DataObject) -> None:
        """One more in one of the lives; most deeds would change nothing, and those are mostly left out."""
        life, before = self.life, self.life.steps
        for _ in range(PATIENCE):
            if before >= STEPS or life.steps > before:
                return
            data.draw(st.sampled_from(DEEDS), label="deed")(self, data)

    @deed
    def form(self, data: st.DataObject) -> None:
        who = data.draw(WHO, label="who")
        topics = data.draw(TOPICS, label="topics")
        n = self.number(data, lambda one: one.state not in ("pending", "opted_in") and not one.by_phone)
        if n is not None:
            self.life.fills_in(who, n, topics)

    @deed
    def code(self, data: st.DataObject) -> None:
        right = data.draw(st.booleans(), label="right")
        who = self.employee(data, "pending")
        if who is not None:
            self.life.types(who, right)

    @deed
    def yes(self, data: st.DataObject) -> None:
        words = data.draw(YES, label="words")
        self.texts(data, "YES", words, lambda one: one.state == "pending" or one.held is not None)

    @deed
    def start(self, data: st.DataObject) -> None:
        words = data.draw(START, label="words")
        out = ("pending", "opted_out")
        self.texts(data, "START", words, lambda one: one.state in out or one.held is not None)

    @deed
    def stop(self, data: st.DataObject) -> None:
        words = data.draw(STOP, label="words")
        self.texts(data, "STOP", words, lambda one: one.state == "opted_in", frozenset(ALL))

    @deed
    def stop_of_one_topic(self, data: st.DataObject) -> None:
        topic = data.draw(TOPIC, label="topic")
        words, topics = f"stop the {topic} texts", frozenset({topic})
        self.texts(data, "STOP", words, lambda one: one.state == "opted_in" and topic in one.on, topics)

    @deed
    def keep(self, data: st.DataObject) -> None:
        topic = data.draw(TOPIC, label="topic")
        words, topics = f"KEEP {topic.upper()}", frozenset({topic})
        self.texts(data, "KEEP", words, lambda one: one.state == "opted_out" and topic in one.on, topics)

    @deed
    def unclear(self, data: st.DataObject) -> None:
        words = data.draw(UNCLEAR, label="words")
        self.texts(data, "unclear", words, lambda one: one.state == "opted_in")

    @deed
    def words_that_change_nothing(self, data: st.DataObject) -> None:
        words = data.draw(HELP | HARMLESS, label="words")
        meaning = "harmless" if words in HARMLESS_WORDS else "HELP"
        self.texts(data, meaning, words, lambda one: one.held is not None)

    @deed
    def help_again_and_again(self, data: st.DataObject) -> None:
        n = self.number(data, lambda one: False)
        if n is not None:
            self.life.keeps_asking(n)

    @deed
    def portal_opt_out(self, data: st.DataObject) -> None:
        who = self.employee(data, "opted_in", "pending", "suspended")
        if who is not None:
            self.life.leaves(who)

    @deed
    def preferences(self, data: st.DataObject) -> None:
        topics = data.draw(st.frozensets(TOPIC) | st.none(), label="topics")
        who = self.employee(data, "opted_in")
        if who is not None:
            self.life.changes(who, topics)

    @deed
    def help_desk(self, data: st.DataObject) -> None:
        n = self.number(data, lambda one: one.state in ("pending", "opted_in", "suspended"))
        if n is not None:
            self.life.is_opted_out_by_the_desk(n)

    @deed
    def offboarding(self, data: st.DataObject) -> None:
        who = self.employee(data, "opted_in")
        if who is not None:
            self.life.is_offboarded(who)

    @deed
    def permanent_failure(self, data: st.DataObject) -> None:
        n = self.number(data, lambda one: one.state == "opted_in")
        if n is not None:
            self.life.does_not_exist(n)

    @deed
    def carrier_list(self, data: st.DataObject) -> None:
        life, n = self.life, self.number(data, lambda one: one.state == "opted_in")
        if n is not None and life.may_be_listed(n) and self.may_pass(UNTIL_LISTS_ARE_READ):
            life.is_listed(n)
            self.passes(UNTIL_LISTS_ARE_READ)
            life.waits()
            life.world.is_taken_off_the_list(n)

    @deed
    def time_passes(self, data: st.DataObject) -> None:
        minutes = data.draw(MINUTES, label="minutes")
        due = {A_WHILE: ("pending", "opted_in"), A_DAY: ("pending",)}.get(minutes, ())
        n = self.number(data, lambda one: one.state in due or (minutes == WEEKS and one.held is not None))
        if n is not None and data.draw(SOMETIMES, label="now") and self.may_pass(minutes):
            self.passes(minutes)

    @property
    def life(self) -> Life:
        """The one whose turn it is."""
        return min(self.lives, key=lambda each: each.steps)

    # How a step is chosen: mostly one by which something changes, and never one too many

    def number(self, data: st.DataObject, fits: Callable[[Number], object]) -> int | None:
        """One of the life whose turn it is."""
        anyway = data.draw(SOMETIMES, label="anyway")
        fitting = [n for n, one in enumerate(self.life.numbers) if anyway or fits(one)]
        if not fitting:
            return None
        self.life.waits()
        return int(data.draw(st.sampled_from(fitting), label="number"))

    def employee(self, data: st.DataObject, *states: str) -> int | None:
        """One of the life whose turn it is; any, or the one whose number is in one of these states."""
        n = self.number(data, lambda one: one.of is not None and one.state in states)
        if n is None:
            return None
        of = self.life.numbers[n].of
        return data.draw(WHO, label="employee") if of is None else int(of)

    def texts(
        self,
        data: st.DataObject,
        meaning: str,
        words: str,
        fits: Callable[[Number], object],
        topics: frozenset[str] = frozenset(),
    ) -> None:
        """Some phone texts this."""
        n = self.number(data, fits)
        if n is not None:
            self.life.texts(n, meaning, words, topics)

    def may_pass(self, minutes: int) -> bool:
        """Whether no life forbids it, and the clock goes so far."""
        return self.now + minutes < FARTHEST and all(life.may_pass(minutes) for life in self.lives)

    def passes(self, minutes: int) -> None:
        """The clock moves for all."""
        for life in self.lives:
            life.waits()
        self.now += minutes
        self.clock.moves(minutes=self.now)
        for life in self.lives:
            life.passes(minutes)

    def teardown(self) -> None:
        """Nothing comes after the end, and nobody stays behind."""
        if any(life.went_wrong for life in self.lives):
            return
        self.finished.extend(life.steps for life in self.lives)
        self.clock.stage.settles()
        for life in self.lives:
            life.compare()
            for who in range(EMPLOYEES):
                life.world.leaves(who)

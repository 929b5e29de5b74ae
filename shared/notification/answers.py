"""Automatic texts: the opt-in request, the welcome, the confirmation and the help, each sent once."""

from collections.abc import Callable
from dataclasses import dataclass

from shared.clock import from_iso
from shared.consent.keys import Keys
from shared.notification.claims import Claimed, Wanted
from shared.notification.delivery import claim_key, of_answer
from shared.notification.lanes import AnswerQueue
from shared.notification.messages import AnswerDue
from shared.notification.send import Later, Sender, Text
from shared.notification.texts import of_answer as words_of
from shared.notification.texts import parts_at_most, reader
from shared.notification.work import AGAIN_LATER
from shared.settings import Settings
from shared.sms.lines import line_of
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, Lane

WAIT_SECONDS = 20
AGAIN_SOON = 1
"""Seconds until an answer is tried again that was too fast for the line."""


@dataclass(frozen=True)
class AnswerWork:
    """Sends automatic texts, ahead of all routine ones."""

    sender: Sender
    queue: AnswerQueue
    keys: Keys
    settings: Settings
    pacer: Callable[[Lane, str | None], Pacer]
    alarm: Callable[[str], None]

    def do(self, answer: AnswerDue) -> None:
        """Send one answer; refused for now, it is tried again until five minutes are over."""
        pacer = self.pacer(Lane.URGENT, self._line(answer))
        now = self.sender.clock()
        parts = parts_at_most(answer, self.settings, now)
        late = now >= from_iso(answer.until)
        slot = None if late else pacer.wait(parts, pacer.now() + WAIT_SECONDS * SECOND)
        if slot is None and not late:
            self.queue.put(answer)
            return
        result = self.sender.send(self._text(answer, pacer, slot))
        if isinstance(result, Later):
            self.queue.put(answer, delay=AGAIN_SOON if result.throttled or result.missed else AGAIN_LATER)
            if result.throttled:
                pacer.slow()
            if result.refused:
                self.alarm(result.refused)

    def _line(self, answer: AnswerDue) -> str | None:
        """The line to the number's country, known before its slot is: a text is paced by the line that
        it takes."""
        if not self.settings.lines:
            return None
        number = self.sender.claims.number(answer.subscriber)
        return line_of(number.country, self.settings) if number else None

    def _text(self, answer: AnswerDue, pacer: Pacer, slot: int | None) -> Text:
        delivery = of_answer(answer.subscriber, answer.seq, answer.text)
        code = self.keys.code(answer.subscriber, answer.seq)
        return Text(
            delivery=delivery,
            subscriber=answer.subscriber,
            wanted=Wanted(claim_key(delivery), answer.state, frozenset(), from_iso(answer.until)),
            body=lambda claimed: self._words(answer, claimed, code),
            event=None,
            role=answer.text,
            line=pacer.line.name,
            attempts=1,
            secret=code,
            hold=lambda: slot is None or pacer.hold(slot),
        )

    def _words(self, answer: AnswerDue, claimed: Claimed, code: str) -> str:
        return words_of(
            answer,
            self.settings,
            reader(claimed.language, claimed.time_zone, claimed.number, self.settings),
            claimed.topics,
            code,
            known=claimed.of_employee,
            now=self.sender.clock(),
        )

"""Automatic texts: the opt-in request, the welcome, the confirmation and the help, each sent once."""

from collections.abc import Callable
from dataclasses import dataclass

from shared.clock import from_iso
from shared.consent.entry import Topic
from shared.consent.keys import Keys
from shared.notification.claims import Wanted
from shared.notification.delivery import claim_key, of_answer
from shared.notification.lanes import AnswerQueue
from shared.notification.messages import AnswerDue
from shared.notification.send import Later, Sender, Text
from shared.notification.text import of_answer as words_of
from shared.notification.work import AGAIN_LATER, AGAIN_SOON
from shared.settings import Settings
from shared.sms.encoding import size
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, Lane

WAIT_SECONDS = 20


@dataclass(frozen=True)
class AnswerWork:
    """Sends automatic texts, ahead of all routine ones."""

    sender: Sender
    queue: AnswerQueue
    keys: Keys
    settings: Settings
    pacer: Callable[[Lane], Pacer]

    def do(self, answer: AnswerDue) -> None:
        """Send one answer; refused for now, it is tried again until five minutes are over."""
        pacer = self.pacer(Lane.URGENT)
        longest = words_of(answer, self.settings, frozenset(Topic), "000000", known=True)
        late = self.sender.clock() >= from_iso(answer.until)
        if not late and pacer.wait(size(longest).parts, 1, pacer.now() + WAIT_SECONDS * SECOND) is None:
            self.queue.put(answer)
            return
        result = self.sender.send(self._text(answer))
        if isinstance(result, Later):
            self.queue.put(answer, delay=AGAIN_SOON if result.throttled else AGAIN_LATER)
            if result.throttled:
                pacer.slow()

    def _text(self, answer: AnswerDue) -> Text:
        delivery = of_answer(answer.subscriber, answer.seq, answer.text)
        code = self.keys.code(answer.subscriber, answer.seq)
        return Text(
            delivery=delivery,
            subscriber=answer.subscriber,
            wanted=Wanted(claim_key(delivery), answer.state, None, from_iso(answer.until)),
            body=lambda claimed: words_of(answer, self.settings, claimed.topics, code, claimed.of_employee),
            event=None,
            role=answer.text,
            attempts=1,
            secret=code,
        )

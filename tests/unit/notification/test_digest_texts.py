"""The text of a digest: one part, the brand first, how to opt out last, as many ids as fit."""

from datetime import UTC, datetime

import pytest

from shared.consent.language import Language
from shared.notification.texts import Reader, of_digest
from shared.sms.encoding import size
from tests.adapters.tables import SETTINGS

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def text(ids: list[str], language: Language = Language.ENGLISH, *, can_answer: bool = True) -> str:
    return of_digest(ids, SETTINGS, Reader(language, can_answer=can_answer), NOW)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, "Example IT: further updates (2): CHG1, MNT2. STOP to end."),
        (Language.SPANISH, "Example IT: mas avisos (2): CHG1, MNT2. STOP para salir."),
        (Language.FRENCH, "Example IT: autres avis (2): CHG1, MNT2. STOP pour arreter."),
    ],
)
def test_it_says_how_many_and_which(language: Language, words: str) -> None:
    assert text(["CHG1", "MNT2"], language) == words


@pytest.mark.parametrize("count", [1, 2, 9, 10, 50])
@pytest.mark.parametrize("id", ["CHG0030012", "x" * 64, "\u0417\u0430\u044f\u0432\u043a\u0430 7", "{brand}"])
@pytest.mark.parametrize("can_answer", [True, False])
def test_it_is_one_part_whatever_the_ids(count: int, id: str, can_answer: bool) -> None:
    body = text([id] * count, can_answer=can_answer)
    assert size(body).parts == 1
    assert body.startswith(f"Example IT: further updates ({count}): ")
    assert body.endswith("STOP to end." if can_answer else "Opt out: http://127.0.0.1:8080")


def test_what_has_no_room_is_only_counted() -> None:
    body = text([f"CHG{number:07}" for number in range(30)])
    assert "(30): CHG0000000, CHG0000001, " in body
    assert ", ... STOP to end." in body
    assert len(body) > 160 - len(", CHG0000000")

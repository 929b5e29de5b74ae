"""The text of a gathering: one part, the brand first, the numbers, the worst by name, how to opt out last."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from shared.consent.language import Language
from shared.itsm.event import Event
from shared.notification.texts import Reader, of_gathered
from shared.settings import Settings
from shared.sms.encoding import size
from tests.adapters.tables import SETTINGS
from tests.unit.itsm.events import event, opened

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORST = opened(title="Email is slow")
CROWDED = replace(SETTINGS, brand="The IT of Example Company Inc.", portal_url=f"https://{'x' * 50}.example")


def text(worst: Event = WORST, reader: Reader | None = None, settings: Settings = SETTINGS) -> str:
    return of_gathered(12, 3, worst, settings, reader or Reader(), NOW)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, "12 began, 3 ended. Worst: INC0012345 P1 incident: Email is slow. STOP to end."),
        (
            Language.SPANISH,
            "12 empezaron, 3 terminaron. Lo peor: INC0012345 incidencia P1: Email is slow. STOP para salir.",
        ),
        (
            Language.FRENCH,
            "12 ont d\u00e9but\u00e9, 3 ont pris fin. Le pire: INC0012345 incident P1: Email is slow."
            " STOP pour arreter.",
        ),
    ],
)
def test_it_counts_and_names_the_worst(language: Language, words: str) -> None:
    assert text(reader=Reader(language)) == f"Example IT: {words}"


def test_an_outage_and_an_end_stand_there_as_they_would_by_themselves() -> None:
    outage = event("Outage Reported", title="VPN is down")
    restored = event("Service Restored", title="VPN is down")
    assert "Worst: MNT0001001 outage: VPN is down. STOP" in text(outage)
    assert "Worst: MNT0001001 service restored: VPN is down. STOP" in text(restored)


def test_only_the_title_is_shortened() -> None:
    body = text(opened(title="Email has been slow for all of the north since early this morning " * 9))
    assert body.startswith(
        "Example IT: 12 began, 3 ended. Worst: INC0012345 P1 incident: Email has been slow"
    )
    assert body.endswith("... STOP to end.")


TITLES = ["", "x" * 500, "{brand} %s ${x}", "\u041f\u043e\u0447\u0442\u0430 \u043d\u0435 \u0440\u0430\u0431"]
IDS = ["INC1", "x" * 64, "[{~}]" * 12]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("can_answer", [True, False])
@pytest.mark.parametrize("settings", [SETTINGS, CROWDED])
def test_it_is_one_part_whatever_there_is(language: Language, can_answer: bool, settings: Settings) -> None:
    for title, id in product(TITLES, IDS):
        body = text(opened(title=title, id=id), Reader(language, can_answer=can_answer), settings)
        assert size(body).parts == 1
        assert body.startswith(f"{settings.brand}: 12 ")


def test_where_there_is_no_room_the_numbers_stand_alone() -> None:
    body = text(reader=Reader(can_answer=False), settings=CROWDED)
    assert body.startswith(f"{CROWDED.brand}: 12 began, 3 ended. No replies. Opt out: https://xxx")

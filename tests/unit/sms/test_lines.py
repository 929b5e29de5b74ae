"""Which line a text takes: the number's country's own, else the stage's."""

from dataclasses import replace

import pytest

from shared.settings import CountryLine
from shared.sms.lines import line_named, line_of
from shared.sms.pacing import Line
from tests.adapters.tables import SETTINGS

OWN = Line("phone-local", 20)
THREE = replace(SETTINGS, lines=(CountryLine(("GB", "IE"), "pool-gb", 10), CountryLine(("DE",), "ACME", 5)))


@pytest.mark.parametrize(
    ("country", "line"),
    [("GB", "pool-gb"), ("IE", "pool-gb"), ("DE", "ACME"), ("US", None), (None, None)],
)
def test_a_country_has_the_line_that_names_it_or_none_of_its_own(country: str | None, line: str) -> None:
    assert line_of(country, THREE) == line
    assert line_of(country, SETTINGS) is None


@pytest.mark.parametrize(
    ("identity", "line"),
    [
        ("pool-gb", Line("pool-gb", 10)),
        ("ACME", Line("ACME", 5)),
        ("phone-local", OWN),
        (None, OWN),
        ("taken out of the settings", OWN),
    ],
)
def test_a_line_that_is_no_more_is_the_stages_own(identity: str | None, line: Line) -> None:
    assert line_named(identity, THREE) == line

"""Keywords, however a person writes them; and everything else, which means nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.consent.reading import Meaning, read

STOPS = [
    *("stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe"),
    *("stopall", "stop all", "optout", "opt-out", "remove", "arret", "arrêt", "td"),
]
OTHERS = {
    "yes": Meaning.YES,
    "y": Meaning.YES,
    "start": Meaning.START,
    "unstop": Meaning.START,
    "help": Meaning.HELP,
    "info": Meaning.HELP,
}
AROUND = st.text(alphabet=" \t\n\r.,!?;:'\"-_()*\u00a0\u200b\u200d\ufeff🛑😡👍🏽…“”¡¿#", max_size=6)


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@given(st.sampled_from(STOPS), AROUND, AROUND, st.sampled_from([str, str.upper, str.title, wide]))
def test_every_stop_word_however_written(word: str, before: str, behind: str, style: object) -> None:
    assert read(before + style(word) + behind).meaning is Meaning.STOP  # type: ignore[operator]


@given(st.sampled_from(sorted(OTHERS)), AROUND, AROUND, st.sampled_from([str, str.upper, wide]))
def test_every_other_keyword_however_written(word: str, before: str, behind: str, style: object) -> None:
    assert read(before + style(word) + behind).meaning is OTHERS[word]  # type: ignore[operator]


@pytest.mark.parametrize(
    "body",
    [
        "S.T.O.P",
        "s t o p",
        "St\u00adop",
        "STO\u200bP",
        "STÓP",
        "Stop stop STOP!!!",
        wide("STOP"),
        "🛑",
        "🛑 texts",
    ],
)
def test_ways_to_shout_stop(body: str) -> None:
    assert read(body).meaning is Meaning.STOP


@pytest.mark.parametrize("word", STOPS)
def test_decomposed_accents_are_accents(word: str) -> None:
    assert read(unicodedata.normalize("NFD", word)).meaning is Meaning.STOP


@pytest.mark.parametrize(
    "body",
    [
        *("back on the weekend", "I will attend", "this runbook is outdated", "TD Bank called"),
        *("is the outage at an end?", "it stopped working", "can you stop by", "stop the job?"),
        *("yes but no", "", "   ", "👍", "server down 🛑", "\u0000", "helpful", "started"),
    ],
)
def test_words_inside_other_words_mean_nothing(body: str) -> None:
    assert read(body).meaning is Meaning.NOTHING


@given(st.text())
def test_no_text_is_too_strange_to_read(body: str) -> None:
    assert read(body).rule


def test_a_reading_names_its_rule() -> None:
    assert read("Opt-Out!").rule == "keyword.optout"

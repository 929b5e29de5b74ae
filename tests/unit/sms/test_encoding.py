"""What a text costs on the line."""

import gsm0338
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.sms.encoding import Size, size

SIZES = [
    ("", "GSM", 1),
    ("a" * 160, "GSM", 1),
    ("a" * 161, "GSM", 2),
    ("a" * 304, "GSM", 2),
    ("a" * 307, "GSM", 3),
    ("€" * 80, "GSM", 1),
    ("€" * 80 + "a", "GSM", 2),
    ("a" * 152 + "€" + "a" * 152, "GSM", 3),
    ("àéñÖß@£$ΔΩ\n", "GSM", 1),
    ("[]{}^~\\|", "GSM", 1),
    ("ã", "UCS-2", 1),
    ("я" * 70, "UCS-2", 1),
    ("я" * 71, "UCS-2", 2),
    ("я" * 132, "UCS-2", 2),
    ("я" * 133, "UCS-2", 3),
    ("\U0001f600" * 35, "UCS-2", 1),
    ("\U0001f600" * 36, "UCS-2", 2),
    ("я" * 66 + "\U0001f600" + "я" * 66, "UCS-2", 3),
    ("\ud83d", "UCS-2", 1),
]


@pytest.mark.parametrize(("text", "encoding", "parts"), SIZES)
def test_the_size_of_a_text(text: str, encoding: str, parts: int) -> None:
    assert size(text) == Size(encoding, parts)


@given(st.text(alphabet=st.sampled_from("a€[\n@"), max_size=800))
def test_parts_are_never_fewer_than_the_carrier_counts(text: str) -> None:  # G8
    """A two-septet character is not split between parts: the carrier moves it to the next one."""
    counted, room = 1, 153
    whole = len(gsm0338.Codec().encode(text)[0])
    for character in text if whole > 160 else "":
        width = 2 if character in "€[" else 1
        counted, room = (counted, room - width) if width <= room else (counted + 1, 153 - width)
    assert size(text).parts >= counted
    assert size(text).parts <= counted + 1


@given(st.text(alphabet=st.sampled_from("я\U0001f600"), max_size=400))
def test_an_emoji_is_not_split_either(text: str) -> None:  # G8
    counted, room = 1, 67
    for character in text if len(text.encode("utf-16-be")) // 2 > 70 else "":
        width = 2 if character == "\U0001f600" else 1
        counted, room = (counted, room - width) if width <= room else (counted + 1, 67 - width)
    assert size(text).encoding == "UCS-2" or not text
    assert size(text).parts >= counted

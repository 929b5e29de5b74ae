"""Numbers as people write them, and how little of one is shown."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.sms.number import NotTextable, PhoneNumber, textable

US_WRITINGS = [
    "+14155550123", "+1 415 555 0123", "+1 (415) 555-0123", "1-415-555-0123", "(415) 555-0123",
    "415.555.0123", "415 555 0123", "4155550123", " 4155550123 ", "415/555/0123", "tel:+1-415-555-0123",
    "+1\u00a0415\u00a0555\u00a00123", "+1\u2011415\u2011555\u20110123", "\uff0b1 415 555 0123",
    "(+1) 415 555 0123", "001 415 555 0123".replace("001", "+1"), "415 555 0123\n", "call 415-555-0123",
    "+\u0661 \u0664\u0661\u0665 \u0665\u0665\u0665 \u0660\u0661\u0662\u0663",
]  # fmt: skip
ELSEWHERE = [
    ("0151 23456789", "DE", "+4915123456789"),
    ("+49 (0)151 23456789", "US", "+4915123456789"),
    ("0049 151 23456789", "DE", "+4915123456789"),
    ("07400 123456", "GB", "+447400123456"),
    ("612 34 56 78", "ES", "+34612345678"),
    ("06 12 34 56 78", "FR", "+33612345678"),
    ("011 49 151 23456789", "US", "+4915123456789"),
    ("347 123 4567", "IT", "+393471234567"),
]
NOT_TEXTABLE = [
    ("", "not a phone number"),
    ("Ana", "not a phone number"),
    ("+", "not a phone number"),
    ("12", "not a valid"),
    ("+1 415 555 012", "not a valid"),
    ("+1 415 555 01234", "not a valid"),
    ("+999 123 4567", "not a phone number"),
    ("911", "not a valid"),
    ("+1 800 555 0199", "not a mobile"),
    ("+44 20 7946 0018", "not a mobile"),
    ("+49 30 1234567", "not a mobile"),
    ("+34 912 34 56 78", "not a mobile"),
    ("+1 415 555 0123 ext. 7", "extension"),
    ("415-555-0123 x7", "extension"),
    ("+14155550123;ext=7", "extension"),
    ("+1" + " " * 64 + "4155550123", "too long"),
    ("4" * 65, "too long"),
]


@pytest.mark.parametrize("written", US_WRITINGS)
def test_one_number_in_many_writings(written: str) -> None:
    assert textable(written, "US") == PhoneNumber("+14155550123")


@pytest.mark.parametrize(("written", "region", "e164"), ELSEWHERE)
def test_numbers_of_other_countries(written: str, region: str, e164: str) -> None:
    assert textable(written, region).e164 == e164


@pytest.mark.parametrize(("written", "sentence"), NOT_TEXTABLE)
def test_what_cannot_be_texted(written: str, sentence: str) -> None:  # G10
    with pytest.raises(NotTextable, match=sentence) as caught:
        textable(written, "US")
    assert not any(character.isdigit() for character in str(caught.value))  # G7


def test_only_countries_that_are_texted() -> None:
    assert textable("+14155550123", "US", ("US", "DE"))
    with pytest.raises(NotTextable, match="country"):
        textable("+447400123456", "US", ("US", "DE"))
    with pytest.raises(NotTextable, match="country"):
        textable("+1 613 555 0123", "US", ("US",))


@given(
    region=st.sampled_from(["US", "DE", "GB", "ES", "FR", "IT", "BR", "IN", "JP"]),
    spaces=st.lists(st.sampled_from(["", " ", "-", ".", "\u00a0"]), min_size=16, max_size=16),
    style=st.sampled_from(list(range(4))),
)
def test_every_style_of_writing_is_read_back(region: str, spaces: list[str], style: int) -> None:
    kind = phonenumbers.PhoneNumberType.MOBILE
    number = phonenumbers.example_number_for_type(region, kind)
    assert number is not None
    written = phonenumbers.format_number(number, style)
    digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    loose = "".join(mark + digit for mark, digit in zip(spaces, digits, strict=False))
    assert textable(written, region).e164 == digits
    assert textable(loose.lstrip("-. \u00a0"), "US").e164 == digits


@given(st.text(max_size=80))
def test_anything_written_is_a_number_or_told_why_not(written: str) -> None:  # G10
    try:
        assert textable(written, "US").e164.startswith("+")
    except NotTextable as wrong:
        told = str(wrong)
    else:
        told = "is one"
    assert told.split()[0] in ("is", "must")


@pytest.mark.parametrize(
    "e164", ["14155550123", "+0155550123", "+1415555O123", "+123456", "+1" + "2" * 15, " +14155550123",
             "+14155550123\n", "+\u0661\u0664\u0661\u0665\u0665\u0665\u0665", "+1\u0664155550123", ""],
)  # fmt: skip
def test_a_phone_number_holds_no_bad_one(e164: str) -> None:
    with pytest.raises(NotTextable):
        PhoneNumber(e164)


@pytest.mark.parametrize(
    ("e164", "masked"),
    [
        ("+14155550123", "+1•••••0123"),
        ("+4915123456789", "+49•••••6789"),
        ("+34612345678", "+34•••••5678"),
        ("+9991234567", "+•••••4567"),
    ],
)
def test_a_number_prints_masked(e164: str, masked: str) -> None:  # G7
    number = PhoneNumber(e164)
    assert {str(number), repr(number), f"{number}", number.masked} == {masked}
    assert e164[1:] not in repr({"number": number})


@pytest.mark.parametrize(
    ("number", "country"),
    [("+14155550123", "US"), ("+447400123456", "GB"), ("+34612345678", "ES"), ("+9991234567", None)],
)
def test_a_number_tells_its_country(number: str, country: str | None) -> None:
    assert PhoneNumber(number).country == country

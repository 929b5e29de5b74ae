"""Parts and encoding, counted as a carrier does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local.carrier.segments import Segments, segments


@pytest.mark.parametrize(
    ("body", "encoding", "parts"),
    [
        ("", "GSM", 1),
        ("a" * 160, "GSM", 1),
        ("a" * 161, "GSM", 2),
        ("a" * 306, "GSM", 2),
        ("a" * 307, "GSM", 3),
        ("€" * 80, "GSM", 1),
        ("€" * 81, "GSM", 2),
        # 153 septets hold 76 escape pairs and one septet that the 77th pair cannot use.
        ("€" * 152, "GSM", 2),
        ("€" * 153, "GSM", 3),
        ("a" * 152 + "€" + "a" * 152, "GSM", 3),
        ("ÄÖÜäöüß@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæÉ\r\n¤¡§¿ñÑà", "GSM", 1),
        ("^{}\\[~]|€\f", "GSM", 1),
        ("ç", "UCS-2", 1),  # only the capital one is in the alphabet
        ("`", "UCS-2", 1),
        ("\u2019", "UCS-2", 1),
        ("\t", "UCS-2", 1),
        ("\x1b", "UCS-2", 1),
        ("é" * 160, "GSM", 1),
        ("ê" * 70, "UCS-2", 1),
        ("ê" * 71, "UCS-2", 2),
        ("ê" * 134, "UCS-2", 2),
        ("ê" * 135, "UCS-2", 3),
        ("🙂" * 35, "UCS-2", 1),
        ("🙂" * 36, "UCS-2", 2),
        # 67 code units hold 33 surrogate pairs and one unit that the 34th pair cannot use.
        ("🙂" * 66, "UCS-2", 2),
        ("🙂" * 67, "UCS-2", 3),
        ("ê" * 66 + "🙂" + "ê" * 66, "UCS-2", 3),
    ],
)
def test_parts_of_a_text(body: str, encoding: str, parts: int) -> None:
    assert segments(body) == Segments(encoding, parts)


@settings(deadline=None)
@given(st.text(), st.text())
def test_more_text_never_costs_less(body: str, more: str) -> None:
    assert segments(body + more).parts >= segments(body).parts


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-16", exclude_categories=["Cs"]), min_size=71))
def test_ucs2_parts_hold_at_most_67_units(body: str) -> None:
    size = segments("ê" + body)
    units = len(("ê" + body).encode("utf-16-le")) // 2
    assert size.encoding == "UCS-2"
    assert -(-units // 67) <= size.parts <= -(-units // 66)

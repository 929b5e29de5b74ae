"""Words in the alphabet of phones: what is rewritten, what stays, what has no place there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.sms.alphabet import LOOKALIKES, in_gsm, in_ucs2, needs_ucs2
from shared.sms.encoding import is_gsm, size

# ruff: noqa: RUF001
KEPT = [
    ("“Email” isn’t slow – it’s down… ", "\"Email\" isn't slow - it's down... "),
    ("«Réseau» ‹lent› „langsam“ ‚so‘", '"Réseau" \'lent\' "langsam" ,so\''),
    ("it´s, it`s, itʼs", "it's, it's, it's"),
    ("Málaga, São Paulo, Łódź, Đà Nẵng", "Malaga, Sao Paulo, Lodz, Dà Nang"),
    ("Köln, Ñandú, €5, ¿qué?, Ærø, Straße", "Köln, Ñandu, €5, ¿qué?, Ærø, Straße"),
    ("façade, œuvre, être, où, Noël, août", "facade, oeuvre, etre, où, Noel, aout"),
    ("Győr, tűz, İstanbul, ışık, þing, ðe", "Györ, tüz, Istanbul, isik, thing, de"),
    ("a\u00a0b\u2009c\u3000d", "a b c d"),
    ("e\u0301te\u0301, n\u0303, c\u0327", "été, ñ, c"),
    ("ﬁle, ＶＰＮ, Ⅳ, x², ½, №5, ㎞, ™", "file, VPN, IV, x2, 1/2, No5, km, TM"),
    ("• one ● two → three ⇒ four ≤ 5 × 6 ± 7 °C µs", "* one * two -> three => four <= 5 x 6 +- 7 degC us"),
    ("Mail for Иванов, β release, 北京", "Mail for Ivanov, v release, BeiJing"),
    ("почта не работает", "pochta ne rabotaet"),
    ("⚠️ \U0001f525down\U0001f525 ✅ 1️⃣", "   down    1"),
    ("\U0001f1e9\U0001f1ea VPN \U0001f469\u200d\U0001f4bb", "   VPN   "),
    ("co\u00adop \u2060x\ufeffy", "coop xy"),
    ("a\u202eb\u200bc\nd\te\x00f\x7f", "a b c d e f "),
    ("Z\u0351\u036b\u0343a\u0321\u0353lgo", "Zalgo"),
    ("\ue000\U000e0041\ud800", "   "),
]


@pytest.mark.parametrize(("text", "kept"), KEPT)
def test_words_are_kept_in_the_alphabet(text: str, kept: str) -> None:
    assert in_gsm(text) == kept


SCRIPTS = [
    ("Email is slow", False),
    ("Málaga – «lent» ę ł ő đ", False),
    ("5 Ω and a β release", False),
    ("ΔΦΓΛΩΠΨΣΘΞ", False),
    ("Mail for Иванов is down", False),
    ("VPN: почта", True),
    ("Сервер mail недоступен", True),
    ("Το δίκτυο είναι αργό", True),
    ("Microsoft Exchange 故障", True),
    ("メール", True),
    ("서버", True),
    ("البريد", True),
    ("דואר", True),
    ("อีเมล", True),
    ("ईमेल", True),
    ("\U0001f525\U0001f525", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "needs"), SCRIPTS)
def test_ucs2_is_for_what_latin_letters_would_lose(text: str, needs: bool) -> None:
    assert needs_ucs2(text) is needs


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“почта” – это…", '"почта" - это...'),
        ("邮件\U0001f525很慢\u200b。", "邮件 很慢 。"),
        ("ＶＰＮ障害", "VPN障害"),
        ("ईमेल धीमा", "ईमेल धीमा"),
        ("1️⃣ ✓ ★ \u202eab", "1 v *  ab"),
    ],
)
def test_a_script_of_its_own_is_only_tidied(text: str, kept: str) -> None:
    assert in_ucs2(text) == kept


@given(st.text())
def test_whatever_is_written_travels_as_gsm(text: str) -> None:
    kept = in_gsm(text)
    assert size(kept).encoding == "GSM"
    assert in_gsm(kept) == kept
    assert not needs_ucs2(kept)
    assert not any(unicodedata.category(c) in ("Cc", "Cf") for c in kept)
    assert "?" not in kept or "?" in unicodedata.normalize("NFKC", text)


@given(st.text())
def test_nothing_unseen_travels_in_ucs2(text: str) -> None:
    kept = in_ucs2(text)
    assert in_ucs2(kept) == kept
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for c in kept)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, categories=["L"])))
def test_no_latin_letter_is_lost(text: str) -> None:
    assert len(in_gsm(text).strip()) >= len(unicodedata.normalize("NFC", text))


def test_nothing_of_the_alphabet_itself_is_rewritten() -> None:
    assert not [chr(code) for code in LOOKALIKES if is_gsm(chr(code))]

"""The verifier's own canonical JSON is that of RFC 8785 for all that a fact can be."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from shared.evidence.verifier.chains import Wrong, canonical, parsed

NAMES = st.text(st.characters(max_codepoint=127), max_size=8)
LEAVES = st.text(max_size=12) | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none()
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_it_is_that_of_rfc_8785(facts: dict[str, object]) -> None:
    read = parsed(json.dumps(facts).encode(), "it")
    assert read == facts
    assert canonical(read) == rfc8785.dumps(facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b'{"a":1.5}', "not whole"),
        (b'{"a":1e3}', "not whole"),
        (b'{"a":NaN}', "not whole"),
        (b'{"a":-Infinity}', "not whole"),
        (b'{"a":9007199254740992}', "too large"),
        (b'{"a":' + b"9" * 5000 + b"}", "too large"),
        (b'{"a":1,"a":2}', "twice"),
        ('{"é":1}'.encode(), "ASCII"),
        (b'{"a":"\\ud800"}', "surrogate"),
        (b'{"a":"\\uDFFF"}', "surrogate"),
        (b'{"a":"\xff"}', "UTF-8"),
        (b"\xef\xbb\xbf{}", "Expecting value"),
        (b'{"a":1', "delimiter"),
        (b'{"a":1} x', "Extra data"),
        (b"", "Expecting value"),
        (b"[" * 100_000, "nested"),
    ],
)
def test_what_has_no_one_form_is_refused(raw: bytes, why: str) -> None:
    with pytest.raises(Wrong, match=why):
        parsed(raw, "it")

"""The benchmark of cold starts: every function is measured, and each does read what came to it."""

import pytest

from bench.cold_start import ROOT, STARTS, cpu_seconds


def test_every_function_is_measured() -> None:
    assert set(STARTS) == {path.parent.name for path in ROOT.glob("functions/*/handler.py")}


@pytest.mark.parametrize("function", STARTS)
def test_a_first_use_reads_what_came(function: str) -> None:
    assert cpu_seconds(STARTS[function].code(function)) > 0  # fails when what came is not taken

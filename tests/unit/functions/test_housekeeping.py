"""What runs by itself: a job or a Region that fails holds up no other, and is told."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from botocore.exceptions import ClientError

from functions.housekeeping import handler as housekeeping

TOO_FAST, AWAY = "ThrottlingException", "InternalServerException"


def looks(monkeypatch: pytest.MonkeyPatch, **found: int | str) -> list[str]:
    """Let each Region hold so many new opt-outs, or answer with this error; those that are asked, in turn."""
    asked: list[str] = []

    def region(name: str) -> SimpleNamespace:
        return SimpleNamespace(region=name, look=lambda time_left: answer(name, time_left))

    def answer(name: str, time_left: Callable[[], bool]) -> int:
        assert time_left()
        asked.append(name)
        said = found[name]
        if isinstance(said, str):
            response = {"Error": {"Code": said}, "ResponseMetadata": {"HTTPStatusCode": 400}}
            raise ClientError(response, "DescribeOptedOutNumbers")  # type: ignore[arg-type]
        return said

    monkeypatch.setattr(housekeeping, "world", SimpleNamespace(carrier_lists=tuple(map(region, found))))
    return asked


def test_opt_outs_of_all_regions_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, here=2, there=3)
    assert housekeeping._look_at_lists() == 5


def test_a_region_that_fails_holds_up_no_other_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = looks(monkeypatch, here=AWAY, there=3)
    with pytest.raises(housekeeping.ListsNotRead):
        housekeeping._look_at_lists()
    assert asked == ["here", "there"]


def test_a_region_that_says_too_fast_is_asked_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, here=TOO_FAST, there=3)
    assert housekeeping._look_at_lists() == 3


def test_a_job_that_fails_holds_up_no_other_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def fails() -> int:
        raise RuntimeError

    def works() -> int:
        done.append("second")
        return 1

    jobs = {"first": fails, "second": works}
    monkeypatch.setattr(housekeeping, "JOBS", jobs)
    with pytest.raises(housekeeping.HousekeepingFailed):
        housekeeping.handler({}, None)
    assert done == ["second"]

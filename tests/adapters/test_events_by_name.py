"""An event is found by its id, or by source and id, whatever stands in either."""

import pytest

from shared.notification.explanations import Explanations, NotFound
from tests.unit.itsm.events import opened, updated

from .explained import ID
from .stage import Stage


def test_an_id_that_one_system_uses_needs_no_source(stage: Stage, explanations: Explanations) -> None:
    stage.tells(opened(11))
    stage.tells(updated(11.2))
    for name in (ID, f"itsm.desk/{ID}"):
        versions = explanations.event(name)
        assert not isinstance(versions, NotFound)
        assert len(versions) == 2


def test_an_id_that_two_systems_use_says_too_little(stage: Stage, explanations: Explanations) -> None:
    stage.tells(opened(11))
    stage.tells(opened(11, source="itsm.other", title="Theirs"))
    assert explanations.event(ID) is NotFound.SHARED
    versions = explanations.event(f"itsm.other/{ID}")
    assert not isinstance(versions, NotFound)
    assert [version.event.title for version in versions] == ["Theirs"]


@pytest.mark.parametrize("id_", ["CHG/7", "a/b/c", "itsm.desk/INC1", "/", "x" * 64])
def test_slashes_in_an_id(stage: Stage, explanations: Explanations, id_: str) -> None:
    stage.tells(opened(11, id=id_, source="itsm.a/b"))
    for name in (id_, f"itsm.a/b/{id_}"):
        versions = explanations.event(name)
        assert not isinstance(versions, NotFound)
        assert versions[0].event.id == id_


@pytest.mark.parametrize("name", ["INC999", f"itsm.other/{ID}", "itsm.desk", "itsm.desk/", "/", "x" * 400])
def test_an_event_never_received(stage: Stage, explanations: Explanations, name: str) -> None:
    stage.tells(opened(11))
    assert explanations.event(name) is NotFound.UNKNOWN

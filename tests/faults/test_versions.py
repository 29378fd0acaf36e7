"""A desk and a hub of different ages: each says which is the older one, and the work stays until they fit again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor_app.errors import HubRefusedError
from assessor_app.remote import hub_client
from assessor_app.workflows.sign_in import sign_in
from tests.support.hub import PASSWORD, LocalHub
from tests.support.laptop import Laptop
from tests.support.signed_in import key_file, signed_in_laptop


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalHub]:
    running = LocalHub(tmp_path_factory.mktemp("versions"))
    yield running
    running.close()


@pytest.fixture
def laptop(hub: LocalHub, tmp_path: Path) -> Iterator[Laptop]:
    with signed_in_laptop(tmp_path, hub.url) as laptop:
        laptop.sync()
        yield laptop


def _make_hub_newer(patch: pytest.MonkeyPatch) -> str:
    patch.setattr("assessor_app.hub.door.gate.SCHEMA", 2)
    patch.setattr("assessor_app.hub.routes.account.SCHEMA", 2)
    return "newer version of this app"


def _make_desk_newer(patch: pytest.MonkeyPatch) -> str:
    patch.setattr(hub_client, "SCHEMA", 2)
    return "older than this app"


@pytest.mark.parametrize("grow", [_make_hub_newer, _make_desk_newer])
def test_work_stays_while_the_ages_differ_and_goes_out_afterwards(
    hub: LocalHub, laptop: Laptop, monkeypatch: pytest.MonkeyPatch, grow: object
) -> None:
    assert callable(grow)
    laptop.edit("eo1.a", "shown", comment=grow.__name__, assignment_id=hub.assignment_id)
    with monkeypatch.context() as patch:
        told = grow(patch)
        apart = laptop.sync()
        with pytest.raises(HubRefusedError, match=told) as refused:
            sign_in(laptop.shelf.vault, key_file(laptop), hub.url, "ana", PASSWORD)
    together = laptop.sync()

    assert (apart.unsent, together.unsent) == (1, 0)
    assert apart.needs_attention == 0
    assert refused.value.code == 426
    (mine,) = [one for one in hub.admin.recorded() if one.assessment.assignment_id == hub.assignment_id]
    assert mine.assessment.scores["eo1.a"].comment == grow.__name__

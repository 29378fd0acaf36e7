"""Ending laptops at a real hub: by their owner, by the office, and what the laptop makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor_app.bound_desk import BoundDesk
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.errors import HubRefusedError, NotSignedInError
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from assessor_app.workflows.desk import SyncStatus
from assessor_app.workflows.export_vault import opened
from tests.support.hub import PASSWORD, LocalHub
from tests.support.locked_laptop import CHEAP, WORDS


@pytest.fixture
def laptops(hub: LocalHub, tmp_path: Path) -> Iterator[tuple[BoundDesk, BoundDesk]]:
    made = []
    for name in ("bag", "home"):
        desk = BoundDesk(Profile.at(tmp_path / name), Settings(key_store="passphrase"))
        desk._changes = KeyChanges(desk._door, CHEAP)
        desk.choose_passphrase(WORDS)
        desk.sign_in(hub.url, "ana", PASSWORD)
        synced(desk)
        made.append(desk)
    yield made[0], made[1]
    for desk in made:
        desk.close()


def synced(desk: BoundDesk) -> SyncStatus:
    return desk.sync_now(lambda progress: None, lambda: False)


def test_each_laptop_is_listed_and_another_can_be_ended_but_not_this(laptops: tuple[BoundDesk, BoundDesk]) -> None:
    bag, home = laptops
    listed = home.devices()
    # the third is where the hub's own tests signed in
    assert [one.this for one in listed] == [True, False, False]
    bags = next(one.id for one in bag.devices() if one.this)
    with pytest.raises(HubRefusedError, match="the laptop you work on"):
        home.end_device(listed[0].id)
    home.end_device(bags)
    assert bags not in [one.id for one in home.devices()]
    with pytest.raises(NotSignedInError):
        bag.devices()
    assert synced(home).ended == ""
    assert synced(bag).ended == "revoked"
    # remembered in the vault, whatever becomes of the network
    bag.lock_vault()
    bag.unlock_vault(WORDS)
    assert not bag.sync_status().ended
    assert bag.ending().order == "revoked"


def test_the_office_orders_a_wipe_and_what_was_not_sent_is_kept(
    hub: LocalHub, laptops: tuple[BoundDesk, BoundDesk]
) -> None:
    bag, home = laptops
    assignment = bag.load_queue()[0].assignment_id
    bag.score(assignment, "eo1.a", "shown")
    bag.write_comment(assignment, "eo1.a", "written on the train")
    mine = next(one for one in bag.devices() if one.this)
    hub.admin.order_wipe(mine.id)
    assert synced(bag).ended == "wipe"
    assert (bag.ending().order, bag.ending().unsent) == ("wipe", 1)
    kept = Path(bag.wipe_laptop(rescue=True))
    work = json.loads(opened(kept.read_bytes(), WORDS))
    assert [(one["mark"], one["comment"]) for one in work["scores"]] == [("shown", "written on the train")]
    # the other one goes on as if nothing had happened, and this one may come back
    assert synced(home).online
    bag.choose_passphrase(WORDS)
    bag.sign_in(hub.url, "ana", PASSWORD)
    assert synced(bag).ended == ""
    assert bag.load_queue()

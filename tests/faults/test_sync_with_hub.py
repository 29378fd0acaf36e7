"""An assessor's work between a real laptop and a real hub: signed in, synced, scored, submitted, handed back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from assessor_app.credentials.hub_token import load_token
from assessor_app.domain.scoring import Score
from assessor_app.errors import HubRefusedError, HubUnreachableError, KeyStoreError, NotSignedInError, VaultError
from assessor_app.protocol.messages import WANTS_HEADER, WANTS_LEASES
from assessor_app.remote.faults import HubAddressError
from assessor_app.store import feed
from assessor_app.workflows.ask_back import ask_back
from assessor_app.workflows.desk import Incompleteness
from assessor_app.workflows.download_submissions import download_submissions
from assessor_app.workflows.hand_back import hand_back
from assessor_app.workflows.lead_progress import lead_progress
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.return_incomplete import return_incomplete
from assessor_app.workflows.sign_in import current_session, hub_client, sign_in
from assessor_app.workflows.sign_out import sign_out
from assessor_app.workflows.submit_assessment import submit_assessment
from assessor_app.workflows.sync_now import sync_now
from tests.support.hub import PASSWORD, PDF, LocalHub, quick_hub
from tests.support.laptop import Laptop, never, open_laptop
from tests.support.rude_server import RudeServer, refusing
from tests.support.sealed import read_file
from tests.support.signed_in import key_file, signed_in_laptop

MARKS = {"p1": "passing", "eo1.a": "shown", "eo1.b": "shown"}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LocalHub]:
    running = quick_hub(tmp_path / "hub")
    yield running
    running.close()


@pytest.fixture
def laptop(hub: LocalHub, tmp_path: Path) -> Iterator[Laptop]:
    with signed_in_laptop(tmp_path / "ana", hub.url) as one:
        yield one


def scored(laptop: Laptop, hub: LocalHub) -> None:
    laptop.sync()
    for scorable, mark in MARKS.items():
        laptop.edit(scorable, mark, f"about {scorable}", hub.assignment_id)
    laptop.write_feedback("Well argued.", hub.assignment_id)


def held(hub: LocalHub) -> dict[str, Score]:
    return dict(hub.admin.recorded()[0].assessment.scores)


def test_the_whole_way_from_sign_in_to_receipt_and_back(hub: LocalHub, laptop: Laptop) -> None:
    assert sync_now(laptop.synchronizer, laptop.told.append, never).sentence == "Connected"
    status = download_submissions(laptop.synchronizer, (hub.assignment_id,), laptop.told.append, never)
    assert status.sentence == "1 file downloaded"
    (file,) = laptop.shelf.files.folder.iterdir()
    assert read_file(laptop.shelf.files, file.name.removesuffix(".sealed"), len(PDF)) == PDF
    assert b"%PDF" not in file.read_bytes()

    scored(laptop, hub)
    submit_assessment(laptop.shelf.vault, hub.assignment_id, "Ana A.")
    assert laptop.synchronizer.status().unsent == 5
    assert laptop.sync().sentence == "Connected"
    recorded = hub.admin.recorded()[0].assessment
    assert recorded.scores == laptop.scores(hub.assignment_id)
    assert (recorded.state, recorded.feedback, recorded.signature) == ("received", "Well argued.", "Ana A.")
    mine = open_submission(laptop.shelf.vault, hub.assignment_id).assessment
    assert mine.receipt == recorded.receipt
    assert mine.read_only

    ask_back(laptop.shelf.vault, hub.assignment_id, "I forgot a page.")
    laptop.sync()
    assert hub.admin.recorded()[0].assessment.state == "recall_asked"


def test_a_lead_sees_the_progress_and_hands_back(hub: LocalHub, laptop: Laptop, tmp_path: Path) -> None:
    scored(laptop, hub)
    submit_assessment(laptop.shelf.vault, hub.assignment_id, "Ana A.")
    laptop.sync()
    with signed_in_laptop(tmp_path / "lea", hub.url, "lea") as lead:
        connect = partial(hub_client, lead.shelf.vault, key_file(lead))
        (row,) = lead_progress(connect)
        assert (row.code, row.assessor, row.state, row.scored, row.total) == ("LVM-2418", "A-ana", "submitted", 3, 3)
        assert (row.return_points, row.return_note) == ((), "")
        hand_back(connect, hub.assignment_id)
    laptop.sync()
    assert not open_submission(laptop.shelf.vault, hub.assignment_id).assessment.read_only
    with pytest.raises(HubRefusedError) as refused:
        lead_progress(laptop.client)
    assert refused.value.code == 403


def test_a_wrong_password_is_told_and_nothing_is_kept(hub: LocalHub, tmp_path: Path) -> None:
    with open_laptop(tmp_path / "new", hub.url, filled=False) as laptop:
        keys = key_file(laptop)
        with pytest.raises(NotSignedInError):
            sign_in(laptop.shelf.vault, keys, hub.url, "ana", "wrong password")
        assert current_session(laptop.shelf.vault, keys) is None
        with pytest.raises(NotSignedInError, match="not signed in"):
            hub_client(laptop.shelf.vault, keys)


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("  ", "x"), ("ana", ""), ("a" * 501, "x")])
def test_an_empty_or_endless_name_never_leaves_the_laptop(tmp_path: Path, name: str, password: str) -> None:
    with RudeServer() as server, open_laptop(tmp_path, server.url, filled=False) as laptop:
        with pytest.raises(HubRefusedError):
            sign_in(laptop.shelf.vault, key_file(laptop), server.url, name, password)
        assert server.seen == []


def test_the_password_is_only_told_to_a_hub(tmp_path: Path) -> None:
    with RudeServer() as server, open_laptop(tmp_path, server.url, filled=False) as laptop:
        keys = key_file(laptop)
        with pytest.raises((HubUnreachableError, HubRefusedError)):
            sign_in(laptop.shelf.vault, keys, server.url, "ana", PASSWORD)
        assert [one.path for one in server.seen] == ["/meta"]
        with pytest.raises(HubAddressError):
            sign_in(laptop.shelf.vault, keys, "http://hub.example.org", "ana", PASSWORD)


def test_the_device_is_named_without_its_owner(hub: LocalHub, laptop: Laptop) -> None:
    (device,) = hub.admin.devices("A-ana")
    kind, number = device.name.split(" ")
    assert kind == "laptop"
    assert len(number) == 4
    assert int(number, 16) >= 0


def test_another_assessor_cannot_take_over_a_vault_with_unsent_work(hub: LocalHub, laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("eo1.a", "shown", "mine", hub.assignment_id)
    keys = key_file(laptop)
    with pytest.raises(VaultError, match="1 change not sent yet") as refused:
        sign_in(laptop.shelf.vault, keys, hub.url, "ben", PASSWORD)
    assert "A-ana" in str(refused.value)
    session = current_session(laptop.shelf.vault, keys)
    assert session is not None
    assert session.code == "A-ana"
    assert [one.revoked for one in hub.admin.devices("A-ben")] == [True]
    assert laptop.sync().unsent == 0


def test_signing_out_keeps_the_vault_and_its_owner(hub: LocalHub, laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("eo1.a", "shown", "mine", hub.assignment_id)
    keys = key_file(laptop)
    sign_out(laptop.shelf.vault, keys)
    assert current_session(laptop.shelf.vault, keys) is None
    assert [one.revoked for one in hub.admin.devices("A-ana")] == [True]
    assert laptop.sync().sentence == "Sign in again to send 1 change"
    with pytest.raises(VaultError):
        sign_in(laptop.shelf.vault, keys, hub.url, "ben", PASSWORD)
    sign_in(laptop.shelf.vault, keys, hub.url, "ana", PASSWORD)
    laptop.token = load_token(keys, hub.url) or ""
    assert laptop.sync().sentence == "Connected"
    assert held(hub)["eo1.a"].comment == "mine"


def test_signing_out_without_the_hub_still_takes_the_token_away(hub: LocalHub, tmp_path: Path) -> None:
    with RudeServer(hub.url) as server, signed_in_laptop(tmp_path / "ana", server.url) as laptop:
        server.manner = refusing
        sign_out(laptop.shelf.vault, key_file(laptop))
        assert load_token(key_file(laptop), server.url) is None


def test_signing_in_again_ends_the_token_before(hub: LocalHub, laptop: Laptop) -> None:
    sign_in(laptop.shelf.vault, key_file(laptop), hub.url, "ana", PASSWORD)
    assert sorted(one.revoked for one in hub.admin.devices("A-ana")) == [False, True]


def test_a_token_that_cannot_be_kept_is_given_back(hub: LocalHub, tmp_path: Path) -> None:
    with open_laptop(tmp_path / "new", hub.url, filled=False) as laptop:
        keys = key_file(laptop)
        (laptop.shelf.path.parent / "secrets.json").write_bytes(b"damaged")
        with pytest.raises(KeyStoreError):
            sign_in(laptop.shelf.vault, keys, hub.url, "ana", PASSWORD)
    assert [one.revoked for one in hub.admin.devices("A-ana")] == [True]


def test_a_revoked_device_keeps_its_work_and_is_asked_to_sign_in(hub: LocalHub, laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("eo1.a", "shown", "mine", hub.assignment_id)
    (device,) = hub.admin.devices("A-ana")
    hub.admin.revoke(device.id)
    status = laptop.sync()
    assert (status.sentence, status.retry_in) == ("Signed out from elsewhere — 1 change saved on this laptop", None)
    assert laptop.score("eo1.a", hub.assignment_id) == Score("shown", "mine")


def test_a_hub_that_moved_is_found_again_by_its_assessor(hub: LocalHub, laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("eo1.a", "shown", "mine", hub.assignment_id)
    with RudeServer(hub.url) as moved:
        session = sign_in(laptop.shelf.vault, key_file(laptop), moved.url, "ana", PASSWORD)
        assert session.hub_url == moved.url
        laptop.url, laptop.token = moved.url, load_token(key_file(laptop), moved.url) or ""
        assert laptop.sync().unsent == 0
    assert held(hub)["eo1.a"].comment == "mine"


def test_a_renamed_programme_asks_for_a_new_sign_in_and_goes_on(hub: LocalHub, laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("eo1.a", "shown", "mine", hub.assignment_id)
    hub.admin.create_programme("A better name")
    assert laptop.sync().sentence.startswith("Another hub answers")
    sign_in(laptop.shelf.vault, key_file(laptop), hub.url, "ana", PASSWORD)
    laptop.token = load_token(key_file(laptop), hub.url) or ""
    assert laptop.sync().sentence == "Connected"


def test_two_laptops_of_one_assessor_never_overwrite_each_other(hub: LocalHub, laptop: Laptop, tmp_path: Path) -> None:
    laptop.sync()
    with signed_in_laptop(tmp_path / "second", hub.url) as second:
        second.sync()
        laptop.edit("eo1.a", "shown", "first laptop", hub.assignment_id)
        second.edit("eo1.a", "not-shown", "second laptop", hub.assignment_id)
        second.edit("eo1.b", "shown", "", hub.assignment_id)
        assert laptop.sync().sentence == "Connected"
        status = second.sync()
        assert status.sentence == "Connected — 1 conflict to settle"
        assert held(hub)["eo1.a"] == Score("shown", "first laptop")
        assert second.score("eo1.a", hub.assignment_id) == Score("not-shown", "second laptop")
    assert laptop.sync().sentence == "Connected"
    assert laptop.score("eo1.b", hub.assignment_id) == Score("shown")


def test_why_it_was_returned_is_told_on_every_laptop_of_the_assessor(
    hub: LocalHub, laptop: Laptop, tmp_path: Path
) -> None:
    laptop.sync()
    points = (Incompleteness("missing", "portfolio", "The survey is missing."),)
    return_incomplete(laptop.shelf.vault, hub.assignment_id, "Ana A.", points, "Please add it.")
    laptop.sync()
    here = open_submission(laptop.shelf.vault, hub.assignment_id).assessment
    with signed_in_laptop(tmp_path / "other", hub.url) as other:
        other.sync()
        there = open_submission(other.shelf.vault, hub.assignment_id).assessment
    assert here.returned is not None
    assert there.returned is not None
    assert there.receipt == here.receipt
    assert (there.returned.points, there.returned.note) == (here.returned.points, "Please add it.")
    assert there.receipt is not None
    assert there.returned.returned_at == there.receipt.received_at
    # the name it was signed with stays where it was typed
    assert (here.signature, there.signature) == ("Ana A.", "")


def test_a_withdrawn_assignment_keeps_what_was_not_sent(hub: LocalHub, laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("eo1.a", "shown", "mine", hub.assignment_id)
    hub.admin.withdraw(hub.assignment_id)
    status = laptop.sync()
    assert status.needs_attention == 1
    assert laptop.score("eo1.a", hub.assignment_id) == Score("shown", "mine")


def test_the_cursor_moves_only_with_what_was_stored(hub: LocalHub, laptop: Laptop) -> None:
    laptop.sync()
    with laptop.shelf.vault.read() as session:
        first = feed.cursor(session)
    hub.add_submission("LVM-2419", "A-ana")
    laptop.sync()
    with laptop.shelf.vault.read() as session:
        assert feed.cursor(session) != first
    assert laptop.download().sentence == "2 files downloaded"


def test_a_lead_sees_what_a_laptop_has_with_it(laptop: Laptop, hub: LocalHub) -> None:
    laptop.sync()
    before = hub.caller("lea").get("/progress", **{WANTS_HEADER: WANTS_LEASES}).json()["rows"][0]
    laptop.download()
    after = hub.caller("lea").get("/progress", **{WANTS_HEADER: WANTS_LEASES}).json()["rows"][0]

    assert "offline_until" not in before
    assert after["offline_until"] == "2026-03-16T08:00:00Z"

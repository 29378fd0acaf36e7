"""What was exported from a laptop that is gone reaches the hub from the next one, once, and writes over nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from assessor_app.domain.annotation import Pin, Seen
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.programme import BankComment
from assessor_app.domain.scoring import Score
from assessor_app.errors import VaultError, WrongKeyError
from assessor_app.store import comment_bank
from assessor_app.store.tables import identity
from assessor_app.workflows.export_vault import as_text, sealed, unsent_work
from assessor_app.workflows.take_unsent import Taken, take_unsent
from tests.support.hub import LocalHub, quick_hub
from tests.support.laptop import Laptop
from tests.support.signed_in import signed_in_laptop
from tests.support.vault import KEY

WORDS = "ochre window nine rivers"
PIN = Pin("who does what", "a1-plan", "", PagePlace(2, 2), None, None, "eo1.a", False)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LocalHub]:
    running = quick_hub(tmp_path / "hub")
    yield running
    running.close()


@pytest.fixture(scope="module")
def still_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalHub]:
    """One that nothing is sent to."""
    running = quick_hub(tmp_path_factory.mktemp("still") / "hub")
    yield running
    running.close()


@pytest.fixture
def exported(hub: LocalHub, tmp_path: Path) -> bytes:
    return lost_work(hub, tmp_path)


@pytest.fixture
def laptop(still_hub: LocalHub, tmp_path: Path) -> Iterator[Laptop]:
    """The next one, synced."""
    with signed_in_laptop(tmp_path / "next", still_hub.url) as one:
        one.sync()
        yield one


@pytest.fixture(scope="module")
def still_exported(still_hub: LocalHub, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return lost_work(still_hub, tmp_path_factory.mktemp("lost"))


def lost_work(hub: LocalHub, folder: Path) -> bytes:
    """A laptop that was given up: what it alone knew, as JSON."""
    with signed_in_laptop(folder / "lost", hub.url) as lost:
        lost.sync()
        lost.edit("eo1.a", "shown", "the plan names who does what", hub.assignment_id)
        lost.write_feedback("Well argued.", hub.assignment_id)
        lost.put("pin-1", PIN, hub.assignment_id)
        lost.see(Seen("a1-plan", frozenset({0, 3})), hub.assignment_id)
        with lost.shelf.vault.write() as session:
            comment_bank.keep(session, BankComment("", "Say who does it.", own=True))
        return json.dumps(unsent_work(lost.shelf.path, KEY)).encode()


def take(laptop: Laptop, held: bytes, typed: str = "") -> Taken:
    return take_unsent(laptop.shelf.vault, held, typed)


def at_hub(hub: LocalHub) -> dict[str, Score]:
    return dict(hub.admin.recorded()[0].assessment.scores)


def test_taken_work_reaches_the_hub_and_nothing_is_taken_twice(hub: LocalHub, exported: bytes, tmp_path: Path) -> None:
    with signed_in_laptop(tmp_path / "next", hub.url) as laptop:
        laptop.sync()
        laptop.see(Seen("a1-plan", frozenset({5, 6})), hub.assignment_id)
        told = take(laptop, sealed(exported, WORDS), WORDS)
        assert (told.taken, told.compared, told.comments, told.left) == (4, 0, 1, [])
        assert take(laptop, exported).same == 4
        assert laptop.sync().sentence == "Connected"
        assert at_hub(hub)["eo1.a"] == Score("shown", "the plan names who does what")
        assert hub.admin.recorded()[0].assessment.feedback == "Well argued."
        notes = laptop.annotations(hub.assignment_id)
        assert notes["pin-1"] == PIN
        assert next(one for one in notes.values() if isinstance(one, Seen)).pages == frozenset({0, 3, 5, 6})
        again = take(laptop, exported)
        assert (again.taken, again.comments, again.same) == (0, 0, 4)
        assert laptop.operations(hub.assignment_id) == ()


def test_what_was_changed_since_is_asked_and_not_written_over(hub: LocalHub, exported: bytes, tmp_path: Path) -> None:
    with signed_in_laptop(tmp_path / "next", hub.url) as laptop:
        laptop.sync()
        laptop.edit("eo1.a", "not-shown", "looked again", hub.assignment_id)
        assert laptop.sync().sentence == "Connected"
        told = take(laptop, exported)
        assert (told.taken, told.compared) == (4, 1)
        assert laptop.sync().sentence == "Connected — 1 conflict to settle"
        assert at_hub(hub)["eo1.a"] == Score("not-shown", "looked again")
        assert laptop.score("eo1.a", hub.assignment_id) == Score("shown", "the plan names who does what")
        assert hub.admin.recorded()[0].assessment.feedback == "Well argued."


def test_what_was_changed_here_later_stays(still_hub: LocalHub, laptop: Laptop, still_exported: bytes) -> None:
    laptop.put("pin-1", Pin("mine", "a1-plan", "", PagePlace(1, 1)), still_hub.assignment_id)
    told = take(laptop, still_exported)
    assert (told.taken, told.newer) == (3, 1)
    pin = laptop.annotations(still_hub.assignment_id)["pin-1"]
    assert isinstance(pin, Pin)
    assert pin.note == "mine"


def test_only_its_author_takes_it_back_at_the_same_hub(
    still_hub: LocalHub, laptop: Laptop, still_exported: bytes
) -> None:
    with pytest.raises(WrongKeyError):
        take(laptop, sealed(still_exported, WORDS), "another passphrase")
    for held in (b"What was entered", as_text(json.loads(still_exported)).encode(), b"{}"):
        with pytest.raises(VaultError):
            take(laptop, held)
    refused: tuple[tuple[dict[str, Any], str], ...] = (
        ({"code": "A-99"}, "the work of A-99"),
        ({"hub_url": "https://elsewhere.example"}, "belongs to the hub https://elsewhere.example"),
    )
    for changes, words in refused:
        work = json.loads(still_exported)
        work["whose"] |= changes
        with pytest.raises(VaultError, match=words):
            take(laptop, json.dumps(work).encode())
    with laptop.shelf.vault.write() as session:
        session.execute(delete(identity))
    with pytest.raises(VaultError, match="Nobody is signed in"):
        take(laptop, still_exported)
    assert laptop.operations(still_hub.assignment_id) == ()


def test_what_cannot_be_taken_is_named_and_the_rest_is_taken(
    still_hub: LocalHub, laptop: Laptop, still_exported: bytes
) -> None:
    work = json.loads(still_exported)
    work["scores"][0]["mark"] = "splendid"
    work["annotations"][0]["assignment_id"] = "unknown"
    signed = {"assignment_id": still_hub.assignment_id, "decision": "earned", "signed_at": "2026-03-02T09:30:00Z"}
    work["signed"] = [signed]
    told = take(laptop, json.dumps(work).encode())
    assert told.taken == 2
    assert [bool(why) for _case, why in told.left] == [True, True]
    assert told.again == {"signed": 1}

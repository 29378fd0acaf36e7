"""Two readers with a laptop each and a real hub: no vault holds a word of the other before both have handed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from assessor_app.domain.reading import OtherReading
from assessor_app.store.cipher import connect
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.submit_assessment import submit_assessment
from tests.support.hub import LocalHub, quick_hub
from tests.support.laptop import Laptop
from tests.support.signed_in import signed_in_laptop
from tests.support.vault import KEY

MARKS = {"p1": "passing", "eo1.a": "shown", "eo1.b": "shown"}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LocalHub]:
    running = quick_hub(tmp_path / "hub")
    yield running
    running.close()


def hand_in(laptop: Laptop, assignment_id: str, **other: str) -> None:
    laptop.sync()
    for scorable, mark in (MARKS | other).items():
        laptop.edit(scorable, mark, "What I looked at.", assignment_id)
    submit_assessment(laptop.shelf.vault, assignment_id, "Me")
    laptop.sync()


def told(laptop: Laptop, assignment_id: str) -> OtherReading | None:
    laptop.sync()
    return open_submission(laptop.shelf.vault, assignment_id).other


def holds(laptop: Laptop, word: str) -> list[str]:
    """The tables of the vault in which a word stands anywhere."""
    raw = connect(laptop.shelf.path, KEY, mode="ro")
    try:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [name for name in tables if word in str(raw.execute(f'SELECT * FROM "{name}"').fetchall())]
    finally:
        raw.close()


def test_each_sees_the_others_levels_once_both_are_in_and_no_more_once_one_is_open_again(
    hub: LocalHub, tmp_path: Path
) -> None:
    first, second = hub.assignment_id, hub.admin.assign("LVM-2418", "A-ben", "reader_2")
    with ExitStack() as stack:
        ana, ben = (stack.enter_context(signed_in_laptop(tmp_path / name, hub.url, name)) for name in ("ana", "ben"))
        hand_in(ana, first)
        ben.sync()
        assert (told(ana, first), told(ben, second)) == (None, None)
        hand_in(ben, second, **{"eo1.b": "not-shown"})
        seen, met = told(ana, first), told(ben, second)
        assert seen is not None
        assert met is not None
        assert (seen.reader, dict(seen.marks)) == ("A-ben", MARKS | {"eo1.b": "not-shown"})
        assert (met.reader, dict(met.marks)) == ("A-ana", MARKS)
        assert holds(ana, "A-ben") == ["assignment"]

        hub.admin.hand_back(second, "Look at 1.b again.")
        assert (told(ana, first), told(ben, second)) == (None, None)
        assert (holds(ana, "A-ben"), holds(ben, "A-ana")) == ([], [])

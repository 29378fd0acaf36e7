"""Downloads over a connection that breaks, lies and bombs: what is on the laptop is right or is not there."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from assessor_app.errors import VaultError
from assessor_app.protocol.messages import Meta
from assessor_app.store import artifacts
from assessor_app.store.segments import SEGMENT
from assessor_app.sync.artifact_part import ArtifactPart
from tests.support.evidence import DOCX, artifact_of, assignment_of
from tests.support.laptop import Laptop, open_laptop
from tests.support.rude_server import (
    Exchange,
    Manner,
    RudeServer,
    answering,
    broken,
    captive_portal,
    refusing,
    rendered,
    saying_json,
)
from tests.support.sealed import FIRST, OTHER, change, flip, put_part, read_file

META = saying_json(
    Meta(service="assessor-hub", schema_min=1, schema_max=1, programme="Test").model_dump_json().encode()
)
PLAN = random.Random(5).randbytes(FIRST + OTHER + 40_000)
CLIP = random.Random(6).randbytes(OTHER)
FILES = {"/artifacts/a1-plan": PLAN, "/artifacts/a1-clip": CLIP}


def tag(content: bytes) -> dict[str, str]:
    return {"ETag": f'"{hashlib.sha256(content).hexdigest()}"'}


def serving(exchange: Exchange) -> None:
    """A hub that has the files and understands ranges."""
    if exchange.seen.path == "/meta":
        META(exchange)
        return
    exchange.send(whole_answer(exchange))


def whole_answer(exchange: Exchange) -> bytes:
    content = FILES[exchange.seen.path]
    asked = exchange.seen.headers.get("range")
    if asked is None:
        return rendered(200, content, tag(content))
    start = int(asked.removeprefix("bytes=").removesuffix("-"))
    span = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
    return rendered(206, content[start:], tag(content) | span)


def breaking_after(count: int) -> Manner:
    """The answer, cut so that ``count`` bytes of the file arrive."""

    def manner(exchange: Exchange) -> None:
        answer = whole_answer(exchange)
        head = answer.index(b"\r\n\r\n") + 4
        exchange.send(answer[: head + count])
        exchange.hang_up()

    return manner


def lying(content: bytes) -> Manner:
    """Other bytes under the right name and tag."""

    def manner(exchange: Exchange) -> None:
        exchange.answer(200, content, tag(FILES[exchange.seen.path]))

    return manner


def restarting(exchange: Exchange) -> None:
    """A proxy that does not know ranges: all of it, from the start."""
    content = FILES[exchange.seen.path]
    exchange.answer(200, content, tag(content))


@pytest.fixture
def hub() -> Iterator[RudeServer]:
    with RudeServer(manner=serving) as server:
        yield server


@pytest.fixture
def laptop(hub: RudeServer, tmp_path: Path) -> Iterator[Laptop]:
    with open_laptop(tmp_path, hub.url) as one:
        one.shelf.deliver(assignment_of([artifact_of("a1-plan", PLAN), artifact_of("a1-clip", CLIP)], []))
        yield one


def present(laptop: Laptop) -> dict[str, bool]:
    with laptop.shelf.vault.read() as session:
        return {one.artifact_id: one.present for one in artifacts.wanted(session, None)}


def on_disk(laptop: Laptop) -> dict[str, bytes]:
    """The content of whole files by id, and of begun ones by id and ``.part``; nothing else lies there."""
    files = laptop.shelf.files
    found = {}
    for path in files.folder.iterdir():
        file_id, _, rest = path.name.partition(".")
        assert rest in ("sealed", "sealed.part")
        if rest == "sealed":
            found[file_id] = read_file(files, file_id, len(FILES[f"/artifacts/{file_id}"]))
        else:
            found[f"{file_id}.part"] = begun(laptop, file_id)
    return found


def begun(laptop: Laptop, file_id: str) -> bytes:
    """What would be gone on with: every whole segment of a part."""
    whole = FILES[f"/artifacts/{file_id}"]
    with ArtifactPart(laptop.shelf.files, file_id, len(whole), hashlib.sha256(whole).hexdigest()) as part:
        return whole[: part.have]


def ranges(hub: RudeServer, path: str = "/artifacts/a1-plan") -> list[str | None]:
    return [one.headers.get("range") for one in hub.seen if one.path == path]


def test_all_files_arrive_with_progress_in_bytes(hub: RudeServer, laptop: Laptop) -> None:
    status = laptop.download("as-1")
    assert status.sentence == "2 files downloaded"
    assert on_disk(laptop) == {"a1-plan": PLAN, "a1-clip": CLIP}
    assert present(laptop) == {"a1-plan": True, "a1-clip": True}
    steps = [(one.done, one.total) for one in laptop.told if one.stage == "downloading"]
    assert steps == sorted(steps)
    assert steps[-1] == (len(PLAN) + len(CLIP), len(PLAN) + len(CLIP))
    assert laptop.download("as-1").sentence == "All files are already on this laptop"


def test_a_break_is_taken_up_at_once_where_it_broke(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, breaking_after(300), breaking_after(200))
    assert laptop.download().sentence == "2 files downloaded"
    assert on_disk(laptop)["a1-plan"] == PLAN
    assert ranges(hub) == [None, "bytes=300-", "bytes=500-"]


def test_a_longer_break_is_taken_up_next_time_even_after_a_restart(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, breaking_after(FIRST + OTHER + 300), refusing)
    status = laptop.download()
    assert not status.online
    assert "goes on from there" in status.sentence
    assert status.retry_in == 2.0
    assert on_disk(laptop) == {"a1-plan.part": PLAN[: FIRST + OTHER]}
    laptop.restart()
    assert laptop.download().sentence == "2 files downloaded"
    assert ranges(hub)[-1] == f"bytes={FIRST + OTHER}-"
    assert on_disk(laptop) == {"a1-plan": PLAN, "a1-clip": CLIP}


def test_a_hub_that_gives_nothing_is_not_asked_again_and_again(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, *[breaking_after(0)] * 10)
    laptop.download()
    assert len(ranges(hub)) == 1


def test_a_proxy_that_starts_anew_does_no_harm(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, breaking_after(300), restarting)
    assert laptop.download().sentence == "2 files downloaded"
    assert on_disk(laptop)["a1-plan"] == PLAN


@pytest.mark.parametrize("content", [PLAN[:-1] + b"X", b"X" * len(PLAN)])
def test_wrong_bytes_are_thrown_away_and_the_rest_goes_on(hub: RudeServer, laptop: Laptop, content: bytes) -> None:
    hub.then(META, lying(content))
    status = laptop.download()
    assert status.sentence == "1 of 2 files downloaded. A file arrived damaged and was thrown away."
    assert on_disk(laptop) == {"a1-clip": CLIP}
    assert present(laptop) == {"a1-plan": False, "a1-clip": True}
    assert laptop.download().sentence == "1 file downloaded"


@pytest.mark.parametrize(
    ("segment", "start"), [(0, None), (1, f"bytes={FIRST}-"), (2, f"bytes={FIRST + OTHER}-"), (None, f"bytes={FIRST}-")]
)
def test_a_flipped_byte_or_a_torn_end_of_the_part_costs_what_lies_behind_it(
    hub: RudeServer, laptop: Laptop, segment: int | None, start: str | None
) -> None:
    path = laptop.shelf.files.part("a1-plan")
    put_part(laptop.shelf.files, "a1-plan", PLAN, len(PLAN))
    if segment is None:
        change(path, lambda data: data.__delitem__(slice(SEGMENT + 7_000, None)))
    else:
        flip(path, segment)
    assert laptop.download().sentence == "2 files downloaded"
    assert ranges(hub) == [start]
    assert on_disk(laptop) == {"a1-plan": PLAN, "a1-clip": CLIP}


@pytest.mark.parametrize("what", ["whole", "longer", "foreign", "plain", "of other content", "nothing"])
def test_a_part_is_taken_for_what_it_is(hub: RudeServer, laptop: Laptop, what: str) -> None:
    files = laptop.shelf.files
    path = files.part("a1-plan")
    put_part(files, "a1-clip" if what == "foreign" else "a1-plan", PLAN, len(PLAN))
    if what == "longer":
        change(path, lambda data: data.extend(b"more"))
    elif what == "foreign":
        files.part("a1-clip").replace(path)
    elif what == "plain":
        path.write_bytes(PLAN)
    elif what == "of other content":
        put_part(files, "a1-plan", b"X" * len(PLAN), FIRST + 1)
    elif what == "nothing":
        path.write_bytes(b"")
    assert laptop.download().sentence == "2 files downloaded"
    assert on_disk(laptop) == {"a1-plan": PLAN, "a1-clip": CLIP}
    assert ranges(hub) == ([] if what in ("whole", "longer") else [None])


def test_never_more_than_the_declared_size_is_written(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, lying(PLAN + b"X" * 10_000_000))
    assert "larger at the hub" in laptop.download().sentence
    assert on_disk(laptop) == {"a1-clip": CLIP}


def test_a_file_that_ends_early_without_saying_so_is_not_taken(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, lying(PLAN[:100]), lying(PLAN[:100]))
    laptop.download()
    assert "a1-plan" not in on_disk(laptop)
    assert present(laptop)["a1-plan"] is False


@pytest.mark.parametrize(
    "answer", [saying_json(b'{"error":"no","sentence":"The hub has lost this file."}', status) for status in (404, 500)]
)
def test_one_file_the_hub_does_not_have_does_not_stop_the_others(
    hub: RudeServer, laptop: Laptop, answer: Manner
) -> None:
    hub.then(META, answer)
    assert laptop.download().sentence == "1 of 2 files downloaded. The hub has lost this file."
    assert on_disk(laptop) == {"a1-clip": CLIP}


@pytest.mark.parametrize("manner", [captive_portal, answering(503), answering(401, b'{"error":"x","sentence":"Out."}')])
def test_when_the_hub_itself_fails_the_download_stops_and_keeps_what_it_has(
    hub: RudeServer, laptop: Laptop, manner: Manner
) -> None:
    hub.then(META, breaking_after(FIRST + 300), manner)
    hub.manner = answering(500)
    status = laptop.download()
    assert not status.online
    assert status.sentence.startswith("The download broke off: ")
    assert on_disk(laptop) == {"a1-plan.part": PLAN[:FIRST]}


def test_another_version_at_the_hub_throws_the_part_away(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, breaking_after(300), answering(200, b"new", {"ETag": '"other"'}))
    assert "another version" in laptop.download().sentence
    assert on_disk(laptop) == {"a1-clip": CLIP}


def test_cancelling_keeps_the_part(hub: RudeServer, laptop: Laptop) -> None:
    status = laptop.synchronizer.download(None, laptop.told.append, lambda: bool(ranges(hub)))
    assert status.sentence.startswith("Download stopped: 0 of 2 files are here.")
    assert set(on_disk(laptop)) <= {"a1-plan.part"}
    assert laptop.download().sentence == "2 files downloaded"


def test_without_room_nothing_is_begun_and_the_numbers_are_told(
    hub: RudeServer, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(".")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1_000_000))
    with pytest.raises(VaultError, match="Not enough room on this laptop: 67 MB are needed, 1 MB are free"):
        laptop.download()
    assert ranges(hub) == []


def test_a_disk_that_fills_up_on_the_way_is_told_and_the_part_stays(
    hub: RudeServer, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(VaultError, match="full"):
            laptop.download()
    assert on_disk(laptop) == {"a1-plan.part": PLAN}
    assert laptop.download().sentence == "2 files downloaded"


def test_a_disk_that_is_full_in_the_middle_of_a_long_file_keeps_what_it_took(
    hub: RudeServer, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = random.Random(7).randbytes(60 * OTHER)
    monkeypatch.setitem(FILES, "/artifacts/a1-film", film)
    laptop.shelf.deliver(assignment_of([artifact_of("a1-film", film)], []))
    write, room = os.write, [5 * SEGMENT + 1000]

    def filling(handle: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(28, "No space left on device")
        taken = write(handle, data[: room[0]])
        room[0] -= taken
        return taken

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", filling)
        with pytest.raises(VaultError, match="full"):
            laptop.download("as-1")
    assert laptop.download("as-1").sentence == "1 file downloaded"
    assert ranges(hub, "/artifacts/a1-film") == [None, f"bytes={FIRST + 4 * OTHER}-"]
    assert on_disk(laptop) == {"a1-film": film}


def test_a_file_lost_or_cut_on_the_laptop_is_fetched_again(hub: RudeServer, laptop: Laptop) -> None:
    laptop.download()
    laptop.shelf.files.final("a1-plan").unlink()
    change(laptop.shelf.files.final("a1-clip"), lambda data: data.pop())
    assert laptop.download().sentence == "2 files downloaded"
    assert on_disk(laptop) == {"a1-plan": PLAN, "a1-clip": CLIP}


class Trap(NamedTuple):
    link: Path
    target: Path


def test_a_link_in_place_of_the_part_is_not_written_through(hub: RudeServer, laptop: Laptop, tmp_path: Path) -> None:
    trap = Trap(laptop.shelf.files.part("a1-plan"), tmp_path / "elsewhere")
    trap.target.write_bytes(b"")
    trap.link.symlink_to(trap.target)
    with pytest.raises(VaultError):
        laptop.download()
    assert trap.target.read_bytes() == b""


def test_downloaded_files_are_for_their_owner_only(hub: RudeServer, laptop: Laptop) -> None:
    laptop.download()
    assert {path.stat().st_mode & 0o777 for path in laptop.shelf.files.folder.iterdir()} == {0o600}


def test_a_broken_greeting_downloads_nothing(hub: RudeServer, laptop: Laptop) -> None:
    hub.manner = broken
    assert not laptop.download().online
    assert on_disk(laptop) == {}


def test_the_hubs_pages_of_a_file_come_with_it_and_are_resumed_and_proven_alike(
    hub: RudeServer, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, pages = b"PK a letter" * 40, b"%PDF its pages" * 40
    monkeypatch.setitem(FILES, "/artifacts/letter", letter)
    monkeypatch.setitem(FILES, "/artifacts/letter-pages", pages)
    copy = artifact_of("letter", letter, kind="document", media_type=DOCX, rendition=pages)
    laptop.shelf.deliver(assignment_of([copy], []))
    hub.then(META, serving, breaking_after(100))
    assert laptop.download("as-1").sentence == "2 files downloaded"
    assert ranges(hub, "/artifacts/letter-pages") == [None, "bytes=100-"]
    assert on_disk(laptop) == {"letter": letter, "letter-pages": pages}
    assert present(laptop) == {"letter": True, "letter-pages": True}
    assert {one.total for one in laptop.told if one.stage == "downloading"} == {len(letter) + len(pages)}

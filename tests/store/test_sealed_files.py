"""Sealed files are those of the published format, both ways; whatever was done to one is noticed and named."""

from __future__ import annotations

import hashlib
import io
import os
import random
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import ArtifactError
from assessor_app.store.artifact_check import FileFinding, check_artifact_file
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.segments import HEADER, SEGMENT, TAG, Shape
from tests.support.sealed import FIRST, OTHER, change, flip, put_file, put_part, read_file
from tests.support.tink_oracle import TinkOracle, tink

MASTER = bytes(range(100, 132))
SIZES = (
    *(0, 1, 15, 16, 17, FIRST - 1, FIRST, FIRST + 1),
    *(FIRST + OTHER - 1, FIRST + OTHER, FIRST + OTHER + 1, FIRST + 3 * OTHER, FIRST + 3 * OTHER + 12_345),
)
THREE = FIRST + OTHER + 500


@pytest.fixture
def files(tmp_path: Path) -> ArtifactFiles:
    return ArtifactFiles(tmp_path, MASTER)


@pytest.fixture(scope="module")
def oracle() -> TinkOracle:
    return TinkOracle(MASTER)


def content_of(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_tink_reads_ours_and_we_read_theirs(files: ArtifactFiles, oracle: TinkOracle, size: int) -> None:
    content = content_of(size)
    put_file(files, "ours", content)
    ours = files.final("ours").read_bytes()
    assert oracle.opened(ours, b"ours") == content
    assert len(ours) == Shape(size).sealed_size
    theirs = oracle.sealed(content, b"theirs")
    assert len(theirs) == Shape(size).sealed_size
    files.final("theirs").write_bytes(theirs)
    assert read_file(files, "theirs", size) == content
    if content:
        assert ours != theirs
    if size >= 16:
        # a single byte may well stand there by chance
        assert content[:16] not in ours


def test_tink_refuses_ours_under_another_id(files: ArtifactFiles, oracle: TinkOracle) -> None:
    put_file(files, "ours", b"something")
    with pytest.raises(tink.TinkError):
        oracle.opened(files.final("ours").read_bytes(), b"another")


@given(st.integers(0, 5 * SEGMENT), st.data())
def test_the_shape_covers_every_byte_once(size: int, data: st.DataObject) -> None:
    shape = Shape(size)
    assert sum(shape.length(number) for number in range(shape.count)) == size
    ends = [shape.offset(number) + shape.length(number) + TAG for number in range(shape.count)]
    assert ends[-1] == shape.sealed_size
    assert ends[:-1] == [shape.offset(number) for number in range(1, shape.count)]
    if size:
        place = data.draw(st.integers(0, size - 1))
        number = shape.number_at(place)
        assert shape.start(number) <= place < shape.start(number) + shape.length(number)
    cut = data.draw(st.integers(0, shape.sealed_size))
    assert Shape.whole_content(cut) <= min(cut, size)


def test_it_reads_like_a_file_in_memory(files: ArtifactFiles) -> None:
    content = content_of(FIRST + 2 * OTHER + 777)
    put_file(files, "film", content)
    chance = random.Random(3)
    plain = io.BytesIO(content)
    with files.source("film", len(content)).open() as stream:
        for _ in range(300):
            place, count = chance.randrange(len(content) + 50), chance.choice((0, 1, 9, 4096, OTHER, 3 * SEGMENT))
            assert stream.seek(place) == plain.seek(place)
            assert stream.read(count) == plain.read(count)
            assert stream.tell() == plain.tell()
        assert stream.seek(-5, os.SEEK_END) == len(content) - 5
        assert stream.read() == content[-5:]
        stream.seek(0)
        assert stream.read() == content
        with pytest.raises((OSError, ValueError)):
            stream.seek(-1)
    assert stream.closed


def test_threads_may_share_a_reader_and_each_has_its_own_otherwise(files: ArtifactFiles) -> None:
    content = content_of(FIRST + 4 * OTHER)
    put_file(files, "film", content)
    got: list[bytes] = []
    wrong: list[int] = []

    def drain(stream: io.BufferedReader) -> None:
        while piece := stream.read(1000):
            got.append(piece)

    def jump(seed: int) -> None:
        chance = random.Random(seed)
        with files.source("film", len(content)).open() as own:
            for _ in range(60):
                place = chance.randrange(len(content))
                own.seek(place)
                if own.read(700) != content[place : place + 700]:
                    wrong.append(place)

    with files.source("film", len(content)).open() as shared:
        threads = [threading.Thread(target=drain, args=(shared,)) for _ in range(3)]
        threads += [threading.Thread(target=jump, args=(seed,)) for seed in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not wrong
    # pieces come in any order, none twice and none left out
    assert sum(len(piece) for piece in got) == len(content)
    assert sorted(got) == sorted(content[start : start + 1000] for start in range(0, len(content), 1000))


def _swap(data: bytearray) -> None:
    data[SEGMENT : 2 * SEGMENT], data[2 * SEGMENT : 3 * SEGMENT] = (
        data[2 * SEGMENT : 3 * SEGMENT],
        data[SEGMENT : 2 * SEGMENT],
    )


@pytest.mark.parametrize(
    ("what", "part"),
    [
        ("header", 1), ("first", 1), ("second", 2), ("last", 4), ("tag", 4), ("swapped", 2), ("zeroed", 3),
        ("foreign file", 1), ("foreign segment", 2), ("other key", 1),
    ],
)  # fmt: skip
def test_what_was_changed_is_named_and_set_aside(files: ArtifactFiles, what: str, part: int) -> None:
    content = content_of(FIRST + 2 * OTHER + 500)
    put_file(files, "film", content)
    put_file(files, "other", content)
    path, other = files.final("film"), files.final("other").read_bytes()
    if what == "header":
        flip(path, 0, at=3)
    elif what in ("first", "second", "last"):
        flip(path, {"first": 0, "second": 1, "last": 3}[what])
    elif what == "tag":
        change(path, lambda data: data.__setitem__(-1, data[-1] ^ 0x80))
    elif what == "swapped":
        change(path, _swap)
    elif what == "zeroed":
        change(path, lambda data: data.__setitem__(slice(2 * SEGMENT, 3 * SEGMENT), bytes(SEGMENT)))
    elif what == "foreign file":
        path.write_bytes(other)
    elif what == "foreign segment":
        change(path, lambda data: data.__setitem__(slice(SEGMENT, 2 * SEGMENT), other[SEGMENT : 2 * SEGMENT]))
    else:
        files = ArtifactFiles(files.folder, bytes(32))
    with pytest.raises(ArtifactError, match=f"damaged on this laptop: part {part} of 4") as told:
        read_file(files, "film", len(content))
    assert told.value.kind == "damaged"
    assert not files.holds("film", len(content))
    assert files.is_aside("film")
    put_file(files, "film", content)
    assert (files.holds("film", len(content)), files.is_aside("film")) == (True, False)
    assert sorted(one.name for one in files.folder.iterdir()) == ["film.sealed", "other.sealed"]


@pytest.mark.parametrize(("cut", "part"), [(1, 4), (SEGMENT, 3), (3 * SEGMENT, 1), (2 * SEGMENT + 500 + TAG, 2)])
def test_a_cut_file_says_in_which_part_it_ends(files: ArtifactFiles, cut: int, part: int) -> None:
    content = content_of(FIRST + 2 * OTHER + 500)
    put_file(files, "film", content)
    change(files.final("film"), lambda data: data.__delitem__(slice(len(data) - cut, None)))
    with pytest.raises(ArtifactError, match=f"it ends in part {part} of 4"):
        files.source("film", len(content)).open()
    assert not files.holds("film", len(content))


def test_a_longer_file_is_not_taken_either(files: ArtifactFiles) -> None:
    put_file(files, "film", b"short")
    change(files.final("film"), lambda data: data.extend(b"more"))
    with pytest.raises(ArtifactError, match="longer than it was"):
        files.source("film", 5).open()


def test_a_file_cut_while_it_is_read_is_noticed(files: ArtifactFiles) -> None:
    content = content_of(THREE)
    put_file(files, "film", content)
    with files.source("film", len(content)).open() as stream:
        assert stream.read(10) == content[:10]
        os.truncate(files.final("film"), SEGMENT + 5)
        stream.seek(FIRST)
        with pytest.raises(ArtifactError, match="part 2 of 3"):
            stream.read(10)


def test_a_reader_of_the_old_copy_does_not_set_the_new_one_aside(files: ArtifactFiles) -> None:
    content = content_of(THREE)
    put_file(files, "film", content)
    flip(files.final("film"), 1)
    with files.source("film", len(content)).open() as old:
        put_file(files, "film", content)
        old.seek(FIRST)
        with pytest.raises(ArtifactError, match="part 2 of 3"):
            old.read(10)
    assert read_file(files, "film", len(content)) == content


def test_locked_nothing_opens_until_the_key_is_back(files: ArtifactFiles) -> None:
    put_file(files, "plan", b"the plan")
    source = files.source("plan", 8)
    files.forget_key()
    with pytest.raises(ArtifactError, match="locked"):
        source.open()
    with pytest.raises(ArtifactError, match="locked"):
        put_file(files, "another", b"x")
    files.take_key(MASTER)
    with source.open() as stream:
        assert stream.read() == b"the plan"
    assert [one.name for one in files.folder.iterdir()] == ["plan.sealed"]


def test_no_two_files_share_a_key_or_a_byte(files: ArtifactFiles) -> None:
    for name in ("one", "two"):
        put_file(files, name, bytes(1000))
    one, two = (files.final(name).read_bytes() for name in ("one", "two"))
    assert one[0] == two[0] == HEADER
    assert one[1:17] != two[1:17]
    assert sum(a == b for a, b in zip(one[HEADER:], two[HEADER:], strict=True)) < 40


def test_the_check_reads_all_and_changes_nothing(files: ArtifactFiles) -> None:
    content = content_of(FIRST + 3 * OTHER)
    put_file(files, "film", content)
    size, sha256 = len(content), _hash(content)
    assert check_artifact_file(files, "film", size, sha256) == FileFinding("film", "good", (), 4)
    assert check_artifact_file(files, "film", size, "") == FileFinding("film", "good", (), 4)
    assert check_artifact_file(files, "film", size, _hash(b"")).state == "other_content"
    assert check_artifact_file(files, "never", 5, "").state == "missing"
    for number in (1, 3):
        flip(files.final("film"), number)
    assert check_artifact_file(files, "film", size, sha256) == FileFinding("film", "damaged", (1, 3), 4)
    assert files.holds("film", size)
    assert check_artifact_file(files, "film", size, sha256, lambda: True).state == "good"
    change(files.final("film"), lambda data: data.__delitem__(slice(2 * SEGMENT, None)))
    assert check_artifact_file(files, "film", size, sha256).segments == (1, 2, 3)
    put_part(files, "film", content, FIRST)
    files.final("film").write_bytes(files.part("film").read_bytes()[:10])
    assert check_artifact_file(files, "film", size, sha256).segments == (0, 1, 2, 3)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

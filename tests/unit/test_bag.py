"""Bags and bundles as files: read by the library of others, and nothing hostile, cut or changed is let through."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from assessor_app.errors import VaultError
from assessor_app.protocol.bag import BagError, BagWriter, read_bag
from assessor_app.store.bundle_file import BundleHead, BundleReader, BundleWriter, read_bundle_head
from assessor_app.store.segments import SEGMENT

KEY = bytes(range(32))
HEAD = BundleHead("results", "0" * 32)
CONTENT = {"data/about.json": b"{}", "data/files/a-1": bytes(range(256)) * 7, "data/files/empty": b""}


def _bag(content: dict[str, bytes] | None = None) -> bytes:
    sink = io.BytesIO()
    bag = BagWriter(sink)
    for name, data in (content or CONTENT).items():
        bag.add(name, len(data), [data[:3], data[3:]])
    bag.finish({"Bagging-Date": "2026-03-02"})
    return sink.getvalue()


def _read(content: bytes) -> dict[str, bytes]:
    return {entry.name: entry.content(1 << 20) for entry in read_bag(io.BytesIO(content))}


def test_a_bag_is_one_to_the_library_of_others(tmp_path: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(_bag())) as tar:
        # one by one: the safe way to take all at once is not in every Python 3.11
        for head in tar:
            content = tar.extractfile(head)
            assert content is not None
            (tmp_path / head.name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / head.name).write_bytes(content.read())
    bag = bagit.Bag(str(tmp_path / "bundle"))
    assert bag.validate()
    assert set(bag.payload_files()) == set(CONTENT)
    assert bag.info["Payload-Oxum"] == "1794.3"
    assert _read(_bag()) == CONTENT


@pytest.mark.parametrize(
    "name", ["../x", "data/../x", "/etc/passwd", "data/files/../../x", "data/a b", "data/files/", ""]
)
def test_no_name_of_a_path_goes_in_or_comes_out(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        BagWriter(io.BytesIO()).add(name, 0, [])
    with pytest.raises(BagError):
        _read(_with_entry(tarfile.TarInfo(f"bundle/{name}"), b""))


def _with_entry(head: tarfile.TarInfo, content: bytes) -> bytes:
    """A bag that begins with this entry."""
    head.size = head.size or len(content)
    return head.tobuf(tarfile.GNU_FORMAT) + content + bytes(-len(content) % 512) + _bag()


def _typed(kind: bytes) -> tarfile.TarInfo:
    head = tarfile.TarInfo("bundle/data/files/a")
    head.type, head.linkname = kind, "/etc/passwd"
    return head


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME],
)
def test_nothing_but_plain_files_is_read(kind: bytes) -> None:
    with pytest.raises(BagError, match="plain file"):
        _read(_with_entry(_typed(kind), b""))


def test_a_size_that_is_not_there_costs_nothing() -> None:
    head = tarfile.TarInfo("bundle/data/files/a")
    head.size = 1 << 50
    with pytest.raises(BagError, match="larger than it can be"):
        _read(_with_entry(head, b""))
    entry = next(read_bag(io.BytesIO(_with_entry(head, b""))))
    with pytest.raises(BagError, match="ends early"):
        entry.sha256()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:-1024],
        lambda whole: whole[:-512],
        lambda whole: whole + b"\0",
        lambda whole: whole.replace(b"Bagging-Date", b"Bagging-Dare"),
        lambda whole: whole.replace(bytes(range(256)), bytes(reversed(range(256))), 1),
        lambda whole: _with_entry(tarfile.TarInfo("bundle/data/files/extra"), b"not in the list"),
        lambda whole: _with_entry(tarfile.TarInfo("bundle/data/about.json"), b"{}"),
    ],
)
def test_a_bag_that_was_changed_is_none(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(BagError):
        _read(spoil(_bag()))


@pytest.mark.parametrize("size", [0, 1, SEGMENT - 57, SEGMENT - 56, SEGMENT - 55, SEGMENT, 2 * SEGMENT - 72, 300_001])
def test_a_bundle_gives_back_what_was_sealed(tmp_path: Path, size: int) -> None:
    path, content = tmp_path / "b", bytes(i % 251 for i in range(size))
    with BundleWriter(path, HEAD, KEY) as sink:
        for start in range(0, size, 10_007):
            sink.write(content[start : start + 10_007])
    found = bytearray()
    with BundleReader(path, KEY) as source:
        while piece := source.read(9_999):
            found += piece
    assert found == content
    assert read_bundle_head(path) == HEAD
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


def test_a_bundle_that_was_changed_does_not_open(tmp_path: Path) -> None:
    path = tmp_path / "b"
    with BundleWriter(path, HEAD, KEY) as sink:
        sink.write(bytes(3 * SEGMENT))
    whole = path.read_bytes()
    spoilt = [
        whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :] for at in (0, 30, 90, 200, SEGMENT + 500, len(whole) - 1)
    ]
    spoilt += [
        whole[: len(whole) - 1],
        whole[: len(whole) - SEGMENT],
        whole + b"\0",
        whole.replace(b"0" * 32, b"1" * 32),
    ]
    for content in spoilt:
        path.write_bytes(content)
        with pytest.raises(VaultError):
            _drain(path, KEY)
    path.write_bytes(whole)
    with pytest.raises(VaultError):
        _drain(path, KEY[::-1])
    _drain(path, KEY)


def _drain(path: Path, key: bytes) -> None:
    with BundleReader(path, key) as source:
        while source.read(1 << 20):
            pass


def test_a_bundle_that_could_not_be_finished_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(b"the one before")
    with pytest.raises(TypeError), BundleWriter(path, HEAD, KEY) as sink:
        sink.write("no bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"the one before"
    assert [one.name for one in tmp_path.iterdir()] == ["b"]

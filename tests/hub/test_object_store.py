"""A hub that keeps its files in a bucket: what it puts there, and how a desk gets it without showing its token."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from assessor_app.__main__ import main
from assessor_app.errors import HubRefusedError, HubUnreachableError
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.artifacts.object_store import PART_BYTES
from assessor_app.hub.artifacts.place import ArtifactWish
from assessor_app.hub.artifacts.staging import Stage, StagedFile
from assessor_app.hub.intake.page_making import OfficeSource, PageMaker
from assessor_app.hub.problems import HubSetupError
from assessor_app.protocol.messages import ADDRESS_TYPE, ArtifactAddress
from assessor_app.remote.artifact_fetch import ArtifactFetch
from assessor_app.remote.faults import ArtifactRangeError, HubBusyError, NotTheHubError
from assessor_app.remote.hub_client import HubClient
from tests.hub.conftest import Filled
from tests.support.hub import PDF, Caller, LocalHub, manifest, write_submission
from tests.support.object_store import BUCKET, LocalStore, give_keys
from tests.support.office_files import docx
from tests.support.streams import all_of

SHA = hashlib.sha256(PDF).hexdigest()
KEY = f"programme/{SHA[:2]}/{SHA}"


@pytest.fixture(scope="module")
def keys() -> Iterator[None]:
    """The store's keys in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        give_keys(patch)
        yield


@pytest.fixture(scope="module")
def store(keys: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStore]:
    """One store for all."""
    running = LocalStore(tmp_path_factory.mktemp("store"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def wish(store: LocalStore) -> ArtifactWish:
    """Where the hub is to keep its files."""
    return ArtifactWish(f"s3://{BUCKET}/programme", endpoint=store.url)


@pytest.fixture(scope="module")
def stored_hub(wish: ArtifactWish, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalHub]:
    """A hub with one submission, its file in the bucket."""
    running = LocalHub(tmp_path_factory.mktemp("stored"), artifacts=wish)
    yield running
    running.close()


@pytest.fixture(scope="module")
def reader(stored_hub: LocalHub) -> Caller:
    """Its reader, with an older app."""
    return stored_hub.caller("ana")


@pytest.fixture
def desk(stored_hub: LocalHub, reader: Caller) -> Iterator[HubClient]:
    """Its reader's desk."""
    with HubClient(stored_hub.url, reader.token) as client:
        yield client


@pytest.fixture(scope="module")
def artifact_id(reader: Caller) -> str:
    """The one file."""
    found: str = reader.items()[1]["submission"]["artifacts"][0]["id"]
    return found


def test_an_import_puts_its_files_into_the_bucket_and_nowhere_else(stored_hub: LocalHub, store: LocalStore) -> None:
    kept = store.client().head_object(Bucket=BUCKET, Key=KEY)

    assert (kept["ContentLength"], kept["Metadata"]) == (len(PDF), {"sha256": SHA})
    assert kept["ContentType"] == "application/octet-stream"
    assert [path.name for path in stored_hub.folder.rglob(f"*{SHA[:16]}*")] == []


def test_a_desk_fetches_from_the_store_and_shows_it_nothing_of_the_hub(
    desk: HubClient, store: LocalStore, artifact_id: str, reader: Caller
) -> None:
    store.asked.clear()
    with desk.artifact(artifact_id, 0, SHA) as stream:
        whole = (stream.start, all_of(stream))
    with desk.artifact(artifact_id, 1000, SHA) as stream:
        rest = (stream.start, all_of(stream))

    assert whole == (0, PDF)
    assert rest == (1000, PDF[1000:])
    asked = [one for one in store.asked if one.method == "GET"]
    assert [one.headers.get("range") for one in asked] == [None, "bytes=1000-"]
    for one in asked:
        assert "authorization" not in one.headers
        assert not any(name.startswith("x-assessor") for name in one.headers)
        assert reader.token not in str(one)


def test_an_app_that_knows_no_addresses_gets_the_bytes_from_the_hub(reader: Caller, artifact_id: str) -> None:
    whole = reader.get(f"/artifacts/{artifact_id}")
    part = reader.get(f"/artifacts/{artifact_id}", Range="bytes=500-", **{"If-Range": f'"{SHA}"'})

    assert (whole.status_code, whole.content, whole.headers["etag"]) == (200, PDF, f'"{SHA}"')
    assert (part.status_code, part.content) == (206, PDF[500:])


def test_parts_of_a_file_in_the_bucket_are_as_strict_as_those_of_a_folder(reader: Caller, artifact_id: str) -> None:
    path, last = f"/artifacts/{artifact_id}", len(PDF) - 1
    other = reader.get(path, Range="bytes=500-", **{"If-Range": f'"{"0" * 64}"'})
    end = reader.get(path, Range=f"bytes={last}-{last + 500}")
    beyond = reader.get(path, Range=f"bytes={len(PDF)}-", **{"If-Range": f'"{SHA}"'})

    assert (other.status_code, other.content) == (200, PDF), "made upon another version: all of this one"
    assert (end.status_code, end.content) == (206, PDF[-1:])
    assert end.headers["content-range"] == f"bytes {last}-{last}/{len(PDF)}"
    assert beyond.status_code == 416
    assert beyond.headers["content-range"] == f"bytes */{len(PDF)}"


def test_a_store_asked_for_more_than_there_is_makes_the_desk_begin_anew(desk: HubClient, artifact_id: str) -> None:
    with pytest.raises(ArtifactRangeError), desk.artifact(artifact_id, len(PDF) + 10, SHA):
        pass
    with desk.artifact(artifact_id, 0, SHA) as stream:
        assert all_of(stream) == PDF


def test_an_address_is_for_one_file_only(stored_hub: LocalHub, reader: Caller, artifact_id: str) -> None:
    newer = {**reader.headers, "X-Assessor-Wants": "addresses"}
    answer = stored_hub.http.get(f"/artifacts/{artifact_id}", headers=newer)
    address = ArtifactAddress.model_validate_json(answer.content)

    assert answer.headers["content-type"] == ADDRESS_TYPE
    assert (address.sha256, address.size) == (SHA, len(PDF))
    other = address.url.replace(SHA, "0" * 64)
    later = address.url.replace("X-Amz-Expires=900", "X-Amz-Expires=604800")
    assert later != address.url
    got = [
        httpx.get(url, trust_env=False, timeout=60).status_code
        for url in (address.url, other, later, address.url.split("?")[0])
    ]
    assert got == [200, 403, 403, 403]
    # Whoever does not read the submission is told nothing.
    ben = stored_hub.caller("ben")
    assert stored_hub.http.get(f"/artifacts/{artifact_id}", headers={**newer, **ben.headers}).status_code == 404


def test_a_large_file_travels_in_parts_and_a_changed_one_not_at_all(stored_hub: LocalHub, store: LocalStore) -> None:
    content = bytes(range(256)) * ((PART_BYTES + 4096) // 256)
    artifacts = stored_hub.hub.artifacts
    with artifacts.stage() as stage:
        (stored_hub.inbox / "large").write_bytes(content)
        with (stored_hub.inbox / "large").open("rb") as file:
            staged = stage.take(file)
        store.asked.clear()
        artifacts.keep(staged)
        sent = [one.query for one in store.asked if one.method in {"PUT", "POST"}]
        artifacts.keep(replace(staged, path=None))
        with staged.here.open("r+b") as file:
            file.seek(PART_BYTES)
            file.write(b"!")
        changed = replace(staged, sha256="f" * 64)
        with pytest.raises(OSError, match="changed between"):
            artifacts.keep(changed)

    assert len(sent) == 4
    kept = artifacts.open(staged.sha256, staged.size)
    assert kept is not None
    kept.seek(PART_BYTES - 1)
    assert kept.read(3) == content[PART_BYTES - 1 : PART_BYTES + 2]
    kept.close()
    assert not artifacts.kept(changed.sha256, changed.size)
    assert artifacts.open(staged.sha256, staged.size + 1) is None


def test_a_hub_remembers_its_store_and_does_not_begin_a_second_one(
    stored_hub: LocalHub, wish: ArtifactWish, store: LocalStore
) -> None:
    source = write_submission(stored_hub.inbox / "more", manifest("LVM-0002"), {"files/plan.pdf": PDF + b"more"})
    admin = HubAdmin(stored_hub.folder)
    admin.import_submission(source)
    admin.close()

    sha256 = hashlib.sha256(PDF + b"more").hexdigest()
    assert f"programme/{sha256[:2]}/{sha256}" in store.names()
    HubAdmin(stored_hub.folder, None, replace(wish, public_endpoint="https://files.example.org")).close()
    HubAdmin(stored_hub.folder, None, wish).close()
    for other in (ArtifactWish("folder"), replace(wish, url=f"s3://{BUCKET}/elsewhere")):
        with pytest.raises(HubSetupError, match="holds some already"):
            HubAdmin(stored_hub.folder, None, other)


def test_laptops_that_cannot_reach_the_store_get_their_files_through_the_hub(
    tmp_path: Path, wish: ArtifactWish, stored_hub: LocalHub
) -> None:
    admin = HubAdmin(tmp_path, None, replace(wish, through_hub=True))
    away = HubAdmin(tmp_path / "2", None, replace(wish, public_endpoint="https://files.example.org"))

    assert admin._hub.artifacts.address(SHA) is None
    assert (away._hub.artifacts.address(SHA) or "").startswith(f"https://files.example.org/{BUCKET}/programme/")
    admin.close()
    away.close()


@pytest.mark.parametrize(
    ("url", "told"),
    [("s3://evidence/none", "cannot be used"), ("s3://nobucket/x", "cannot be used"), ("ftp://x", "are kept in")],
)
def test_a_store_that_cannot_be_used_is_said_at_once(tmp_path: Path, store: LocalStore, url: str, told: str) -> None:
    endpoint = "http://127.0.0.1:9" if url.endswith("none") else store.url
    with pytest.raises(HubSetupError, match=told):
        HubAdmin(tmp_path, None, ArtifactWish(url, endpoint=endpoint))


@pytest.mark.parametrize(
    ("hub", "url"),
    [
        ("https://hub.example.org", "http://store.example.org/x"),
        ("https://hub.example.org", "http://127.0.0.1:9/x"),
        ("https://hub.example.org", "https://localhost/x"),
        ("https://hub.example.org", "https://user@store.example.org/x"),
        ("https://hub.example.org", "https://[broken/x"),
        ("http://127.0.0.1:1", "http://store.example.org/x"),
    ],
)
def test_a_desk_follows_no_address_that_would_leak_or_look_inside(hub: str, url: str) -> None:
    fetch = ArtifactFetch(hub, 1.0)
    address = ArtifactAddress(url=url, size=1, sha256=SHA)

    with pytest.raises(NotTheHubError, match="must not follow"), fetch.bytes_from(address, 0, SHA):
        pass


def test_what_a_store_answers_is_understood(store: LocalStore, artifact_id: str) -> None:
    fetch = ArtifactFetch(store.url, 5.0)

    def tried(url: str, sha256: str = SHA, offset: int = 0) -> None:
        with fetch.bytes_from(ArtifactAddress(url=url, size=1, sha256=SHA), offset, sha256):
            pass

    signed = store.client().generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": KEY})
    with pytest.raises(ArtifactRangeError, match="another version"):
        tried(signed, "0" * 64)
    with pytest.raises(HubRefusedError, match="does not give out"):
        tried(signed.replace("Signature=", "Signature=0"))
    with pytest.raises(HubUnreachableError):
        tried("http://127.0.0.1:9/x")
    fetch.close()


@pytest.mark.parametrize(
    ("status", "error"), [(416, ArtifactRangeError), (503, HubBusyError), (429, HubBusyError), (302, NotTheHubError)]
)
def test_a_store_in_trouble_is_no_hub_in_trouble(
    monkeypatch: pytest.MonkeyPatch, status: int, error: type[Exception]
) -> None:
    def answered(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers={"Location": "https://elsewhere.example.org/", "Retry-After": "7"})

    def client(_url: str, _timeout: float) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(answered))

    monkeypatch.setattr("assessor_app.remote.artifact_fetch.new_client", client)
    fetch = ArtifactFetch("https://hub.example.org", 1.0)
    address = ArtifactAddress(url="https://store.example.org/x", size=2, sha256=SHA)

    with pytest.raises(error), fetch.bytes_from(address, 1, SHA):
        pass
    fetch.close()


class ReadingMaker(PageMaker):
    """Makes a page of whatever it can read."""

    def make(self, sources: Mapping[str, OfficeSource], stage: Stage) -> Mapping[str, StagedFile | str]:
        """A PDF that says what was read."""
        return {key: stage.take(io.BytesIO(b"%PDF-1.7 " + source.path.read_bytes())) for key, source in sources.items()}


def test_pages_are_made_of_files_in_the_bucket_and_kept_there(stored_hub: LocalHub, store: LocalStore) -> None:
    content = docx(1)
    files = [{"ref": "a1", "file": "files/letter.docx", "name": "letter.docx"}]
    told = manifest("LVM-0003", artifacts=files, analyses=[])
    stored_hub.admin.import_submission(
        write_submission(stored_hub.inbox / "office", told, {"files/letter.docx": content}), pages=False
    )
    said: list[str] = []

    made = stored_hub.admin.make_renditions(said.append, ReadingMaker())

    sha256 = hashlib.sha256(b"%PDF-1.7 " + content).hexdigest()
    assert (made, said) == (1, [])
    assert f"programme/{sha256[:2]}/{sha256}" in store.names()


def test_files_move_into_a_bucket_and_the_hub_goes_on_there(
    filled: Filled, store: LocalStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(filled.folder, tmp_path / "hub")
    command = ["--folder", str(tmp_path / "hub")]
    there = ["--artifacts", f"s3://{BUCKET}/moved", "--s3-endpoint", store.url]

    assert main(["hub", "move-artifacts", *command, *there]) == 0
    shutil.rmtree(tmp_path / "hub" / "artifacts")
    assert main(["hub", "files", *command]) == 0
    assert main(["hub", "move-artifacts", *command, *there]) == 1

    said = capsys.readouterr()
    assert "1 files copied" in said.out
    assert "All 1 files are where they belong" in said.out
    assert "kept there already" in said.err
    assert f"moved/{SHA[:2]}/{SHA}" in store.names()

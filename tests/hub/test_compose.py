"""The hub of the compose file, by its command and its variables: from an empty database to a file in a desk's hands.

No container is started. The database is a real PostgreSQL, the store a real one that checks signatures, and what the
proxy does to an address is done here.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from assessor_app.__main__ import main
from assessor_app.protocol.messages import ADDRESS_TYPE, WANTS_ADDRESSES, WANTS_HEADER, ArtifactAddress
from tests.support.compose import compose, dockerfile
from tests.support.hub import PASSWORD, PDF, ROOT, Caller, HubProcess, definition, manifest, write_definition
from tests.support.hub import write_submission as write
from tests.support.object_store import ACCESS_KEY, SECRET_KEY, LocalStore, give_keys
from tests.support.postgres import PostgresServer

FILES_NAME = "files.example.org"
VALUES = {
    "HUB_NAME": "hub.example.org",
    "FILES_NAME": FILES_NAME,
    "DATABASE_PASSWORD": "secret",
    "STORE_KEY": ACCESS_KEY,
    "STORE_SECRET": SECRET_KEY,
}


@dataclass(frozen=True)
class Composed:
    """The hub as composed, and what stands in for the other services."""

    hub: HubProcess
    store: LocalStore
    home: Path
    health: list[str]

    def does(self, *words: str) -> None:
        """A command as ``docker compose run --rm hub …`` runs it: the same variables, in a process of its own home."""
        assert main(["hub", *words, "--folder", str(self.hub.folder)]) == 0


@pytest.fixture
def composed(postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Composed]:
    """Started with the command as written; only names and ports of other containers are those of this machine."""
    service = compose(VALUES)["services"]["hub"]
    for name in [name for name in os.environ if name.startswith(("ASSESSOR_", "AWS_"))]:
        monkeypatch.delenv(name)
    give_keys(monkeypatch)
    store = LocalStore(tmp_path / "store")
    database = urlsplit(postgres.new_database())
    here = {"http://store:9000": store.url, "hub:secret@database/hub": f"{database.netloc}{database.path}"}
    for name, value in service["environment"].items():
        said = value or ""
        for there, ours in here.items():
            said = said.replace(there, ours)
        monkeypatch.setenv(name, said)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    hub = HubProcess(tmp_path / "hub")
    assert service["command"][:2] == ["hub", "serve"]
    yield Composed(hub, store, tmp_path, service["healthcheck"]["test"])
    if hub.running:
        hub.stop()
    store.close()


def test_it_starts_from_nothing_says_it_is_ready_and_hands_out_a_file_by_a_signed_address(
    composed: Composed, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As written but for the port, the address (tests keep to loopback) and how many processes there are.
    url = composed.hub.start()
    assert httpx.get(f"{url}/health", trust_env=False, timeout=60).json() == {"ok": True}
    kind, *command = composed.health
    assert (kind, command[:2]) == ("CMD", ["python", "-c"])
    check = command[2].replace("http://127.0.0.1:8420", url)
    assert check != command[2]
    subprocess.run([sys.executable, "-c", check], check=True, timeout=30)

    composed.does("programme", "Of the compose file")
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD))
    composed.does("add-user", "ana", "--code", "A-ana")
    composed.does("add-credential", str(write_definition(composed.home / "definition.yaml", definition())))
    composed.does("import", str(write(composed.home / "LVM-2418", manifest())))
    composed.does("assign", "LVM-2418", "A-ana")

    with httpx.Client(base_url=url, trust_env=False, timeout=60) as http:
        ana = Caller.sign_in(http, "ana")
        file = ana.items()[1]["submission"]["artifacts"][0]
        answer = ana.get(f"/artifacts/{file['id']}", **{WANTS_HEADER: WANTS_ADDRESSES})
    assert answer.headers["content-type"] == ADDRESS_TYPE
    address = urlsplit(ArtifactAddress.model_validate_json(answer.content).url)
    assert (address.scheme, address.netloc) == ("https", FILES_NAME)
    # The proxy passes the name on as it is: what was signed holds for that name and no other.
    inside = f"{composed.store.url}{address.path}?{address.query}"
    got = httpx.get(inside, headers={"Host": FILES_NAME}, trust_env=False, timeout=60)
    assert (got.status_code, hashlib.sha256(got.content).hexdigest()) == (200, hashlib.sha256(PDF).hexdigest())
    assert httpx.get(inside, headers={"Host": "store:9000"}, trust_env=False, timeout=60).status_code == 403


def test_the_store_is_given_the_bucket_that_the_hub_is_told_of() -> None:
    services = compose(VALUES)["services"]
    bucket = services["bucket"]["entrypoint"][-1].partition("/")[2]
    assert services["hub"]["environment"]["ASSESSOR_HUB_ARTIFACTS"].startswith(f"s3://{bucket}/")


def test_the_image_installs_what_the_hub_needs_and_runs_it_as_nobody_in_particular() -> None:
    said = dockerfile()
    copied = [rest.split()[0] for word, rest in said if word == "COPY"]
    assert all((ROOT / one).exists() for one in copied)
    run = " ".join(rest for word, rest in said if word == "RUN")
    locked = (ROOT / "packaging" / "requirements-hub.lock").read_text(encoding="utf-8")
    assert "--require-hashes -r /src/packaging/requirements-hub.lock" in run
    assert all(f"\n{name}==" in locked for name in ("hatchling", "psycopg", "psycopg-binary", "boto3", "fastapi"))
    told = dict(said)
    home = told["WORKDIR"]
    assert f"--home-dir {home} {told['USER']}" in run
    assert told["USER"] not in {"root", "0"}
    assert told["ENV"] == f"XDG_DATA_HOME={home}"
    assert compose(VALUES)["services"]["hub"]["volumes"] == [f"hub:{home}"]
    assert told["ENTRYPOINT"] == '["assessor-app"]'
    ignored = (ROOT / "packaging" / "hub.Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert not {"assessor_app", "resources", "ui", "pyproject.toml", "README.md", "LICENSE"} & set(ignored)

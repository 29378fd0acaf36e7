"""Real hubs for tests, on loopback: one on a thread, with a clock to move, and one as a child process to kill."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import httpx
import uvicorn
import yaml

from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.app import create_app
from assessor_app.hub.artifacts.place import ArtifactWish
from assessor_app.hub.recorded import recorded_assessments
from assessor_app.hub.state import Hub
from assessor_app.protocol.messages import (
    KEY_HEADER,
    SCHEMA_HEADER,
    WANTS_HEADER,
    WANTS_JUDGING,
    WANTS_RETURNS,
    WANTS_ZONE,
)

PASSWORD = "three calm words"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"plan " * 4000
ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

DEFINITION: dict[str, Any] = {
    "schema": "mcdef/1",
    "id": "test/small-credential",
    "title": "A small credential",
    "version": {"label": "v1", "status": "current"},
    "issuer": {"name": "Test Board"},
    "provenance": {"sources": ["made for tests"], "rights": "own words", "review": "unreviewed", "findings": []},
    "scales": {
        "narrative": {"levels": [{"id": "not-passing", "title": "Not passing"}, {"id": "passing", "title": "Passing"}]},
        "detail": {
            "levels": [{"id": "not-shown", "title": "Not demonstrated"}, {"id": "shown", "title": "Demonstrated"}],
            "extra_marks": ["not_scorable"],
        },
    },
    "parts": [
        {
            "id": "p1",
            "title": "Overview",
            "kind": "narrative",
            "scale": "narrative",
            "prompts": [{"id": "q1", "text": "What was done?"}],
        },
        {
            "id": "p2",
            "title": "Portfolio",
            "kind": "portfolio",
            "submissions": [{"id": "portfolio", "title": "Artifacts", "min_count": 1, "any_of": [{"kind": "any"}]}],
            "declared_outcomes": 1,
            "outcomes": [
                {
                    "id": "eo1",
                    "title": "Inquiry",
                    "details": [
                        {"id": "eo1.a", "title": "Several sources", "scale": "detail", "text_status": "sample"},
                        {"id": "eo1.b", "title": "Research", "scale": "detail", "text_status": "sample"},
                    ],
                }
            ],
        },
    ],
    "decision": {
        "pass_if": {"all": [{"part": "p1", "at_least": "passing"}, {"each": "p2.details", "at_least": "shown"}]},
        "on_pass": "Earned",
        "on_fail": "Not yet earned",
    },
}
BLOCKING = {"code": "MISSING_DETAILS", "severity": "block", "note": "the details are samples"}


def definition(*, version: str = "v1", blocked: bool = False) -> dict[str, Any]:
    """A small definition with three scorables: p1, eo1.a, eo1.b."""
    made: dict[str, Any] = json.loads(json.dumps(DEFINITION))
    made["version"]["label"] = version
    if blocked:
        made["provenance"]["findings"].append(BLOCKING)
    return made


def write_definition(path: Path, data: Mapping[str, Any]) -> Path:
    """The definition as a YAML file."""
    path.write_text(yaml.safe_dump(dict(data), sort_keys=False), encoding="utf-8")
    return path


def manifest(code: str = "LVM-2418", **changes: Any) -> dict[str, Any]:
    """A correct manifest with one PDF, cited once."""
    made: dict[str, Any] = {
        "format": "assessor-submission/1",
        "code": code,
        "attempt": 1,
        "credential": "test/small-credential",
        "version": "v1",
        "practitioner": "Ana Núñez",
        "received_at": "2026-01-15T09:30:00Z",
        "responses": {"q1": "We asked everybody."},
        "artifacts": [{"ref": "a1", "file": "files/plan.pdf", "name": "plan.pdf", "slot": "portfolio"}],
        "analyses": [
            {"criterion": "eo1.a", "explanation": "It shows.", "citations": [{"raw": "p. 12", "artifact": "a1"}]}
        ],
    }
    made.update(changes)
    return made


def write_submission(folder: Path, data: Mapping[str, Any], files: Mapping[str, bytes] | None = None) -> Path:
    """A submission folder as it would be handed to ``hub import``."""
    for name, content in (files if files is not None else {"files/plan.pdf": PDF}).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "submission.json").write_text(json.dumps(dict(data)), encoding="utf-8")
    return folder


class FixedClock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **amount: float) -> None:
        """Move on, as timedelta's arguments say."""
        self.now += timedelta(**amount)


def seed(admin: HubAdmin, folder: Path, *, blocked: bool = False, switches: Mapping[str, bool] | None = None) -> str:
    """A programme with ana, ben (assessors) and lea (lead); ana reads LVM-2418. Returns her assignment's id."""
    admin.create_programme("Test programme", switches)
    for name, role in (("ana", "assessor"), ("ben", "assessor"), ("lea", "lead")):
        admin.add_user(name, f"A-{name}", name.title(), PASSWORD, role)
    admin.add_credential(write_definition(folder / "definition.yaml", definition(blocked=blocked)))
    admin.import_submission(write_submission(folder / "LVM-2418", manifest()))
    return admin.assign("LVM-2418", "A-ana", "reader_1", datetime(2026, 3, 20, tzinfo=UTC))


def loopback_socket() -> socket.socket:
    """A listening socket as the hub's own: with its protocol named, answers are sent at once.

    It listens already, so that whoever is quicker than the server's thread waits and is not refused.
    """
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.bind(("127.0.0.1", 0))
    bound.listen()
    return bound


class Caller:
    """One signed-in device speaking to a hub."""

    def __init__(self, http: httpx.Client, token: str) -> None:
        self.http = http
        self.token = token
        self.headers = {SCHEMA_HEADER: "1", "Authorization": f"Bearer {token}"}

    @classmethod
    def sign_in(cls, http: httpx.Client, name: str, password: str = PASSWORD) -> Caller:
        """A new device."""
        wish = {"name": name, "password": password, "device": "laptop"}
        answer = http.post("/sign-in", json=wish, headers={SCHEMA_HEADER: "1"})
        assert answer.status_code == 200, answer.text
        return cls(http, answer.json()["token"])

    def judging(self) -> Caller:
        """The same device with an app that knows what came with judging."""
        newer = Caller(self.http, self.token)
        newer.headers[WANTS_HEADER] = f"renditions, {WANTS_JUDGING}, {WANTS_RETURNS}, {WANTS_ZONE}"
        return newer

    def get(self, path: str, **headers: str) -> Any:
        """GET as this device."""
        return self.http.get(path, headers={**self.headers, **headers})

    def write(self, method: str, path: str, body: Mapping[str, Any] | bytes, rev: int, key: str | None = None) -> Any:
        """PUT or POST with the headers of a write."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {
            **self.headers,
            "If-Match": f'"{rev}"',
            KEY_HEADER: key or uuid.uuid4().hex,
            "Content-Type": "application/json",
        }
        return self.http.request(method, path, content=content, headers=headers)

    def score(
        self, assignment_id: str, scorable_id: str, mark: str | None, rev: int = 0, key: str | None = None, **more: Any
    ) -> Any:
        """Write one score."""
        path = f"/assessments/{assignment_id}/scores/{scorable_id}"
        return self.write("PUT", path, {"mark": mark, **more}, rev, key)

    def changes(self, since: str = "", limit: int = 100) -> Any:
        """One page of the feed."""
        answer = self.get(f"/changes?since={since}&limit={limit}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def items(self, since: str = "") -> list[dict[str, Any]]:
        """The whole feed."""
        found: list[dict[str, Any]] = []
        while True:
            page = self.changes(since)
            found += page["items"]
            since = page["cursor"]
            if not page["more"]:
                return found


class LocalHub:
    """A seeded hub on a thread of this process, spoken to over real HTTP, with a clock tests can move."""

    def __init__(
        self,
        folder: Path,
        *,
        blocked: bool = False,
        switches: Mapping[str, bool] | None = None,
        database_url: str | None = None,
        template: Path | None = None,
        artifacts: ArtifactWish | None = None,
    ) -> None:
        self.folder = folder / "hub"
        self.inbox = folder / "inbox"
        self.inbox.mkdir(parents=True, exist_ok=True)
        if template is not None:
            shutil.copytree(template, self.folder)
        self._database_url, self._artifacts = database_url, artifacts
        if template is None:
            seed(self.admin, self.inbox, blocked=blocked, switches=switches)
        self.clock = FixedClock()
        self.hub = Hub.open(self.folder, database_url, clock=self.clock)
        with self.hub.database.read() as session:
            self.assignment_id = recorded_assessments(session)[0].assessment.assignment_id
        self._bound = loopback_socket()
        config = uvicorn.Config(create_app(self.hub), log_config=None, log_level="warning", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._bound]})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._bound.getsockname()[1]}"
        # it speaks to loopback alone: reading whom to trust elsewhere would take longer than most tests
        self.http = httpx.Client(base_url=self.url, timeout=30, trust_env=False, verify=_NOBODY)

    @cached_property
    def admin(self) -> HubAdmin:
        """What the office does at this hub."""
        return HubAdmin(self.folder, self._database_url, self._artifacts)

    def caller(self, name: str) -> Caller:
        """Sign in."""
        return Caller.sign_in(self.http, name)

    def add_submission(self, code: str, user_code: str, role: str = "reader_1", **changes: Any) -> str:
        """Import one more submission and assign it; returns the assignment's id."""
        made = manifest(code, **changes)
        self.admin.import_submission(write_submission(self.inbox / f"{code}-{made['attempt']}", made))
        return self.admin.assign(code, user_code, role)

    def close(self) -> None:
        """Give everything back."""
        self.http.close()
        self._server.should_exit = True
        self._thread.join()
        self._bound.close()
        self.hub.close()
        if "admin" in self.__dict__:
            self.admin.close()


@cache
def _empty_folder() -> Path:
    """A hub's folder with its tables and nothing in them, made once for the whole run."""
    root = Path(tempfile.mkdtemp(prefix="empty-hub-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    HubAdmin(root / "hub").close()
    return root / "hub"


def empty_hub(folder: Path) -> HubAdmin:
    """The office of a hub in ``folder`` that holds nothing yet."""
    shutil.copytree(_empty_folder(), folder)
    return HubAdmin(folder)


@cache
def _seeded_folder() -> Path:
    """A seeded hub's folder, made once for the whole run: three passwords are hashed as slowly as in earnest."""
    root = Path(tempfile.mkdtemp(prefix="seeded-hub-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    LocalHub(root).close()
    return root / "hub"


def quick_hub(folder: Path) -> LocalHub:
    """A seeded hub like any other, copied from the first one of this run."""
    folder.mkdir(parents=True, exist_ok=True)
    return LocalHub(folder, template=_seeded_folder())


class HubProcess:
    """``assessor-app hub serve`` as a child process on a port the system chose; the port stays over restarts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._port = 0
        self._port_file = folder.parent / f"{folder.name}.port"
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens; only after the first start."""
        assert self._port, "the hub was never started"
        return f"http://127.0.0.1:{self._port}"

    @property
    def running(self) -> bool:
        """Whether the child is alive."""
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self) -> int | None:
        """The command's process, None before it was started."""
        return self._child.pid if self._child is not None else None

    @property
    def exit_code(self) -> int | None:
        """How it ended, None while it runs."""
        return self._child.poll() if self._child is not None else None

    def start(self, arguments: Sequence[str] = ()) -> str:
        """Start and wait until it listens; returns the URL."""
        assert not self.running
        self._port_file.unlink(missing_ok=True)
        command = [
            *(sys.executable, "-m", "assessor_app", "hub", "serve", "--folder", str(self.folder)),
            *("--port", str(self._port), "--port-file", str(self._port_file), *arguments),
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        self._port = self._wait_for_port(self._child)
        return self.url

    def stop(self) -> int:
        """Ask it to end (SIGTERM) and return its exit code."""
        assert self._child is not None
        self._child.terminate()
        return self._child.wait(START_SECONDS)

    def kill(self) -> None:
        """End it without warning (SIGKILL)."""
        assert self._child is not None
        self._child.kill()
        self._child.wait(START_SECONDS)

    def __enter__(self) -> HubProcess:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.running:
            self.stop()

    def _wait_for_port(self, child: subprocess.Popen[bytes]) -> int:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            assert child.poll() is None, f"the hub ended with {child.returncode}"
            if self._port_file.exists():
                return int(self._port_file.read_text())
            time.sleep(0.02)
        self.kill()  # it would outlive the test, whose failure would be the next one's too
        raise AssertionError("the hub did not start listening")

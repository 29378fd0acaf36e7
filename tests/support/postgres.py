"""A real, temporary PostgreSQL server for tests; skips with a reason where there is none."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest

BINARIES = Path("/usr/lib/postgresql")
USER = "postgres"


class PostgresServer:
    """One server on loopback with trust authentication and no durability; ``stop`` removes all of it."""

    def __init__(self) -> None:
        self._bin = _newest_binaries()
        self._as_user = _drop_root()
        # Not pytest's folder: the server's user may not enter it.
        self._folder = Path(tempfile.mkdtemp(prefix="pg"))
        if self._as_user:
            shutil.chown(self._folder, USER)
        self._port = _free_port()
        data = self._folder / "data"
        self._run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        options = (
            f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder} -c fsync=off"
        )
        self._run("pg_ctl", "-D", data, "-w", "-l", self._folder / "log", "-o", options, "start")
        self._databases = 0

    def new_database(self, template: str = "") -> str:
        """The URL of a fresh database: empty, or a copy of the one at the URL ``template``, which nobody uses now."""
        self._databases += 1
        name = f"hub{self._databases}"
        copied = ["-T", template.rpartition("/")[2]] if template else []
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", USER, *copied, name)
        return f"postgresql://{USER}@127.0.0.1:{self._port}/{name}"

    def stop(self) -> None:
        """End the server and remove its folder."""
        self._run("pg_ctl", "-D", self._folder / "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [*self._as_user, str(self._bin / program), *map(str, arguments)]
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
        subprocess.run(command, check=True, cwd=self._folder, env=environment, stdout=subprocess.DEVNULL, timeout=60)


def _newest_binaries() -> Path:
    if find_spec("psycopg") is None:
        pytest.skip("psycopg, the PostgreSQL driver, is not installed")
    found = sorted(BINARIES.glob("*/bin/initdb"), key=_version)
    if not found:
        pytest.skip("no PostgreSQL server is installed")
    return found[-1].parent


def _version(path: Path) -> float:
    return float(path.parents[1].name)


def _drop_root() -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(USER)
    except KeyError:
        pytest.skip("PostgreSQL refuses root, and there is no user postgres")
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port

"""A hub for each test, copied from one that was filled once: hashing passwords is slow on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.hub import Caller, LocalHub, quick_hub
from tests.support.postgres import PostgresServer


@dataclass(frozen=True)
class Filled:
    """A closed hub folder with ana, ben, lea signed in, and LVM-2418 assigned to ana."""

    folder: Path
    tokens: Mapping[str, str]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Made once."""
    hub = LocalHub(tmp_path_factory.mktemp("filled"))
    tokens = {name: hub.caller(name).token for name in ("ana", "ben", "lea")}
    hub.close()
    return Filled(hub.folder, tokens)


@pytest.fixture
def hub(tmp_path: Path, filled: Filled) -> Iterator[LocalHub]:
    """A running hub with the usual content."""
    running = LocalHub(tmp_path, template=filled.folder)
    yield running
    running.close()


@pytest.fixture
def start_hub(tmp_path: Path) -> Iterator[Callable[..., LocalHub]]:
    """Starts hubs with other content (``blocked=``, ``switches=``)."""
    started: list[LocalHub] = []

    def start(**content: object) -> LocalHub:
        started.append(LocalHub(tmp_path / str(len(started)), **content))  # type: ignore[arg-type]
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def ana(hub: LocalHub, filled: Filled) -> Caller:
    """The assessor who reads LVM-2418."""
    return Caller(hub.http, filled.tokens["ana"])


@pytest.fixture
def ben(hub: LocalHub, filled: Filled) -> Caller:
    """An assessor with nothing to read yet."""
    return Caller(hub.http, filled.tokens["ben"])


@pytest.fixture
def lea(hub: LocalHub, filled: Filled) -> Caller:
    """The lead."""
    return Caller(hub.http, filled.tokens["lea"])


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for all; skipped with a reason where it cannot be."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """The default database, and PostgreSQL where there is one."""
    if request.param == "sqlite":
        return None
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(scope="session")
def on_postgres(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder and the database of a seeded hub that is closed, both to be copied; made once."""
    url = postgres.new_database()
    hub = LocalHub(tmp_path_factory.mktemp("on-postgres"), database_url=url)
    hub.close()
    return hub.folder, url


@pytest.fixture(params=["sqlite", "postgresql"])
def any_hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LocalHub]:
    """A running, seeded hub on one of the databases."""
    if request.param == "sqlite":
        running = quick_hub(tmp_path)
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        folder, url = request.getfixturevalue("on_postgres")
        running = LocalHub(tmp_path, template=folder, database_url=server.new_database(url))
    yield running
    running.close()

"""Vaults as earlier programs left them, for the tests of what became of their schema."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from assessor_app.store.cipher import connect
from assessor_app.store.migration import SCRIPTS, bring_up_to_date
from tests.support.vault import KEY


def vault_of_schema(folder: Path, last: str, filling: Iterable[str]) -> Path:
    """A vault brought up by the migrations up to ``last`` ("0002") alone, with these SQL statements run in it."""
    scripts = folder / "scripts"
    shutil.copytree(SCRIPTS, scripts)
    for later in (path for path in (scripts / "versions").glob("0*.py") if path.name[: len(last)] > last):
        later.unlink()
    vault = folder / "vault.db"
    bring_up_to_date(vault, KEY, scripts)
    raw = connect(vault, KEY)
    for statement in filling:
        raw.execute(statement)
    raw.close()
    return vault

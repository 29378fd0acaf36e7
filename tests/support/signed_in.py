"""A laptop signed in to a real hub the way a person does it, through the sign-in workflow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor_app.credentials.hub_token import load_token
from assessor_app.credentials.key_file import KeyFile
from assessor_app.workflows.sign_in import sign_in
from tests.support.hub import PASSWORD
from tests.support.laptop import Laptop, open_laptop


def key_file(laptop: Laptop) -> KeyFile:
    """The laptop's keys."""
    return KeyFile(laptop.shelf.path.parent, "There is no system keyring on this machine.")


@contextmanager
def signed_in_laptop(folder: Path, url: str, name: str = "ana") -> Iterator[Laptop]:
    """A fresh laptop, signed in as ``name`` but not synced yet."""
    with open_laptop(folder, url, filled=False) as laptop:
        keys = key_file(laptop)
        sign_in(laptop.shelf.vault, keys, url, name, PASSWORD)
        laptop.token = load_token(keys, url) or ""
        yield laptop

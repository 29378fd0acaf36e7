"""Real bundles for tests, whose passphrase costs next to nothing to try, and a desk without a window to open them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor_app.__main__ import main
from assessor_app.bound_desk import BoundDesk
from assessor_app.credentials.wraps import SECRET_BYTES, Cost, Wraps, as_json, wrap_by_passphrase
from assessor_app.hub.admin import HubAdmin
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from assessor_app.store.bundle_file import BundleHead, BundleWriter
from assessor_app.sync.report import SyncProgress
from assessor_app.workflows.bundle_desk import OpenedBundle

WORDS = "seven quiet rivers inland"
CHEAP = Cost(1, 64, 1)


def make_work(
    admin: HubAdmin, path: Path, user_code: str = "A-ana", codes: tuple[str, ...] = (), hub: str = ""
) -> Path:
    """As ``hub bundle`` does, with a cheap passphrase."""
    made = admin.begin_bundle(user_code, codes, hub)
    secret = os.urandom(SECRET_BYTES)
    wraps = Wraps(made.id, {}).replaced(wrap_by_passphrase(secret, made.id, WORDS, CHEAP))
    with BundleWriter(path, BundleHead("work", made.id, as_json(wraps)), secret) as sink:
        admin.write_bundle(made, sink)
    return path


def take_results(folder: Path, results: Path, answer: Path) -> int:
    """``hub take-results`` as the office types it; the exit code."""
    return main(["hub", "take-results", "--folder", str(folder), str(results), "--answer", str(answer)])


def told_nothing(_progress: SyncProgress) -> None:
    """For who does not look at progress."""


def never() -> bool:
    """For who does not cancel."""
    return False


def open_bundle(desk: BoundDesk, path: Path, words: str = WORDS) -> OpenedBundle:
    """As the window does."""
    return desk.open_bundle(str(path), words, told_nothing, never)


@contextmanager
def lone_desk(folder: Path) -> Iterator[BoundDesk]:
    """The desk of a new laptop, or again of one that was here before."""
    desk = BoundDesk(Profile.at(folder), Settings(key_store="file"))
    try:
        yield desk
    finally:
        desk.close()

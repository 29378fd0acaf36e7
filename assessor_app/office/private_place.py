"""Folders for one piece of work that nobody else may read, in memory where the system can promise that."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

PREFIX: Final = "assessor-pages-"
LOCK_SUFFIX: Final = ".lock"
LEAST_ROOM: Final = 128 * 1024 * 1024
_MOUNTS: Final = Path("/proc/self/mounts")
_MEMORY_SYSTEMS: Final = frozenset({"tmpfs", "ramfs"})


def memory_folder() -> Path | None:
    """A folder that is kept in memory and has room, on Linux; None elsewhere and where there is none.

    Like all memory it may be swapped out where the system has a swap area.
    """
    if sys.platform != "linux":
        return None
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    wanted = [Path("/dev/shm"), *([Path(runtime)] if runtime else [])]  # noqa: S108 - checked to be memory below
    return next((path for path in wanted if _in_memory(path) and free_bytes(path) >= LEAST_ROOM), None)


def free_bytes(folder: Path) -> int:
    """Room left, 0 where the folder cannot be looked at."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def _in_memory(path: Path) -> bool:
    """Whether the file system this folder is on, by the longest mount above it, lives in memory."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        real = path.resolve(strict=True)
    except OSError:
        return False
    best, found = -1, ""
    for line in lines:
        fields = line.split(" ")
        # later mounts hide earlier ones at the same place
        if len(fields) > 2 and real.is_relative_to(fields[1]) and len(fields[1]) >= best:
            best, found = len(fields[1]), fields[2]
    return found in _MEMORY_SYSTEMS and os.access(real, os.W_OK | os.X_OK)


@contextmanager
def private_place(parent: Path) -> Iterator[Path]:
    """A new folder only we may enter, gone afterwards; a lock beside it tells others that we live. Raises OSError."""
    handle, lock = _new_lock(parent)
    folder = lock.with_suffix("")
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)
        with suppress(OSError):  # what is left is found by the next sweep
            if not folder.exists():
                lock.unlink()


def _new_lock(parent: Path) -> tuple[int, Path]:
    """An open lock file that is held."""
    while True:
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=LOCK_SUFFIX, dir=parent)
        if sys.platform == "win32":
            return handle, Path(name)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        # A sweep took it for a dead one's before it was locked.
        os.close(handle)


def sweep(parent: Path) -> int:
    """Remove what processes that died left in ``parent``; what others still use stays. Returns how many folders."""
    removed = 0
    for lock in _entries(parent):
        with _claimed(lock) as dead:
            if dead:
                folder = lock.with_suffix("")
                if folder.is_dir() and not folder.is_symlink():
                    shutil.rmtree(folder, ignore_errors=True)
                    removed += 1
                with suppress(OSError):  # tried again at the next start
                    lock.unlink(missing_ok=True)
    return removed


def _entries(parent: Path) -> list[Path]:
    try:
        return [path for path in parent.iterdir() if path.name.startswith(PREFIX) and path.name.endswith(LOCK_SUFFIX)]
    except OSError:
        return []


@contextmanager
def _claimed(lock: Path) -> Iterator[bool]:
    """Whether nobody holds the lock; while inside, we do. Windows keeps open files from being removed by itself."""
    if sys.platform == "win32":
        try:
            lock.unlink()
        except OSError:
            yield False
        else:
            yield True
        return
    try:
        handle = os.open(lock, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        # Gone in this moment, or another user's.
        yield False
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        ours = os.fstat(handle).st_uid == os.getuid()
    except OSError:
        ours = False
    try:
        yield ours
    finally:
        os.close(handle)

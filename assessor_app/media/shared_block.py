"""Named shared memory between the desk and its PDF children, without the traps of Python's resource tracker.

The desk creates and unlinks; a child only attaches. Up to Python 3.12 attaching also *registers* the block, and
the child's exit would then unlink it under the desk's feet, so children register nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sized
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

_LINUX_POOL = Path("/dev/shm")  # noqa: S108 - where Linux keeps shared memory; only its free room is asked
_SPARE = 16 << 20


def create_block(size: int) -> SharedMemory | None:
    """A new block of at least ``size`` bytes, owned by the caller; None where the system has no room for it.

    Asking first matters: on a full shared memory file system the *write* kills the process (SIGBUS).
    """
    if _LINUX_POOL.is_dir() and shutil.disk_usage(_LINUX_POOL).free < size + _SPARE:
        return None
    try:
        return SharedMemory(create=True, size=max(size, 1))
    except OSError:
        return None


def block_file(block: SharedMemory) -> str | None:
    """Where the system shows a block as a file that room can be made in ahead of writing; None where it does not."""
    path = _LINUX_POOL / block.name
    return str(path) if hasattr(os, "posix_fallocate") and path.is_file() else None


def free_block(block: SharedMemory) -> None:
    """Give a block that this process created back to the system; whoever still looks into it keeps the mapping."""
    block.unlink()
    with suppress(BufferError):
        block.close()


def attach_block(name: str) -> SharedMemory:
    """A block made by the desk. Raises OSError when it is gone. Only for child processes."""
    if sys.version_info >= (3, 13):
        return SharedMemory(name=name, track=False)
    return SharedMemory(name=name)


def attach_only() -> None:
    """Make this process one that never registers shared memory; to be called once when a child starts."""
    if sys.version_info < (3, 13):
        resource_tracker.register = _register_nothing


def _register_nothing(name: Sized, rtype: str) -> None:
    """What a child registers: nothing, whatever the ``name`` and ``rtype``; the desk owns every block."""

"""A script that becomes LibreOffice, on Linux and macOS, after giving up what a converter does not need."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def main(arguments: list[str]) -> None:
    """``guard.py PARENT MEMORY FILE_SIZE CPU_SECONDS COMMAND…``; limits in bytes and seconds. Does not return."""
    parent, memory, file_size, cpu_seconds = (int(number) for number in arguments[:4])
    _limit(resource.RLIMIT_FSIZE, file_size)
    _limit(resource.RLIMIT_CPU, cpu_seconds)
    _limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        # elsewhere the address space says nothing about the memory used
        _limit(resource.RLIMIT_AS, memory)
        _leave_network_and_orphanhood(parent)
    os.execv(arguments[4], arguments[4:])  # noqa: S606 - the one purpose of this script


def _limit(which: int, most: int) -> None:
    """Lower a limit; one that is lower already stays."""
    hard = resource.getrlimit(which)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (most, most))


def _leave_network_and_orphanhood(parent: int) -> None:
    """Die with the parent; take a network name space of one's own, with nothing in it, where the system lets us."""
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(1)
    # Tried by a child first: some systems allow the first half of it only, and there is no way back.
    probe = os.fork()
    if probe == 0:
        os._exit(0 if _enter_own_network(libc) else 1)
    if os.waitpid(probe, 0)[1] == 0:
        _enter_own_network(libc)


def _enter_own_network(libc: ctypes.CDLL) -> bool:
    """Whether we are in a network name space with nothing in it, still as who we were."""
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    try:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib doubles the start-up
                file.write(text)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1:])

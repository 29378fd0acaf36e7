"""Brings artifacts onto the laptop: resumed after a break, proven by hash, one bad file never stops the rest."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assessor_app.errors import ArtifactError, HubRefusedError, HubUnreachableError, VaultError
from assessor_app.remote.faults import ArtifactRangeError, NotTheHubError
from assessor_app.remote.hub_client import HubClient
from assessor_app.sentences import sentence
from assessor_app.store import artifacts
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.artifacts import Wanted
from assessor_app.store.segments import Shape
from assessor_app.store.vault import Vault
from assessor_app.sync.artifact_part import ArtifactPart
from assessor_app.sync.lost_files import note_lost
from assessor_app.sync.report import Cancel, ProgressCall, SyncProgress
from assessor_app.sync.triage import triage

# Room for the database, its log and the rest of the system.
SPARE_BYTES = 64 * 1024 * 1024
_BREAKS_IN_A_ROW = 3
_LEAST_STEP = 256 * 1024
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass
class Downloaded:
    """What became of the files asked for; ``faults`` holds one sentence for each that failed by itself.

    ``arrived`` tells of each file that came whose it is (an assignment id) and its size in bytes.
    """

    total: int
    done: int = 0
    cancelled: bool = False
    faults: list[str] = field(default_factory=list)
    arrived: list[tuple[str, int]] = field(default_factory=list)


def download(
    vault: Vault,
    files: ArtifactFiles,
    client: HubClient,
    assignment_ids: tuple[str, ...] | None,
    progress: ProgressCall,
    cancel: Cancel,
) -> Downloaded:
    """Fetch every file these assignments still need (None: all assignments).

    Raises VaultError when the disk has no room (nothing is begun then) or fails, and HubUnreachableError or
    HubRefusedError when the hub as a whole fails; files finished so far stay, the one under way resumes.
    """
    needed = _missing(vault, files, assignment_ids)
    _check_room(files, needed)
    result = Downloaded(len(needed))
    meter = _Meter(progress, sum(one.size for one in needed), len(needed))
    for one in needed:
        if cancel():
            result.cancelled = True
            break
        meter.begin(one)
        try:
            if not _fetch(files, client, one, meter.at, cancel):
                result.cancelled = True
                break
        except ArtifactError as error:
            result.faults.append(str(error))
        except HubRefusedError as error:
            if triage(error).stops:
                raise
            result.faults.append(str(error))
        else:
            with vault.write() as session:
                artifacts.mark_present(session, one.artifact_id)
            result.done += 1
            result.arrived.append((one.assignment_id, one.size))
        meter.end(one)
    return result


def _missing(vault: Vault, files: ArtifactFiles, assignment_ids: tuple[str, ...] | None) -> tuple[Wanted, ...]:
    """The files not here yet; one that is noted as here but is gone or cut short is noted as missing."""
    with vault.read() as session:
        wanted = artifacts.wanted(session, assignment_ids)
    return tuple(one for one in wanted if not one.present or note_lost(vault, files, one.artifact_id, one.size))


def _check_room(files: ArtifactFiles, needed: tuple[Wanted, ...]) -> None:
    """Raises VaultError, with numbers, when what is still to come does not fit on the disk."""
    to_come = sum(max(0, Shape(one.size).sealed_size - _part_bytes(files, one)) for one in needed)
    free = files.free_bytes()
    if to_come and to_come + SPARE_BYTES > free:
        raise VaultError(
            sentence(
                "Not enough room on this laptop: {needs:,} MB are needed, {free:,} MB are free.",
                needs=_megabytes(to_come + SPARE_BYTES),
                free=_megabytes(free),
            ),
            sentence("Free some space, or download fewer submissions at a time"),
        )


def _part_bytes(files: ArtifactFiles, one: Wanted) -> int:
    try:
        return files.part_bytes(one.artifact_id)
    except ArtifactError:
        return 0


def _megabytes(count: int) -> int:
    return round(count / 1_000_000)


def _fetch(files: ArtifactFiles, client: HubClient, one: Wanted, moved: Callable[[int], None], cancel: Cancel) -> bool:
    """One file, from what is already here to its final name. False when cancelled; the part stays for later.

    Raises ArtifactError when the bytes are not the ones promised (the part is deleted), VaultError for the disk.
    """
    try:
        files.folder.mkdir(parents=True, exist_ok=True)
        with ArtifactPart(files, one.artifact_id, one.size, one.sha256) as part:
            moved(part.have)
            if not _fill(part, client, one, moved, cancel):
                return False
            if not part.proven():
                part.discard()
                raise ArtifactError(
                    sentence("A file arrived damaged and was thrown away."), sentence("Download it again")
                )
            part.keep()
    except ArtifactRangeError as error:
        files.part(one.artifact_id).unlink(missing_ok=True)
        raise ArtifactError(str(error), error.advice) from error
    except OSError as error:
        raise _disk_trouble(error, files.folder) from error
    return True


def _fill(part: ArtifactPart, client: HubClient, one: Wanted, moved: Callable[[int], None], cancel: Cancel) -> bool:
    """Until all declared bytes are there. Goes on at once after a break, as long as each try brings something."""
    breaks = 0
    while part.have < one.size:
        before = part.have
        try:
            if not _receive(part, client, one, moved, cancel):
                return False
        except NotTheHubError:
            raise
        except HubUnreachableError:
            breaks += 1
            if part.have <= before or breaks >= _BREAKS_IN_A_ROW:
                raise
    return True


def _receive(part: ArtifactPart, client: HubClient, one: Wanted, moved: Callable[[int], None], cancel: Cancel) -> bool:
    with client.artifact(one.artifact_id, part.have, one.sha256) as stream:
        if stream.start != part.have:
            part.restart()
        while room := part.room():
            count = stream.read_into(room)
            if not count:
                break
            part.took(count)
            moved(part.have)
            if cancel():
                return False
        else:
            if stream.read_into(memoryview(bytearray(1))):
                raise ArtifactRangeError(
                    sentence("A file is larger at the hub than it was announced."), sentence("Sync, then try again")
                )
    if part.have < one.size:
        raise HubUnreachableError(sentence("The connection to the hub broke off."))
    return True


def _disk_trouble(error: OSError, folder: Path) -> VaultError:
    if error.errno in _DISK_FULL:
        return VaultError(
            sentence("The disk of this laptop is full."),
            sentence("Free some space, then download again; it goes on there"),
        )
    return VaultError(
        sentence("A file cannot be saved on this laptop."), sentence("Look at {place}", place=str(folder))
    )


class _Meter:
    """Turns bytes of one file into progress over all of them, in steps worth painting."""

    def __init__(self, progress: ProgressCall, total: int, files: int) -> None:
        self._progress = progress
        self._total, self._files = total, files
        self._file = self._size = 0
        self._step = max(_LEAST_STEP, total // 500)
        self._before = 0
        self._shown = -self._step
        self._assignment = ""

    def begin(self, one: Wanted) -> None:
        self._assignment = one.assignment_id
        self._file, self._size = self._file + 1, one.size

    def at(self, have: int) -> None:
        """``have`` bytes of the file under way are here; fewer than before when it began anew."""
        done = self._before + have
        if abs(done - self._shown) >= self._step or done == self._total:
            self._shown = done
            place = (self._assignment, self._file, self._files, min(have, self._size), self._size)
            self._progress(SyncProgress("downloading", sentence("Downloading"), done, self._total, *place))

    def end(self, one: Wanted) -> None:
        """The next file begins where this one's declared size ends, whether it came or failed."""
        self._before += one.size
        self._shown = -self._step
        self.at(0)

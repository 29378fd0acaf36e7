"""What a programme's office does with all of a hub's data at once: backup, moving its files, export."""

from __future__ import annotations

from pathlib import Path

from assessor_app.hub.artifacts.place import ArtifactWish, open_store, record_place, recorded_place
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.audit import Entry, record
from assessor_app.hub.backup import BackedUp, back_up, kept_files
from assessor_app.hub.backup_format import BackedUpFile
from assessor_app.hub.export import export
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.state import Hub


class DataAdmin:
    """The part of HubAdmin for all data at once."""

    _hub: Hub

    def back_up(self, path: Path, *, files: bool = True) -> BackedUp:
        """Write a backup; the act itself is in it. Raises HubSetupError."""
        self._note("backup_made", files=files)
        return back_up(self._hub, path, self._hub.clock(), files=files)

    def export(self, folder: Path) -> dict[str, int]:
        """Write what was judged as tables into a new folder; rows by file name. Raises HubSetupError."""
        self._note("exported")
        return export(self._hub.database, folder)

    def check_files(self) -> tuple[int, list[str]]:
        """How many files the rows name, and the hashes of those that are lost. Raises HubSetupError."""
        with self._hub.database.snapshot() as connection:
            named = kept_files(connection)
        try:
            return len(named), [one.sha256 for one in named if not self._hub.artifacts.kept(one.sha256, one.size)]
        except OSError as error:
            raise HubSetupError(f"The files cannot be looked at: {error.strerror}.") from error

    def move_artifacts(self, folder: Path, wish: ArtifactWish) -> int:
        """Copy every file to another place, and use that from now on; what was here before stays as it is.

        Returns how many were copied. Raises HubSetupError, and then the old place is used on. A hub that runs goes on
        with the old place until it is started again.
        """
        place = wish.place()
        with self._hub.database.read() as session:
            if str(place) == str(recorded_place(session)):
                raise HubSetupError("The files are kept there already.")
        target = open_store(folder, place)
        with self._hub.database.snapshot() as connection:
            named = kept_files(connection)
        try:
            copied = sum(_copy(self._hub.artifacts, target, one) for one in named)
        except OSError as error:
            raise HubSetupError(f"The files cannot be moved: {error.strerror}.") from error
        with self._hub.database.write() as session:
            record_place(session, place)
        self._note("artifacts_moved", copied=copied)
        return copied

    def _note(self, event: str, **detail: int | bool) -> None:
        with self._hub.database.write() as session:
            record(session, Entry(event, detail=detail), self._hub.clock())


def _copy(source: ArtifactStore, target: ArtifactStore, one: BackedUpFile) -> bool:
    """False where it is there already. Raises HubSetupError for a file that is lost or damaged."""
    if target.kept(one.sha256, one.size):
        return False
    content = source.open(one.sha256, one.size)
    if content is None:
        raise HubSetupError(f"A file of this hub is lost: {one.sha256}.", "Restore it from a backup.")
    try:
        with target.stage() as stage:
            staged = stage.take(content)
            if staged.sha256 != one.sha256:
                raise HubSetupError(f"A file of this hub is damaged: {one.sha256}.", "Restore it from a backup.")
            target.keep(staged)
    finally:
        content.close()
    return True

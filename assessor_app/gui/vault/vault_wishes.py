"""What a person asks of the vault in the settings: each wish leads to the door, to a file, or is done at once."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from assessor_app.errors import CancelledError, DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.progress_relay import ProgressRelay
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.vault.vault_section import VaultSection
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import Desk, SyncProgress
from assessor_app.workflows.vault_desk import VaultDoor, VaultHealth, VaultState

if TYPE_CHECKING:
    from assessor_app.gui.vault.vault_guard import VaultGuard


class VaultWishes(QObject):
    """Belongs to the guard, which owns the door."""

    def __init__(self, window: MainWindow, guard: VaultGuard, desk: Desk, runner: TaskRunner) -> None:
        super().__init__(guard)
        self._window, self._guard, self._desk, self._runner = window, guard, desk, runner
        self._section: VaultSection | None = None
        self._health: VaultHealth | None = None
        self._stop = threading.Event()
        self._relay = ProgressRelay(self)
        self._relay.arrived.connect(self._show_checking)
        window.closing.connect(self.stop_check)

    def furnish(self) -> None:
        """Put the section into the page of settings, once, and show how things stand."""
        if self._section is None:
            section = VaultSection()
            section.lock_requested.connect(self._guard.lock)
            section.passphrase_requested.connect(self.set_passphrase)
            section.keyring_requested.connect(self.use_keyring)
            section.code_requested.connect(self.make_code)
            section.backup_requested.connect(self.back_up)
            section.restore_requested.connect(self.restore)
            section.check_requested.connect(self.check)
            section.stop_requested.connect(self.stop_check)
            section.mend_requested.connect(self.mend)
            self._section = section
            self._window.desk_pages.show_settings().put_part("security", section)
        self._runner.run("store", self._desk.vault_state, self._take_state, self)

    def _take_state(self, state: VaultState | None, _error: Exception | None) -> None:
        if state is not None and self._section is not None:
            self._section.show_state(state)

    # ---- looking everything over

    @Slot()
    def check(self) -> None:
        """Read every page and every file, and say what was found."""
        self._look(mend=False)

    @Slot()
    def stop_check(self) -> None:
        """Leave it at that."""
        self._stop.set()

    @Slot()
    def mend(self) -> None:
        """Have damaged files fetched again; a damaged database is mended at the door, where nothing has it open."""
        if self._health is not None and not self._health.database:
            self._health = None
            if self._section is not None:
                self._section.show_health(None)
            self._guard.cover().ask(VaultDoor("damaged", has_vault=True))
        else:
            self._look(mend=True)

    def _look(self, *, mend: bool) -> None:
        self._stop = threading.Event()
        self._show_checking(SyncProgress("checking", ""))
        work = partial(_looked_over, self._desk, self._relay, self._stop, mend)
        self._runner.run("check", work, self._looked, self)

    @Slot(object)
    def _show_checking(self, progress: SyncProgress) -> None:
        if self._section is not None and not self._stop.is_set():
            self._section.show_checking(progress.done, progress.total)

    def _looked(self, found: VaultHealth | None, error: Exception | None) -> None:
        # what is still on its way from the other thread comes too late
        self._stop.set()
        self._health = found
        if self._section is None:
            return
        if found is not None:
            self._section.show_health(found)
        else:
            unknown = self.tr("The check did not come to its end. Nothing was changed.")
            self._section.show_health(None, say_error(error) if isinstance(error, DeskError) else unknown)

    # ---- keys

    @Slot()
    def set_passphrase(self) -> None:
        """Change the passphrase, or choose one in place of keyring or file."""
        has_one = self._section is not None and self._section.kind == "passphrase"
        page = self._guard.cover()
        if has_one:
            page.ask_change()
        else:
            page.ask_passphrase(
                self.tr("The desk asks for it at every start. Nothing is kept in the system keyring any more.")
            )

    @Slot()
    def use_keyring(self) -> None:
        """Keep the keys in the system keyring from now on."""
        self._guard.run("store", self._desk.keep_keys_in_keyring, self._moved)

    def _moved(self, _result: object) -> None:
        self._guard.tell(self.tr("The key is in the system keyring now; the desk asks for no passphrase any more."))
        self.furnish()

    @Slot()
    def make_code(self) -> None:
        """Make a recovery code and show it; one made before opens nothing any more."""
        self._guard.run("store", self._desk.renew_recovery_code, self._show_code)

    def _show_code(self, code: str) -> None:
        self._guard.cover().show_code(code)

    @Slot()
    def back_up(self) -> None:
        """Ask where to, then write everything but the evidence there, encrypted."""
        dialog = QFileDialog(self._window, self.tr("Back up the work on this laptop"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(
            self.tr("desk {day}").format(day=QDate.currentDate().toString(Qt.DateFormat.ISODate)) + ".backup"
        )
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        self._guard.run("store", partial(self._desk.back_up_vault, path), self._written)

    def _written(self, size: int) -> None:
        words = self.tr("The backup is written ({n} KB, encrypted). What opens this desk now opens it too.")
        self._guard.tell(words.format(n=f"{size / 1000:,.0f}"))

    @Slot()
    def restore(self) -> None:
        """Ask for the file, then for what opens it."""
        dialog = QFileDialog(self._window, self.tr("Restore a backup"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._ask_backup)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _ask_backup(self, path: str) -> None:
        self._guard.cover().ask_backup(path)


def _looked_over(desk: Desk, told: ProgressRelay, stop: threading.Event, mend: bool) -> VaultHealth:
    """On the lane of checks: look everything over, until somebody has seen enough."""

    def tell(done: int, total: int) -> None:
        if stop.is_set():
            raise CancelledError(sentence("The check was stopped; nothing was changed."))
        told(SyncProgress("checking", "", done, total))

    return desk.check_vault(tell, mend)

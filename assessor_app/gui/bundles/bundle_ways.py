"""The ways in and out for a machine without a network: a bundle is opened, results are written into a file."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from assessor_app.errors import DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.progress_relay import ProgressRelay
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.gui.bundles.bundle_panel import BundlePanel
    from assessor_app.gui.review.review_page import ReviewPage
    from assessor_app.gui.sign_in.sign_in_page import SignInPage
    from assessor_app.gui.widgets.overlay import Overlay
    from assessor_app.gui.workspace.workspace_page import WorkspacePage
    from assessor_app.workflows.bundle_desk import OpenedBundle
    from assessor_app.workflows.desk import Desk, Session, SyncProgress

_SUFFIX: Final = "assessor-bundle"


class BundleWays(QObject):
    """Lives beside the window; the panel is built at its first use."""

    def __init__(self, window: MainWindow, desk: Desk, runner: TaskRunner, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._desk, self._runner, self._theme = window, desk, runner, theme
        self._panel: BundlePanel | None = None
        self._overlay: Overlay | None = None
        self._path = ""
        self._joined = False
        self._stop = threading.Event()
        self._relay = ProgressRelay(self)
        self._relay.arrived.connect(self._show_progress)
        pages = window.desk_pages
        pages.front_changed.connect(self._note_front)
        window.closing.connect(self._give_up)
        self.actions = window.key_choices.keymap.bind(
            window, {"desk.open_bundle": self.choose_bundle, "desk.export_results": self.choose_target}
        )
        self._note_front(pages.front)

    @Slot()
    def choose_bundle(self) -> None:
        """Ask which file to open."""
        dialog = QFileDialog(self._window, self.tr("Open a bundle"))
        dialog.setObjectName("open_bundle_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Bundles") + f" (*.{_SUFFIX})", self.tr("All files") + " (*)"])
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    @Slot(str)
    def take(self, path: str) -> None:
        """Open a bundle: an answer at once, work after its passphrase."""
        self._path = path
        self._runner.run("store", partial(self._desk.bundle_kind, path), self._kind_known, self)

    def _kind_known(self, kind: str | None, error: Exception | None) -> None:
        if kind is None:
            self._tell_error(error)
        elif kind == "work":
            self._ask_passphrase()
        else:
            self._open("")

    def _ask_passphrase(self) -> None:
        if self._panel is None:
            # late: on most laptops it is never seen
            from assessor_app.gui.bundles.bundle_panel import BundlePanel
            from assessor_app.gui.widgets.overlay import Overlay

            self._panel = BundlePanel(self._theme)
            self._panel.passphrase_chosen.connect(self._open)
            self._overlay = Overlay(self._window, self._panel)
            self._overlay.closed.connect(self._give_up)
            self._panel.close_requested.connect(self._overlay.close_overlay)
        assert self._overlay is not None
        self._panel.ask(Path(self._path).name)
        self._overlay.open_over()

    @Slot(str)
    def _open(self, passphrase: str) -> None:
        self._stop = threading.Event()
        work = partial(_opened, self._desk, self._path, passphrase, self._relay, self._stop)
        self._runner.run("net", work, self._taken, self)

    def _taken(self, found: tuple[OpenedBundle, Session | None] | None, error: Exception | None) -> None:
        if found is None:
            if self._panel is not None and self._overlay is not None and self._overlay.isVisible():
                self._panel.refuse(self._words(error))
            else:
                self._tell_error(error)
            return
        told, session = found
        if self._overlay is not None and self._overlay.isVisible():
            self._overlay.close_overlay()
        says = self._said(told)
        if session is not None and self._window.desk_pages.front == "sign_in":
            says = f"{says} {self._hub_named(session)}".rstrip()
            self._window.desk_pages.signed_in.emit(session)
        else:
            # reads every page anew, and sends nothing where there is no hub
            self._window.driver.sync()
        self._window.notice_bar.show_notice(says)

    def _hub_named(self, session: Session) -> str:
        """Where the file says that its hub is: it may come from anybody, so that is seen before a password is typed."""
        if not session.hub_url:
            return ""
        words = self.tr("The file names {hub} as its hub; check that before you sign in there.")
        return words.format(hub=session.hub_url)

    def _said(self, told: OpenedBundle) -> str:
        if told.kind == "work":
            words = self.tr("The bundle is taken in: submissions {n}, new files {files}.")
            return words.format(n=f"{told.submissions:,}", files=f"{told.files:,}")
        if told.held:
            words = self.tr("The hub took {n} changes. {held} more wait for your choice or for the next file.")
            return words.format(n=f"{told.accepted:,}", held=f"{told.held:,}")
        return self.tr("The hub took everything in that file (new here: {n}).").format(n=f"{told.accepted:,}")

    @Slot()
    def _give_up(self) -> None:
        """Closed in the middle of it: files that are here stay, opening it again goes on from there."""
        self._stop.set()

    @Slot(object)
    def _show_progress(self, progress: SyncProgress) -> None:
        if self._panel is not None:
            self._panel.show_progress(progress)

    @Slot()
    def choose_target(self) -> None:
        """Ask where the results are to go."""
        dialog = QFileDialog(self._window, self.tr("Export results"))
        dialog.setObjectName("export_results_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(f"{self.tr('results')}.{_SUFFIX}")
        dialog.fileSelected.connect(self.export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    @Slot(str)
    def export(self, path: str) -> None:
        """Write what the hub has not confirmed; what is being typed goes to the store lane before it."""
        self._path = path
        page = self._window.desk_pages.front_page
        if self._window.desk_pages.front in ("workspace", "review"):
            cast("WorkspacePage | ReviewPage", page).flush()
        self._runner.run("store", partial(self._desk.export_results, path), self._exported, self)

    def _exported(self, count: int | None, error: Exception | None) -> None:
        if count is None:
            self._tell_error(error)
            return
        words = self.tr(
            "Changes in {file}: {n}. Only your programme can read them. They stay here until its answer is opened."
        )
        self._window.notice_bar.show_notice(words.format(n=f"{count:,}", file=Path(self._path).name))
        self._window.driver.refresh_status()

    @Slot(str)
    def _note_front(self, name: str) -> None:
        self.actions["desk.export_results"].setEnabled(name != "sign_in")
        page = self._window.desk_pages.front_page
        if name == "sign_in" and page is not None and page.objectName() == "sign_in_page" and not self._joined:
            # the page is built at its first use, and once
            self._joined = True
            cast("SignInPage", page).bundle_requested.connect(self.choose_bundle)

    def _tell_error(self, error: Exception | None) -> None:
        self._window.notice_bar.show_notice(self._words(error), "error")

    def _words(self, error: Exception | None) -> str:
        if isinstance(error, DeskError):
            return say_error(error)
        return self.tr("Something unexpected went wrong. What you entered before is safe on this laptop.")


def _opened(
    desk: Desk, path: str, passphrase: str, relay: ProgressRelay, stop: threading.Event
) -> tuple[OpenedBundle, Session | None]:
    return desk.open_bundle(path, passphrase, relay, stop.is_set), desk.session()

"""Locks the desk when nobody is there, stands at its door, and puts everything back where it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from assessor_app.errors import DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.preferences.settings_table import LOCK_AFTER, LOCK_ON_SLEEP
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.vault_desk import VaultDoor, VaultState

if TYPE_CHECKING:
    from assessor_app.gui.vault.door_page import DoorPage
    from assessor_app.gui.vault.idle_watch import IdleWatch
    from assessor_app.gui.vault.sleep_watch import SleepWatch
    from assessor_app.gui.vault.vault_wishes import VaultWishes
    from assessor_app.workflows.desk import Desk

# after the first page is painted and used
_SOON_MS: Final = 1_500


class VaultGuard(QObject):
    """Lives beside the window. ``locked`` when nothing can be read any more, ``unlocked`` when it can again.

    A desk whose keys are in a file opens by itself, so it is never locked unless a person asks for it.
    """

    locked = Signal()
    unlocked = Signal()

    def __init__(self, window: MainWindow, desk: Desk, runner: TaskRunner, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._desk, self._runner, self._theme = window, desk, runner, theme
        self._page: DoorPage | None = None
        self._idle: IdleWatch | None = None
        self._sleep: SleepWatch | None = None
        self._wishes: VaultWishes | None = None
        self._kind = ""
        # what was in front, while the desk is covered: page and assignment; None before the window ever began
        self._left: tuple[str, str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._learn)
        window.keys_needed.connect(self._meet)
        window.ready.connect(self._soon.start)
        window.closing.connect(self._end)
        window.preferences.changed.connect(self._follow)
        window.desk_pages.front_changed.connect(self._note_front)
        window.key_choices.keymap.bind(window, {"desk.lock": self.lock})
        window.installEventFilter(self)

    @property
    def page(self) -> DoorPage:
        """The door, built at its first use."""
        if self._page is None:
            from assessor_app.gui.vault.door_page import DoorPage  # late: most days it is never seen

            self._page = DoorPage(self._desk, self._runner, self._theme, self._window)
            self._page.passed.connect(self._uncover)
            self._page.left.connect(self._take_back)
            self._page.restore_wanted.connect(self.wishes.restore)
            self._page.hide()
        return self._page

    @property
    def covers(self) -> bool:
        """Whether the door stands in front of the desk."""
        return self._page is not None and not self._page.isHidden()

    @property
    def limit(self) -> float:
        """Seconds without use after which the desk is locked, 0 for never."""
        return self._idle.limit if self._idle is not None else 0.0

    @property
    def hears_sleep(self) -> bool:
        """Whether the desk is locked when the laptop sleeps."""
        return self._sleep is not None

    @property
    def wishes(self) -> VaultWishes:
        """What the settings ask of the vault, built at its first use."""
        if self._wishes is None:
            from assessor_app.gui.vault.vault_wishes import VaultWishes  # late: as the door

            self._wishes = VaultWishes(self._window, self, self._desk, self._runner)
        return self._wishes

    @Slot()
    def lock(self) -> None:
        """Put everything away and close the vault; nothing happens where nobody is signed in."""
        pages = self._window.desk_pages
        if self.covers or pages.front == "sign_in" or not self._window.isVisible():
            return
        desk = self._window.centralWidget()
        if desk is None or desk.isHidden():
            # something else stands before it already, and needs the vault
            return
        self._put_away()
        self.page.say_busy()
        self._runner.run("store", self._lock, self._locked, self)

    def cover(self) -> DoorPage:
        """Bring the door to the front without locking; :class:`DoorPage` says when it may go."""
        if not self.covers:
            self._put_away()
        return self.page

    # ---- locking ------------------------------------------------------------------------------------------

    def _put_away(self) -> None:
        """What is typed goes to the store lane, evidence is closed, and the window shows none of it."""
        window, pages = self._window, self._window.desk_pages
        window.overlays.close_open()
        self._left = (pages.front, pages.assignment_id)
        window.driver.stop()
        pages.put_away()
        window.memory.save()
        window.notice_bar.close_notice()
        self._show_door()

    def _show_door(self) -> None:
        page = self.page
        desk = self._window.centralWidget()
        if desk is not None:
            desk.hide()
        self._window.status_bar.hide()
        page.setGeometry(self._window.rect())
        page.show()
        page.raise_()
        page.focus_first()

    def _lock(self) -> VaultDoor:
        self._desk.lock_vault()
        return self._desk.vault_door()

    def _locked(self, door: VaultDoor | None, error: Exception | None) -> None:
        if door is None or error is not None or not door.need:
            # closed all the same, and nobody may be locked out for it
            door = VaultDoor("locked")
        self.page.ask(door)
        self.locked.emit()

    @Slot(object)
    def _meet(self, _error: object) -> None:
        """At the start, or when a verb met a closed door: ask what it needs."""
        self._left = None
        self._show_door()
        self.page.say_busy()
        self._runner.run("store", self._desk.vault_door, self._take_door, self)

    def _take_door(self, door: VaultDoor | None, _error: Exception | None) -> None:
        if door is None or not door.need:
            self._uncover(False)
            return
        self.page.ask(door)

    @Slot(bool)
    def _uncover(self, anew: bool) -> None:
        left, self._left = self._left, None
        self._hide_door()
        if left is None or anew:
            if anew:
                self._window.desk_pages.forget_session()
            self._window.start()
        else:
            self._go_back(*left)
        self.unlocked.emit()
        self._soon.start()

    @Slot()
    def _take_back(self) -> None:
        """A change was called off: nothing was locked."""
        left, self._left = self._left, None
        self._hide_door()
        if left is not None:
            self._go_back(*left)

    def _hide_door(self) -> None:
        self.page.hide()
        desk = self._window.centralWidget()
        if desk is not None:
            desk.show()
        self._window.status_bar.show()
        if self._idle is not None:
            self._idle.note_use()

    def _go_back(self, front: str, assignment_id: str) -> None:
        pages = self._window.desk_pages
        self._window.driver.start()
        if front == "workspace" and assignment_id:
            pages.open_assignment(assignment_id)
        elif front == "review" and assignment_id:
            pages.open_review(assignment_id)
        elif front == "progress":
            pages.show_progress()
        elif front in ("calibration", "side_by_side"):
            self._window.calibration_ways.show_calibration()
        elif front == "settings":
            pages.show_settings().setFocus()
        else:
            pages.show_queue()

    # ---- watching -----------------------------------------------------------------------------------------

    @Slot()
    def _learn(self) -> None:
        self._runner.run("store", self._desk.vault_state, self._take_state, self)

    def _take_state(self, state: VaultState | None, _error: Exception | None) -> None:
        if state is None:
            return
        self._kind = state.kind
        self._watch()
        if state.kind in ("system", "passphrase") and not state.has_code:
            words = self.tr(
                "Should the key to this laptop’s work be lost, only a recovery code opens it. There is none."
            )
            bar = self._window.notice_bar
            bar.show_notice(words, "warning", self.tr("Make one"), self.wishes.make_code, topic="recovery-code")

    @Slot(str)
    def _follow(self, name: str) -> None:
        if name in (LOCK_AFTER.name, LOCK_ON_SLEEP.name):
            self._watch()

    def _watch(self) -> None:
        """Watch for idleness and sleep as the person set it."""
        locks = self._kind in ("system", "passphrase")
        get = self._window.preferences.get
        minutes = get(LOCK_AFTER) if locks else 0
        if self._idle is None and minutes:
            from assessor_app.gui.vault.idle_watch import IdleWatch  # late: once the first page stands

            self._idle = IdleWatch(self._window, self._is_playing)
            self._idle.idle.connect(self.lock)
        if self._idle is not None:
            self._idle.set_limit(minutes * 60)
        if self._sleep is None and locks and get(LOCK_ON_SLEEP):
            from assessor_app.gui.vault.sleep_watch import SleepWatch  # late: as above

            self._sleep = SleepWatch(self)
            self._sleep.slept.connect(self.lock)
            self._sleep.start()
        elif self._sleep is not None and not (locks and get(LOCK_ON_SLEEP)):
            self._sleep.stop()
            self._sleep.deleteLater()
            self._sleep = None

    def _is_playing(self) -> bool:
        """Whether a film plays: somebody looks at it, though no key is touched for an hour."""
        pages = self._window.desk_pages
        if pages.front != "workspace":
            return False
        # late: as the page in front, which has imported it
        from assessor_app.gui.workspace.viewer_keys import Interruptible

        view: object = pages.workspace_page.panes.evidence.current_view()
        return isinstance(view, Interruptible) and view.is_playing()

    @Slot()
    def _end(self) -> None:
        self._soon.stop()
        if self._idle is not None:
            self._idle.set_limit(0)
        if self._sleep is not None:
            self._sleep.stop()

    @Slot(str)
    def _note_front(self, name: str) -> None:
        if name == "settings":
            self.wishes.furnish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.covers:
            self.page.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def tell(self, words: str, kind: Any = "info") -> None:
        """Say something above the page."""
        self._window.notice_bar.show_notice(words, kind, topic="vault")

    def run(self, lane: Any, verb: Any, done: Any) -> None:
        """A verb whose failure is told above the page; ``done`` gets what it returned."""
        self._runner.run(lane, verb, partial(self._ran, done), self)

    def _ran(self, done: Any, result: Any, error: Exception | None) -> None:
        if error is not None:
            unknown = self.tr("This did not work for a reason this program did not expect. Nothing was lost.")
            self.tell(say_error(error) if isinstance(error, DeskError) else unknown, "error")
            return
        done(result)

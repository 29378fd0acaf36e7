"""The laptops one is signed in on, as the hub knows them, and the way to sign one out that is lost or lent."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from assessor_app.errors import DeskError, HubUnreachableError, NotSignedInError
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.inline_card import InlineCard
from assessor_app.gui.widgets.line_list import Line, LineList
from assessor_app.workflows.desk import Desk
from assessor_app.workflows.device_desk import Device


class DevicesPage(QWidget):
    """Asked anew with :meth:`refresh`; ``signed_out_met`` when the hub no longer takes this laptop itself."""

    back_requested = Signal()
    loaded = Signal()
    signed_out_met = Signal()

    summary_label: ElidedLabel
    refresh_button: QPushButton
    back_button: QPushButton
    stack: QStackedWidget
    body: QWidget
    device_list: LineList
    question_card: InlineCard
    hint_label: QLabel
    end_button: QPushButton
    empty_state: EmptyState

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("devices_page")
        self._desk, self._runner = desk, runner
        self._devices: dict[str, Device] = {}
        self._asked = ""
        load_form(self, "devices_page", promoted=(ElidedLabel, LineList, InlineCard, EmptyState))
        self.device_list.dress(theme)
        self.question_card.dress(theme)
        self.empty_state.dress(theme)
        self.device_list.line_chosen.connect(self._follow)
        self.device_list.enter_pressed.connect(self._ask)
        self.end_button.clicked.connect(self._ask)
        self.refresh_button.clicked.connect(self.refresh)
        self.back_button.clicked.connect(self.back_requested)
        self.question_card.closed.connect(self.device_list.setFocus)
        lend_focus(self, self.device_list, self.empty_state.action_button)

    @Slot()
    def refresh(self) -> None:
        """Ask the hub; the laptop looked at stays."""
        self.question_card.close_card()
        self.summary_label.setText(self.tr("Asking the hub…"))
        self.refresh_button.setEnabled(False)
        self._runner.run("net", self._desk.devices, self._take, self)

    def _take(self, devices: tuple[Device, ...] | None, error: Exception | None) -> None:
        self.refresh_button.setEnabled(True)
        self.summary_label.setText("")
        if devices is None:
            self._tell_trouble(error)
        else:
            self._devices = {one.id: one for one in devices}
            here, elsewhere = self.tr("This laptop"), self.tr("Others")
            groups = [(here, [_line(one) for one in devices if one.this])]
            groups.append((elsewhere, [_line(one) for one in devices if not one.this]))
            self.device_list.show_lines([(title, lines) for title, lines in groups if lines])
            others = sum(not one.this for one in devices)
            alone = self.tr("You are signed in on this laptop alone")
            self.summary_label.setText(self.tr("Signed in on {n} more").format(n=others) if others else alone)
            self.stack.setCurrentWidget(self.body)
        self.loaded.emit()

    def _tell_trouble(self, error: Exception | None) -> None:
        again, heading = self.tr("Ask again"), self.tr("The hub could not be asked")
        words = self._words(error)
        if isinstance(error, HubUnreachableError):
            heading = self.tr("You are offline")
            words = f"{words} " + self.tr("Which laptops you are signed in on is known at the hub alone.")
        elif isinstance(error, NotSignedInError):
            self.signed_out_met.emit()
        self.empty_state.tell("cloud-alert-outline", heading, words, again, self.refresh)
        self.stack.setCurrentWidget(self.empty_state)

    def _words(self, error: Exception | None) -> str:
        unknown = self.tr("This did not work for a reason this program did not expect. Nothing was lost.")
        return say_error(error) if isinstance(error, DeskError) else unknown

    # ---- signing one out ----------------------------------------------------------------------------------

    @Slot(str)
    def _follow(self, key: str) -> None:
        found = self._devices.get(key)
        self.end_button.setEnabled(found is not None and not found.this)
        if self._asked and self._asked != key:
            self.question_card.close_card()

    @Slot()
    def _ask(self) -> None:
        found = self._devices.get(self.device_list.current_key)
        if found is None or found.this:
            return
        self._asked = found.id
        self.question_card.ask(
            self.tr("Sign {name} out?").format(name=found.name),
            self.tr(
                "When it is next on a network it asks for a place to save what it has not sent, under a passphrase, "
                "and then removes everything of your work. This cannot be taken back; one can sign in there again."
            ),
            self.tr("Sign it out"),
            self._end,
        )

    def _end(self) -> None:
        self.question_card.wait()
        self._runner.run("net", partial(self._desk.end_device, self._asked), self._ended, self)

    def _ended(self, _none: None, error: Exception | None) -> None:
        if error is None:
            self._asked = ""
            self.refresh()
            return
        self.question_card.complain(self._words(error))
        if isinstance(error, NotSignedInError):
            self.signed_out_met.emit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.back_requested.emit) or super().event(event)


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("devices_page", text)


def _line(one: Device) -> Line:
    seen = tr("Seen by the hub {when}").format(when=_moment(one.last_seen_at or one.created_at))
    since = tr("signed in since {when}").format(when=_moment(one.created_at))
    right = tr("this one") if one.this else ""
    sign = ("laptop", "accent" if one.this else "muted", tr("this laptop") if one.this else tr("another laptop"))
    return Line(one.id, one.name, f"{seen} · {since}", right, sign)


def _moment(at: datetime) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)

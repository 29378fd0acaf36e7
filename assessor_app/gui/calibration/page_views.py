"""The views of the page, each built when it is first looked at and filled only while it is in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.gui.calibration.calibration_acts_tab import CalibrationActsTab
from assessor_app.gui.calibration.calibration_criteria_tab import CalibrationCriteriaTab
from assessor_app.gui.calibration.calibration_overview_tab import CalibrationOverviewTab
from assessor_app.gui.calibration.calibration_pilot_tab import CalibrationPilotTab
from assessor_app.gui.calibration.calibration_readers_tab import CalibrationReadersTab
from assessor_app.gui.calibration.tab_line import TabLine
from assessor_app.gui.slices import Slices, Steps, build_whole
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.held_painting import HeldPainting

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture
    from assessor_app.workflows.desk import Desk

NAMES: Final = ("overview", "readers", "criteria", "acts", "pilot")
# a view in the making: nothing at each step, then the view
_Making = Iterator[QWidget | None]
# between two steps of views that are built while nobody waits for them
_LEISURE_MS: Final = 15
_TITLES: Final = (
    str(QT_TRANSLATE_NOOP("calibration_views", "Overview")),
    str(QT_TRANSLATE_NOOP("calibration_views", "Readers")),
    str(QT_TRANSLATE_NOOP("calibration_views", "Criteria")),
    str(QT_TRANSLATE_NOOP("calibration_views", "Acts")),
    str(QT_TRANSLATE_NOOP("calibration_views", "Pilot")),
)


class ShowsPicture(Protocol):
    """A view."""

    def show_picture(self, picture: CalibrationPicture) -> None: ...


class PageViews(QObject):
    """``case_requested`` as the page has it; ``act_requested`` with the name of an act and the reader it is about,
    ``reader_export_requested`` with the reader whose report is wanted, ``acts_changed`` when one was forgotten."""

    case_requested = Signal(str, str)
    act_requested = Signal(str, str)
    reader_export_requested = Signal(str)
    acts_changed = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, line: TabLine, stack: QStackedWidget) -> None:
        super().__init__(line)
        self._desk, self._runner, self._theme = desk, runner, theme
        self._line, self._stack = line, stack
        self._picture: CalibrationPicture | None = None
        self._built: dict[str, QWidget] = {}
        self._shown: dict[str, CalibrationPicture] = {}
        self._begun: dict[str, _Making] = {}
        self._makers: dict[str, Callable[[], _Making]] = {
            "overview": self._make_overview,
            "readers": self._make_readers,
            "criteria": self._make_criteria,
            "acts": self._make_acts,
            "pilot": self._make_pilot,
        }
        for title in _TITLES:
            line.addTab(QCoreApplication.translate("calibration_views", title))
        line.currentChanged.connect(self._raise)
        self._rest = Slices(self._build_rest, self)
        self._hurried = Slices(self._build_front, self)
        self._hurried.finished.connect(self._raise_front, Qt.ConnectionType.QueuedConnection)
        self._painting = HeldPainting(stack)

    @property
    def name(self) -> str:
        """The view in front."""
        return NAMES[max(0, self._line.currentIndex())]

    def view(self, name: str) -> QWidget:
        """A view; what is missing of it is built at once."""
        build_whole(self.steps(name))
        return self._built[name]

    @property
    def built(self) -> tuple[QWidget, ...]:
        """The views that are there."""
        return tuple(self._built.values())

    def steps(self, name: str) -> Steps:
        """Build a view in steps, whoever takes them; none where it is there."""
        while name not in self._built:
            making = self._begun.pop(name, None) or self._makers[name]()
            made = next(making)
            if made is None:
                # one that failed is begun anew, and fails where that is told
                self._begun[name] = making
            else:
                made.setObjectName(f"{name}_view")
                self._built[name] = made
                self._stack.addWidget(made)
            yield

    def lend_top(self, widget: QWidget) -> None:
        """Let this widget stand at the top of the overview, and scroll with it."""
        page = self.view("overview")
        if isinstance(page, CalibrationOverviewTab):
            page.hold_on_top(widget)

    def show_picture(self, picture: CalibrationPicture) -> None:
        """Show these numbers in the view in front; the others follow when they are looked at."""
        self._picture = picture
        self._raise(self._line.currentIndex())
        if len(self._built) < len(NAMES) and not self._rest.running:
            self._rest.begin(_LEISURE_MS)

    def _build_rest(self) -> Steps:
        """The other views while nobody waits for them, so that each is there at once."""
        for name in NAMES:
            yield from self.steps(name)

    def _build_front(self) -> Steps:
        yield from self.steps(self.name)

    @Slot()
    def _raise_front(self) -> None:
        self._raise(self._line.currentIndex())

    def raise_view(self, name: str) -> QWidget:
        """Bring a view to the front."""
        found = self.view(name)
        self._line.setCurrentIndex(NAMES.index(name))
        return found

    @Slot(int)
    def _raise(self, place: int) -> None:
        picture = self._picture
        if picture is None or place < 0:
            return
        name = NAMES[place]
        page = self._built.get(name)
        if page is None:
            # what is in front stays until there is something to show
            self._hurried.begin()
            return
        self._painting.hold()
        if self._shown.get(name) is not picture:
            self._shown[name] = picture
            _fill(page, picture)
        self._stack.setCurrentWidget(page)

    def _make_overview(self) -> _Making:
        made = CalibrationOverviewTab()
        for _step in made.build(self._runner, self._theme):
            yield None
        made.case_requested.connect(self.case_requested)
        made.reader_requested.connect(self.show_reader)
        yield made

    def _make_readers(self) -> _Making:
        made = CalibrationReadersTab()
        for _step in made.build(self._runner, self._theme):
            yield None
        made.case_requested.connect(self.case_requested)
        made.act_requested.connect(self.act_requested)
        made.export_requested.connect(self.reader_export_requested)
        yield made

    def _make_criteria(self) -> _Making:
        made = CalibrationCriteriaTab(self._runner, self._theme)
        made.reader_requested.connect(self.show_reader)
        made.criterion_requested.connect(self.show_criterion)
        yield made

    def _make_acts(self) -> _Making:
        made = CalibrationActsTab(self._desk, self._runner, self._theme)
        made.act_requested.connect(self.act_requested)
        made.case_requested.connect(self.case_requested)
        made.acts_changed.connect(self.acts_changed)
        yield made

    def _make_pilot(self) -> _Making:
        yield CalibrationPilotTab(self._desk, self._runner, self._theme)

    @Slot(str)
    def show_criterion(self, scorable_id: str) -> None:
        """The disagreements on one criterion."""
        page = self.raise_view("overview")
        if isinstance(page, CalibrationOverviewTab):
            page.keep_to_criterion(scorable_id)

    @Slot(str)
    def show_reader(self, reader: str) -> None:
        """One reader's page."""
        page = self.raise_view("readers")
        if isinstance(page, CalibrationReadersTab):
            page.show_reader(reader)


def _fill(page: QWidget | ShowsPicture, picture: CalibrationPicture) -> None:
    """Every view has it; Qt's own classes do not say so."""
    show: Callable[[CalibrationPicture], None] = page.show_picture  # type: ignore[union-attr]
    show(picture)

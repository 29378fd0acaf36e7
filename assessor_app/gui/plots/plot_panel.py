"""A plot with all that belongs to it: title, sentence, explanation, its numbers as a table, and ways to save it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QMenu, QScrollArea, QStackedWidget, QToolButton, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_files import csv_bytes, figure_image, png_bytes, svg_bytes, tabbed_text
from assessor_app.gui.plots.plot_table import PlotTable
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.workflows.save_outside import save_outside

_MOST_HIGH: Final = 560
_ICON: Final = 17


class PlotPanel(QFrame):
    """Holds one plot for good. ``saved`` carries the path of a file that was written; choosing is the plot's affair
    (``plot.chosen``), from its table too."""

    saved = Signal(str)

    plot_title: ElidedLabel
    plot_sentence: QLabel
    explanation_label: QLabel
    explain_button: QToolButton
    table_button: QToolButton
    menu_button: QToolButton
    stack: QStackedWidget
    plot_scroll: QScrollArea
    plot_table: PlotTable
    pointed_label: QLabel

    def __init__(self, plot: Plot, theme: Theme, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot, self._theme, self._runner = plot, theme, runner
        self._most_high: int | None = _MOST_HIGH
        load_form(self, "plot_panel", promoted=(ElidedLabel, PlotTable))
        self.explanation_label.hide()
        self.plot_scroll.setWidget(plot)
        self.plot_scroll.viewport().setAutoFillBackground(False)
        plot.setAutoFillBackground(False)
        self.explain_button.setIcon(theme.icon("help-circle-outline"))
        self.table_button.setIcon(theme.icon("table"))
        self.menu_button.setIcon(theme.icon("dots-vertical"))
        self._actions = self._make_menu()
        self.explain_button.toggled.connect(self._explain)
        self.table_button.toggled.connect(self._show_table)
        self.plot_table.chosen.connect(plot.chosen)
        plot.redrawn.connect(self._read_plot)
        plot.pointed.connect(self._tell)
        plot.ring_moved.connect(self._follow_ring)
        plot.copy_requested.connect(self.copy_numbers)
        plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        plot.customContextMenuRequested.connect(self._open_menu)
        theme.changed.connect(self._dress)
        self._dress()
        self._read_plot()

    def set_most_height(self, pixels: int | None) -> None:
        """Let the plot be so high at 100 % text; it is drawn lower, then scrolled. None for as high as it wants."""
        self._most_high = pixels
        self._bound()
        self._fit()

    @property
    def shows_table(self) -> bool:
        """Whether the numbers are shown instead of the picture."""
        return self.stack.currentWidget() is self.plot_table

    def show_table(self, shown: bool) -> None:
        """Show the numbers, or the picture."""
        self.table_button.setChecked(shown)

    # ---- what is shown --------------------------------------------------------------------------------------

    @Slot()
    def _read_plot(self) -> None:
        drawing = self.plot.drawing
        title = drawing.title if drawing is not None else ""
        self.plot_title.setText(title)
        empty = drawing is None or drawing.empty
        self.plot_sentence.setText(drawing.sentence if drawing is not None else "")
        # of an empty plot the sentence stands in its middle
        self.plot_sentence.setHidden(empty)
        self.explanation_label.setText(drawing.explanation if drawing is not None else "")
        self.explain_button.setToolTip(self.tr("What is this?"))
        self.explain_button.setAccessibleName(self.tr("What is this? {title}").format(title=title))
        self.menu_button.setToolTip(self.tr("Save or copy"))
        self.menu_button.setAccessibleName(self.tr("Save or copy: {title}").format(title=title))
        self.plot_table.setAccessibleName(self.tr("Numbers: {title}").format(title=title))
        self._name_table_button()
        for action in self._actions:
            action.setEnabled(not empty)
        if self.shows_table:
            self._fill_table()
        self._fit()

    @Slot(bool)
    def _explain(self, shown: bool) -> None:
        self.explanation_label.setVisible(shown)
        self._fit()

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:
        had_keyboard = self.plot.hasFocus() or self.plot_table.hasFocus()
        if shown:
            self._fill_table()
        self.stack.setCurrentWidget(self.plot_table if shown else self.plot_scroll)
        self._name_table_button()
        self._tell("")
        if had_keyboard:
            (self.plot_table if shown else self.plot).setFocus()

    def _fill_table(self) -> None:
        if self.plot.drawing is not None:
            self.plot_table.set_table(self.plot.drawing.table())

    def _name_table_button(self) -> None:
        shown = self.table_button.isChecked()
        self.table_button.setToolTip(self.tr("Show the picture") if shown else self.tr("Show the numbers as a table"))
        title = self.plot_title.text()
        self.table_button.setAccessibleName(self.tr("As a table: {title}").format(title=title))

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.pointed_label.setText(words)
        needed = self.pointed_label.heightForWidth(self._inner_width()) if words else 0
        if needed > self.pointed_label.minimumHeight():
            # room once made stays, so that nothing jumps while the pointer wanders over the marks
            self.pointed_label.setMinimumHeight(needed)
            self._fit()

    @Slot(QRectF)
    def _follow_ring(self, area: QRectF) -> None:
        middle = area.center().toPoint()
        self.plot_scroll.ensureVisible(middle.x(), middle.y(), 0, round(area.height() / 2) + 12)

    # ---- size -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._allow_one_line()
        self._fit()

    @Slot()
    def _dress(self) -> None:
        self.plot_table.dress(self._theme)
        side = self._theme.px(_ICON)
        for button in (self.explain_button, self.table_button, self.menu_button):
            button.setIconSize(QSize(side, side))
        self._allow_one_line()
        self._bound()
        self._fit()

    def _bound(self) -> None:
        self.plot.set_most_height(None if self._most_high is None else self._theme.px(self._most_high))

    @Slot()
    def _fit(self) -> None:
        """Ask for the height that words and plot need at this width, so that neither is ever squeezed."""
        layout = self.layout()
        if layout is None:
            return
        wanted = self.plot.heightForWidth(self._inner_width())
        if self._most_high is not None:
            wanted = min(wanted, self._theme.px(self._most_high))
        self.stack.setMinimumHeight(wanted)
        # before it is laid out a layout may answer with -1
        self.setMinimumHeight(max(0, layout.totalMinimumHeightForWidth(self.width())))

    def _inner_width(self) -> int:
        layout = self.layout()
        if layout is None:
            return max(1, self.width())
        inner = layout.contentsMargins()
        return max(1, self.contentsRect().width() - inner.left() - inner.right())

    def _allow_one_line(self) -> None:
        self.pointed_label.setMinimumHeight(self.pointed_label.fontMetrics().lineSpacing())

    # ---- saving and copying ---------------------------------------------------------------------------------

    def _make_menu(self) -> list[QAction]:
        menu = QMenu(self)
        menu.setObjectName("plot_menu")
        made = []
        for name, words, act in (
            ("save_png", self.tr("Save as picture (PNG)…"), self._ask_png),
            ("save_svg", self.tr("Save as drawing (SVG)…"), self._ask_svg),
            ("save_csv", self.tr("Save the numbers (CSV)…"), self._ask_csv),
            ("", "", None),
            ("copy_picture", self.tr("Copy the picture"), self.copy_picture),
            ("copy_numbers", self.tr("Copy the numbers"), self.copy_numbers),
        ):
            if act is None:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(act)
            made.append(action)
        self.menu_button.setMenu(menu)
        return made

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu_button.menu()
        if menu is not None:
            menu.popup(self.plot.mapToGlobal(place))

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self.plot.drawing is not None:
            QGuiApplication.clipboard().setImage(figure_image(self.plot.drawing))
            self._tell(self.tr("The picture is on the clipboard."))

    @Slot()
    def copy_numbers(self) -> None:
        """Put the numbers on the clipboard, as a spreadsheet takes them."""
        if self.plot.drawing is not None and not self.plot.drawing.empty:
            QGuiApplication.clipboard().setText(tabbed_text(self.plot.drawing.table()))
            self._tell(self.tr("The numbers are on the clipboard."))

    @Slot()
    def _ask_png(self) -> None:
        self._ask_where("png", self.tr("Picture (*.png)"))

    @Slot()
    def _ask_svg(self) -> None:
        self._ask_where("svg", self.tr("Drawing (*.svg)"))

    @Slot()
    def _ask_csv(self) -> None:
        self._ask_where("csv", self.tr("Table (*.csv)"))

    def _ask_where(self, suffix: str, kind: str) -> None:
        dialog = QFileDialog(self, self.tr("Save {title}").format(title=self.plot_title.text()))
        dialog.setObjectName("save_plot_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kind, self.tr("All files (*)")])
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{_file_words(self.plot_title.text())}.{suffix}")
        dialog.fileSelected.connect({"png": self.save_png, "svg": self.save_svg, "csv": self.save_csv}[suffix])
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    @Slot(str)
    def save_png(self, path: str) -> None:
        """Write the picture at twice its size in pixels."""
        if self.plot.drawing is not None:
            image = figure_image(self.plot.drawing)
            # packed by the worker; what it gets is bytes, nothing of Qt's
            pixels, wide, high = bytes(image.constBits()), image.width(), image.height()
            self._run(partial(_save_png, Path(path), pixels, wide, high))

    @Slot(str)
    def save_svg(self, path: str) -> None:
        """Write the drawing as vectors."""
        if self.plot.drawing is not None:
            self._run(partial(save_outside, Path(path), svg_bytes(self.plot.drawing)))

    @Slot(str)
    def save_csv(self, path: str) -> None:
        """Write the numbers."""
        if self.plot.drawing is not None:
            self._run(partial(save_outside, Path(path), csv_bytes(self.plot.drawing.table())))

    def _run(self, work: partial[Path]) -> None:
        self._tell(self.tr("Saving…"))
        self._runner.run("check", work, self._written, self)

    def _written(self, path: Path | None, error: Exception | None) -> None:
        if path is not None:
            self._tell(self.tr("Saved as {name}.").format(name=path.name))
            self.saved.emit(str(path))
            return
        words = say_error(error) if isinstance(error, DeskError) else self.tr("Something unexpected went wrong.")
        self._tell(words)


def _save_png(path: Path, pixels: bytes, wide: int, high: int) -> Path:
    return save_outside(path, png_bytes(pixels, wide, high))


def _file_words(title: str) -> str:
    """A title as a file name."""
    words = "".join(one if one.isalnum() else " " for one in title).split()
    return "-".join(words)[:60] or "plot"

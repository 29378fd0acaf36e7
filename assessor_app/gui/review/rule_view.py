"""Shows what the rule says and why: every step as a sentence under a tick, a cross or a question mark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.domain.decision import Step, Verdict
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.badge_painter import paint_badge
from assessor_app.gui.workspace.score_badges import Badge, Tone
from assessor_app.gui.workspace.word_rows import number

_BADGES: Final[dict[Verdict, tuple[str, Tone]]] = {"holds": ("✓", "good"), "fails": ("✕", "bad"), "open": ("?", "warn")}
_INDENT: Final = 20
_MOST: Final = 24


class VerdictMark(QWidget):
    """A small round mark: ✓ holds, ✕ fails, ? open."""

    def __init__(self, theme: Theme, verdict: Verdict) -> None:
        super().__init__()
        self._theme = theme
        words = {"holds": self.tr("holds"), "fails": self.tr("fails"), "open": self.tr("open")}
        text, tone = _BADGES[verdict]
        self._badge = Badge(text, "round", tone, words[verdict])
        self.setAccessibleName(words[verdict])
        self.setToolTip(words[verdict])
        self.setFixedSize(theme.px(16), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._badge, self._theme)


class RuleView(QWidget):
    """The steps of one decision, indented by depth. Steps that hold fold away what is inside them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step: Step | None = None
        self._everything = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(5)

    def show_step(self, step: Step) -> None:
        """Show the explanation of a decision."""
        self._step = step
        self._build()

    def show_everything(self, everything: bool) -> None:
        """Show also the steps inside those that hold, and the details that are fine."""
        self._everything = everything
        self._build()

    def sentences(self) -> tuple[str, ...]:
        """What is on screen, top to bottom."""
        labels = self.findChildren(QLabel, "step_sentence")
        return tuple(label.text() for label in labels)

    def _build(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                discard(row)
        if self._step is not None:
            self._add(self._step, 0)

    def _add(self, step: Step, depth: int) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(self._theme.px(_INDENT) * depth, 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        line.addWidget(VerdictMark(self._theme, step.verdict), 0, Qt.AlignmentFlag.AlignTop)
        label = QLabel(say(step.sentence))
        label.setObjectName("step_sentence")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(label, 1)
        self._rows.addWidget(row)
        row.show()
        told = [one for one in step.steps if self._everything or one.verdict != "holds" or depth == 0]
        for inner in told[:_MOST]:
            self._add(inner, depth + 1)
        if len(told) > _MOST:
            self._add_rest(len(told) - _MOST, depth + 1)

    def _add_rest(self, count: int, depth: int) -> None:
        """Of a thousand criteria nobody reads a thousand lines, and making them would take its time."""
        rest = QLabel(self.tr("{n} more like these").format(n=number(count)))
        rest.setProperty("role", "subtle")
        rest.setContentsMargins(self._theme.px(_INDENT) * depth, 0, 0, 0)
        self._rows.addWidget(rest)
        rest.show()

"""How long the window keeps everything else waiting: gaps of the event loop while scrolling and while drawing."""

from __future__ import annotations

import faulthandler
import random
import threading
import time

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.pdf_view.pdf_view import PdfView
from tests.bench.figures import Figure
from tests.bench.grounds import LONG_CODE, Grounds
from tests.bench.plain_mupdf import TEXT_PAGES
from tests.bench.workspace import opened_workspace
from tests.support.live_desk import wait_until

NAME = "loop"
SECONDS = 5
_BEAT_MS = 2
_WHEEL_MS = 16
_JUMP_MS = 120
_STALL_SECONDS = 0.2


class LoopMeter(QObject):
    """Beats every 2 ms as well as the loop lets it; ``gaps`` are the milliseconds between beats."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Beat from now on."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start(_BEAT_MS)

    def end(self) -> float:
        """Stop; returns the longest gap, the one now open included."""
        self._beat()
        self._timer.stop()
        return max(self.gaps)

    def measure(self, seconds: float) -> list[float]:
        """Let the loop run for ``seconds`` and return the gaps."""
        self.begin()
        ended = threading.Event()
        watch = threading.Thread(target=self._tell_stalls, args=(ended,), daemon=True)
        watch.start()
        let_pass(round(seconds * 1000))
        ended.set()
        watch.join()
        self._timer.stop()
        return self.gaps

    def _tell_stalls(self, ended: threading.Event) -> None:
        """On a thread of its own: while the loop stalls, write down (stderr) what every thread is doing."""
        told = 0.0
        while not ended.wait(_STALL_SECONDS / 4):
            last = self._last
            if last != told and time.perf_counter() - last > _STALL_SECONDS:
                told = last
                faulthandler.dump_traceback(all_threads=True)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


class _Wheel(QObject):
    """Turns the wheel over a widget without a pause."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self._target = target
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(_WHEEL_MS)

    def stop(self) -> None:
        """Let go of the wheel."""
        self._timer.stop()

    def _turn(self) -> None:
        middle = QPointF(self._target.rect().center())
        event = QWheelEvent(
            middle,
            self._target.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._target, event)


class _Jumper(QObject):
    """Jumps to pages not drawn yet and changes the zoom now and then, faster than anybody would."""

    def __init__(self, view: PdfView) -> None:
        super().__init__(view)
        self._view = view
        self._chance = random.Random(3)
        self._count = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._jump)
        self._timer.start(_JUMP_MS)

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def _jump(self) -> None:
        self._count += 1
        page = self._chance.randrange(TEXT_PAGES)
        self._view.show_place(PagePlace(page, page), "")
        if self._count % 8 == 0:
            self._view.step_zoom(1 if self._count % 16 else -1)


class _PlainArea(QAbstractScrollArea):
    """The least a scrolling page can cost: one ready picture, painted where the bar says."""

    def __init__(self, parent: QWidget, image: QImage) -> None:
        super().__init__(parent)
        self._image = image
        self.verticalScrollBar().setRange(0, 1_000_000)
        self.verticalScrollBar().setSingleStep(48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), Qt.GlobalColor.gray)
        top = -(self.verticalScrollBar().value() % self._image.height())
        for offset in (top, top + self._image.height()):
            painter.drawImage(QPoint(12, offset), self._image)
        painter.end()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()


def measure(grounds: Grounds, application: QApplication) -> list[Figure]:
    """Scroll and jump in the long document; then scroll a bare picture of the same size in the same window."""
    meter = LoopMeter()
    with opened_workspace(application, grounds, LONG_CODE) as page:
        evidence = page.panes.evidence
        opened = page.panes._opened
        assert opened is not None
        plan = next(one for one in opened.submission.artifacts if one.name == "plan.pdf")
        evidence.shelf.raise_artifact(plan, (PagePlace(0, 0), ""))
        wait_until(lambda: isinstance(evidence.current_view(), PdfView), "the document")
        view = evidence.current_view()
        assert isinstance(view, PdfView)
        wait_until(lambda: view.is_sharp(0), "the first page")
        let_pass(500)
        wheel = _Wheel(view.canvas.viewport())
        scrolling = meter.measure(SECONDS)
        wheel.stop()
        image = view.rendered_page_image(view.current_page())
        assert image is not None
        jumper = _Jumper(view)
        drawing = meter.measure(SECONDS)
        jumper.stop()
        let_pass(500)
        bare = _scroll_bare(meter, view, image)
    goals = {"goal_p95": 16.0, "goal_max": 33.0}
    what = "scrolling a ready picture"
    return [
        Figure("loop-scroll", "event-loop gap, PDF scrolling", scrolling, bare, what, **goals),
        Figure("loop-draw", "event-loop gap, jumps and zoom", drawing, bare, what, **goals),
    ]


def _scroll_bare(meter: LoopMeter, view: PdfView, image: QImage) -> list[float]:
    area = _PlainArea(view, image)
    area.setGeometry(view.canvas.geometry())
    area.show()
    area.raise_()
    wheel = _Wheel(area.viewport())
    gaps = meter.measure(SECONDS)
    wheel.stop()
    area.hide()
    area.deleteLater()
    return gaps

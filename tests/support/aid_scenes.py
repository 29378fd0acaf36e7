"""Scenes of what reaches readers of a lead's work: examples, the truth of a seed, private reports; and of settling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from PySide6.QtWidgets import QPushButton

from assessor_app.domain.scoring import Score
from assessor_app.gui.side_by_side.side_page import SidePage
from tests.support import portfolio
from tests.support.anchor_data import NAMED_ONLY, WELCOME, anchor, report, truth
from tests.support.scripted_desk import LEAD
from tests.support.side_case import REASON, CaseDesk, case
from tests.support.whole_window import Scene, Stage

_SCORES: Final = {"eo1.a": Score("proficient"), "eo1.b": Score("developing", "Groups are named, not dated.")}


def _judging() -> CaseDesk:
    desk = CaseDesk(opened=portfolio.opened(scores=dict(_SCORES)))
    desk.kept.anchors = (anchor("eo1.b", "exemplary"), anchor("eo1.b", "developing", NAMED_ONLY))
    return desk


def judged() -> CaseDesk:
    """A submission that was a seed, received, with its truth told."""
    desk = _judging()
    signed = datetime(2026, 11, 21, tzinfo=UTC)
    done = replace(desk.opened.assessment, state="received", signed_at=signed)
    desk.opened = replace(desk.opened, assessment=done)
    desk.kept.truth = truth(p1="passing", eo1_a="proficient", eo1_b="proficient")
    return desk


def _told() -> CaseDesk:
    desk = _judging()
    desk.kept.reports = (report(21), report(18, WELCOME))
    return desk


def _examples(stage: Stage) -> Iterator[str]:
    page = stage.workspace("eo1.b")
    key = next(one for one in page.actions() if one.objectName() == "anchor.examples")
    key.trigger()
    yield "workspace, examples"
    stage.workspace("eo1.c")
    key.trigger()
    yield "workspace, no examples yet"


def _truth(stage: Stage) -> Iterator[str]:
    page = stage.workspace("eo1.b")
    yield "workspace, this was a seed"
    unfold = page.findChild(QPushButton, "truth_button")
    assert unfold is not None
    unfold.click()
    yield "workspace, the agreed scores"


def _reports(stage: Stage) -> Iterator[str]:
    pages = stage.window.desk_pages
    pages.show_queue()
    pages.queue_page.asides.reports.look()
    yield "queue, a lead has written"
    pages.queue_page.asides.show_reports()
    yield "queue, what leads have written"


def _side(stage: Stage) -> SidePage:
    ways = stage.window.calibration_ways
    ways.show_case("sub-1", "eo1.b")
    assert ways.side is not None
    ways.side.finish_building()
    return ways.side


def _first(stage: Stage) -> Iterator[str]:
    _side(stage)
    yield "side by side, judged first"


def _settled(stage: Stage) -> Iterator[str]:
    body = _side(stage).body
    assert body is not None
    record = body.judgement.record
    record.choose_number(3)
    record.reason_editor.setPlainText(REASON)
    record.record_button.click()
    yield "side by side, settled"
    record.anchor_button.click()
    yield "side by side, an example is made"


def _to_bejudged() -> CaseDesk:
    return CaseDesk(case(judge_first=True))


SCENES: Final[tuple[Scene, ...]] = (
    Scene(_examples, _judging),
    Scene(_truth, judged),
    Scene(_reports, _told),
    Scene(_first, _to_bejudged, who=LEAD),
    Scene(_settled, CaseDesk, who=LEAD),
)

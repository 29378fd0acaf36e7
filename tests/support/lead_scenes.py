"""Scenes of a lead: the page "Calibrate" with its views and forms, and readings side by side over the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from assessor_app.gui.calibration.calibration_page import CalibrationPage
from assessor_app.gui.calibration.page_views import NAMES
from assessor_app.gui.side_by_side.side_page import SidePage
from assessor_app.workflows.calibration_picture import CalibrationStand
from tests.support.aid_scenes import SCENES as AIDS
from tests.support.calibration_desk import CalibrationScript
from tests.support.scripted_desk import LEAD
from tests.support.side_case import CaseDesk, case
from tests.support.whole_window import Scene, Stage

_LATER: Final = {"readers": "A-05"}


def _page(stage: Stage) -> CalibrationPage:
    ways = stage.window.calibration_ways
    ways.show_calibration()
    stage.qtbot.waitUntil(lambda: stage.window.desk_pages.front == "calibration", timeout=20_000)
    return cast("CalibrationPage", ways.page)


def _calibration(stage: Stage) -> Iterator[str]:
    page = _page(stage)
    stage.qtbot.waitUntil(lambda: page.picture is not None, timeout=20_000)
    for name in NAMES:
        page.views.raise_view(name)
        if name in _LATER:
            page.views.show_reader(_LATER[name])
        yield f"calibrate, {name}"
    page.acts.open_set()
    yield "calibrate, a calibration set"
    page.leave_field()
    page.acts.open_by_name("report", "A-05")
    yield "calibrate, a private report"


def _nobody_yet(stage: Stage) -> Iterator[str]:
    _page(stage)
    yield "calibrate, nobody has scored"


def _side(stage: Stage) -> SidePage:
    ways = stage.window.calibration_ways
    ways.show_case("sub-1", "eo1.b")
    side = ways.side
    assert side is not None
    side.finish_building()
    return side


def _side_by_side(stage: Stage) -> Iterator[str]:
    _side(stage)
    yield "side by side"


def _side_untaken(stage: Stage) -> Iterator[str]:
    _side(stage)
    yield "side by side, not taken yet"


def _untaken() -> CaseDesk:
    return CaseDesk(case(taken=False, detail=False))


SCENES: Final[tuple[Scene, ...]] = (
    Scene(_calibration, who=LEAD, script=CalibrationScript),
    Scene(
        _nobody_yet,
        who=LEAD,
        script=CalibrationScript,
        shell={"readings": (), "stand": CalibrationStand(True, True, None, 0)},
    ),
    Scene(_side_by_side, CaseDesk, who=LEAD),
    Scene(_side_untaken, _untaken, who=LEAD),
    *AIDS,
)

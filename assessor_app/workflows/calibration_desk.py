"""What windows may ask about consistency of readers: numbers and acts for leads, and what reaches readers of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    # only named in annotations: building these classes would cost the start-up its milliseconds
    from assessor_app.calibration.pilot import PilotReport
    from assessor_app.calibration.replay import Replay
    from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
    from assessor_app.domain.lead_acts import LeadAct, MadeAct
    from assessor_app.domain.reading import Anchor, ToldReport, Truth
    from assessor_app.sync.report import Cancel, ProgressCall
    from assessor_app.workflows.calibration_picture import (
        CalibrationPicture,
        CalibrationStand,
        Case,
        PictureWish,
        RatedCredential,
    )

TableForm = Literal["csv", "xlsx"]


class CalibrationDesk(Protocol):
    """Part of :class:`assessor_app.workflows.desk.Desk`; the same rules hold.

    The numbers (``calibration_picture``, ``replay``, ``pilot_report``) belong on the lane "sums"; ``cancel`` makes them
    raise CancelledError, and what was computed is kept until readings or acts changed. ``rated_credentials`` has the
    newest reading first. ``make_act`` writes the act down at once and for good, sends it with the next sync and shows
    it as waiting until then; it raises DeskError where it is plainly not allowed.
    ``acts`` are the newest first, those waiting among them; ``drop_refused_act`` forgets one the hub said no to.
    ``anchors`` are those shown for one version of a credential; ``truth`` is None while a submission is not known to
    have been a seed; ``told_reports`` are a lead's private words to oneself, newest first.
    """

    def calibration_stand(self) -> CalibrationStand: ...
    def calibration_rules(self) -> CalibrationRules: ...
    def rated_credentials(self) -> tuple[RatedCredential, ...]: ...
    def calibration_picture(self, wish: PictureWish, progress: ProgressCall, cancel: Cancel) -> CalibrationPicture: ...
    def replay(self, wish: PictureWish, rule: DoubleReading, cancel: Cancel) -> Replay: ...
    def pilot_report(self, credential_id: str, version: str) -> PilotReport: ...

    def case(self, submission_id: str) -> Case: ...
    def make_act(self, act: LeadAct) -> MadeAct: ...
    def drop_refused_act(self, act_id: str) -> None: ...
    def acts(self) -> tuple[MadeAct, ...]: ...

    def anchors(self, credential_id: str, version: str) -> tuple[Anchor, ...]: ...
    def truth(self, assignment_id: str) -> Truth | None: ...
    def told_reports(self) -> tuple[ToldReport, ...]: ...

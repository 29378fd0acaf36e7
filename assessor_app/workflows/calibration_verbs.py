"""The verbs of :class:`CalibrationDesk` bound to one profile; mixed into the bound desk, which opens the rooms.

Each imports what it needs when it is first asked: a start pays for none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessor_app.calibration.pilot import PilotReport
    from assessor_app.calibration.replay import Replay
    from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
    from assessor_app.domain.lead_acts import LeadAct, MadeAct
    from assessor_app.domain.reading import Anchor, ToldReport, Truth
    from assessor_app.store.vault import Vault
    from assessor_app.workflows.calibration_picture import (
        CalibrationPicture,
        CalibrationStand,
        Case,
        PictureWish,
        RatedCredential,
    )
    from assessor_app.workflows.desk import Cancel, ProgressCall
    from assessor_app.workflows.picture_shelf import PictureShelf


class CalibrationVerbs:
    """Part of :class:`~assessor_app.bound_desk.BoundDesk`, which opens ``_rooms``."""

    _rooms: Any
    _shelf: tuple[Vault, PictureShelf] | None = None

    def calibration_stand(self) -> CalibrationStand:
        from assessor_app.workflows.list_rated import calibration_stand  # late: of use to leads alone

        return calibration_stand(self._rooms.vault)

    def calibration_rules(self) -> CalibrationRules:
        from assessor_app.workflows.list_rated import calibration_rules  # late: as above

        return calibration_rules(self._rooms.vault)

    def rated_credentials(self) -> tuple[RatedCredential, ...]:
        from assessor_app.workflows.list_rated import rated_credentials  # late: as above

        return rated_credentials(self._rooms.vault)

    def calibration_picture(self, wish: PictureWish, progress: ProgressCall, cancel: Cancel) -> CalibrationPicture:
        return self._pictures().picture(wish, progress, cancel)

    def replay(self, wish: PictureWish, rule: DoubleReading, cancel: Cancel) -> Replay:
        return self._pictures().replay(wish, rule, cancel)

    def pilot_report(self, credential_id: str, version: str) -> PilotReport:
        return self._pictures().pilot(credential_id, version)

    def case(self, submission_id: str) -> Case:
        from assessor_app.workflows.open_case import open_case  # late: as above

        return open_case(self._rooms.vault, submission_id)

    def make_act(self, act: LeadAct) -> MadeAct:
        from assessor_app.workflows.make_act import make_act  # late: as above

        return make_act(self._rooms.vault, act)

    def drop_refused_act(self, act_id: str) -> None:
        from assessor_app.workflows.make_act import drop_refused_act  # late: as above

        drop_refused_act(self._rooms.vault, act_id)

    def acts(self) -> tuple[MadeAct, ...]:
        from assessor_app.workflows.list_rated import made_acts  # late: as above

        return made_acts(self._rooms.vault)

    def anchors(self, credential_id: str, version: str) -> tuple[Anchor, ...]:
        from assessor_app.workflows.show_anchors import show_anchors  # late: looked at now and then

        return show_anchors(self._rooms.vault, credential_id, version)

    def truth(self, assignment_id: str) -> Truth | None:
        from assessor_app.workflows.show_anchors import told_truth  # late: as above

        return told_truth(self._rooms.vault, assignment_id)

    def told_reports(self) -> tuple[ToldReport, ...]:
        from assessor_app.workflows.show_anchors import told_reports  # late: as above

        return told_reports(self._rooms.vault)

    def _pictures(self) -> PictureShelf:
        """Of the vault that is open: after a lock it is another one, and what was computed of the old one goes."""
        from assessor_app.workflows.picture_shelf import PictureShelf  # late: as above

        vault = self._rooms.vault
        if self._shelf is None or self._shelf[0] is not vault:
            self._shelf = vault, PictureShelf(vault)
        return self._shelf[1]

    def forget_pictures(self) -> None:
        """Let go of what was computed: nobody, or somebody else, is there now."""
        self._shelf = None

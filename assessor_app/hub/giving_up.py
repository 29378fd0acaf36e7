"""Two ways of not scoring: sending a submission back as incomplete, and releasing the case to another reader."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from assessor_app.domain.decision import INCOMPLETE
from assessor_app.hub.assessments import check_open, hand_in, open_frame, record, scores_of
from assessor_app.hub.calibration.feed import tell_reading
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.feed import Change, announce
from assessor_app.hub.programme_settings import programme_of
from assessor_app.hub.writes import Act
from assessor_app.protocol.digest import assessment_digest
from assessor_app.protocol.messages import AssessmentCopy, Removed, ReturnWrite


@dataclass(frozen=True, slots=True)
class ReturnIncomplete:
    """``POST …/return``: submitted unscored, with every reason and a note."""

    EVENT: ClassVar[str] = "returned"
    WIDE: ClassVar[bool] = True

    body: ReturnWrite

    def __call__(self, act: Act) -> AssessmentCopy:
        """Raises RefusedError 409 (submitted, not allowed by the programme), 412 (stale)."""
        frame = open_frame(act)
        if not programme_of(act.session).may_return_incomplete:
            raise RefusedError(
                409, "no_returns", "This programme does not send submissions back as incomplete. Score what is there."
            )
        points = [one.model_dump(mode="json") for one in self.body.points]
        frame.return_points, frame.return_note = json.dumps(points, ensure_ascii=False), self.body.note
        frame.signature, frame.decision = self.body.signature, INCOMPLETE
        # Scores begun are kept; what they were when it was sent back can be told later.
        frame.digest = assessment_digest(scores_of(act.session, act.assignment.id), frame.feedback)
        hand_in(frame, act)
        return record(act, frame, "return")


@dataclass(frozen=True, slots=True)
class Release:
    """``POST …/release``: the reader gives the case up. Why is not asked, and nothing about it is kept."""

    EVENT: ClassVar[str] = "released"
    WIDE: ClassVar[bool] = True

    def __call__(self, act: Act) -> Removed:
        """Raises RefusedError 409 when it is submitted already."""
        check_open(act)
        act.assignment.withdrawn_at = act.assignment.released_at = act.now
        act.session.flush()
        announce(act.session, act.assignment.user_id, [Change("removed", act.assignment.id)])
        tell_reading(act.session, act.assignment)
        return Removed(id=act.assignment.id)

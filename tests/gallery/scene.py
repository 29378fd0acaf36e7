"""Sets the scene: an assessor amid her week, with work sent, half done and not begun."""

from __future__ import annotations

from pathlib import Path

from assessor_app.bound_desk import BoundDesk
from assessor_app.demo.hub_process import DemoHub
from assessor_app.domain.credential import Scorable
from assessor_app.paths import Profile
from tests.support.live_desk import desk_verbs, settle_in

OPEN = "LVM-2418"
SENT = "SPA-1190"
BEGUN = (("EIP-2391", 3), ("SPA-1203", 1), ("GVC-2377", 2))
NEARLY = "DVM-2420"
_COMMENT = (
    "The plan names the habit, who shows it and where (p. 12, second paragraph). What is missing is how often: "
    "the log on p. 14 covers three of nine weeks. Next step: add the weeks not yet recorded."
)


def set_scene(profile: Profile, hub: DemoHub, hub_folder: Path) -> dict[str, str]:
    """Let the assessor do a week's work and sync; returns assignment ids by submission code."""
    assignments = {row.code: row.assignment_id for row in settle_in(profile, hub, hub_folder, "assessor")}
    with desk_verbs(profile) as desk:
        _finish(desk, assignments[SENT])
        _mark(desk, assignments[NEARLY], count=-1)
        for code, count in BEGUN:
            _mark(desk, assignments[code], count)
        _mark(desk, assignments[OPEN], count=-3)
        _comment(desk, assignments[OPEN])
        desk.sync_now(_no_news, _go_on)
        desk.check_artifacts((), _no_news, _go_on)
    return assignments


def _scorables(desk: BoundDesk, assignment_id: str) -> tuple[Scorable, ...]:
    return tuple(desk.open_submission(assignment_id).credential.scorables())


def _mark(desk: BoundDesk, assignment_id: str, count: int) -> None:
    """Mark the first ``count`` scorables, or all but the last -``count``; mostly the best level, not always."""
    scorables = _scorables(desk, assignment_id)
    for number, scorable in enumerate(scorables[:count]):
        marks = [level.id for level in scorable.scale.levels]
        desk.score(assignment_id, scorable.id, marks[-2] if number % 4 == 3 else marks[-1])


def _comment(desk: BoundDesk, assignment_id: str) -> None:
    opened = desk.open_submission(assignment_id)
    for criterion in list(opened.citations)[2:4]:
        desk.write_comment(assignment_id, criterion, _COMMENT)
    desk.set_flag(assignment_id, list(opened.citations)[1], True)


def _finish(desk: BoundDesk, assignment_id: str) -> None:
    for scorable in _scorables(desk, assignment_id):
        desk.score(assignment_id, scorable.id, scorable.scale.levels[-1].id)
        desk.write_comment(assignment_id, scorable.id, _COMMENT)
    desk.write_feedback(assignment_id, "Clear, complete and honest about what is not done yet. Thank you.")
    desk.submit_assessment(assignment_id, "A-07")


def _no_news(_progress: object) -> None:
    return None


def _go_on() -> bool:
    return False

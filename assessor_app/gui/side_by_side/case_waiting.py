"""What the side by side page says while a case cannot be shown: why, what is safe, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.lead_acts import CaseTaken
from assessor_app.gui.language.saying import say

if TYPE_CHECKING:
    from assessor_app.gui.side_by_side.case_verbs import FoundCase
    from assessor_app.workflows.calibration_picture import Case

Step = Literal["", "take", "sync", "again"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Icon, heading and sentence; the step that is offered, and its words."""

    icon: str
    heading: str
    sentence: str
    step: Step = ""
    step_words: str = ""


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("case_waiting", text)


def opening() -> Waiting:
    """While the case is being read."""
    return Waiting("scale-balance", tr("Opening the case…"), "")


def unreadable(sentence: str) -> Waiting:
    """The case could not be read at all."""
    return Waiting("alert-outline", tr("This case cannot be opened"), sentence, "again", tr("Try again"))


def waiting_for(found: FoundCase) -> Waiting:
    """The case is known, its evidence is not here yet."""
    case = found.case
    offline = "" if found.online else f" {tr('This laptop is offline now: it goes as soon as it is connected.')}"
    if case.assignment_id:
        sentence = tr("It is yours, but not all of it is on this laptop: {why}").format(why=found.trouble)
        return Waiting("cloud-sync-outline", tr("The evidence comes with the next sync"), sentence + offline, *_sync())
    if case.taken:
        sentence = tr("You have asked for {code}. It opens here by itself once the hub has sent it.")
        return Waiting("cloud-sync-outline", tr("On its way"), sentence.format(code=case.code) + offline, *_sync())
    if no := _refusal(case):
        said = tr("The hub did not give you {code}: {why}").format(code=case.code, why=say(no))
        return Waiting("alert-outline", tr("This case is not yours to settle"), said, "take", tr("Ask again"))
    sentence = tr(
        "To see the evidence and what the readers wrote, take {code} as its adjudicator. The readers’ scores stay as "
        "they are; that you took it is recorded. Its files come with the next sync."
    )
    return Waiting(
        "scale-balance", tr("Take this case?"), sentence.format(code=case.code) + offline, "take", tr("Take this case")
    )


def _refusal(case: Case) -> str:
    """What the hub said to the last wish for this case, "" unless it said no."""
    wishes = [made for made in case.acts if isinstance(made.act, CaseTaken)]
    return wishes[-1].refused if wishes else ""


def _sync() -> tuple[Step, str]:
    return "sync", tr("Sync now")

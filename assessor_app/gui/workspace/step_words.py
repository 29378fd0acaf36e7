"""What an undo or redo did, in one short sentence: “Undone: flag on 1.a”."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.annotation import CitationMark, Pin
from assessor_app.gui.language.saying import say
from assessor_app.gui.pins.pin_groups import PinIndex
from assessor_app.workflows.desk import Changes, OpenedSubmission, StepTaken

_LONGEST: Final = 40


def step_words(changes: Changes, opened: OpenedSubmission) -> str:
    """What was taken back or done again, and where; or that nothing was left."""
    if changes.step is not None:
        frame = _tr("Undone: {what}") if changes.step.undone else _tr("Done again: {what}")
        return frame.replace("{what}", _what(changes.step, opened))
    return _tr("Nothing is left to do again.") if changes.can_undo else _tr("Nothing is left to undo.")


def _what(step: StepTaken, opened: OpenedSubmission) -> str:
    if isinstance(step.annotation, Pin):
        index = PinIndex(opened)
        artifact, part = index.artifact(step.annotation.artifact_id), index.part(step.annotation)
        where = artifact.name if artifact is not None else part.title if part is not None else ""
        return _tr("pin on {where}, {place}").format(where=where, place=index.place(step.annotation))
    label = next((say(one.label) for one in opened.credential.scorables() if one.id == step.scorable_id), "")
    if isinstance(step.annotation, CitationMark):
        written = " ".join(step.annotation.raw.split())
        written = written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"
        return _tr("mark on “{citation}” for {label}").format(citation=written, label=label)
    return _of_criterion(step).format(label=label)


def _of_criterion(step: StepTaken) -> str:
    if step.kind == "mark":
        return _tr("score of {label}")
    if step.kind == "comment":
        return _tr("comment on {label}")
    if step.kind == "flagged":
        return _tr("flag on {label}")
    if step.kind == "change_answer":
        return _tr("answer on the change asked for in {label}")
    return _tr("overall feedback")


def _tr(text: str) -> str:
    return QCoreApplication.translate("StepWords", text)

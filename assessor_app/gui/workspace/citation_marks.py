"""Every place of every file that is cited, and for which criterion: what viewers draw in margins and seek bars."""

from __future__ import annotations

from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.workspace.reading_order import ReadingOrder
from assessor_app.workflows.desk import OpenedSubmission


def citation_marks(opened: OpenedSubmission, criterion_id: str) -> dict[str, tuple[Mark, ...]]:
    """The marks by artifact id, criteria in reading order; those of ``criterion_id`` are the current ones.

    A citation that leads nowhere gives none, a place cited twice for one criterion gives one.
    """
    found: dict[str, dict[Mark, None]] = {}
    for stop in ReadingOrder.of(opened.credential).stops:
        for citation in opened.citations.get(stop.key, ()):
            marks = found.setdefault(citation.artifact_id, {})
            marks.update((Mark(place, stop.label, stop.key == criterion_id), None) for place in citation.places)
    return {artifact_id: tuple(marks) for artifact_id, marks in found.items() if marks}

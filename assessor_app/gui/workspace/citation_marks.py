"""Every place of every file that is cited, and for which criterion: what viewers draw in margins and seek bars."""

from __future__ import annotations

from dataclasses import replace

from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.workspace.reading_order import ReadingOrder
from assessor_app.workflows.desk import OpenedSubmission


class MarkIndex:
    """The marks of one reading of a submission, worked out once: another criterion only changes which are current."""

    def __init__(self, opened: OpenedSubmission) -> None:
        self._citations = opened.citations
        self._marks: dict[str, tuple[Mark, ...]] = {}
        # criterion -> artifact -> where in its marks those of the criterion stand
        self._spots: dict[str, dict[str, list[int]]] = {}
        found: dict[str, dict[Mark, None]] = {}
        for stop in ReadingOrder.of(opened.credential).stops:
            for citation in opened.citations.get(stop.key, ()):
                marks = found.setdefault(citation.artifact_id, {})
                for place in citation.places:
                    mark = Mark(place, stop.label)
                    if mark not in marks:
                        self._spots.setdefault(stop.key, {}).setdefault(citation.artifact_id, []).append(len(marks))
                        marks[mark] = None
        self._marks = {artifact_id: tuple(marks) for artifact_id, marks in found.items() if marks}

    def fits(self, opened: OpenedSubmission) -> bool:
        """Whether it is of the same citations."""
        return self._citations is opened.citations

    def marks(self, criterion_id: str) -> dict[str, tuple[Mark, ...]]:
        """All marks by artifact id, criteria in reading order; those of ``criterion_id`` are the current ones."""
        found = dict(self._marks)
        for artifact_id, spots in self._spots.get(criterion_id, {}).items():
            row = list(found[artifact_id])
            for spot in spots:
                row[spot] = replace(row[spot], current=True)
            found[artifact_id] = tuple(row)
        return found


def citation_marks(opened: OpenedSubmission, criterion_id: str) -> dict[str, tuple[Mark, ...]]:
    """The marks by artifact id, criteria in reading order; those of ``criterion_id`` are the current ones.

    A citation that leads nowhere gives none, a place cited twice for one criterion gives one.
    """
    return MarkIndex(opened).marks(criterion_id)

"""Every place of every file that is cited, and for which criterion: what viewers draw in margins and seek bars."""

from __future__ import annotations

from dataclasses import replace

from assessor_app.domain.citation import Place
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.language.saying import say
from assessor_app.workflows.desk import OpenedSubmission


class MarkIndex:
    """The marks of one reading of a submission, worked out once: another criterion only changes which are current.

    A citation that leads nowhere gives none, a place cited twice for one criterion gives one.
    """

    def __init__(self, opened: OpenedSubmission) -> None:
        self._citations = opened.citations
        # criterion -> artifact -> where in its marks those of the criterion stand
        self._spots: dict[str, dict[str, list[int]]] = {}
        found: dict[str, list[Mark]] = {}
        cited: set[tuple[str, str, Place]] = set()
        for one in opened.credential.scorables():
            label = say(one.label)
            for citation in opened.citations.get(one.id, ()):
                for place in citation.places:
                    spot = (one.id, citation.artifact_id, place)
                    if spot in cited:
                        continue
                    cited.add(spot)
                    marks = found.setdefault(citation.artifact_id, [])
                    self._spots.setdefault(one.id, {}).setdefault(citation.artifact_id, []).append(len(marks))
                    marks.append(Mark(place, label))
        self._marks = {artifact_id: tuple(marks) for artifact_id, marks in found.items()}

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

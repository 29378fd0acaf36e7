"""What the placeholders of a comment stand for: the file and the place of the citation in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assessor_app.domain.citation import PagePlace, Place, TimePlace
from assessor_app.gui.workspace.place_words import clock, page_name
from assessor_app.workflows.desk import OpenedSubmission


@dataclass(frozen=True, slots=True)
class Cited:
    """A file ("" for none) and the place in it that is cited, None where no citation is in hand or it leads nowhere."""

    artifact_id: str = ""
    place: Place | None = None


CitedNow = Callable[[], Cited]


def citation_values(opened: OpenedSubmission, cited: Cited) -> dict[str, str]:
    """Values by placeholder; one that is not known is missing."""
    values: dict[str, str] = {}
    artifact = opened.submission.artifact(cited.artifact_id)
    if artifact is not None:
        values["artifact"] = artifact.name
    if isinstance(cited.place, PagePlace):
        facts = opened.facts.get(cited.artifact_id)
        labels = facts.page_labels if facts is not None else ()
        first, last = page_name(cited.place.first, labels), page_name(cited.place.last, labels)
        values["page"] = first if cited.place.first == cited.place.last else f"{first}–{last}"
    if isinstance(cited.place, TimePlace):
        start = clock(cited.place.start)
        end = clock(cited.place.end) if cited.place.end is not None else start
        values["time"] = start if start == end else f"{start}–{end}"
    return values

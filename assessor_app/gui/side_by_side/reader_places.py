"""Where one reader looked for one scorable, as lines to read and choose, and as traces to draw on the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.annotation import Annotation, CitationVerdict, Pin, Seen
from assessor_app.domain.citation import PagePlace, Place, TimePlace
from assessor_app.domain.coverage import seen_by_artifact, was_seen
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.side_by_side.evidence_footing import marks_of, pins_of
from assessor_app.gui.workspace.citation_chips import Chip, chips_for, shorten
from assessor_app.gui.workspace.place_words import place_words
from assessor_app.gui.workspace.verdict_words import VERDICT_ICONS, verdict_words
from assessor_app.workflows.desk import OpenedSubmission

_NOTE: int = 80


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("reader_places", text)


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One line of a column: an icon, words, all there is to say, and the place it leads to (None for nowhere)."""

    icon: str
    words: str
    note: str
    artifact_id: str = ""
    place: Place | None = None
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn on the evidence: readers by letter, and the kinds of what they left."""

    letters: frozenset[str] = field(default_factory=frozenset)
    marks: bool = True
    pins: bool = True
    seen: bool = True


def place_lines(
    annotations: Mapping[str, Annotation], opened: OpenedSubmission, scorable_id: str
) -> tuple[PlaceLine, ...]:
    """What a reader did with each citation of a scorable, in order, then their pins."""
    artifacts = {one.id: one for one in opened.submission.artifacts}
    citations = opened.citations.get(scorable_id, ())
    marks, seen = marks_of(annotations, scorable_id), seen_by_artifact(annotations)
    lines = []
    for chip in chips_for(citations, artifacts, opened.facts):
        mark = marks.get(chip.citation_index)
        looked = chip.place is not None and was_seen(chip.place, seen.get(chip.artifact_id))
        lines.append(_cited_line(chip, mark.verdict if mark is not None else None, looked=looked))
        if mark is not None and mark.corrected is not None and chip.place_index == 0:
            where = mark.artifact_id or chip.artifact_id
            words = tr("Found instead: {place}").format(place=_place_words(opened, where, mark.corrected))
            lines.append(PlaceLine("arrow-right-bold-circle-outline", words, "", where, mark.corrected))
    return (*lines, *(_pin_line(pin, opened) for pin in pins_of(annotations, scorable_id)))


def traces_of(
    letter: str, annotations: Mapping[str, Annotation], opened: OpenedSubmission, scorable_id: str, shown: Shown
) -> dict[str, list[Trace]]:
    """What is to be drawn of one reader, by artifact id: only what ``shown`` names."""
    found: dict[str, list[Trace]] = {}
    if shown.seen:
        for artifact_id, seen in seen_by_artifact(annotations).items():
            found.setdefault(artifact_id, []).extend(_seen_traces(letter, seen))
    if shown.marks:
        for artifact_id, trace in _mark_traces(letter, annotations, opened, scorable_id):
            found.setdefault(artifact_id, []).append(trace)
    for pin in pins_of(annotations, scorable_id) if shown.pins else ():
        if pin.artifact_id and pin.place is not None:
            note = pin.note.strip() or tr("A pin without a note")
            words = "" if pin.region is not None else tr("Pin")
            found.setdefault(pin.artifact_id, []).append(Trace(letter, "pin", pin.place, words, note, pin.region))
    return found


def _seen_traces(letter: str, seen: Seen) -> list[Trace]:
    words, note = tr("Opened"), tr("Was on screen")
    pages = [Trace(letter, "seen", PagePlace(first, last), words) for first, last in _runs(sorted(seen.pages))]
    return pages + [Trace(letter, "seen", TimePlace(start, end), words, note) for start, end in seen.spans]


def _mark_traces(
    letter: str, annotations: Mapping[str, Annotation], opened: OpenedSubmission, scorable_id: str
) -> list[tuple[str, Trace]]:
    found: list[tuple[str, Trace]] = []
    citations = opened.citations.get(scorable_id, ())
    for index, mark in marks_of(annotations, scorable_id).items():
        if index >= len(citations):
            continue
        words, cited = verdict_words(mark.verdict), citations[index]
        for place in cited.places:
            found.append((cited.artifact_id, Trace(letter, "mark", place, words, words)))
        if mark.corrected is not None:
            words = tr("Found here instead")
            where = mark.artifact_id or cited.artifact_id
            found.append((where, Trace(letter, "mark", mark.corrected, words, words)))
    return found


def _cited_line(chip: Chip, verdict: CitationVerdict | None, *, looked: bool) -> PlaceLine:
    if verdict is not None:
        icon, said = VERDICT_ICONS[verdict], verdict_words(verdict)
    elif looked:
        icon, said = "eye-outline", tr("Opened, not marked")
    else:
        icon, said = "eye-off-outline", tr("Not opened")
    return PlaceLine(icon, f"{chip.text} · {said}", chip.tooltip, chip.artifact_id, chip.place)


def _pin_line(pin: Pin, opened: OpenedSubmission) -> PlaceLine:
    note = " ".join(pin.note.split()) or tr("Pin without a note")
    where = ""
    if pin.place is not None and pin.artifact_id:
        where = f"{_place_words(opened, pin.artifact_id, pin.place)} · "
    return PlaceLine("pin-outline", where + shorten(note, _NOTE), pin.note, pin.artifact_id, pin.place, pin)


def _place_words(opened: OpenedSubmission, artifact_id: str, place: Place) -> str:
    facts, artifact = opened.facts.get(artifact_id), opened.submission.artifact(artifact_id)
    slides = artifact is not None and artifact.kind == "slides"
    if facts is None:
        return place_words(place, slides=slides)
    return place_words(place, facts.page_labels, (), facts.sheets, slides=slides)


def _runs(pages: list[int]) -> list[tuple[int, int]]:
    """Pages next to each other as first and last."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs

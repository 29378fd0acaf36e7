"""Whether what was handed in is what the definition asks for: required files, their alternatives, lengths and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.credential import EvidenceRequirement, EvidenceSlot, Severity
from assessor_app.domain.submission import Artifact
from assessor_app.sentences import sentence

Fit = Literal["fits", "unknown", "too_long", "too_many_pages", "wrong_kind"]
SlotCode = Literal["missing_artifact", "wrong_kind", "too_long", "too_many_pages", "unknown_length", "alternatives"]

# What may be a document, a survey's results and so on. A link may lead to anything, which nobody opens to find out.
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "document": frozenset({"pdf", "document", "text", "slides", "image", "sheet", "link"}),
    "slides": frozenset({"slides", "pdf", "link"}),
    "spreadsheet": frozenset({"sheet", "pdf", "link"}),
    "survey_results": frozenset({"sheet", "pdf", "document", "text", "slides", "image", "link"}),
    "video": frozenset({"video", "link"}),
    "audio": frozenset({"audio", "video", "link"}),
    "image": frozenset({"image", "pdf", "link"}),
    "link": frozenset({"link"}),
}
_NAMES: Final[Mapping[str, str]] = {
    "document": sentence("a document"),
    "slides": sentence("slides"),
    "spreadsheet": sentence("a spreadsheet"),
    "survey_results": sentence("survey results"),
    "video": sentence("a video"),
    "audio": sentence("a sound recording"),
    "image": sentence("a picture"),
    "link": sentence("a link"),
}


@dataclass(frozen=True, slots=True)
class SlotPoint:
    """One thing about a slot: ``artifact_id`` is empty where it is about what is not there."""

    code: SlotCode
    slot_id: str
    sentence: str
    severity: Severity
    artifact_id: str = ""


def slot_points(
    slot: EvidenceSlot, artifacts: tuple[Artifact, ...], facts: Mapping[str, ArtifactFacts]
) -> tuple[SlotPoint, ...]:
    """What is wrong with one slot, or worth knowing; empty when all is as asked.

    ``artifacts`` are all of the submission. Where a hub does not say which file belongs where (no file carries a slot),
    every file may: then only what cannot be among them is called missing. How old evidence is cannot be told from a
    file and is left to the reader.
    """
    sorted_in = any(one.slot_id for one in artifacts)
    handed = tuple(one for one in artifacts if one.slot_id == slot.id) if sorted_in else artifacts
    fits = {one.id: _best(slot, one, facts.get(one.id)) for one in handed}
    needed = max(slot.min_count, 1 if slot.required else 0)
    found = [*_missing(slot, handed, fits, needed, sorted_in)]
    if sorted_in or len(handed) == 1:
        found += _unfit(slot, handed, fits, needed)
        found += _alternatives(slot, handed, fits)
    return tuple(found)


def fit(requirement: EvidenceRequirement, artifact: Artifact, facts: ArtifactFacts | None) -> Fit:
    """How one file stands against one form of evidence.

    ``unknown`` where it is of the kind asked and its length or pages are limited but not known. A limit with
    ``exclusive_max`` must not be reached ("under five minutes").
    """
    kinds = _KINDS.get(requirement.kind)
    if kinds is not None and artifact.kind not in kinds:
        return "wrong_kind"
    if requirement.max_seconds is not None:
        duration = facts.duration if facts is not None else None
        if duration is None:
            return "unknown"
        reached = (
            duration >= requirement.max_seconds if requirement.exclusive_max else duration > requirement.max_seconds
        )
        if reached:
            return "too_long"
    if requirement.max_pages is not None:
        pages = facts.pages if facts is not None else None
        if pages is None:
            return "unknown"
        if pages > requirement.max_pages:
            return "too_many_pages"
    return "fits"


def form_words(requirement: EvidenceRequirement) -> str:
    """One form of evidence in words: "survey results", "a video under 5 minutes"."""
    name = _NAMES.get(requirement.kind, sentence("a file"))
    if requirement.max_seconds is not None:
        length = _length(requirement.max_seconds)
        if requirement.exclusive_max:
            return sentence("{form} under {length}", form=name, length=length)
        return sentence("{form} of at most {length}", form=name, length=length)
    if requirement.max_pages is not None:
        return sentence("{form} of at most {n:,} pages", form=name, n=requirement.max_pages)
    return name


def _best(slot: EvidenceSlot, artifact: Artifact, facts: ArtifactFacts | None) -> tuple[Fit, EvidenceRequirement]:
    """The form a file fits best, and how well."""
    order: tuple[Fit, ...] = ("fits", "unknown", "too_long", "too_many_pages", "wrong_kind")
    ranked = [(fit(one, artifact, facts), one) for one in slot.any_of]
    return min(ranked, key=lambda pair: order.index(pair[0]))


_Fits = Mapping[str, tuple[Fit, EvidenceRequirement]]


def _missing(
    slot: EvidenceSlot, handed: tuple[Artifact, ...], fits: _Fits, needed: int, sorted_in: bool
) -> Iterator[SlotPoint]:
    possible = handed if sorted_in else tuple(one for one in handed if fits[one.id][0] != "wrong_kind")
    if len(possible) >= needed:
        return
    asked = _alternating([form_words(one) for one in slot.any_of])
    if needed > 1:
        said = sentence(
            "“{title}” asks for {needed} files ({asked}); {n} handed in.",
            title=slot.title, needed=needed, asked=asked, n=len(possible),
        )  # fmt: skip
    else:
        said = sentence("“{title}” is missing: {asked} is asked for.", title=slot.title, asked=asked)
    yield SlotPoint("missing_artifact", slot.id, said, "block")


def _unfit(slot: EvidenceSlot, handed: tuple[Artifact, ...], fits: _Fits, needed: int) -> Iterator[SlotPoint]:
    """Files that are not what is asked: that blocks only where too few others are."""
    usable = sum(1 for one in handed if fits[one.id][0] in ("fits", "unknown"))
    severity: Severity = "block" if usable < needed else "warn"
    for one in handed:
        found, form = fits[one.id]
        values = {"title": slot.title, "name": one.name, "asked": form_words(form)}
        if found == "too_long":
            said = sentence("“{name}” is too long: “{title}” asks for {asked}.", **values)
            yield SlotPoint("too_long", slot.id, said, severity, one.id)
        elif found == "too_many_pages":
            said = sentence("“{name}” has too many pages: “{title}” asks for {asked}.", **values)
            yield SlotPoint("too_many_pages", slot.id, said, severity, one.id)
        elif found == "wrong_kind":
            values["asked"] = _alternating([form_words(form) for form in slot.any_of])
            said = sentence("“{name}” is not of the kind that “{title}” asks for: {asked}.", **values)
            yield SlotPoint("wrong_kind", slot.id, said, severity, one.id)
        elif found == "unknown":
            said = sentence("“{title}” asks for {asked}; how long “{name}” is, is not known yet.", **values)
            yield SlotPoint("unknown_length", slot.id, said, "info", one.id)


def _alternatives(slot: EvidenceSlot, handed: tuple[Artifact, ...], fits: _Fits) -> Iterator[SlotPoint]:
    """One of several forms is asked for; who hands in two leaves open which one is to be judged."""
    forms = [form for form in slot.any_of if any(_is_form(form, *fits[one.id]) for one in handed)]
    if len(slot.any_of) > 1 and len(forms) > 1:
        given = _together([_NAMES.get(one.kind, sentence("a file")) for one in forms])
        said = sentence("“{title}” asks for one or the other; handed in are {given}.", title=slot.title, given=given)
        yield SlotPoint("alternatives", slot.id, said, "warn")


def _is_form(form: EvidenceRequirement, found: Fit, best: EvidenceRequirement) -> bool:
    return found != "wrong_kind" and best == form


def _alternating(forms: list[str]) -> str:
    said = forms[-1]
    for one in reversed(forms[:-1]):
        said = sentence("{one} or {other}", one=one, other=said)
    return said


def _together(forms: list[str]) -> str:
    said = forms[-1]
    for one in reversed(forms[:-1]):
        said = sentence("{one} and {other}", one=one, other=said)
    return said


def _length(seconds: int) -> str:
    if seconds % 60 == 0:
        minutes = seconds // 60
        return sentence("1 minute") if minutes == 1 else sentence("{n:,} minutes", n=minutes)
    return sentence("1 second") if seconds == 1 else sentence("{n:,} seconds", n=seconds)

"""Finds the artifact a citation means: by what the form says, by a name in the text, by what fits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from assessor_app.domain.citation import Citation, Locator, LocatorKind
from assessor_app.domain.citation.tokens import tokens_of, vocabulary
from assessor_app.domain.citation.values import counted_at, is_roman_place, roman_value
from assessor_app.domain.given_names import without_given_names
from assessor_app.domain.submission import Artifact, ArtifactKind
from assessor_app.sentences import sentence

_RECORDINGS: Final[tuple[ArtifactKind, ...]] = ("video", "audio")
# kinds of file in which a place of each kind can exist; what is missing here fits every file
_FITTING: Final[Mapping[LocatorKind, tuple[ArtifactKind, ...]]] = {
    "time": (*_RECORDINGS, "link", "other"),
    "page": ("pdf", "document", "slides", "image", "link", "other"),
    "slide": ("slides", "pdf", "document", "link", "other"),
    "row": ("sheet", "text", "document", "link", "other"),
    "cell": ("sheet", "text", "link", "other"),
    "sheet": ("sheet", "link", "other"),
    "line": ("text", "sheet", "pdf", "document", "slides", "link", "other"),
    "section": ("pdf", "document", "text", "slides", "link", "other"),
    "appendix": ("pdf", "document", "text", "slides", "sheet", "image", "link", "other"),
}
# where places are looked for first that other files could hold, too
_NATIVE: Final[Mapping[LocatorKind, ArtifactKind]] = {"slide": "slides", "cell": "sheet", "sheet": "sheet"}
# what a word in a hint says about the kind of file meant
_KIND_WORDS: Final[Mapping[str, tuple[ArtifactKind, ...]]] = {
    "spreadsheet": ("sheet", "text"), "workbook": ("sheet",), "worksheet": ("sheet",), "data": ("sheet", "text"),
    "video": ("video",), "film": ("video",), "footage": ("video",), "movie": ("video",), "clip": _RECORDINGS,
    "recording": _RECORDINGS, "audio": ("audio",), "podcast": ("audio",), "slide": ("slides", "pdf"),
    "deck": ("slides", "pdf"), "powerpoint": ("slides",), "presentation": ("slides", "pdf"), "photo": ("image",),
    "photograph": ("image",),
    "picture": ("image",), "image": ("image",), "screenshot": ("image",), "scan": ("image", "pdf"), "pdf": ("pdf",),
    "website": ("link",), "link": ("link",),
}  # fmt: skip
_KIND_NAMES: Final[Mapping[ArtifactKind, str]] = {
    "pdf": sentence("a PDF document"),
    "video": sentence("a video"),
    "audio": sentence("a sound recording"),
    "image": sentence("a picture"),
    "text": sentence("a plain text"),
    "document": sentence("a document"),
    "slides": sentence("a slide deck"),
    "sheet": sentence("a spreadsheet"),
    "link": sentence("a link"),
    "other": sentence("a file of another kind"),
}
# the counting word of "Artifact 2" and "Exhibit B" says nothing about the name
_COUNTING: Final = vocabulary("artifact artefact exhibit attachment item evidence file document doc upload no")
# what a file really is where the kind it was handed in as is too coarse
_BY_TYPE: Final[Mapping[str, ArtifactKind]] = {
    "text/csv": "sheet", "text/tab-separated-values": "sheet", "application/csv": "sheet",
    "application/epub+zip": "document", "text/html": "document", "application/xhtml+xml": "document",
}  # fmt: skip
_EMPTY: Final = vocabulary("the our my a an of and for")
_WORD: Final = re.compile(r"[^\W_]+")
_PLACE: Final = re.compile(r"(?:(\d{1,3})|\b([A-Z]))\s*\Z")


def fits(locator: Locator, artifact: Artifact) -> bool:
    """Whether a place of this kind can exist in a file of that kind."""
    kinds = _FITTING.get(locator.kind)
    return kinds is None or kind_of(artifact) in kinds


def kind_of(artifact: Artifact) -> ArtifactKind:
    """The kind of an artifact for those who point into it: a CSV is a spreadsheet, a web page or e-book a document."""
    kind = _BY_TYPE.get(artifact.media_type.partition(";")[0].strip().lower())
    return kind if kind is not None and artifact.kind in ("text", "document", "other") else artifact.kind


def kind_name(artifact: Artifact) -> str:
    """What people call a file of this kind, with its article."""
    return _KIND_NAMES[kind_of(artifact)]


def artifact_meant(hint: str, artifacts: Sequence[Artifact], locators: Sequence[Locator] = ()) -> Artifact | None:
    """The artifact a hint names: by name, by its place in the list ("Artifact 2", "Exhibit B"), or by its kind.

    None when nothing fits or several fit equally well, also by what ``locators`` need.
    """
    words = _words(hint)
    kinds = {kind for word in words for kind in _KIND_WORDS.get(word, ())}
    names = {one.id: _words(one.called.rpartition(".")[0] or one.called) for one in artifacts}
    telling = words - _COUNTING - _EMPTY
    last = _words(_last_word(hint))
    called_so = any(last <= name and words & name & _COUNTING for name in names.values())
    if words & _COUNTING and _place_said(hint) is not None and not called_so:
        # the 2 of "Artifact 2" is a place in the list, and not the 2 of "Unit 2 lesson.mp4"
        telling -= last
    scores = {one.id: len(telling & names[one.id]) for one in artifacts}
    named = [one for one in artifacts if scores[one.id] and scores[one.id] == max(scores.values())]
    if not named:
        return _by_place(hint, [one for one in artifacts if not kinds or one.kind in kinds], counted=bool(kinds))
    for narrower in (
        [one for one in named if one.kind in kinds],
        [one for one in named if all(fits(locator, one) for locator in locators)],
    ):
        if len(narrower) == 1 and len(named) > 1:
            return narrower[0]
    return named[0] if len(named) == 1 else None


def _by_place(hint: str, among: Sequence[Artifact], *, counted: bool) -> Artifact | None:
    index = _place_said(hint)
    if index is None or not (counted or _words(hint) & _COUNTING):
        return among[0] if counted and len(among) == 1 else None
    return among[index] if 0 <= index < len(among) else None


def _place_said(hint: str) -> int | None:
    """The place in a list, 0-based, with which a hint ends: "Artifact 2", "Exhibit B", "Artifact Two", "Artifact II".

    None where it ends with none.
    """
    place = _PLACE.search(hint)
    if place is not None:
        return int(place[1]) - 1 if place[1] else ord(place[2]) - ord("A")
    last = _last_word(hint)
    number = roman_value(last) if is_roman_place(last) else None
    counted = (number, 1) if number else counted_at(tokens_of(last), 0)
    return counted[0] - 1 if counted is not None else None


def _last_word(hint: str) -> str:
    return next(iter(reversed(_WORD.findall(hint))), "")


def named_exactly(hint: str, artifacts: Sequence[Artifact]) -> Artifact | None:
    """The one artifact whose file name the hint spells out."""
    said = hint.casefold().strip()
    found = [one for one in artifacts if "." in said and said in (one.called.casefold(), one.name.casefold())]
    return found[0] if len(found) == 1 else None


def choose_artifact(cited_id: str, citation: Citation, artifacts: Sequence[Artifact]) -> tuple[Artifact | None, str]:
    """The artifact a citation is about, and a note where that had to be worked out.

    The form's own choice wins, unless the text spells out the name of another file.
    """
    spelled = named_exactly(citation.artifact_hint, artifacts)
    chosen = next((one for one in artifacts if one.id == cited_id), None)
    if chosen is not None:
        if spelled is None or spelled.id == chosen.id:
            return chosen, ""
        return spelled, sentence(
            "the form says {form}, the text says {written}", form=chosen.name, written=spelled.name
        )
    if citation.artifact_hint:
        meant = spelled or artifact_meant(citation.artifact_hint, artifacts, citation.locators)
        if meant is not None:
            return meant, "" if spelled else _read_as(citation.artifact_hint, meant, artifacts)
        if _words(citation.artifact_hint) & _COUNTING or spelled:
            return None, ""
    fitting = _fitting(citation.locators, artifacts)
    if len(artifacts) == 1 and not (_words(citation.artifact_hint) & _COUNTING):
        return artifacts[0], ""
    if len(fitting) == 1 and citation.locators:
        return fitting[0], _only_fit(fitting[0])
    return None, ""


def owner_of(
    locator: Locator, chosen: Artifact, citation: Citation, artifacts: Sequence[Artifact]
) -> tuple[Artifact, str]:
    """The artifact one locator lies in, and a note where it is not the chosen one.

    It is another one where the text names several and this locator follows another's name, or where the chosen
    one cannot hold such a place.
    """
    spelled = named_exactly(locator.artifact, artifacts)
    named = spelled or (artifact_meant(locator.artifact, artifacts, (locator,)) if locator.artifact else None)
    if named is not None and fits(locator, named):
        return named, "" if named.id == chosen.id or spelled else _read_as(locator.artifact, named, artifacts)
    if fits(locator, chosen):
        known = not locator.artifact or locator.artifact == citation.artifact_hint
        written = without_given_names(locator.artifact, artifacts)
        said = sentence("no artifact fits “{written}”; read as {name}", written=written, name=chosen.name)
        return chosen, "" if known else said
    meant = artifact_meant(citation.artifact_hint, artifacts, (locator,)) if citation.artifact_hint else None
    if meant is not None and meant.id != chosen.id and fits(locator, meant):
        return meant, _read_as(citation.artifact_hint, meant, artifacts)
    fitting = [one for one in _fitting((locator,), artifacts) if one.kind not in ("link", "other")]
    if len(fitting) == 1:
        return fitting[0], _only_fit(fitting[0])
    return chosen, ""


def _fitting(locators: Sequence[Locator], artifacts: Sequence[Artifact]) -> list[Artifact]:
    """Those that can hold all the places; one slide deck among PDFs is where a slide is looked for."""
    fitting = [one for one in artifacts if all(fits(locator, one) for locator in locators)]
    native = [one for one in fitting if all(_NATIVE.get(locator.kind) == kind_of(one) for locator in locators)]
    return native if locators and len(native) == 1 else fitting


def _read_as(written: str, artifact: Artifact, artifacts: Sequence[Artifact]) -> str:
    shown = without_given_names(written, artifacts)
    return sentence("“{written}” read as {name}", written=shown, name=artifact.name)


def _only_fit(artifact: Artifact) -> str:
    return sentence("read as {name}, the only artifact with such a place", name=artifact.name)


def _words(text: str) -> set[str]:
    """The words of a name, lower case, in the singular."""
    found = (word.casefold() for word in _WORD.findall(text))
    return {word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in found}

"""Where in the evidence a practitioner points: locators, and the places they resolve to.

Locators keep what was written; places are what a viewer can show. Selectors follow the W3C Web Annotation
Data Model (FragmentSelector with RFC 8118 ``page=``, Media Fragments ``t=``, RFC 7111 ``row=``/``cell=``, RFC 5147
``line=``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assessor_app.domain.leaks import Leak

LocatorKind = Literal["page", "time", "slide", "row", "cell", "section", "appendix", "sheet", "line", "whole"]
ProblemCode = Literal[
    "page_beyond_end",
    "time_beyond_end",
    "cell_beyond_end",
    "no_such_label",
    "no_such_artifact",
    "no_locator",
    "wrong_kind",
    "unknown_length",
]


@dataclass(frozen=True, slots=True)
class Locator:
    """One cited spot as written.

    ``start`` and ``end`` are text because pages may be labels (``iv``, ``15-2``) and cells ``B4``; for
    ``time`` they are whole or decimal seconds, negative counted from the end, or ``end``. ``end`` is empty for
    an instant in time. A page may also be ``last``. ``printed`` is the label printed on the page when the writer
    gave both; ``is_label`` tells that start/end are labels, ``is_index`` that they are sheet numbers of the file
    ("PDF page 9"); neither: as written, to be decided by the real file. ``sheet`` names a worksheet;
    ``paragraph`` is 1-based; ``elided`` tells that
    ``end`` was written short ("112–15"); ``artifact`` is the artifact this one lies in, named only where the
    text names several; ``lines`` are the lines named on a page ("4–7").
    """

    kind: LocatorKind
    start: str = ""
    end: str = ""
    is_label: bool = False
    is_index: bool = False
    printed: str = ""
    approximate: bool = False
    paragraph: int | None = None
    of_total: int | None = None
    sheet: str = ""
    elided: bool = False
    artifact: str = ""
    lines: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A practitioner's citation, parsed; ``raw`` is exactly what was written.

    ``artifact_hint`` is the artifact named inside the text ("Artifact 2", "survey spreadsheet");
    ``elided`` tells that a range end was written short ("112–15"); ``appendix`` names the appendix a page
    belongs to, ``section`` likewise; ``clock_time`` that a time of day was seen and not taken for a time code;
    ``quote`` is a passage the writer put between quotation marks. ``bare`` are numbers without a word that says
    what they count: no locators, but pages to whoever knows that a document is cited.
    """

    raw: str
    locators: tuple[Locator, ...] = ()
    artifact_hint: str = ""
    appendix: str = ""
    elided: bool = False
    clock_time: bool = False
    section: str = ""
    quote: str = ""
    bare: tuple[Locator, ...] = ()


PagesFrom = Literal["file", "hub", "laptop", "text"]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """One worksheet: its name and how far its filled cells reach, counted from A1."""

    name: str
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class ArtifactFacts:
    """What is really in a file.

    ``page_labels`` is empty or one label per page; ``duration`` in seconds. ``pages_from`` tells whose pages they
    are: the file's own, those of a PDF rendition made by the hub or on this laptop, or those of its bare text.
    ``fault`` is one of ARTIFACT_FAULTS when the file cannot be shown, else "". ``has_text`` is None where text is not
    to be expected (video) or was not looked for; ``first_text`` are the opening words, at most 2,000 characters.
    ``checked`` tells that the whole artifact was opened for a look and not only what a viewer happened to need.
    ``leaks`` are what may tell who made it, None before anybody looked for that.
    """

    pages: int | None = None
    page_labels: tuple[str, ...] = ()
    duration: float | None = None
    pages_from: PagesFrom = "file"
    sheets: tuple[SheetFacts, ...] = ()
    fault: str = ""
    has_text: bool | None = None
    first_text: str = ""
    checked: bool = False
    leaks: tuple[Leak, ...] | None = None


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Pages ``first``..``last``, 0-based sheet indices, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TimePlace:
    """A moment (``end`` None) or span, in seconds from the start."""

    start: float
    end: float | None = None


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Cells of one worksheet (0-based ``sheet`` index), rows and columns 0-based and included.

    ``last_column`` None means whole rows; a worksheet as a whole is its filled cells.
    """

    sheet: int
    first_row: int
    last_row: int
    first_column: int = 0
    last_column: int | None = None


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Lines ``first``..``last`` of a text, 0-based, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class WholePlace:
    """The artifact as a whole."""


Place = PagePlace | TimePlace | CellPlace | LinePlace | WholePlace


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a locator leads nowhere, in one plain sentence; ``likely`` are places probably meant."""

    code: ProblemCode
    sentence: str
    likely: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedCitation:
    """A citation held against one real artifact.

    ``artifact_id`` is empty when no artifact could be found. ``places`` are in the order written; a
    citation may have both places and problems. ``note`` says how a choice was made ("read as the printed
    page number"), never a guess in silence. ``shown`` stands for the raw text where that names a file whose name is
    not shown; the raw text itself stays what a mark on the citation is known by.
    """

    citation: Citation
    artifact_id: str
    places: tuple[Place, ...]
    problems: tuple[Problem, ...] = ()
    note: str = ""
    shown: str = ""

    @property
    def written(self) -> str:
        """What the practitioner wrote, as it may be shown."""
        return self.shown or self.citation.raw

"""The sentences for PDFs, other documents, pictures and pages that cannot be shown, one table for each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from assessor_app.errors import ARTIFACT_FAULTS, ArtifactError
from assessor_app.media.fault_sentences import ADVICE, REST, FaultSentences

_PDF = "application/pdf"
_CONTEXT: Final = "PdfFaults"
# documents are offered to other programs by the card they are told on, not by its sentence
_ADVICE: Final = {kind: ADVICE[kind] for kind in ("password", "missing")}
_OTHER_PAGES: Final = QT_TRANSLATE_NOOP("ReadingFaults", "The other pages can still be read.")
_PAGE: Final = QT_TRANSLATE_NOOP("PdfFaults", "This page is damaged and cannot be drawn.")
_PICTURE: Final = QT_TRANSLATE_NOOP("PdfFaults", "This picture is damaged and cannot be drawn.")

_PDFS: Final = FaultSentences(
    _CONTEXT,
    {
        "password": QT_TRANSLATE_NOOP("PdfFaults", "This PDF is locked with a password."),
        "empty": QT_TRANSLATE_NOOP("PdfFaults", "This PDF opens but has no pages."),
        "damaged": QT_TRANSLATE_NOOP("PdfFaults", "This PDF is damaged and cannot be read."),
        "too_large": QT_TRANSLATE_NOOP("PdfFaults", "This PDF is too large to be shown here."),
        "timeout": QT_TRANSLATE_NOOP("PdfFaults", "This PDF took too long to open and was stopped."),
        "unsupported": QT_TRANSLATE_NOOP("PdfFaults", "This file is not a PDF that can be shown here."),
        "missing": QT_TRANSLATE_NOOP("PdfFaults", "This PDF could not be read from this laptop."),
    },
    _ADVICE,
)
_OTHERS: Final = FaultSentences(
    _CONTEXT,
    {
        "password": QT_TRANSLATE_NOOP("PdfFaults", "This file is locked with a password."),
        "empty": QT_TRANSLATE_NOOP("PdfFaults", "This file opens but has nothing in it."),
        "damaged": QT_TRANSLATE_NOOP("PdfFaults", "This file is damaged and cannot be read."),
        "too_large": QT_TRANSLATE_NOOP("PdfFaults", "This file is too large to be shown here."),
        "timeout": QT_TRANSLATE_NOOP("PdfFaults", "This file took too long to open and was stopped."),
        "unsupported": QT_TRANSLATE_NOOP("PdfFaults", "This kind of file cannot be shown here."),
        "missing": QT_TRANSLATE_NOOP("PdfFaults", "This file could not be read from this laptop."),
    },
    _ADVICE,
)
_PAGES: Final = FaultSentences(
    _CONTEXT,
    dict.fromkeys(ARTIFACT_FAULTS, _PAGE)
    | {
        "too_large": QT_TRANSLATE_NOOP("PdfFaults", "This page needs more memory than it may have."),
        "timeout": QT_TRANSLATE_NOOP("PdfFaults", "This page took too long to draw and was stopped."),
    },
    {},
    _OTHER_PAGES,
)
_PICTURES: Final = FaultSentences(
    _CONTEXT,
    dict.fromkeys(ARTIFACT_FAULTS, _PICTURE)
    | {
        "too_large": QT_TRANSLATE_NOOP("PdfFaults", "This picture needs more memory than it may have."),
        "timeout": QT_TRANSLATE_NOOP("PdfFaults", "This picture took too long to draw and was stopped."),
    },
    {},
)
_WRONG_PASSWORD: Final = QT_TRANSLATE_NOOP("PdfFaults", "That is not the password of this file.")
_MIND_THE_CASE: Final = QT_TRANSLATE_NOOP("PdfFaults", "Mind upper and lower case, and try again.")
# what ended two children one after the other
_CRASHED_FILE: Final = FaultSentences(
    _CONTEXT, {"damaged": QT_TRANSLATE_NOOP("PdfFaults", "This file stopped the reader twice.")}, {}, REST
)
_CRASHED_PAGE: Final = FaultSentences(
    _CONTEXT, {"damaged": QT_TRANSLATE_NOOP("PdfFaults", "This page stopped the reader twice.")}, {}, _OTHER_PAGES
)


def file_error(kind: str, *, media_type: str = _PDF, wrong_password: bool = False) -> ArtifactError:
    """The error to show for a file with this fault class; an unknown class counts as damage.

    ``wrong_password`` tells that a password was given and did not open it.
    """
    if kind == "password" and wrong_password:
        say = QCoreApplication.translate
        return ArtifactError(say(_CONTEXT, str(_WRONG_PASSWORD)), say(_CONTEXT, str(_MIND_THE_CASE)), kind=kind)
    return (_PDFS if media_type == _PDF else _OTHERS)(kind)


def page_error(kind: str, *, media_type: str = _PDF) -> ArtifactError:
    """The error to show in the place of one page or of a picture; an unknown class counts as damage."""
    return (_PICTURES if media_type.startswith("image/") else _PAGES)(kind)


def crash_error(*, whole_file: bool) -> ArtifactError:
    """The error for what ended two children one after the other."""
    return (_CRASHED_FILE if whole_file else _CRASHED_PAGE)("damaged")

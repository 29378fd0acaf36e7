"""The sentences for PDFs, other documents and pages that cannot be shown, one per fault class."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from assessor_app.errors import ARTIFACT_FAULTS, ArtifactError

_PDF = "application/pdf"


def file_error(kind: str, *, media_type: str = _PDF, wrong_password: bool = False) -> ArtifactError:
    """The error to show for a file with this fault class; an unknown class counts as damage.

    ``wrong_password`` tells that a password was given and did not open it.
    """
    known = kind if kind in ARTIFACT_FAULTS else "damaged"
    say = QCoreApplication.translate
    sentences = _pdf_sentences() if media_type == _PDF else _other_sentences()
    sentence = sentences[known]
    advice = {
        "password": say("PdfFaults", "Ask for an unlocked copy; the rest of the submission can still be scored."),
        "missing": say("PdfFaults", "Download the submission again."),
    }
    if known == "password" and wrong_password:
        sentence = say("PdfFaults", "That is not the password of this file.")
        advice["password"] = say("PdfFaults", "Mind upper and lower case, and try again.")
    other = say("PdfFaults", "The rest of the submission can still be read and scored.")
    return ArtifactError(sentence, advice.get(known, other), kind=known)


def _pdf_sentences() -> dict[str, str]:
    say = QCoreApplication.translate
    return {
        "password": say("PdfFaults", "This PDF is locked with a password."),
        "empty": say("PdfFaults", "This PDF opens but has no pages."),
        "damaged": say("PdfFaults", "This PDF is damaged and cannot be read."),
        "too_large": say("PdfFaults", "This PDF is too large to be shown here."),
        "timeout": say("PdfFaults", "This PDF took too long to open and was stopped."),
        "unsupported": say("PdfFaults", "This file is not a PDF that can be shown here."),
        "missing": say("PdfFaults", "This PDF could not be read from this laptop."),
    }


def _other_sentences() -> dict[str, str]:
    say = QCoreApplication.translate
    return {
        "password": say("PdfFaults", "This file is locked with a password."),
        "empty": say("PdfFaults", "This file opens but has nothing in it."),
        "damaged": say("PdfFaults", "This file is damaged and cannot be read."),
        "too_large": say("PdfFaults", "This file is too large to be shown here."),
        "timeout": say("PdfFaults", "This file took too long to open and was stopped."),
        "unsupported": say("PdfFaults", "This kind of file cannot be shown here."),
        "missing": say("PdfFaults", "This file could not be read from this laptop."),
    }


def page_error(kind: str, *, media_type: str = _PDF) -> ArtifactError:
    """The error to show in the place of one page; an unknown class counts as damage."""
    known = kind if kind in ARTIFACT_FAULTS else "damaged"
    say = QCoreApplication.translate
    if media_type.startswith("image/"):
        rest = say("PdfFaults", "The rest of the submission can still be read and scored.")
        return ArtifactError(_picture_sentence(known), rest, kind=known)
    sentences = {
        "too_large": say("PdfFaults", "This page needs more memory than it may have."),
        "timeout": say("PdfFaults", "This page took too long to draw and was stopped."),
    }
    damaged = say("PdfFaults", "This page is damaged and cannot be drawn.")
    advice = say("PdfFaults", "The other pages can still be read.")
    return ArtifactError(sentences.get(known, damaged), advice, kind=known)


def _picture_sentence(kind: str) -> str:
    say = QCoreApplication.translate
    sentences = {
        "too_large": say("PdfFaults", "This picture needs more memory than it may have."),
        "timeout": say("PdfFaults", "This picture took too long to draw and was stopped."),
    }
    return sentences.get(kind, say("PdfFaults", "This picture is damaged and cannot be drawn."))


def crash_error(*, whole_file: bool) -> ArtifactError:
    """The error for what ended two children one after the other."""
    say = QCoreApplication.translate
    if whole_file:
        rest = say("PdfFaults", "The rest of the submission can still be read and scored.")
        return ArtifactError(say("PdfFaults", "This file stopped the reader twice."), rest, kind="damaged")
    rest = say("PdfFaults", "The other pages can still be read.")
    return ArtifactError(say("PdfFaults", "This page stopped the reader twice."), rest, kind="damaged")

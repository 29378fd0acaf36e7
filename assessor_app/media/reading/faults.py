"""The sentences for files the reading child cannot read, one per fault class and kind of file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from assessor_app.errors import ARTIFACT_FAULTS, ArtifactError


def sheet_error(kind: str) -> ArtifactError:
    """The error to show for a spreadsheet with this fault class; an unknown class counts as damage."""
    known = kind if kind in ARTIFACT_FAULTS else "damaged"
    say = QCoreApplication.translate
    sentences = {
        "password": say("ReadingFaults", "This spreadsheet is locked with a password."),
        "empty": say("ReadingFaults", "This spreadsheet is empty."),
        "damaged": say("ReadingFaults", "This spreadsheet is damaged and cannot be read."),
        "too_large": say("ReadingFaults", "This spreadsheet is too large to be shown here."),
        "timeout": say("ReadingFaults", "This spreadsheet took too long to open and was stopped."),
        "unsupported": say("ReadingFaults", "This file is not a spreadsheet that can be shown here."),
        "missing": say("ReadingFaults", "This spreadsheet could not be read from this laptop."),
    }
    return ArtifactError(sentences[known], advice_for(known), kind=known)


def advice_for(kind: str) -> str:
    """The next step after a fault, whatever the kind of file."""
    say = QCoreApplication.translate
    advice = {
        "password": say("ReadingFaults", "Ask for an unlocked copy; the rest of the submission can still be scored."),
        "missing": say("ReadingFaults", "Download the submission again."),
        "unsupported": say("ReadingFaults", "Another program on this laptop may be able to show it."),
        "too_large": say("ReadingFaults", "Another program on this laptop may be able to show it."),
    }
    return advice.get(kind, say("ReadingFaults", "The rest of the submission can still be read and scored."))

"""What the assessor may say of a citation, in words and signs, for buttons and chips alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.annotation import CitationVerdict

VERDICTS: Final[tuple[CitationVerdict, ...]] = ("supports", "partly", "not_there", "wrong_place")
# Each has a shape of its own, so that no colour is needed to tell them apart.
VERDICT_ICONS: Final[Mapping[CitationVerdict, str]] = {
    "supports": "check-circle",
    "partly": "circle-half-full",
    "not_there": "close-circle-outline",
    "wrong_place": "arrow-right-bold-circle-outline",
}


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("verdict_words", text)


def verdict_words(verdict: CitationVerdict) -> str:
    """The verdict in two words, as on its button."""
    words: Mapping[CitationVerdict, str] = {
        "supports": tr("Supports"),
        "partly": tr("Partly"),
        "not_there": tr("Not there"),
        "wrong_place": tr("Wrong place"),
    }
    return words[verdict]


def spoken_verdict(verdict: CitationVerdict) -> str:
    """The verdict as a reader aloud says it of a citation."""
    words: Mapping[CitationVerdict, str] = {
        "supports": tr("marked as supporting the point"),
        "partly": tr("marked as supporting it partly"),
        "not_there": tr("marked as not there"),
        "wrong_place": tr("marked as pointing to the wrong place"),
    }
    return words[verdict]

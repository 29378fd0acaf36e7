"""What is said when a file cannot be shown: one teller over a table of sentences for each kind of file.

The tables hold their texts through ``QT_TRANSLATE_NOOP``, in the language of the code; they are put into the reader's
own when they are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from assessor_app.errors import ArtifactError

ADVICE_CONTEXT: Final = "ReadingFaults"
REST: Final = QT_TRANSLATE_NOOP("ReadingFaults", "The rest of the submission can still be read and scored.")
_LOCKED: Final = QT_TRANSLATE_NOOP(
    "ReadingFaults", "Ask for an unlocked copy; the rest of the submission can still be scored."
)
_AGAIN: Final = QT_TRANSLATE_NOOP("ReadingFaults", "Download the submission again.")
_ELSEWHERE: Final = QT_TRANSLATE_NOOP("ReadingFaults", "Another program on this laptop may be able to show it.")
# the next step after a fault, whatever the kind of file; REST for those not named
ADVICE: Final[Mapping[str, object]] = {
    "password": _LOCKED,
    "missing": _AGAIN,
    "unsupported": _ELSEWHERE,
    "too_large": _ELSEWHERE,
}


@dataclass(frozen=True, slots=True)
class FaultSentences:
    """The sentences for one kind of file, told by calling it with a fault class.

    ``sentences`` maps each class to the sentence for it, in the translation ``context``; a class that is not in it
    counts as ``damaged``, which always is. ``advice`` maps classes to the next step, ``otherwise`` is the step for the
    others; both are in ADVICE_CONTEXT. ``classes`` names the class of what is no class of its own.
    """

    context: str
    # text all of it: Qt's stubs take what QT_TRANSLATE_NOOP gives for an object
    sentences: Mapping[str, object]
    advice: Mapping[str, object] = field(default_factory=lambda: ADVICE)
    otherwise: object = REST
    classes: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, kind: str) -> ArtifactError:
        """The error to show, in the reader's language; ``kind`` of the error is one of ARTIFACT_FAULTS."""
        told = kind if kind in self.sentences else "damaged"
        known = self.classes.get(told, told)
        advice = self.advice.get(known, self.otherwise)
        return ArtifactError(
            QCoreApplication.translate(self.context, str(self.sentences[told])),
            QCoreApplication.translate(ADVICE_CONTEXT, str(advice)) if advice else "",
            kind=known,
        )

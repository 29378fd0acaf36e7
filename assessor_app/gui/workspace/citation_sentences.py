"""What is said of a citation beside its marks: why it leads nowhere, how it was read, what else it may mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.language.saying import say
from assessor_app.gui.workspace.citation_chips import Chip


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("citation_sentences", text)


def chip_sentence(chip: Chip) -> str:
    """Why a chip leads nowhere, or how its citation was read where that was a choice; else ""."""
    if chip.resolved:
        return _sentence(chip.note)
    sentences = [_sentence(say(problem.sentence)) for problem in chip.problems]
    return " ".join(sentences) or tr("No page, time or other place could be read from this.")


def details_words(chip: Chip, offers: int) -> str:
    """What the button is called that shows more of a chip, "" where there is nothing more to show.

    ``offers`` counts the places to look at; of a chip that leads somewhere its own place is one of them.
    """
    if chip.resolved:
        others = offers - 1
        if others < 1:
            return ""
        return tr("1 other reading") if others == 1 else tr("{n} other readings").format(n=others)
    if not offers:
        return tr("Details")
    return tr("1 likely place") if offers == 1 else tr("{n} likely places").format(n=offers)


def _sentence(text: str) -> str:
    """Words as a sentence of their own: capital first, full stop last."""
    words = text.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")

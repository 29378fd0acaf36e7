"""How a letter speaks in the desk: in the user’s language, with places as the workspace says them."""

from __future__ import annotations

from typing import Final

from assessor_app.domain.citation import ArtifactFacts, Place
from assessor_app.domain.letter import Voice
from assessor_app.domain.submission import Artifact
from assessor_app.gui.language.saying import say
from assessor_app.gui.widgets.sizes import day_words
from assessor_app.gui.workspace.place_words import place_words


def _place(place: Place, facts: ArtifactFacts | None, artifact: Artifact | None) -> str:
    labels = facts.page_labels if facts is not None else ()
    sheets = facts.sheets if facts is not None else ()
    return place_words(place, labels, (), sheets, slides=artifact is not None and artifact.kind == "slides")


LETTER_VOICE: Final = Voice(say, day_words, _place)

"""How a letter speaks in the desk: in the user’s language, with places and files as the workspace says them."""

from __future__ import annotations

from pathlib import PurePosixPath

from assessor_app.domain.citation import ArtifactFacts, Place
from assessor_app.domain.letter import Voice
from assessor_app.domain.submission import Artifact
from assessor_app.gui.language.saying import say
from assessor_app.gui.widgets.sizes import day_words
from assessor_app.gui.workspace.place_words import place_words
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import OpenedSubmission


def letter_voice(opened: OpenedSubmission) -> Voice:
    """The voice for letters about one submission.

    Files are called by number in the order handed in, and by kind, where the programme hides the practitioner: their
    names may tell a name.
    """
    hides = opened.programme is None or opened.programme.switches.hide_practitioner
    numbers = {one.id: number for number, one in enumerate(opened.submission.artifacts, start=1)}

    def file(artifact: Artifact) -> str:
        if not hides:
            return artifact.name
        return _say_file(numbers.get(artifact.id, 0), PurePosixPath(artifact.name).suffix.removeprefix(".").upper())

    return Voice(say, day_words, _place, file)


def _say_file(number: int, ending: str) -> str:
    """What the file with this number is called in a letter: with its ending, so that who handed it in can tell it."""
    # English here and in the catalogue of sentences, as everything a letter says
    called = sentence("File {number} ({ending})", number=number, ending=ending)
    return say(called if ending else sentence("File {number}", number=number))


def _place(place: Place, facts: ArtifactFacts | None, artifact: Artifact | None) -> str:
    labels = facts.page_labels if facts is not None else ()
    sheets = facts.sheets if facts is not None else ()
    return place_words(place, labels, (), sheets, slides=artifact is not None and artifact.kind == "slides")

"""The pins of a submission as the list shows them: by artifact and narrative, in reading order, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import ArtifactFacts, WholePlace
from assessor_app.domain.credential import Part, Prompt
from assessor_app.domain.submission import Artifact, Submission
from assessor_app.gui.language.saying import say
from assessor_app.gui.pins.pin_order import Rank, in_reading_order
from assessor_app.gui.workspace.place_words import place_words
from assessor_app.workflows.desk import OpenedSubmission


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("pin_groups", text)


@dataclass(frozen=True, slots=True)
class PinGroup:
    """The pins of one artifact (``key`` is its id) or of one narrative part (then :func:`part_key`), in order."""

    key: str
    title: str
    pins: Mapping[str, Pin] = field(default_factory=dict)


def part_key(part_id: str) -> str:
    """What a narrative part is called among the groups."""
    return f"part\n{part_id}"


class PinIndex:
    """What of one submission the list of pins needs to know: its files, parts and criteria."""

    def __init__(self, opened: OpenedSubmission) -> None:
        self._submission: Submission = opened.submission
        self._artifacts = {artifact.id: artifact for artifact in opened.submission.artifacts}
        self._facts: Mapping[str, ArtifactFacts] = opened.facts
        self._parts = opened.credential.parts
        self._prompts = {
            prompt.id: (part, number, prompt)
            for part in opened.credential.parts
            for number, prompt in enumerate(part.all_prompts, start=1)
        }
        self._wholes = {part.id: part for part in opened.credential.parts}
        scorables = opened.credential.scorables()
        self._labels = {one.id: say(one.label) for one in scorables}
        self._scored = {one.part.id: one.id for one in scorables if one.criterion is None}

    def take_facts(self, opened: OpenedSubmission) -> None:
        """Take what was found out about the files since."""
        self._facts = opened.facts

    def label(self, scorable_id: str) -> str:
        """What a criterion is called ("1.b"); "" for none."""
        return self._labels.get(scorable_id, "")

    def scorable_of(self, part: Part) -> str:
        """What is scored of a narrative part as a whole; "" for one that is only read."""
        return self._scored.get(part.id, "")

    def key_of(self, pin: Pin) -> str:
        """The group a pin belongs to; "" for one on nothing this submission holds."""
        if pin.prompt_id:
            part = self._part_of(pin.prompt_id)
            return part_key(part.id) if part is not None else ""
        return pin.artifact_id if pin.artifact_id in self._artifacts else ""

    def groups(self, pins: Mapping[str, Pin]) -> list[PinGroup]:
        """All groups that hold a pin, narratives first as in the outline, files in the order of their tabs."""
        found: dict[str, dict[str, Pin]] = {}
        for key, pin in pins.items():
            if group := self.key_of(pin):
                found.setdefault(group, {})[key] = pin
        return [
            PinGroup(key, title, in_reading_order(found[key], self._rank if key not in self._artifacts else None))
            for key, title in self._titles()
            if key in found
        ]

    def place(self, pin: Pin) -> str:
        """Where a pin is, in short words: "p. 12", "▶ 03:20"."""
        if pin.prompt_id:
            _, number, prompt = self._prompts.get(pin.prompt_id, (None, 0, None))
            return tr("question {number}").format(number=number) if prompt is not None else tr("text")
        artifact, facts = self._artifacts.get(pin.artifact_id), self._facts.get(pin.artifact_id, ArtifactFacts())
        slides = artifact is not None and artifact.kind == "slides"
        return place_words(pin.place or WholePlace(), facts.page_labels, (), facts.sheets, slides=slides)

    def artifact(self, artifact_id: str) -> Artifact | None:
        """The artifact with this id, or None."""
        return self._artifacts.get(artifact_id)

    def part(self, pin: Pin) -> Part | None:
        """The narrative part a pin is in, or None."""
        return self._part_of(pin.prompt_id)

    def _part_of(self, prompt_id: str) -> Part | None:
        known = self._prompts.get(prompt_id)
        return known[0] if known is not None else self._wholes.get(prompt_id)

    def _titles(self) -> Iterator[tuple[str, str]]:
        for part in self._parts:
            yield part_key(part.id), part.title
        for artifact in self._artifacts.values():
            yield artifact.id, artifact.name

    def _rank(self, pin: Pin) -> Rank:
        """Within a narrative: question by question, then where the words stand in the answer."""
        prompt: tuple[Part, int, Prompt] | None = self._prompts.get(pin.prompt_id)
        words = self._submission.response(pin.prompt_id)
        at = words.find(pin.quote.exact) if pin.quote is not None else -1
        return 0, 0.0 if prompt is None else prompt[1], at, 0.0

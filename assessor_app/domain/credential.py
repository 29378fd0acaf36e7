"""What a credential asks for: parts, outcomes, criteria, scales and the decision rule, as typed data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessor_app.sentences import sentence

Severity = Literal["block", "warn", "info"]
PartKind = Literal["narrative", "portfolio", "reflection", "other"]
TextStatus = Literal["issuer", "paraphrase", "sample", "missing"]

NOT_SCORABLE = "not_scorable"


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale; ``points`` only where the issuer states them."""

    id: str
    title: str
    descriptor: str = ""
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels from low to high, and the marks outside the order (``not_scorable``)."""

    id: str
    levels: tuple[Level, ...]
    extra_marks: tuple[str, ...] = ()

    def rank(self, level_id: str) -> int:
        """Position of a level, 0 the lowest. Raises KeyError for a name that is no level of this scale."""
        for position, level in enumerate(self.levels):
            if level.id == level_id:
                return position
        raise KeyError(level_id)

    def accepts(self, mark: str) -> bool:
        """Whether ``mark`` is a level of this scale or one of its extra marks."""
        return mark in self.extra_marks or any(level.id == mark for level in self.levels)


@dataclass(frozen=True, slots=True)
class WordLimit:
    """How many words a narrative must or may have, counted over ``scope``."""

    scope: Literal["part", "group", "prompt"]
    minimum: int | None = None
    maximum: int | None = None
    severity: Severity = "warn"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One guiding question; ``asks`` counts the questions hidden in its sentence."""

    id: str
    text: str
    asks: int = 1


@dataclass(frozen=True, slots=True)
class PromptGroup:
    """Prompts that share a word limit."""

    id: str
    prompts: tuple[Prompt, ...]
    intro: str = ""
    words: WordLimit | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRequirement:
    """One acceptable form of evidence for a slot."""

    kind: str
    max_seconds: int | None = None
    exclusive_max: bool = False
    max_pages: int | None = None


@dataclass(frozen=True, slots=True)
class EvidenceSlot:
    """Something the practitioner must hand in, in any one of several forms."""

    id: str
    title: str
    any_of: tuple[EvidenceRequirement, ...]
    required: bool = False
    min_count: int = 0


@dataclass(frozen=True, slots=True)
class Criterion:
    """One detail (ELN) or component (CTQ): the smallest thing that is scored in the portfolio.

    ``levels`` maps level ids to this criterion's own descriptors and may be partial.
    """

    id: str
    title: str
    scale: str
    levels: Mapping[str, str] = field(default_factory=dict)
    look_for: tuple[str, ...] = ()
    evidence_from: tuple[str, ...] = ()
    text_status: TextStatus = "missing"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An Essential Outcome and its details."""

    id: str
    title: str
    details: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts a submission is made of."""

    id: str
    title: str
    kind: PartKind
    scale: str | None = None
    words: WordLimit | None = None
    prompts: tuple[Prompt, ...] = ()
    groups: tuple[PromptGroup, ...] = ()
    slots: tuple[EvidenceSlot, ...] = ()
    declared_outcomes: int | None = None
    outcomes: tuple[Outcome, ...] = ()
    components: tuple[Criterion, ...] = ()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every detail and component of this part, in reading order."""
        return tuple(detail for outcome in self.outcomes for detail in outcome.details) + self.components

    @property
    def all_prompts(self) -> tuple[Prompt, ...]:
        """Loose prompts first, then those of the groups."""
        return self.prompts + tuple(prompt for group in self.groups for prompt in group.prompts)


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every rule inside holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds when at least one rule inside holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when the rule inside does not."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class PartAtLeast:
    """Holds when the part itself is scored at this level or above."""

    part: str
    at_least: str


@dataclass(frozen=True, slots=True)
class EachAtLeast:
    """Holds when every criterion of ``part`` (``details`` or ``components``) reaches the level."""

    part: str
    group: Literal["details", "components"]
    at_least: str


@dataclass(frozen=True, slots=True)
class CountAtLeast:
    """Holds when at least ``n`` criteria of ``part`` reach the level."""

    part: str
    group: Literal["details", "components"]
    at_least: str
    n: int


Rule = All | Any | Not | PartAtLeast | EachAtLeast | CountAtLeast


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """When the credential is earned, and the words for both results."""

    pass_if: Rule
    on_pass: str = sentence("Earned")
    on_fail: str = sentence("Not yet earned")
    incomplete_if: Rule | None = None


@dataclass(frozen=True, slots=True)
class DefinitionFinding:
    """A known weakness that the definition carries about itself; ``block`` stops a final decision."""

    code: str
    severity: Severity
    note: str = ""


def part_label(number: int) -> str:
    """What people call a part by its position from 1; windows and letters say it in their own language."""
    return sentence("Part {number}", number=number)


@dataclass(frozen=True, slots=True)
class Scorable:
    """Anything that receives a mark: a criterion, or a part with a scale (``criterion`` is None)."""

    id: str
    title: str
    label: str
    part: Part
    scale: Scale
    outcome: Outcome | None = None
    criterion: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """One version of one credential definition; a submission pins exactly this version.

    Ids of parts, outcomes and criteria are unique within a definition (the validator sees to it), so a
    mark is addressed by the id of its scorable alone.
    """

    id: str
    version: str
    status: str
    title: str
    issuer: str
    scales: Mapping[str, Scale]
    parts: tuple[Part, ...]
    decision: DecisionRule
    findings: tuple[DefinitionFinding, ...] = ()
    stack: str = ""
    supersedes: str = ""
    prerequisites: tuple[str, ...] = ()
    # worked out once: a definition never changes, and its scorables are asked for at every stroke
    _scorables: list[tuple[Scorable, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def key(self) -> str:
        """``id@version``: the pinned identity."""
        return f"{self.id}@{self.version}"

    @property
    def blocked(self) -> bool:
        """Whether a ``block`` finding forbids a final decision until a lead accepts the definition."""
        return any(finding.severity == "block" for finding in self.findings)

    def part(self, part_id: str) -> Part:
        """The part with this id. Raises KeyError."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    def scorables(self) -> tuple[Scorable, ...]:
        """All that is to be scored, in reading order.

        Labels are what people say: ``Part 1`` for a part by position, ``1.b`` for the second detail of the
        first outcome, ``C2`` for the second component.
        """
        if not self._scorables:
            self._scorables.append(self._list_scorables())
        return self._scorables[0]

    def _list_scorables(self) -> tuple[Scorable, ...]:
        found: list[Scorable] = []
        for number, part in enumerate(self.parts, start=1):
            if part.scale is not None and not part.criteria:
                found.append(Scorable(part.id, part.title, part_label(number), part, self.scales[part.scale]))
            for place, outcome in enumerate(part.outcomes, start=1):
                for index, detail in enumerate(outcome.details):
                    label = f"{place}.{chr(ord('a') + index)}" if index < 26 else f"{place}.{index + 1}"
                    found.append(
                        Scorable(detail.id, detail.title, label, part, self.scales[detail.scale], outcome, detail)
                    )
            for index, component in enumerate(part.components, start=1):
                found.append(
                    Scorable(
                        component.id, component.title, f"C{index}", part, self.scales[component.scale], None, component
                    )
                )
        return tuple(found)

    def scorable(self, scorable_id: str) -> Scorable:
        """The scorable with this id. Raises KeyError."""
        for scorable in self.scorables():
            if scorable.id == scorable_id:
                return scorable
        raise KeyError(scorable_id)

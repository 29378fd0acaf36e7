"""The decision a rule gives for a set of marks, with every step explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from assessor_app.domain.credential import (
    NOT_SCORABLE,
    All,
    Any,
    CountAtLeast,
    Credential,
    EachAtLeast,
    Not,
    PartAtLeast,
    Rule,
    Scorable,
)
from assessor_app.errors import DefinitionError
from assessor_app.sentences import joined, sentence

Verdict = Literal["holds", "fails", "open"]


@dataclass(frozen=True, slots=True)
class Step:
    """One rule evaluated: its sentence ("not yet: 2.c is Developing, Proficient needed"), and the steps inside it.

    ``open`` means that a mark still missing, or evidence that could not be scored, could change the answer
    (Kleene's strong three-valued logic: a rule is settled as soon as its settled parts settle it).
    """

    rule: str
    verdict: Verdict
    sentence: str
    steps: tuple[Step, ...] = ()
    scorable_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """``outcome`` in the field's words; ``title`` is the definition's own (on_pass / on_fail / Incomplete).

    ``final`` is False while the definition carries a block finding or marks are missing.
    """

    outcome: Literal["earned", "not_yet_earned", "incomplete"]
    title: str
    explanation: Step
    reasons: tuple[str, ...]
    final: bool


NOT_APPLICABLE = "not_applicable"
INCOMPLETE = sentence("Incomplete")
_GROUPS: Final[Mapping[str, str]] = {"components": sentence("components"), "details": sentence("details")}


def decide(credential: Credential, marks: Mapping[str, str | None], *, accepted: bool = False) -> Decision:
    """Evaluate the definition's rule over ``marks`` (scorable id → level id, extra mark or None).

    While anything is unscored the outcome is ``incomplete``, whatever is already certain; the explanation tells
    what is. *Not scorable* is neither shown nor not shown: it leaves its rule open, so the outcome is
    ``not_yet_earned`` only when something that was scored decides it, else ``incomplete``. *Not applicable*
    takes a criterion out of ``each`` and ``count``; a rule that is left with too few to hold is open.

    Raises DefinitionError when the rule names what does not exist or ``each`` runs over nothing.
    """
    judge = _Judge(credential, marks)
    step = judge.step(credential.decision.pass_if)
    unscored = tuple(one for one in credential.scorables() if marks.get(one.id) is None)
    incomplete = credential.decision.incomplete_if
    declared = judge.step(incomplete) if incomplete is not None else None
    is_incomplete = bool(unscored) or step.verdict == "open" or (declared is not None and declared.verdict == "holds")
    final = not unscored and (accepted or not credential.blocked)
    if is_incomplete:
        reasons = _reasons(step) + (
            (declared.sentence,) if declared is not None and declared.verdict == "holds" else ()
        )
        return Decision("incomplete", INCOMPLETE, step, reasons, final)
    if step.verdict == "holds":
        return Decision("earned", credential.decision.on_pass, step, (), final)
    return Decision("not_yet_earned", credential.decision.on_fail, step, _reasons(step), final)


def _reasons(step: Step) -> tuple[str, ...]:
    """The innermost sentences that keep the rule from holding, in reading order."""
    if step.verdict == "holds":
        return ()
    inner = tuple(reason for one in step.steps for reason in _reasons(one))
    return inner or (step.sentence,)


class _Judge:
    """Evaluates rules of one definition over one set of marks."""

    def __init__(self, credential: Credential, marks: Mapping[str, str | None]) -> None:
        self._credential = credential
        self._marks = marks
        self._scorables = {one.id: one for one in credential.scorables()}

    def step(self, rule: Rule) -> Step:
        """One rule and all inside it."""
        match rule:
            case All():
                return self._all(rule)
            case Any():
                return self._any(rule)
            case Not():
                return self._not(rule)
            case PartAtLeast():
                return self._mark("part", self._find(rule.part), rule.at_least)
            case EachAtLeast():
                return self._each(rule)
            case CountAtLeast():
                return self._count(rule)
            case _:
                assert_never(rule)

    def _all(self, rule: All) -> Step:
        steps = tuple(self.step(one) for one in rule.rules)
        verdict = _conjunction(steps)
        said = sentence("All {n} conditions are needed: {tally}", n=len(steps), tally=_tally(steps))
        return Step("all", verdict, said, steps, _ids(steps))

    def _any(self, rule: Any) -> Step:
        steps = tuple(self.step(one) for one in rule.rules)
        verdict = _negated(_conjunction(tuple(_flip(one) for one in steps)))
        said = sentence("One of {n} conditions is enough: {tally}", n=len(steps), tally=_tally(steps))
        return Step("any", verdict, said, steps, _ids(steps))

    def _not(self, rule: Not) -> Step:
        inner = self.step(rule.rule)
        verdict = _negated(inner.verdict)
        words = {
            "holds": sentence("What is excluded does not hold, as it must not: {inner}", inner=inner.sentence),
            "fails": sentence("What is excluded holds, but must not: {inner}", inner=inner.sentence),
            "open": sentence("What is excluded is still open: {inner}", inner=inner.sentence),
        }
        return Step("not", verdict, words[verdict], (inner,), inner.scorable_ids)

    def _each(self, rule: EachAtLeast) -> Step:
        group = self._group("each", rule.part, rule.group)
        counted = self._applicable(group)
        steps = tuple(self._mark("criterion", one, rule.at_least) for one in counted)
        wanted = _level_title(group[0], rule.at_least)
        many = _GROUPS.get(rule.group, rule.group)
        if not counted:
            said = sentence(
                "Every one of the {n} {group} is marked not applicable: a lead has to decide", n=len(group), group=many
            )
            return Step("each", "open", said, (), tuple(one.id for one in group))
        said = sentence(
            "Each of the {n} {group} needs {level}: {tally}",
            n=len(counted), group=many, level=wanted, tally=_tally(steps),
        )  # fmt: skip
        return Step("each", _conjunction(steps), said, steps, _ids(steps))

    def _count(self, rule: CountAtLeast) -> Step:
        group = self._group("count", rule.part, rule.group)
        steps = tuple(self._mark("criterion", one, rule.at_least) for one in self._applicable(group))
        wanted = _level_title(group[0], rule.at_least)
        many = _GROUPS.get(rule.group, rule.group)
        if len(steps) < rule.n <= len(group):
            # as with ``each``: what could not be asked of the practitioner speaks neither for nor against
            said = sentence(
                "At least {n} {group} need {level}, with {gone} of {all} marked not applicable: a lead has to decide",
                n=rule.n, group=many, level=wanted, gone=len(group) - len(steps), all=len(group),
            )  # fmt: skip
            return Step("count", "open", said, (), tuple(one.id for one in group))
        reached = sum(one.verdict == "holds" for one in steps)
        possible = reached + sum(one.verdict == "open" for one in steps)
        verdict: Verdict = "holds" if reached >= rule.n else "open" if possible >= rule.n else "fails"
        said = sentence(
            "At least {n} of {all} {group} need {level}: {tally}",
            n=rule.n, all=len(steps), group=many, level=wanted, tally=_tally(steps),
        )  # fmt: skip
        return Step("count", verdict, said, steps, _ids(steps))

    def _mark(self, rule: str, scorable: Scorable, at_least: str) -> Step:
        needed = _level_title(scorable, at_least)
        mark = self._marks.get(scorable.id)
        ids = (scorable.id,)
        if mark is None:
            said = sentence("{label} is not scored yet, {level} needed", label=scorable.label, level=needed)
            return Step(rule, "open", said, (), ids)
        if mark == NOT_SCORABLE:
            said = sentence("{label} could not be scored, {level} needed", label=scorable.label, level=needed)
            return Step(rule, "open", said, (), ids)
        if mark == NOT_APPLICABLE:
            said = sentence("{label} is marked not applicable: a lead has to decide", label=scorable.label)
            return Step(rule, "open", said, (), ids)
        try:
            reached = scorable.scale.rank(mark) >= scorable.scale.rank(at_least)
        except KeyError as error:
            raise DefinitionError(
                sentence("“{mark}” is no level of the scale of {label}.", mark=mark, label=scorable.label)
            ) from error
        title = _level_title(scorable, mark)
        if reached:
            return Step(rule, "holds", sentence("{label} is {level}", label=scorable.label, level=title), (), ids)
        said = sentence("{label} is {level}, {needed} needed", label=scorable.label, level=title, needed=needed)
        return Step(rule, "fails", said, (), ids)

    def _applicable(self, group: tuple[Scorable, ...]) -> tuple[Scorable, ...]:
        return tuple(one for one in group if self._marks.get(one.id) != NOT_APPLICABLE)

    def _find(self, scorable_id: str) -> Scorable:
        if scorable_id not in self._scorables:
            raise DefinitionError(
                sentence("The decision rule names “{name}”, which this credential does not score.", name=scorable_id)
            )
        return self._scorables[scorable_id]

    def _group(self, rule: str, part_id: str, group: str) -> tuple[Scorable, ...]:
        try:
            part = self._credential.part(part_id)
        except KeyError as error:
            raise DefinitionError(
                sentence("The decision rule names the part “{name}”, which does not exist.", name=part_id)
            ) from error
        criteria = part.components if group == "components" else tuple(d for one in part.outcomes for d in one.details)
        if not criteria:
            raise DefinitionError(
                sentence(
                    "The rule “{rule}” runs over nothing: the part has no {group}.",
                    rule=f"{rule} {part_id}.{group}",
                    group=_GROUPS.get(group, group),
                )
            )
        return tuple(self._scorables[one.id] for one in criteria)


def _level_title(scorable: Scorable, level_id: str) -> str:
    for level in scorable.scale.levels:
        if level.id == level_id:
            return level.title
    raise DefinitionError(
        sentence(
            "The decision rule needs “{level}”, which is no level of the scale of {label}.",
            level=level_id,
            label=scorable.label,
        )
    )


def _conjunction(steps: tuple[Step, ...]) -> Verdict:
    verdicts = {one.verdict for one in steps}
    return "fails" if "fails" in verdicts else "open" if "open" in verdicts else "holds"


def _negated(verdict: Verdict) -> Verdict:
    turned: dict[Verdict, Verdict] = {"holds": "fails", "fails": "holds", "open": "open"}
    return turned[verdict]


def _flip(step: Step) -> Step:
    return Step(step.rule, _negated(step.verdict), step.sentence, step.steps, step.scorable_ids)


def _tally(steps: tuple[Step, ...]) -> str:
    reached, not_reached, still_open = (
        sum(one.verdict == verdict for one in steps) for verdict in ("holds", "fails", "open")
    )
    parts = []
    if reached:
        parts.append(sentence("{n} reached", n=reached))
    if not_reached:
        parts.append(sentence("{n} not reached", n=not_reached))
    if still_open:
        parts.append(sentence("{n} open", n=still_open))
    return joined(", ", parts)


def _ids(steps: tuple[Step, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for step in steps for one in step.scorable_ids))

"""Checks a credential definition for sense, in sentences a programme officer understands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from assessor_app.domain.credential import (
    All,
    Any,
    CountAtLeast,
    Credential,
    Criterion,
    EachAtLeast,
    Not,
    Part,
    PartAtLeast,
    Rule,
    WordLimit,
)

FindingSeverity = Literal["error", "block", "warn", "info"]
PathKey = str | int


@dataclass(frozen=True, slots=True)
class Finding:
    """One weakness. ``path`` leads to it in the data (keys and list positions); ``error`` makes the file unusable."""

    code: str
    severity: FindingSeverity
    path: tuple[PathKey, ...]
    sentence: str


def check_definition(credential: Credential) -> tuple[Finding, ...]:
    """Everything that is wrong or weak about a definition that has the right shape, in reading order."""
    parts = enumerate(credential.parts)
    return (
        *_identity(credential),
        *_scales(credential),
        *_unique_ids(credential),
        *(finding for index, part in parts for finding in _part(credential, index, part)),
        *_rules(credential),
        *_declared(credential),
    )


def _identity(credential: Credential) -> Iterator[Finding]:
    if credential.supersedes in (credential.id, credential.key):
        yield Finding(
            "SUPERSEDES_ITSELF", "error", ("version", "supersedes"), "The definition says it replaces itself."
        )
    if credential.id in credential.prerequisites:
        yield Finding("REQUIRES_ITSELF", "error", ("prerequisites",), "The definition lists itself as a prerequisite.")


def _scales(credential: Credential) -> Iterator[Finding]:
    used = {part.scale for part in credential.parts} | {one.scale for part in credential.parts for one in part.criteria}
    for scale in credential.scales.values():
        path: tuple[PathKey, ...] = ("scales", scale.id)
        for level_id in _repeated([level.id for level in scale.levels]):
            sentence = f"The scale “{scale.id}” has the level “{level_id}” twice."
            yield Finding("DUPLICATE_LEVEL", "error", (*path, "levels"), sentence)
        for title in _repeated([level.title for level in scale.levels]):
            sentence = f"The scale “{scale.id}” calls two levels “{title}”; assessors could not tell them apart."
            yield Finding("DUPLICATE_LEVEL_TITLE", "warn", (*path, "levels"), sentence)
        for level in scale.levels:
            if level.id in scale.extra_marks:
                sentence = f"“{level.id}” is a level and an extra mark of the scale “{scale.id}” at once."
                yield Finding("LEVEL_IS_MARK", "error", (*path, "extra_marks"), sentence)
        points = [level.points for level in scale.levels if level.points is not None]
        if points != sorted(points):
            sentence = f"The points of the scale “{scale.id}” do not rise; levels must run from low to high."
            yield Finding("LEVEL_ORDER", "error", (*path, "levels"), sentence)
        if scale.id not in used:
            yield Finding("UNUSED_SCALE", "info", path, f"Nothing is scored on the scale “{scale.id}”.")


def _unique_ids(credential: Credential) -> Iterator[Finding]:
    places: dict[str, list[tuple[PathKey, ...]]] = {}
    for index, part in enumerate(credential.parts):
        places.setdefault(part.id, []).append(("parts", index))
        for path, criterion in _criteria(index, part):
            places.setdefault(criterion.id, []).append(path)
        for number, outcome in enumerate(part.outcomes):
            places.setdefault(outcome.id, []).append(("parts", index, "outcomes", number))
    for name, found in places.items():
        for path in found[1:]:
            sentence = f"“{name}” is used for two different things; scores could land on the wrong one."
            yield Finding("DUPLICATE_ID", "error", path, sentence)
    prompts = [prompt.id for part in credential.parts for prompt in part.all_prompts]
    for name in _repeated(prompts):
        yield Finding("DUPLICATE_PROMPT", "error", ("parts",), f"Two prompts are called “{name}”.")


def _criteria(index: int, part: Part) -> Iterator[tuple[tuple[PathKey, ...], Criterion]]:
    for number, outcome in enumerate(part.outcomes):
        for place, detail in enumerate(outcome.details):
            yield ("parts", index, "outcomes", number, "details", place), detail
    for place, component in enumerate(part.components):
        yield ("parts", index, "components", place), component


def _part(credential: Credential, index: int, part: Part) -> Iterator[Finding]:
    path: tuple[PathKey, ...] = ("parts", index)
    if part.scale is not None and part.scale not in credential.scales:
        sentence = f"“{part.title}” is scored on the scale “{part.scale}”, which is not defined."
        yield Finding("UNKNOWN_SCALE", "error", (*path, "scale"), sentence)
    yield from _words((*path, "words"), part.title, part.words)
    for number, group in enumerate(part.groups):
        yield from _words((*path, "groups", number, "words"), f"{part.title}, group {group.id}", group.words)
    if part.kind in ("narrative", "reflection") and not part.all_prompts:
        yield Finding("NO_PROMPTS", "warn", path, f"“{part.title}” asks the practitioner nothing.")
    yield from _outcomes(credential, path, part)
    slots = {slot.id for slot in part.slots}
    for name in _repeated([slot.id for slot in part.slots]):
        yield Finding("DUPLICATE_SLOT", "error", (*path, "submissions"), f"Two pieces of evidence are called “{name}”.")
    for where, criterion in _criteria(index, part):
        yield from _criterion(credential, where, criterion, slots)


def _outcomes(credential: Credential, path: tuple[PathKey, ...], part: Part) -> Iterator[Finding]:
    if part.kind == "portfolio" and not part.criteria:
        yield Finding("NOTHING_TO_SCORE", "error", path, f"“{part.title}” has no detail or component to score.")
    for number, outcome in enumerate(part.outcomes):
        if not outcome.details:
            where = (*path, "outcomes", number)
            yield Finding("EMPTY_OUTCOME", "error", where, f"The outcome “{outcome.title}” has no details to score.")
    declared = part.declared_outcomes
    known = any(finding.code == "COUNT_MISMATCH" for finding in credential.findings)
    if declared is not None and declared != len(part.outcomes) and not known:
        sentence = (
            f"“{part.title}” declares {declared} outcomes but lists {len(part.outcomes)}; "
            "add the missing one, or a COUNT_MISMATCH finding that says so."
        )
        yield Finding("COUNT_MISMATCH", "error", (*path, "declared_outcomes"), sentence)


def _words(path: tuple[PathKey, ...], title: str, words: WordLimit | None) -> Iterator[Finding]:
    if words is None:
        return
    if words.minimum is not None and words.maximum is not None and words.minimum > words.maximum:
        sentence = (
            f"“{title}” asks for at least {words.minimum} and at most {words.maximum} words; no text can do both."
        )
        yield Finding("WORDS_IMPOSSIBLE", "error", path, sentence)


def _criterion(
    credential: Credential, path: tuple[PathKey, ...], criterion: Criterion, slots: set[str]
) -> Iterator[Finding]:
    scale = credential.scales.get(criterion.scale)
    if scale is None:
        sentence = f"“{criterion.title}” is scored on the scale “{criterion.scale}”, which is not defined."
        yield Finding("UNKNOWN_SCALE", "error", (*path, "scale"), sentence)
    else:
        for level_id in criterion.levels:
            if level_id not in {level.id for level in scale.levels}:
                sentence = f"“{criterion.title}” describes the level “{level_id}”, which its scale does not have."
                yield Finding("UNKNOWN_LEVEL", "error", (*path, "levels", level_id), sentence)
    for slot_id in criterion.evidence_from:
        if slot_id not in slots:
            sentence = f"“{criterion.title}” takes its evidence from “{slot_id}”, which nobody is asked to hand in."
            yield Finding("UNKNOWN_EVIDENCE", "error", (*path, "evidence_from"), sentence)
    declared = {finding.code for finding in credential.findings}
    if criterion.text_status == "missing" and not declared & {"MISSING_DETAILS", "MISSING_RUBRIC"}:
        sentence = f"The text of “{criterion.title}” is missing, and the definition's own findings do not say so."
        yield Finding("MISSING_DETAILS", "warn", path, sentence)


def _rules(credential: Credential) -> Iterator[Finding]:
    yield from _rule(credential, ("decision", "pass_if"), credential.decision.pass_if)
    if credential.decision.incomplete_if is not None:
        yield from _rule(credential, ("decision", "incomplete_if"), credential.decision.incomplete_if)
    named = _named_parts(credential.decision.pass_if)
    for index, part in enumerate(credential.parts):
        scored = part.scale is not None or part.criteria
        if scored and part.id not in named:
            sentence = f"“{part.title}” is scored, but the decision does not depend on it."
            yield Finding("NOT_IN_DECISION", "warn", ("parts", index), sentence)


def _named_parts(rule: Rule) -> set[str]:
    match rule:
        case All() | Any():
            return {name for one in rule.rules for name in _named_parts(one)}
        case Not():
            return _named_parts(rule.rule)
        case _:
            return {rule.part}


def _rule(credential: Credential, path: tuple[PathKey, ...], rule: Rule) -> Iterator[Finding]:
    match rule:
        case All() | Any():
            key = "all" if isinstance(rule, All) else "any"
            for index, one in enumerate(rule.rules):
                yield from _rule(credential, (*path, key, index), one)
        case Not():
            yield from _rule(credential, (*path, "not"), rule.rule)
        case PartAtLeast():
            yield from _part_rule(credential, path, rule)
        case EachAtLeast() | CountAtLeast():
            yield from _group_rule(credential, path, rule)
        case _:
            assert_never(rule)


def _part_rule(credential: Credential, path: tuple[PathKey, ...], rule: PartAtLeast) -> Iterator[Finding]:
    part = next((one for one in credential.parts if one.id == rule.part), None)
    if part is None:
        yield Finding(
            "RULE_UNKNOWN_PART", "error", path, f"The decision names the part “{rule.part}”, which does not exist."
        )
        return
    if part.scale is None or part.criteria:
        sentence = f"The decision asks for a level of “{part.title}”, but this part is not scored as a whole."
        yield Finding("RULE_PART_NOT_SCORED", "error", path, sentence)
        return
    yield from _level(credential, path, part.scale, rule.at_least)


def _group_rule(
    credential: Credential, path: tuple[PathKey, ...], rule: EachAtLeast | CountAtLeast
) -> Iterator[Finding]:
    word = "each" if isinstance(rule, EachAtLeast) else "count"
    part = next((one for one in credential.parts if one.id == rule.part), None)
    if part is None:
        sentence = f"The decision names “{rule.part}.{rule.group}”, but there is no part “{rule.part}”."
        yield Finding("RULE_UNKNOWN_PART", "error", path, sentence)
        return
    details = tuple(detail for outcome in part.outcomes for detail in outcome.details)
    group = part.components if rule.group == "components" else details
    if not group:
        sentence = f"“{word} {rule.part}.{rule.group}” runs over nothing: “{part.title}” has no {rule.group}."
        yield Finding("RULE_OVER_NOTHING", "error", path, sentence)
        return
    if isinstance(rule, CountAtLeast) and rule.n > len(group):
        sentence = f"The decision asks for {rule.n} {rule.group}, but there are only {len(group)}."
        yield Finding("RULE_UNREACHABLE", "error", path, sentence)
    for scale_id in dict.fromkeys(one.scale for one in group):
        yield from _level(credential, path, scale_id, rule.at_least)


def _level(credential: Credential, path: tuple[PathKey, ...], scale_id: str, level_id: str) -> Iterator[Finding]:
    scale = credential.scales.get(scale_id)
    if scale is None:
        return
    ids = [level.id for level in scale.levels]
    if level_id not in ids:
        sentence = f"The decision asks for “{level_id}”, which the scale “{scale_id}” does not have ({', '.join(ids)})."
        yield Finding("RULE_UNKNOWN_LEVEL", "error", path, sentence)
    elif level_id == ids[0]:
        sentence = f"Every mark on the scale “{scale_id}” reaches “{level_id}”, so this condition decides nothing."
        yield Finding("RULE_ALWAYS_HOLDS", "warn", path, sentence)


def _declared(credential: Credential) -> Iterator[Finding]:
    """What the definition says about itself, repeated so that one list tells everything."""
    for index, finding in enumerate(credential.findings):
        note = f": {finding.note}" if finding.note else ""
        sentence = f"The definition says of itself{note or ': ' + finding.code}"
        yield Finding(finding.code, finding.severity, ("provenance", "findings", index), sentence)


def _repeated(names: Sequence[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]

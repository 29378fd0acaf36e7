"""Turns a definition's plain data (mcdef/1) into typed domain objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any as Data

from assessor_app.domain.conforming import check_conforms
from assessor_app.domain.credential import (
    All,
    Any,
    CountAtLeast,
    Credential,
    Criterion,
    DecisionRule,
    DefinitionFinding,
    EachAtLeast,
    EvidenceRequirement,
    EvidenceSlot,
    Level,
    Not,
    Outcome,
    Part,
    PartAtLeast,
    Prompt,
    PromptGroup,
    Rule,
    Scale,
    WordLimit,
)
from assessor_app.errors import DefinitionError
from assessor_app.sentences import sentence


def load_definition(data: Mapping[str, Data]) -> Credential:
    """Build the credential from plain data, whatever it is. Raises DefinitionError where it is no mcdef/1."""
    try:
        found = _credential(data)
        check_conforms(found, Credential)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DefinitionError(
            sentence("This credential definition is not complete."),
            sentence("Run `assessor-app credential check` on its file."),
        ) from error
    return found


def _credential(data: Mapping[str, Data]) -> Credential:
    version = data["version"]
    return Credential(
        id=data["id"],
        version=version["label"],
        status=version["status"],
        title=data["title"],
        issuer=data["issuer"]["name"],
        scales={key: _scale(key, one) for key, one in data["scales"].items()},
        parts=tuple(_part(one) for one in data["parts"]),
        decision=_decision(data["decision"]),
        findings=tuple(
            DefinitionFinding(one["code"], one["severity"], one.get("note", ""))
            for one in data["provenance"].get("findings", ())
        ),
        stack=data.get("stack", {}).get("title", ""),
        supersedes=version.get("supersedes", ""),
        prerequisites=tuple(one["ref"] for one in data.get("prerequisites", ()) if "ref" in one),
    )


def _scale(scale_id: str, data: Mapping[str, Data]) -> Scale:
    levels = tuple(
        Level(one["id"], one["title"], one.get("descriptor", ""), one.get("points")) for one in data["levels"]
    )
    return Scale(scale_id, levels, tuple(data.get("extra_marks", ())))


def _words(data: Mapping[str, Data] | None) -> WordLimit | None:
    if data is None:
        return None
    return WordLimit(data["scope"], data.get("min"), data.get("max"), data.get("severity", "warn"))


def _prompts(data: Sequence[Mapping[str, Data]]) -> tuple[Prompt, ...]:
    return tuple(Prompt(one["id"], one["text"], one.get("asks", 1)) for one in data)


def _part(data: Mapping[str, Data]) -> Part:
    return Part(
        id=data["id"],
        title=data["title"],
        kind=data["kind"],
        scale=data.get("scale"),
        words=_words(data.get("words")),
        prompts=_prompts(data.get("prompts", ())),
        groups=tuple(
            PromptGroup(one["id"], _prompts(one["prompts"]), one.get("intro", ""), _words(one.get("words")))
            for one in data.get("groups", ())
        ),
        slots=tuple(_slot(one) for one in data.get("submissions", ())),
        declared_outcomes=data.get("declared_outcomes"),
        outcomes=tuple(
            Outcome(one["id"], one["title"], tuple(_criterion(detail) for detail in one["details"]))
            for one in data.get("outcomes", ())
        ),
        components=tuple(_criterion(one) for one in data.get("components", ())),
    )


def _slot(data: Mapping[str, Data]) -> EvidenceSlot:
    forms = tuple(
        EvidenceRequirement(
            one["kind"],
            one.get("max_seconds"),
            one.get("exclusive_max", False),
            one.get("max_pages"),
        )
        for one in data["any_of"]
    )
    return EvidenceSlot(data["id"], data["title"], forms, data.get("required", False), data.get("min_count", 0))


def _criterion(data: Mapping[str, Data]) -> Criterion:
    return Criterion(
        id=data["id"],
        title=data["title"],
        scale=data["scale"],
        levels=dict(data.get("levels", {})),
        look_for=tuple(data.get("look_for", ())),
        evidence_from=tuple(data.get("evidence_from", ())),
        text_status=data.get("text_status", "missing"),
    )


def _decision(data: Mapping[str, Data]) -> DecisionRule:
    incomplete = data.get("incomplete_if")
    return DecisionRule(
        load_rule(data["pass_if"]),
        data.get("on_pass", sentence("Earned")),
        data.get("on_fail", sentence("Not yet earned")),
        None if incomplete is None else load_rule(incomplete),
    )


def load_rule(data: Mapping[str, Data]) -> Rule:
    """Build one rule and all inside it. Raises DefinitionError for a rule of no known kind."""
    if "all" in data:
        return All(tuple(load_rule(one) for one in data["all"]))
    if "any" in data:
        return Any(tuple(load_rule(one) for one in data["any"]))
    if "not" in data:
        return Not(load_rule(data["not"]))
    if "part" in data:
        return PartAtLeast(data["part"], data["at_least"])
    for key in ("each", "count"):
        if key in data:
            part, _, group = data[key].rpartition(".")
            if group not in ("details", "components"):
                raise DefinitionError(
                    sentence("The rule “{rule}” must end in .details or .components.", rule=f"{key}: {data[key]}")
                )
            if key == "each":
                return EachAtLeast(part, group, data["at_least"])
            return CountAtLeast(part, group, data["at_least"], data["n"])
    raise DefinitionError(sentence("The rule {names} is of no known kind.", names=", ".join(sorted(map(str, data)))))

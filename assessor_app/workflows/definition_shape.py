"""Says what a schema finds wrong with a definition, to people who have never seen a schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from jsonschema.exceptions import ValidationError

from assessor_app.domain.definition_check import Finding, PathKey

_RULE_KINDS: Final = ("all", "any", "not", "part", "each", "count")
_ONE_OF: Final = {
    "parts": "part", "outcomes": "outcome", "details": "detail", "components": "component", "levels": "level",
    "prompts": "prompt", "groups": "group", "submissions": "piece of evidence", "any_of": "form of evidence",
    "findings": "finding", "deadlines": "deadline", "prerequisites": "prerequisite", "credit": "credit",
    "all": "condition", "any": "condition", "sources": "source", "evidence_from": "evidence",
}  # fmt: skip
_TYPES: Final = {
    "object": "names with values",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
_FORMS: Final = {
    "each": "a part and what is in it, such as p2.details or p2.components",
    "count": "a part and what is in it, such as p2.details or p2.components",
    "date": "a day such as 2026-06-30",
    "valid_from": "a day such as 2026-06-30",
    "valid_until": "a day such as 2026-06-30",
    "duration": "a length of time such as P120D, which is 120 days",
    "code": "capital letters and underscores only",
}
_NAME_FORM: Final = "small letters, figures and . _ / - only, beginning with a letter or a figure"


def shape_findings(problem: ValidationError) -> Iterator[Finding]:
    """One complaint of the schema as findings; a rule's own mistakes are told where they are, inside it."""
    if str(problem.validator) == "oneOf":
        yield from _rule_findings(problem)
        return
    path = tuple(problem.absolute_path)
    code, place, sentence = _told(problem, path)
    yield Finding(code, "error", place, sentence)


def _rule_findings(problem: ValidationError) -> Iterator[Finding]:
    path = tuple(problem.absolute_path)
    value: Any = problem.instance
    kinds = [kind for kind in _RULE_KINDS if isinstance(value, dict) and kind in value]
    if len(kinds) != 1:
        found = f" It has {_list(kinds)} at once." if kinds else ""
        sentence = f"{_where(path)} is no rule: it must be one of {', '.join(_RULE_KINDS[:-1])} or count.{found}"
        yield Finding("NOT_A_RULE", "error", path, sentence)
        return
    branches: Sequence[Any] = problem.validator_value  # type: ignore[assignment]
    wanted = next(index for index, branch in enumerate(branches) if branch["required"][0] == kinds[0])
    for inner in problem.context or ():
        if inner.relative_schema_path[0] == wanted:
            yield from shape_findings(inner)


def _told(problem: ValidationError, path: tuple[PathKey, ...]) -> tuple[str, tuple[PathKey, ...], str]:
    """Code, place and sentence for one complaint."""
    where, value, rule = _where(path), problem.instance, str(problem.validator)
    wanted: Any = problem.validator_value
    if rule == "required" and isinstance(value, dict):
        missing = [name for name in wanted if name not in value]
        return "MISSING_ENTRY", path, f"{where} lacks {_list(missing)}."
    if rule == "additionalProperties" and isinstance(value, dict):
        schema = problem.schema
        known = schema.get("properties", {}) if isinstance(schema, dict) else {}
        extra = [str(name) for name in value if name not in known]
        are = "are no known entries" if len(extra) > 1 else "is no known entry"
        return "UNKNOWN_ENTRY", (*path, *extra[:1]), f"In {_lower(where)}, {_list(extra)} {are}."
    if rule == "enum":
        choices = _list([str(one) for one in wanted], "or")
        return "UNKNOWN_VALUE", path, f"{where} is {_short(value)}; it must be {choices}."
    if rule == "const":
        return "UNKNOWN_VALUE", path, f"{where} is {_short(value)}; it must be “{wanted}”."
    if rule == "type":
        return "WRONG_TYPE", path, f"{where} must be {_TYPES.get(str(wanted), str(wanted))}."
    if rule == "pattern":
        form = _FORMS.get(str(path[-1]) if path else "", _NAME_FORM)
        return "BAD_FORM", path, f"{where} is {_short(value)}; it must be {form}."
    if rule in ("minItems", "minProperties", "minLength"):
        entries = "entry is" if wanted == 1 else "entries are"
        least = "It must not be empty." if rule == "minLength" else f"At least {wanted} {entries} needed."
        return "TOO_FEW", path, f"{where} has too little in it. {least}"
    if rule in ("minimum", "exclusiveMinimum"):
        bound = "at least" if rule == "minimum" else "more than"
        return "OUT_OF_RANGE", path, f"{where} is {_short(value)}; it must be {bound} {wanted}."
    return "BAD_VALUE", path, f"{where} is {_short(value)}, which cannot stand there."


def _where(path: tuple[PathKey, ...]) -> str:
    """The way to a place in words: ``Part 2 › outcome 1 › title``."""
    steps: list[str] = []
    for at, key in enumerate(path):
        if isinstance(key, int):
            before = path[at - 1] if at else ""
            noun = _ONE_OF.get(str(before), "entry")
            if steps and steps[-1] == before:
                steps.pop()
            steps.append(f"{noun} {key + 1}")
        else:
            steps.append(key)
    words = " › ".join(steps) or "the definition"
    return words[0].upper() + words[1:]


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _list(names: Sequence[str], last: str = "and") -> str:
    quoted = [_short(name) for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"

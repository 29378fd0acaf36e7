"""What an assessor may write, and when: the rules every change passes before it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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
from assessor_app.domain.submission import AssessmentState
from assessor_app.errors import DeskError, ReadOnlyError
from assessor_app.sentences import sentence

# What the hub accepts (see the protocol's messages), in characters.
MAX_COMMENT: Final = 20_000
MAX_FEEDBACK: Final = 2_000_000
MAX_SIGNATURE: Final = 200
MAX_REASON: Final = 2_000

_WHY_READ_ONLY: Final[Mapping[str, str]] = {
    "submitted": sentence("This assessment is signed and waiting to be sent, so it cannot be changed."),
    "received": sentence("This assessment has been submitted, so it cannot be changed."),
    "recall_asked": sentence("You have asked for this assessment back; it can be changed once a lead hands it back."),
}


def check_editable(state: AssessmentState) -> None:
    """Raises ReadOnlyError, saying why, unless the assessment is open."""
    if state != "open":
        raise ReadOnlyError(_WHY_READ_ONLY[state], sentence("Ask for it back on the review page."))


def check_scorable(credential: Credential, scorable_id: str) -> Scorable:
    """The scorable with this id. Raises DeskError where the definition has none."""
    try:
        return credential.scorable(scorable_id)
    except KeyError as error:
        raise DeskError(
            sentence("“{title}” has nothing called “{id}” to score.", title=credential.title, id=scorable_id)
        ) from error


def check_mark(credential: Credential, scorable_id: str, mark: str | None) -> None:
    """Raises DeskError unless ``mark`` is None, a level of the scorable's scale or one of its extra marks."""
    scorable = check_scorable(credential, scorable_id)
    if mark is not None and not scorable.scale.accepts(mark):
        raise DeskError(sentence("“{mark}” is not a mark that {label} can have.", mark=mark, label=scorable.label))


def clean_text(text: str, limit: int, what: str) -> str:
    """``text`` as it can be stored and sent anywhere: no NUL, no half characters, at most ``limit`` characters.

    Raises DeskError, naming ``what``, when it is too long.
    """
    whole = text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if len(whole) > limit:
        said = sentence("{what} is too long: {n:,} characters, {limit:,} fit.", what=what, n=len(whole), limit=limit)
        raise DeskError(said, sentence("Shorten it a little."))
    return whole


def needed_level(credential: Credential, scorable: Scorable) -> str | None:
    """The level the decision rule asks of this scorable (the highest, where several rules name it), or None."""
    ranked = [
        (scorable.scale.rank(level), level)
        for level in _levels_asked(credential.decision.pass_if, scorable)
        if any(level == one.id for one in scorable.scale.levels)
    ]
    return max(ranked)[1] if ranked else None


def is_below_need(credential: Credential, scorable: Scorable, mark: str) -> bool:
    """Whether ``mark`` is a level below what the rule asks; where it asks nothing, whether it is the lowest."""
    if mark == NOT_SCORABLE or mark in scorable.scale.extra_marks:
        return False
    needed = needed_level(credential, scorable)
    rank = scorable.scale.rank(mark)
    return rank == 0 if needed is None else rank < scorable.scale.rank(needed)


def _levels_asked(rule: Rule, scorable: Scorable) -> tuple[str, ...]:
    if isinstance(rule, All | Any):
        return tuple(level for one in rule.rules for level in _levels_asked(one, scorable))
    if isinstance(rule, Not):
        return ()
    if rule.part != scorable.part.id:
        return ()
    if isinstance(rule, PartAtLeast):
        return (rule.at_least,) if scorable.criterion is None else ()
    assert isinstance(rule, EachAtLeast | CountAtLeast)
    is_detail = scorable.outcome is not None
    matches = scorable.criterion is not None and is_detail == (rule.group == "details")
    return (rule.at_least,) if matches else ()

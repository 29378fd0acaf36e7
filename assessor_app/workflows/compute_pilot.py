"""Verb: what readings tell about a definition itself, so that its issuer can mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessor_app.calibration.pilot import PilotReading, PilotReport, WordRule, pilot_report
from assessor_app.domain.credential import Credential, Part, Prompt, WordLimit, part_label
from assessor_app.domain.reading import Reading
from assessor_app.errors import DeskError
from assessor_app.sentences import joined, sentence
from assessor_app.workflows.rating_columns import counted, ratings_of, scale_ids

_DAY = 86_400


def pilot_of(readings: Sequence[Reading], credential: Credential) -> PilotReport:
    """Of every independent reading; ``readings`` are whole. Raises DeskError where there is none."""
    own = counted(readings)
    if not own:
        raise DeskError(sentence("Nobody has scored anything here yet."), sentence("Choose another credential."))
    return pilot_report(
        [_plain(one) for one in own],
        [ratings_of(own, credential, credential.scales[name]) for name in scale_ids(credential)],
        tuple(word_rules(credential)),
        {one.id: f"{one.label} {one.title}" for one in credential.scorables()},
    )


def word_rules(credential: Credential) -> Iterator[WordRule]:
    """The word limits of a definition with the prompts each is counted over."""
    for number, part in enumerate(credential.parts, start=1):
        title = joined(": ", [part_label(number), part.title])
        if part.words is not None:
            yield from _rules(title, part.words, _scopes(part, part.words))
        limited = [group for group in part.groups if group.words is not None]
        for place, group in enumerate(limited, start=1):
            assert group.words is not None
            own = title if len(limited) == 1 else sentence("{part}, group {number}", part=title, number=place)
            scopes = _each(group.prompts) if group.words.scope == "prompt" else [group.prompts]
            yield from _rules(own, group.words, scopes)


def _scopes(part: Part, limit: WordLimit) -> list[tuple[Prompt, ...]]:
    """Which prompts are counted together under a part's own limit."""
    if limit.scope == "prompt":
        return _each(part.all_prompts)
    if limit.scope == "group" and part.groups:
        return [group.prompts for group in part.groups if group.words is None]
    return [part.all_prompts]


def _each(prompts: tuple[Prompt, ...]) -> list[tuple[Prompt, ...]]:
    return [(one,) for one in prompts]


def _rules(title: str, limit: WordLimit, scopes: Sequence[tuple[Prompt, ...]]) -> Iterator[WordRule]:
    for prompts in scopes:
        yield WordRule(title, tuple(one.id for one in prompts), limit.minimum, limit.maximum)


def _plain(one: Reading) -> PilotReading:
    days = (one.submitted_at - one.received_at).total_seconds() / _DAY
    return PilotReading(
        one.submission_id,
        one.reader,
        one.independent_marks,
        max(0.0, days),
        one.words,
        {
            name: (found.total, found.unread, found.wrong_place, found.not_there)
            for name, found in one.citations.items()
        },
    )

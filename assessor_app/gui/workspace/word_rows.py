"""Says how a narrative stands against its word limits, in one short line per limit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.domain.completeness import answered_by_files
from assessor_app.domain.credential import Part, Severity, WordLimit
from assessor_app.domain.submission import Submission
from assessor_app.domain.words import WordCheck, check_part, count_words
from assessor_app.gui.language.saying import say


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words of one limit's scope. ``scope_id`` is the part, group or prompt they were counted over.

    ``severity`` is the definition's own, and matters only outside the limit.
    """

    scope_id: str
    count: int
    text: str
    sentence: str
    limited: bool
    within: bool
    severity: Severity = "warn"


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("word_rows", text)


def number(value: int) -> str:
    """A whole number in the user's locale; the bare "C" locale would run the thousands together."""
    locale = QLocale()
    return f"{value:,}" if locale.language() == QLocale.Language.C else locale.toString(value)


def word_rows(part: Part, submission: Submission) -> tuple[WordRow, ...]:
    """One row per limit of a narrative part; a part without limits, or answered with files, has one that says so."""
    if answered_by_files(part, submission):
        said = tr("Answered with files")
        return (WordRow(part.id, 0, said, said, limited=False, within=True),)
    responses = {response.prompt_id: response.text for response in submission.responses}
    checks = check_part(part, responses)
    if checks:
        return tuple(_limited_row(part, check) for check in checks)
    ids = [part.id, *(prompt.id for prompt in part.all_prompts)]
    count = sum(count_words(responses.get(one, "")) for one in ids)
    text = _words(count)
    return (WordRow(part.id, count, text, text, limited=False, within=True),)


def _limited_row(part: Part, check: WordCheck) -> WordRow:
    name = _scope_name(part, check)
    text = " · ".join([piece for piece in (name, _words(check.count), *_bounds(check.limit)) if piece])
    within = check.status == "within"
    return WordRow(check.scope_id, check.count, text, say(check.sentence), True, within, check.severity)


def _scope_name(part: Part, check: WordCheck) -> str:
    for place, group in enumerate(part.groups, start=1):
        if group.id == check.scope_id:
            return tr("Group {number}").format(number=place)
    for place, prompt in enumerate(part.all_prompts, start=1):
        if prompt.id == check.scope_id:
            return tr("Question {number}").format(number=place)
    return ""


def _words(count: int) -> str:
    return tr("1 word") if count == 1 else tr("{count} words").format(count=number(count))


def _bounds(limit: WordLimit) -> list[str]:
    bounds = []
    if limit.minimum is not None:
        bounds.append(tr("min {count}").format(count=number(limit.minimum)))
    if limit.maximum is not None:
        bounds.append(tr("max {count}").format(count=number(limit.maximum)))
    return bounds

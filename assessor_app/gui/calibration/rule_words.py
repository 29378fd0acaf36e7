"""The programme's rules of consistency in sentences, and what another rule of double reading would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.calibration.case_facts import outcome_words
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import count, interval_words, number, percent

if TYPE_CHECKING:
    from assessor_app.calibration.replay import Replay
    from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
    from assessor_app.workflows.calibration_picture import CalibrationPicture

_SHOWN = 12


def tr(text: str) -> str:
    """Translate in the context of rules."""
    return QCoreApplication.translate("calibration_rules", text)


def double_reading_words(rule: DoubleReading) -> str:
    """Who is read twice."""
    parts = [tr("{n} at random").format(n=percent(rule.share))]
    if rule.first:
        parts.append(tr("the first {n} of each version").format(n=count(rule.first)))
    if rule.near is not None:
        parts.append(tr("those within {n} of the pass line (in criteria)").format(n=count(rule.near)))
    return tr("Read twice: {parts}.").format(parts=", ".join(parts))


def rules_words(rules: CalibrationRules, levels: int) -> str:
    """All rules, a sentence a line; whoever runs the hub changes them."""
    lines = [
        double_reading_words(rules.double_reading),
        tr("To qualify on this scale: {n} exact agreement with what was agreed.").format(
            n=percent(rules.needed(levels))
        ),
        tr("Seeds: one submission in {n}; same level as agreed in {share} or more.").format(
            n=count(rules.seeds_every), share=percent(rules.seed_exact_binary if levels == 2 else rules.seed_exact)
        )
        if rules.seeds_every
        else tr("Seeds are not mixed in by themselves."),
        tr(
            "Targets: exact {exact}, adjacent {adjacent}, same result {result}, α {alpha}, its interval above {low}."
        ).format(
            exact=percent(rules.exact),
            adjacent=percent(rules.adjacent),
            result=percent(rules.consistency),
            alpha=number(rules.coefficient),
            low=number(rules.coefficient_low),
        ),
    ]
    if rules.judge_first:
        lines.append(tr("A lead judges a criterion before seeing what the readers gave."))
    lines.append(tr("Whoever runs the hub changes these rules in the programme’s file."))
    return "\n".join(lines)


def replay_words(found: Replay, codes: CalibrationPicture) -> str:
    """What the rule would have cost and caught."""
    now, then = count(found.reads_now), count(found.reads_then)
    lines = [tr("{now} readings were made; under this rule {then}.").format(now=now, then=then)]
    if found.extra:
        lines.append(_named(tr("{n} more submissions would be read twice: {codes}."), found.extra, codes))
    if found.spared:
        lines.append(_named(tr("{n} second readings would be spared: {codes}."), found.spared, codes))
    caught, known = found.caught, len(found.changed)
    if caught.value is not None and known:
        words = tr("Of {known} results that a second reading changed, this rule finds {share} ({interval}).")
        share, ends = percent(caught.value), interval_words(caught, "share")
        lines.append(words.format(known=count(known), share=share, interval=ends))
    elif not known:
        lines.append(tr("No second reading has changed a result so far."))
    if found.expected.value is not None and found.extra:
        words = tr("About {n} of the added readings would change a result ({interval}).")
        ends = interval_words(found.expected, "coefficient")
        lines.append(words.format(n=number(found.expected.value, 1), interval=ends))
    return "\n".join(lines)


def _named(words: str, submissions: tuple[str, ...], picture: CalibrationPicture) -> str:
    named = ", ".join(picture.codes.get(one, one) for one in submissions[:_SHOWN])
    more = " …" if len(submissions) > _SHOWN else ""
    return words.format(n=count(len(submissions)), codes=named + more)


def changed_columns() -> tuple[FactColumn, ...]:
    """The columns of changed outcomes."""
    return (
        FactColumn(tr("Submission")),
        FactColumn(tr("First reading")),
        FactColumn(tr("Second reading")),
        FactColumn(tr("Under this rule")),
    )


def changed_rows(found: Replay, picture: CalibrationPicture) -> tuple[FactRow, ...]:
    """Results that a second reading changed, those the rule would miss first."""
    made = []
    for one in sorted(found.changed, key=lambda case: case.caught):
        texts = (
            picture.codes.get(one.submission, one.submission),
            f"{one.first_reader}: {outcome_words(one.first)}",
            f"{one.second_reader}: {outcome_words(one.record)}",
            tr("read twice, so found")
            if one.caught
            else tr("read once: {outcome} would stand").format(outcome=outcome_words(one.first)),
        )
        made.append(FactRow(one.submission, texts, inks={3: "muted" if one.caught else "bad"}))
    return tuple(made)

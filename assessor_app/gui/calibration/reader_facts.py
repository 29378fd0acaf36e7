"""One reader's numbers in words: where to look first, then every statistic with what is usual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from assessor_app.calibration import words
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import (
    DASH,
    Unit,
    basis_words,
    count,
    ends_words,
    number,
    percent,
    signed,
    value_words,
    with_interval,
)
from assessor_app.gui.language.saying import say
from assessor_app.workflows.compute_picture import limits_of

if TYPE_CHECKING:
    from assessor_app.calibration.estimate import Estimate
    from assessor_app.calibration.readers import ReaderReport
    from assessor_app.workflows.calibration_picture import CalibrationPicture

_SEVERITY: Final = ("severe", "lenient")


def tr(text: str) -> str:
    """Translate in the context of readers."""
    return QCoreApplication.translate("calibration_readers", text)


def flag_name_words(name: str) -> str:
    """A flag in a word or two."""
    return {
        "severe": tr("strict"),
        "lenient": tr("mild"),
        "misfit": tr("erratic"),
        "overfit": tr("very even"),
        "range": tr("narrow range"),
        "halo": tr("halo"),
        "drift": tr("drift"),
        "seed_bias": tr("off what was agreed"),
    }.get(name, name)


def flags_words(report: ReaderReport) -> str:
    """Where to look, one sentence a line; else that there is nothing to look at."""
    lines = [f"• {say(flag.sentence)}" for flag in report.flags]
    if lines:
        return "\n".join(lines)
    if report.severity_mml.value is None or report.severity_mml.status == "few":
        return tr("Too few scores to say anything yet.")
    return tr("Nothing stands out: no number lies surely outside what is usual.")


def summary_words(picture: CalibrationPicture, report: ReaderReport) -> str:
    """What one reader’s page begins with: "20 submissions · about 0.3 level stricter · +1.96 (…) logits"."""
    found = report.severity_mml
    levels = words.severity_in_levels(picture.overview)
    parts = [basis_words(report.end_share)]
    if found.value is not None:
        if report.reader in levels:
            parts.append(say(words.level_words(levels[report.reader])))
        parts.append(tr("strictness {value} logits").format(value=with_interval(found, "logit")))
    return " · ".join(parts)


def reader_columns() -> tuple[FactColumn, ...]:
    """The columns of the list of readers."""
    return (
        FactColumn(tr("Reader")),
        FactColumn(tr("Look here")),
        FactColumn(tr("Strictness"), tr("In logits with its 95 % interval; positive is stricter"), is_number=True),
        FactColumn(tr("Submissions"), is_number=True),
    )


def reader_rows(picture: CalibrationPicture) -> tuple[FactRow, ...]:
    """Readers by code, before them those whose strictness surely differs: no league table by noise."""
    reports = sorted(picture.overview.readers, key=_order)
    return tuple(_reader_row(one) for one in reports)


def _order(report: ReaderReport) -> tuple[bool, float, str]:
    apart = any(flag.name in _SEVERITY for flag in report.flags)
    return (not apart, -abs(report.severity_mml.value or 0.0) if apart else 0.0, report.reader)


def _reader_row(report: ReaderReport) -> FactRow:
    found = report.severity_mml
    names = ", ".join(flag_name_words(flag.name) for flag in report.flags)
    sorts = {
        1: float(-len(report.flags)),
        2: float("nan") if found.value is None else found.value,
        3: float(report.end_share.n_submissions),
    }
    acts = any(flag.act for flag in report.flags)
    inks = {1: "bad" if acts else "warn"} if names else {1: "muted"}
    texts = (report.reader, names or DASH, value_words(found, "logit"), count(report.end_share.n_submissions))
    return FactRow(report.reader, texts, sorts, inks, flags_words(report))


def number_columns() -> tuple[FactColumn, ...]:
    """The columns of one reader's numbers."""
    return (
        FactColumn(tr("What")),
        FactColumn(tr("Value"), is_number=True),
        FactColumn(tr("95 % interval"), is_number=True),
        FactColumn(tr("Submissions"), is_number=True),
        FactColumn(tr("Usual"), tr("Where the programme’s rules ask nobody to look"), is_number=True),
        FactColumn(tr("Note")),
    )


def number_rows(picture: CalibrationPicture, report: ReaderReport) -> tuple[FactRow, ...]:
    """Every statistic of a reader, the most important first."""
    held, rules = limits_of(picture.rules), picture.rules
    two = len(picture.scale.levels) == 2
    exact = rules.seed_exact_binary if two else rules.seed_exact
    width = held.severity_watch
    used = tr("Range used, against the others")
    fit = tr("Steadiness (infit; 1 is as expected)")
    spread = tr("Spread within a submission, against the others")
    bias = tr("Above (+) or below what was agreed, levels")
    strict = tr("Stricter (+) or milder than the others, logits")
    kappa = tr("Weighted κ with what was agreed")
    return (
        _fact("seed_exact", tr("Same level as agreed"), report.seed_exact, "share", _least(percent(exact))),
        _fact("seed_bias", bias, report.seed_bias, "level", _about(held.seed_bias)),
        _fact("seed_qwk", kappa, report.seed_qwk, "coefficient", _least(number(rules.coefficient))),
        _fact("severity", strict, report.severity_mml, "logit", _about(width)),
        _fact("infit", fit, report.infit, "coefficient", _between(held.infit_low, held.infit_high)),
        _fact("range", used, report.sd_ratio, "coefficient", _least(number(held.sd_ratio))),
        _fact("ends", tr("Share of the two end levels"), report.end_share, "share", ""),
        _fact("halo", spread, report.halo_ratio, "coefficient", _least(number(held.halo_ratio))),
        _fact("drift", tr("Change over time, levels"), report.drift, "level", _about(held.drift)),
    )


def _fact(key: str, what: str, found: Estimate, unit: Unit, usual: str) -> FactRow:
    texts = (
        what,
        value_words(found, unit),
        (ends_words(found.ci, unit) if found.value is not None else "") or DASH,
        count(found.n_submissions),
        usual or DASH,
        say(words.weight_words(found)),
    )
    inks = {1: "muted"} if found.value is None or found.status == "few" else {}
    return FactRow(key, texts, inks=inks, hint=_hint(what, found, unit))


def _hint(what: str, found: Estimate, unit: Unit) -> str:
    told = f"{what}: {with_interval(found, unit)}"
    return "\n".join(line for line in (told, say(found.reason)) if line)


def _least(value: str) -> str:
    return tr("≥ {n}").format(n=value)


def _about(limit: float) -> str:
    return tr("{low} … {high}").format(low=signed(-limit, 1), high=signed(limit, 1))


def _between(low: float, high: float) -> str:
    return tr("{low} … {high}").format(low=number(low, 1), high=number(high, 1))

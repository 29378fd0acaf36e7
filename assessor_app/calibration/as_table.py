"""The results for people at a terminal: what matters first, each number with its interval and what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from assessor_app.calibration.bias import bias_cells
from assessor_app.calibration.d_study import d_study
from assessor_app.calibration.estimate import Estimate
from assessor_app.calibration.overview import Overview
from assessor_app.calibration.ratings_file import RatingsFile
from assessor_app.calibration.words import d_study_sentence

_AGREEMENT: Final = (
    ("Same level", "exact"),
    ("At most one level apart", "adjacent"),
    ("Krippendorff's alpha, ordinal", "alpha_ordinal"),
    ("Krippendorff's alpha, nominal", "alpha_nominal"),
    ("Krippendorff's alpha, interval", "alpha_interval"),
    ("Gwet's AC1", "ac1"),
    ("Gwet's AC2, linear", "ac2_linear"),
    ("Gwet's AC2, quadratic", "ac2_quadratic"),
    ("Fleiss' kappa", "fleiss"),
)
_SHARES: Final = frozenset({"exact", "adjacent"})
_MOST_PAIRS: Final = 20
_MOST_PLACES: Final = 10


def as_table(found: Overview, read: RatingsFile) -> str:
    """Plain text, a block for each question."""
    blocks = [_head(found, read)]
    blocks += [block(found) for block in (_agreement, _readers, _pairs, _icc, _details, _look)]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(found: Overview, read: RatingsFile) -> list[str]:
    held = found.ratings
    lines = [
        f"{_many(len(held), 'score')} by {_many(len(held.raters), 'reader')} of "
        f"{_many(len(held.submissions), 'submission')}, {_many(len(held.details), 'detail')}, "
        f"levels {', '.join(read.levels)}."
    ]
    if read.missing:
        were = "was" if read.missing == 1 else "were"
        lines.append(f"{_many(read.missing, 'row')} without a score {were} left out.")
    lines += read.notes
    if not found.connectivity.connected:
        groups = "; ".join(", ".join(group) for group in found.connectivity.groups)
        lines.append(f"These readers share no submissions with each other: {groups}.")
        links = "; ".join(f"{submission} by {reader}" for submission, reader in found.connectivity.links)
        lines.append(f"Scoring these would link them: {links}.")
    return lines


def _many(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _agreement(found: Overview) -> list[str]:
    rows = [("Agreement", "", "95 % interval", "on")]
    for title, name in _AGREEMENT:
        if name == "adjacent" and len(found.ratings.values) == 2:
            continue  # of two levels every two scores are at most one apart
        one: Estimate = getattr(found.agreement, name)
        share = name in _SHARES
        rows.append((title, _value(one, share), _interval(one, share), f"{one.n_units:,} units"))
    lines = _columns(rows)
    first = found.agreement.alpha_ordinal
    return [*lines, f"  {first.reason}"] if first.reason else lines


def _readers(found: Overview) -> list[str]:
    rows: list[Sequence[str]] = [
        ("Reader", "severity", "95 % interval", "infit", "outfit", "fair", "SD ratio", "halo", "drift", "seeds")
    ]
    for one in found.readers:
        numbers = (one.infit, one.outfit, one.fair_average, one.sd_ratio, one.halo, one.drift)
        rows.append(
            (
                one.reader,
                _value(one.severity_mml),
                _interval(one.severity_mml),
                *(_value(number) for number in numbers),
                _value(one.seed_exact, share=True),
            )
        )
    lines = _columns(rows)
    return lines + [f"  {one.reader}: {flag.sentence}" for one in found.readers for flag in one.flags] + _why(found)


def _why(found: Overview) -> list[str]:
    measured = found.severity
    gone = "severity" if measured.marginal is None else "fit, fair average and drift"
    return [f"  No {gone}: {measured.reason}"] if measured.reason else []


def _pairs(found: Overview) -> list[str]:
    shared = sorted((one for one in found.pairs if one.exact.n_units), key=lambda one: -one.exact.n_units)
    if not shared:
        return []
    rows = [("Two readers", "units", "same level", "kappa", "quadratic", "95 % interval")]
    for one in shared[:_MOST_PAIRS]:
        names = f"{one.first} – {one.second}"
        both = (_value(one.kappa), _value(one.quadratic), _interval(one.quadratic))
        rows.append((names, f"{one.exact.n_units:,}", _value(one.exact, share=True), *both))
    left = len(shared) - _MOST_PAIRS
    return _columns(rows) + ([f"  and {left:,} pairs more (--json has all)"] if left > 0 else [])


def _icc(found: Overview) -> list[str]:
    if all(one.value is None for one in found.icc.values()):
        first = next(iter(found.icc.values()))
        return [f"Intraclass correlation: {first.reason}"]
    rows = [("Intraclass correlation", "", "95 % interval")]
    rows += [(f"ICC({form})", _value(one), _interval(one)) for form, one in found.icc.items()]
    return _columns(rows)


def _details(found: Overview) -> list[str]:
    if len(found.details) < 2:
        return []
    rows = [("Detail", "difficulty", "same level", "alpha ordinal", "AC2 quadratic")]
    for one in found.details:
        held = one.agreement
        share = _value(held.exact, share=True)
        rows.append((one.detail, _value(one.difficulty), share, _value(held.alpha_ordinal), _value(held.ac2_quadratic)))
    return _columns(rows)


def _look(found: Overview) -> list[str]:
    """What the tables above do not show: single places, and how many readers it takes."""
    places = [one for one in bias_cells(found.ratings, found.severity) if one.notable][:_MOST_PLACES]
    lines = [
        f"{one.reader} in {one.detail}: {_value(one.logits)} logit ({_interval(one.logits)}), positive is stricter."
        for one in places
    ]
    return [*lines, d_study_sentence(d_study(found.ratings))]


def _value(one: Estimate, share: bool = False) -> str:
    if one.value is None:
        return "–"
    return f"{one.value:.0%}" if share else f"{one.value:.3f}"


def _interval(one: Estimate, share: bool = False) -> str:
    if one.ci is None:
        return ""
    low, high = one.ci
    return f"{low:.0%} … {high:.0%}" if share else f"{low:.3f} … {high:.3f}"


def _columns(rows: Iterable[Sequence[str]]) -> list[str]:
    """Left for the first column, right for all others."""
    held = [tuple(row) for row in rows]
    widths = [max(len(row[at]) for row in held) for at in range(len(held[0]))]
    lines = []
    for row in held:
        first, *others = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        lines.append("  ".join(cells).rstrip())
    return lines

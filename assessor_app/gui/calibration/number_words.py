"""Numbers of calibration as people read them: the value, how sure it is, what it stands on, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.gui.language.saying import say

if TYPE_CHECKING:
    from assessor_app.calibration.estimate import Estimate, Interval

Unit = Literal["share", "coefficient", "level", "logit"]
Tone = Literal["good", "watch", "low", "open", "none"]

# with fewer submissions a number is preliminary; with fewer still the estimate itself says "few"
ENOUGH: Final = 30
DASH: Final = "—"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a number stands against its target: ``tone`` for shape and colour, ``words`` for people."""

    tone: Tone
    words: str


def tr(text: str) -> str:
    """Translate in the context of these numbers."""
    return QCoreApplication.translate("calibration_numbers", text)


def number(value: float, digits: int = 2) -> str:
    """A number in the format of the user's country, with a true minus."""
    # "−0.00" would claim a direction that is not there
    told = round(value, digits) + 0.0
    return QLocale().toString(told, "f", digits).replace("-", "−")


def count(value: int) -> str:
    """A whole number in the format of the user's country."""
    return QLocale().toString(value)


def percent(value: float) -> str:
    """A share (0 to 1) as "78 %"."""
    return tr("{n} %").format(n=QLocale().toString(round(value * 100)))


def signed(value: float, digits: int = 2) -> str:
    """A number with its sign, also where it is positive."""
    return f"+{number(value, digits)}" if round(value, digits) > 0 else number(value, digits)


def value_words(found: Estimate, unit: Unit = "coefficient") -> str:
    """The value alone, a dash where there is none."""
    if found.value is None:
        return DASH
    if unit == "share":
        return percent(found.value)
    return signed(found.value) if unit in ("level", "logit") else number(found.value)


def ends_words(interval: Interval | None, unit: Unit = "coefficient") -> str:
    """ "0.64 – 0.77"; "" without an interval."""
    if interval is None:
        return ""
    low, high = interval
    if unit == "share":
        # "99 – 99 %" would look like a mistake
        digits = 1 if round(low * 100) == round(high * 100) and low < high else 0
        return tr("{low} – {high} %").format(low=number(low * 100, digits), high=number(high * 100, digits))
    show = signed if unit in ("level", "logit") else number
    return tr("{low} – {high}").format(low=show(low), high=show(high))


def interval_words(found: Estimate, unit: Unit = "coefficient") -> str:
    """ "95 % interval 0.64 – 0.77"; "" without one."""
    ends = ends_words(found.ci, unit) if found.value is not None else ""
    return tr("95 % interval {ends}").format(ends=ends) if ends else ""


def basis_words(found: Estimate) -> str:
    """What it stands on: "41 submissions"."""
    if found.n_submissions == 1:
        return tr("1 submission")
    return tr("{n} submissions").format(n=count(found.n_submissions))


def with_interval(found: Estimate, unit: Unit = "coefficient") -> str:
    """The value and its interval in brackets, for cells of tables."""
    ends = ends_words(found.ci, unit)
    return f"{value_words(found, unit)} ({ends})" if found.value is not None and ends else value_words(found, unit)


def standing_of(found: Estimate, target: float | None, low: float | None = None) -> Standing:
    """How it stands: too few, preliminary, target met or not; ``low`` is a bound that the interval must clear."""
    if found.value is None:
        return Standing("none", reason_words(found))
    if found.status == "few":
        return Standing("open", tr("too few to say"))
    if target is None:
        return Standing("none", "")
    if found.value < target:
        sure = found.ci is not None and found.ci[1] < target
        met = Standing("low" if sure else "watch", tr("below target") if sure else tr("perhaps below target"))
    elif low is not None and found.ci is not None and found.ci[0] < low:
        met = Standing("watch", tr("target perhaps met"))
    else:
        met = Standing("good", tr("target met"))
    if found.n_submissions < ENOUGH:
        return Standing("open", tr("preliminary: {standing}").format(standing=met.words))
    return met


def reason_words(found: Estimate) -> str:
    """Why there is no number, short enough for a card."""
    return {
        "no_overlap": tr("nothing scored twice yet"),
        "undefined_one_level": tr("only one level was given"),
        "not_crossed": tr("nothing scored by all"),
        "disconnected": tr("readers are not linked"),
        "few": tr("too few to say"),
    }.get(found.status, "")


def meaning_of(found: Estimate, unit: Unit, meaning: str) -> str:
    """All there is to know, for tool tips: what it means, its interval, its basis, and why it may be missing."""
    lines = [meaning, interval_words(found, unit), basis_words(found)]
    if found.n_pairs:
        lines[-1] = tr("{basis} · {n} pairs of scores").format(basis=basis_words(found), n=count(found.n_pairs))
    lines.append(say(found.reason))
    return "\n".join(line for line in lines if line)

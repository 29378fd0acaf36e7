"""Numbers as people read them on plots: in their locale, with a real minus sign, and with what they stand on."""

from __future__ import annotations

import functools
import math

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.gui.plots.plot_data import Measured


def number(value: float, digits: int = 2, *, signed: bool = False) -> str:
    """``value`` with so many digits; ``signed`` puts a plus before what is above zero."""
    shown = round(value, digits)
    words = QLocale().toString(abs(shown) + 0.0, "f", digits)
    if shown < 0:
        return f"−{words}"
    return f"+{words}" if signed and shown > 0 else words


def short(value: float) -> str:
    """For a cell with little room: ".57", "1.0", "−.12"."""
    return _short(value, QLocale().decimalPoint())


@functools.lru_cache(maxsize=1024)
def _short(value: float, point: str) -> str:
    # kept: a large map writes the same hundred numbers over and over
    if abs(value) >= 0.995:
        return number(value, 1)
    return number(value, 2).replace(f"0{point}", point, 1)


def percent(share: float) -> str:
    """A share from 0 to 1 as "78 %", never broken between two lines."""
    return f"{number(share * 100, 0)}\N{NO-BREAK SPACE}%"


def whole(count: int) -> str:
    """A count."""
    return QLocale().toString(count)


def measured_words(measured: Measured, *, signed: bool = False) -> str:
    """ "0.57 (95 % interval 0.31 to 0.77), n = 14", or that it is not known; then the note."""
    translate = QCoreApplication.translate
    if measured.value is None:
        words = translate("plots", "no number, n = {n}").format(n=whole(measured.n))
    elif measured.low is None or measured.high is None:
        value = number(measured.value, signed=signed)
        words = translate("plots", "{value}, n = {n}").format(value=value, n=whole(measured.n))
    else:
        words = translate("plots", "{value} (95 % interval {low} to {high}), n = {n}").format(
            value=number(measured.value, signed=signed),
            low=number(measured.low, signed=signed),
            high=number(measured.high, signed=signed),
            n=whole(measured.n),
        )
    if measured.few and not measured.note:
        return translate("plots", "{words}: too few to say").format(words=words)
    return f"{words}. {measured.note}" if measured.note else words


def is_number(words: str) -> bool:
    """Whether words are nothing but a number, so that a spreadsheet may take them for one."""
    try:
        return math.isfinite(float(words.replace(",", ".")))
    except ValueError:
        return False

"""Shows numbers, dates and times as the number format of their cell says: percent, decimals, thousands, currency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from assessor_app.media.reading.format_code import Part, sections_of
from assessor_app.media.reading.moment_format import moment_writer

Writer = Callable[[object], str | None]

# What Excel means by the numbers of its own formats. 14 and 22 are the date as the reader's system has it: those stay
# as ISO writes them, which nobody can misread.
_MONEY: Final = ('"$"#,##0', '"$"#,##0.00')
_ACCOUNT: Final = "#,##0_);(#,##0)"
BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    5: f"{_MONEY[0]}_);({_MONEY[0]})", 6: f"{_MONEY[0]}_);({_MONEY[0]})",
    7: f"{_MONEY[1]}_);({_MONEY[1]})", 8: f"{_MONEY[1]}_);({_MONEY[1]})",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    37: _ACCOUNT, 38: _ACCOUNT, 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);(#,##0.00)",
    41: '#,##0;(#,##0);"-"', 42: '"$"#,##0;("$"#,##0);"-"',
    43: '#,##0.00;(#,##0.00);"-"', 44: '"$"#,##0.00;("$"#,##0.00);"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
}  # fmt: skip
# what has more figures before the point is shown as it is
_LARGEST: Final = 1e15
_MOST_DECIMALS: Final = 30


def formatted(code: str, value: object) -> str | None:
    """A cell's value by the format of its cell; None where the format does not say how to show such a value.

    Never raises, whatever stands in ``code``.
    """
    writer = _writer(code)
    return None if writer is None else writer(value)


@lru_cache(maxsize=4096)
def is_telling(code: str) -> bool:
    """Whether a format says more than to show a value as it is."""
    return _writer(code) is not None


@lru_cache(maxsize=4096)
def _writer(code: str) -> Writer | None:
    sections = sections_of(code)
    if sections is None:
        return None
    if any(part.kind in ("moment", "elapsed", "half") for part in sections[0]):
        return moment_writer(sections[0])
    numbers = [_Number.of(one) for one in sections]
    if any(one is None for one in numbers):
        return None
    told = _Numbers(tuple(one for one in numbers if one is not None))
    return told.words


@dataclass(frozen=True, slots=True)
class _Number:
    """One section: what stands before and after the figures, and how those are written."""

    before: str
    after: str
    whole: int
    least: int
    most: int
    grouped: bool
    shift: int
    power: str

    @classmethod
    def of(cls, parts: Sequence[Part]) -> _Number | None:
        """None where there are no figures, or other signs among them."""
        at = [place for place, one in enumerate(parts) if one.kind in ("digits", "point", "comma", "power")]
        if not at or any(one.kind == "general" for one in parts):
            words = "".join(one.text for one in parts)
            only_words = bool(words.strip()) and all(one.kind == "text" for one in parts)
            return cls(words, "", 0, 0, 0, grouped=False, shift=0, power="none") if only_words else None
        core = parts[at[0] : at[-1] + 1]
        if any(one.kind in ("text", "percent") for one in core):
            return None
        whole, _, decimals = "".join(one.text for one in core if one.kind != "power").partition(".")
        figures = whole.rstrip(",")
        power = next((one.text for one in core if one.kind == "power"), "")
        decimals_only = decimals.rstrip(",")
        if "." in decimals or "," in decimals_only or len(decimals_only) > _MOST_DECIMALS:
            return None
        percents = sum(one.kind == "percent" for one in parts)
        thousands = len(whole) - len(figures) + len(decimals) - len(decimals_only)
        return cls(
            "".join(one.text for one in parts[: at[0]]),
            "".join(one.text for one in parts[at[-1] + 1 :]),
            figures.count("0"),
            decimals_only.count("0"),
            len(decimals_only),
            grouped="," in figures,
            shift=2 * percents - 3 * thousands,
            power=power,
        )

    def figures(self, size: Decimal) -> str:
        """The figures of a number that is not negative."""
        if self.power == "none":
            return ""
        size = size.scaleb(self.shift)
        if self.power:
            return self._with_power(size)
        rounded = size.quantize(Decimal(1).scaleb(-self.most), ROUND_HALF_UP)
        whole, _, decimals = f"{rounded:f}".partition(".")
        kept = decimals.rstrip("0")
        decimals = kept.ljust(self.least, "0") if len(kept) < self.least else kept
        whole = whole.lstrip("0").rjust(self.whole, "0")
        if self.grouped:
            whole = f"{int(whole):,}".rjust(len(whole), "0") if whole else ""
        return f"{whole}.{decimals}" if decimals else whole or ("0" if not self.before + self.after else "")

    def _with_power(self, size: Decimal) -> str:
        mantissa, _, power = f"{size:.{self.most}E}".partition("E")
        figures = len(self.power) - 2
        sign = "-" if int(power) < 0 else "+" if self.power[1] == "+" else ""
        return f"{mantissa}E{sign}{abs(int(power)):0{figures}}"


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The sections of a format for numbers, in their order."""

    sections: tuple[_Number, ...]

    def words(self, value: object) -> str | None:
        """A number by its section; None for what is no number, or too large to be written out."""
        if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < _LARGEST:
            return None
        chosen, sign = self.sections[0], "-" if value < 0 else ""
        if value < 0 and len(self.sections) > 1:
            chosen, sign = self.sections[1], ""
        elif value == 0 and len(self.sections) > 2:
            chosen = self.sections[2]
        # fifteen figures are what a spreadsheet keeps: 1.005 is rounded up, as it stands there
        figures = chosen.figures(Decimal(format(abs(value), ".15g")))
        if sign and not any(one in "123456789" for one in figures):
            sign = ""
        return f"{sign}{chosen.before}{figures}{chosen.after}".strip()

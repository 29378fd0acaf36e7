"""A report in the making: headings, words, tables and drawings in order, as one page of HTML to be printed."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assessor_app.domain.light_markdown import to_html
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.plots.drawing import Drawing
from assessor_app.gui.reports.report_paper import plot_mark

_STYLE = """
h1 { font-size: 19pt; margin-bottom: 2px; }
h2 { font-size: 13pt; margin-top: 16px; margin-bottom: 3px; }
h3 { font-size: 10.5pt; margin-top: 10px; margin-bottom: 2px; }
p { margin-top: 2px; margin-bottom: 5px; }
p.soft, td.soft { color: #5a6472; }
th { font-weight: bold; background-color: #eef1f6; }
th, td { font-size: 8.5pt; }
td.big { font-size: 15pt; font-weight: bold; }
"""


@dataclass(slots=True)
class ReportPage:
    """What is put in is text and is escaped; nothing of it is ever taken for HTML."""

    title: str
    footer: str
    _parts: list[str] = field(default_factory=list)
    _drawings: dict[str, Drawing[Any]] = field(default_factory=dict)

    @property
    def drawings(self) -> Mapping[str, Drawing[Any]]:
        """The drawings by name, as :class:`assessor_app.gui.reports.report_paper.ReportPaper` takes them."""
        return self._drawings

    @property
    def html(self) -> str:
        """The whole page."""
        head = f"<head><title>{html.escape(self.title)}</title><style>{_STYLE}</style></head>"
        return f"<html>{head}<body>{''.join(self._parts)}</body></html>"

    def heading(self, words: str, level: int = 2) -> None:
        """A heading; level 1 is the report's title."""
        self._parts.append(f"<h{level}>{html.escape(words)}</h{level}>")

    def words(self, words: str, *, soft: bool = False) -> None:
        """A paragraph for each line; nothing for no words."""
        kind = ' class="soft"' if soft else ""
        self._parts += [f"<p{kind}>{html.escape(line)}</p>" for line in words.splitlines() if line.strip()]

    def rich(self, text: str) -> None:
        """Words of a person in light Markdown."""
        self._parts.append(to_html(text))

    def points(self, lines: Sequence[str]) -> None:
        """A list."""
        if lines:
            self._parts.append("<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>")

    def cards(self, cards: Sequence[Sequence[str]]) -> None:
        """Numbers side by side: what it is, the number, how it stands, and what it stands on."""
        kinds = ("soft", "big", "plain", "soft")
        width = 100 // max(1, len(cards))
        cells = [
            "".join(f'<td width="{width}%" class="{kind}">{_lines(card[at])}</td>' for card in cards)
            for at, kind in enumerate(kinds)
        ]
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        self._parts.append(f'<table width="100%" cellpadding="3" cellspacing="0">{body}</table>')

    def table(
        self,
        header: Sequence[str],
        rows: Iterable[Sequence[str]],
        numbers: Iterable[int] = (),
        shares: Sequence[int] = (),
    ) -> None:
        """A table; columns at ``numbers`` stand at the right. Nothing where there are no rows.

        ``shares`` are the widths of the columns in per cent, left to the text where there are none.
        """
        right = frozenset(numbers)
        wide = [f' width="{share}%"' for share in shares] or [""] * len(header)

        def cells(kind: str, texts: Sequence[str]) -> str:
            side = [f' align="{"right" if at in right else "left"}"{wide[at]}' for at in range(len(texts))]
            return "".join(f"<{kind}{side[at]}>{html.escape(text)}</{kind}>" for at, text in enumerate(texts))

        body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
        if body:
            # the header is said again at the top of each page the table runs on to
            head = f"<thead><tr>{cells('th', header)}</tr></thead>"
            table = '<table width="100%" cellpadding="3" cellspacing="0" border="0.5" style="border-collapse:collapse">'
            self._parts.append(f"{table}{head}{body}</table>")

    def facts(self, columns: Sequence[FactColumn], rows: Iterable[FactRow], most: int | None = None) -> None:
        """A table of the screen, its first ``most`` rows."""
        held = [row.texts for row in rows][:most]
        numbers = [at for at, column in enumerate(columns) if column.is_number]
        self.table([column.title for column in columns], held, numbers)

    def plot(self, name: str, drawing: Drawing[Any], sentence: str = "") -> None:
        """A drawing under its title and sentence; nothing where there is nothing to draw."""
        if drawing.empty:
            return
        self.heading(drawing.title, 3)
        self.words(sentence or drawing.sentence)
        self._drawings[name] = drawing
        self._parts.append(f"<p>{html.escape(plot_mark(name))}</p>")


def _lines(words: str) -> str:
    return "<br>".join(html.escape(line) for line in words.splitlines() if line)

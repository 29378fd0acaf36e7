"""The outline's rows: parts, outcomes and criteria of one submission with their badges, flags and word counts."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from assessor_app.domain.credential import Outcome, Part, Scorable
from assessor_app.domain.reopening import may_score
from assessor_app.domain.scoring import Score
from assessor_app.gui.workspace.score_badges import badge_for, limit_badge
from assessor_app.gui.workspace.word_rows import WordRow, word_rows
from assessor_app.workflows.desk import OpenedSubmission


class OutlineRole(IntEnum):
    """Data roles of an outline row."""

    KEY = Qt.ItemDataRole.UserRole + 1  # id of the scorable or part that a click opens, empty for headings
    BADGE = Qt.ItemDataRole.UserRole + 2  # Badge or None
    FLAG = Qt.ItemDataRole.UserRole + 3  # bool
    LETTER = Qt.ItemDataRole.UserRole + 4  # "a", "C2": the short label before the title
    KIND = Qt.ItemDataRole.UserRole + 5  # "group", "criterion", "words" or "stands" (the heading of what stands)
    STANDS = Qt.ItemDataRole.UserRole + 6  # bool: shown at the earlier attempt, to be looked at only


_SELECTABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class OutlineModel(QStandardItemModel):
    """Rows of one opened submission. Parts that are read but not scored are rows too, with no badge."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenedSubmission | None = None
        self._rows: dict[str, QStandardItem] = {}
        self._scorables: dict[str, Scorable] = {}
        self._stands: QStandardItem | None = None

    def show_submission(self, opened: OpenedSubmission) -> None:
        """Build all rows anew."""
        self.clear()
        self._rows.clear()
        self._stands = None
        self._opened = opened
        scorables = opened.credential.scorables()
        self._scorables = {one.id: one for one in scorables}
        for number, part in enumerate(opened.credential.parts, start=1):
            if part.outcomes or part.components:
                self._add_portfolio(number, part, tuple(one for one in scorables if self._is_open(one.id)))
            elif self._is_open(part.id) or part.scale is None:
                self._add_narrative(number, part)
        self._add_standing([one for one in scorables if not self._is_open(one.id)])
        for scorable in scorables:
            self.set_score(scorable.id, opened.assessment.score(scorable.id))

    def set_score(self, scorable_id: str, score: Score) -> None:
        """Show the badge and flag of one scorable."""
        row, scorable = self._rows.get(scorable_id), self._scorables.get(scorable_id)
        if row is None or scorable is None or self._opened is None:
            return
        reopening = self._opened.reopening
        stands = reopening is not None and not self._is_open(scorable_id)
        mark = reopening.kept.get(scorable_id) if reopening is not None and stands else score.mark
        badge = badge_for(self._opened.credential, scorable, mark)
        row.setData(badge, OutlineRole.BADGE)
        row.setData(score.flagged, OutlineRole.FLAG)
        said = [f"{scorable.label} {scorable.title}", badge.words]
        if stands:
            said.append(self.tr("shown at the earlier attempt"))
        if score.flagged:
            said.append(self.tr("flagged for the lead"))
        row.setData(", ".join(said), Qt.ItemDataRole.AccessibleTextRole)

    def index_of(self, key: str) -> QModelIndex:
        """The row of a scorable or narrative part; invalid when there is none."""
        row = self._rows.get(key)
        return row.index() if row is not None else QModelIndex()

    def standing(self) -> QModelIndex:
        """The heading of what was shown at the earlier attempt; invalid at a first one."""
        return self._stands.index() if self._stands is not None else QModelIndex()

    def _is_open(self, scorable_id: str) -> bool:
        return self._opened is None or may_score(self._opened.reopening, scorable_id)

    def _add_standing(self, scorables: list[Scorable]) -> None:
        """One heading at the end for everything that need not be shown again."""
        if not scorables:
            return
        words = self.tr("Shown at the earlier attempt ({n})").format(n=len(scorables))
        self._stands = self._heading(words)
        self._stands.setData("stands", OutlineRole.KIND)
        self._stands.setToolTip(self.tr("Stands as it was: to be looked at, not scored again"))
        for scorable in scorables:
            self._add_criterion(self._stands, scorable, scorable.label if scorable.criterion is not None else "")
            row = self._rows[scorable.id]
            row.setData(True, OutlineRole.STANDS)
            if scorable.criterion is None:
                row.setText(f"{scorable.label} · {scorable.title}")

    def _add_portfolio(self, number: int, part: Part, scorables: tuple[Scorable, ...]) -> None:
        for place, outcome in enumerate(part.outcomes, start=1):
            own = [one for one in scorables if one.part.id == part.id and one.outcome is not None]
            own = [one for one in own if one.outcome is not None and one.outcome.id == outcome.id]
            if own:
                heading = self._heading(self._outcome_title(place, outcome))
            for scorable in own:
                self._add_criterion(heading, scorable, scorable.label.rpartition(".")[2])
        loose = [
            one for one in scorables if one.part.id == part.id and one.outcome is None and one.criterion is not None
        ]
        if loose:
            heading = self._heading(self.tr("Part {number} · {title}").format(number=number, title=part.title))
        for scorable in loose:
            self._add_criterion(heading, scorable, scorable.label)

    def _outcome_title(self, place: int, outcome: Outcome) -> str:
        return self.tr("EO {number} · {title}").format(number=place, title=outcome.title)

    def _heading(self, text: str) -> QStandardItem:
        row = self._row(text, "", "group")
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.appendRow(row)
        return row

    def _add_criterion(self, heading: QStandardItem, scorable: Scorable, letter: str) -> None:
        row = self._row(scorable.title, scorable.id, "criterion")
        row.setData(letter, OutlineRole.LETTER)
        row.setFlags(_SELECTABLE)
        row.setToolTip(f"{scorable.label}  {scorable.title}")
        self._rows[scorable.id] = row
        heading.appendRow(row)

    def _add_narrative(self, number: int, part: Part) -> None:
        text = self.tr("Part {number} · {title}").format(number=number, title=part.title)
        row = self._row(text, part.id, "group")
        row.setFlags(_SELECTABLE)
        row.setToolTip(text)
        self._rows[part.id] = row
        self.appendRow(row)
        if self._opened is not None:
            for words in word_rows(part, self._opened.submission):
                row.appendRow(self._words_row(part.id, words))

    def _words_row(self, key: str, words: WordRow) -> QStandardItem:
        row = self._row(words.text, key, "words")
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        badge = limit_badge(words.within) if words.limited else None
        row.setData(badge, OutlineRole.BADGE)
        row.setToolTip(words.sentence)
        row.setData(words.sentence, Qt.ItemDataRole.AccessibleTextRole)
        return row

    def _row(self, text: str, key: str, kind: str) -> QStandardItem:
        row = QStandardItem(text)
        row.setEditable(False)
        row.setData(key, OutlineRole.KEY)
        row.setData(kind, OutlineRole.KIND)
        return row

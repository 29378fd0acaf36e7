"""The outline's rows: parts, outcomes and criteria of one submission with their badges, flags and word counts."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from assessor_app.domain.credential import Outcome, Part, Scorable
from assessor_app.domain.reopening import may_score
from assessor_app.domain.scoring import Score
from assessor_app.gui.language.saying import say
from assessor_app.gui.workspace.score_badges import badge_for, limit_badge
from assessor_app.gui.workspace.word_rows import WordRow, word_rows
from assessor_app.gui.workspace.word_rows import number as number_words
from assessor_app.workflows.desk import OpenedSubmission


class OutlineRole(IntEnum):
    """Data roles of an outline row."""

    KEY = Qt.ItemDataRole.UserRole + 1  # id of the scorable or part that a click opens, empty for headings
    BADGE = Qt.ItemDataRole.UserRole + 2  # Badge or None
    FLAG = Qt.ItemDataRole.UserRole + 3  # bool
    LETTER = Qt.ItemDataRole.UserRole + 4  # "a", "C2": the short label before the title
    KIND = Qt.ItemDataRole.UserRole + 5  # "group", "criterion", "words" or "stands" (the heading of what stands)
    STANDS = Qt.ItemDataRole.UserRole + 6  # bool: shown at the earlier attempt, to be looked at only
    CODE = Qt.ItemDataRole.UserRole + 7  # "EO 1", "1.b", "1,214": what stands for the row where titles have no room


_SELECTABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class OutlineModel(QStandardItemModel):
    """Rows of one opened submission. Parts that are read but not scored are rows too, with no badge."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenedSubmission | None = None
        self._rows: dict[str, QStandardItem] = {}
        self._scorables: dict[str, Scorable] = {}
        self._marks: dict[str, tuple[str | None, bool]] = {}
        self._stands: QStandardItem | None = None
        self._heights = (QSize(), QSize())

    def set_heights(self, width: int, line: int, words: int) -> None:
        """How large a row asks to be, and one of counted words (pixels).

        Kept with the rows: a tree of a thousand that had to ask for each would stand still meanwhile.
        """
        self._heights = (QSize(width, line), QSize(width, words))
        for place in range(self.rowCount()):
            self._size(self.item(place))

    def _size(self, row: QStandardItem) -> None:
        row.setSizeHint(self._heights[row.data(OutlineRole.KIND) == "words"])
        for place in range(row.rowCount()):
            self._size(row.child(place))

    def show_submission(self, opened: OpenedSubmission) -> bool:
        """Show the rows of a submission; tells whether they are new.

        Those of a first attempt under the same definition stay, and only what is theirs is said anew.
        """
        before, self._opened = self._opened, opened
        if before is not None and before.credential is opened.credential and not (before.reopening or opened.reopening):
            self._renew(opened)
            return False
        self.clear()
        self._rows.clear()
        self._marks.clear()
        self._stands = None
        scorables = opened.credential.scorables()
        self._scorables = {one.id: one for one in scorables}
        # headings come with their rows: what is put into a model piece by piece is told to its tree piece by piece
        for number, part in enumerate(opened.credential.parts, start=1):
            if part.outcomes or part.components:
                for heading in self._portfolio(part, number, [one for one in scorables if one.part.id == part.id]):
                    self.appendRow(heading)
            elif self._is_open(part.id) or part.scale is None:
                self.appendRow(self._narrative(number, part))
        for heading in self._standing([one for one in scorables if not self._is_open(one.id)]):
            self.appendRow(heading)
        return True

    def _renew(self, opened: OpenedSubmission) -> None:
        for part in opened.credential.parts:
            row = self._rows.get(part.id)
            if row is not None and row.rowCount():
                row.removeRows(0, row.rowCount())
                self._count_words(row, part)
        for scorable_id in self._scorables:
            self.set_score(scorable_id, opened.assessment.score(scorable_id))

    def set_score(self, scorable_id: str, score: Score) -> None:
        """Show the badge and flag of one scorable."""
        row = self._rows.get(scorable_id)
        if row is not None and self._marks.get(scorable_id) != (score.mark, score.flagged):
            self._dress(row, self._scorables.get(scorable_id), score)

    def _dress(self, row: QStandardItem, scorable: Scorable | None, score: Score) -> None:
        if scorable is None or self._opened is None:
            return
        self._marks[scorable.id] = (score.mark, score.flagged)
        reopening = self._opened.reopening
        stands = reopening is not None and not self._is_open(scorable.id)
        mark = reopening.kept.get(scorable.id) if reopening is not None and stands else score.mark
        badge = badge_for(self._opened.credential, scorable, mark)
        row.setData(badge, OutlineRole.BADGE)
        row.setData(score.flagged, OutlineRole.FLAG)
        said = [f"{say(scorable.label)} {scorable.title}", badge.words]
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

    def _standing(self, scorables: list[Scorable]) -> list[QStandardItem]:
        """One heading at the end for everything that need not be shown again."""
        if not scorables:
            return []
        words = self.tr("Shown at the earlier attempt ({n})").format(n=len(scorables))
        rows = [self._criterion(one, one.label if one.criterion is not None else "") for one in scorables]
        code = self.tr("Before ({n})").format(n=len(scorables))
        for row, scorable in zip(rows, scorables, strict=True):
            row.setData(True, OutlineRole.STANDS)
            if scorable.criterion is None:
                row.setText(f"{say(scorable.label)} · {scorable.title}")
                row.setToolTip(row.text())
        self._stands = self._heading(words, rows, code)
        self._stands.setData("stands", OutlineRole.KIND)
        hint = self.tr("Stands as it was: to be looked at, not scored again")
        self._stands.setToolTip(f"{words}\n{hint}")
        return [self._stands]

    def _portfolio(self, part: Part, number: int, scorables: list[Scorable]) -> list[QStandardItem]:
        """Headings with the open criteria of one part under them."""
        of_outcome: dict[str, list[Scorable]] = {}
        loose: list[Scorable] = []
        for one in scorables:
            if not self._is_open(one.id):
                continue
            if one.outcome is not None:
                of_outcome.setdefault(one.outcome.id, []).append(one)
            elif one.criterion is not None:
                loose.append(one)
        headings = []
        for place, outcome in enumerate(part.outcomes, start=1):
            if own := of_outcome.get(outcome.id):
                rows = [self._criterion(one, one.label.rpartition(".")[2]) for one in own]
                title = self._outcome_title(place, outcome)
                headings.append(self._heading(title, rows, _code_in(title)))
        if loose:
            title = self._part_title(number, part)
            rows = [self._criterion(one, one.label) for one in loose]
            headings.append(self._heading(title, rows, _code_in(title)))
        return headings

    def _outcome_title(self, place: int, outcome: Outcome) -> str:
        return self.tr("EO {number} · {title}").format(number=place, title=outcome.title)

    def _part_title(self, number: int, part: Part) -> str:
        return self.tr("Part {number} · {title}").format(number=number, title=part.title)

    def _heading(self, text: str, rows: list[QStandardItem], code: str) -> QStandardItem:
        row = self._row(text, "", "group", code)
        row.setToolTip(text)
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        row.appendRows(rows)
        return row

    def _criterion(self, scorable: Scorable, letter: str) -> QStandardItem:
        row = self._row(scorable.title, scorable.id, "criterion", say(scorable.label))
        row.setData(letter, OutlineRole.LETTER)
        row.setFlags(_SELECTABLE)
        row.setToolTip(f"{say(scorable.label)}  {scorable.title}")
        self._rows[scorable.id] = row
        self._dress_as_stored(row, scorable.id)
        return row

    def _dress_as_stored(self, row: QStandardItem, scorable_id: str) -> None:
        if self._opened is not None:
            self._dress(row, self._scorables.get(scorable_id), self._opened.assessment.score(scorable_id))

    def _narrative(self, number: int, part: Part) -> QStandardItem:
        text = self._part_title(number, part)
        row = self._row(text, part.id, "group", _code_in(text))
        row.setFlags(_SELECTABLE)
        row.setToolTip(text)
        self._rows[part.id] = row
        self._dress_as_stored(row, part.id)
        self._count_words(row, part)
        return row

    def _count_words(self, row: QStandardItem, part: Part) -> None:
        if self._opened is not None:
            row.appendRows([self._words_row(part.id, words) for words in word_rows(part, self._opened.submission)])

    def _words_row(self, key: str, words: WordRow) -> QStandardItem:
        row = self._row(words.text, key, "words", number_words(words.count) if words.count or words.limited else "–")
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        badge = limit_badge(words.within) if words.limited else None
        row.setData(badge, OutlineRole.BADGE)
        row.setToolTip("\n".join(dict.fromkeys((words.text, words.sentence))))
        row.setData(words.sentence, Qt.ItemDataRole.AccessibleTextRole)
        return row

    def _row(self, text: str, key: str, kind: str, code: str) -> QStandardItem:
        row = QStandardItem(text)
        row.setEditable(False)
        row.setData(key, OutlineRole.KEY)
        row.setData(kind, OutlineRole.KIND)
        row.setData(code, OutlineRole.CODE)
        row.setSizeHint(self._heights[kind == "words"])
        return row


def _code_in(title: str) -> str:
    """What stands before the title proper: "EO 1", "Part 2"."""
    return title.partition(" · ")[0]

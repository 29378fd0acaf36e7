"""Looks at a comment when the typing rests: how long it is, what looks like a name, what is probably misspelt."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QObject, QPoint, QTimer, Slot

from assessor_app.domain.name_flags import NameFlag, credential_words, flag_names
from assessor_app.domain.name_prints import prints_in
from assessor_app.domain.words import count_words
from assessor_app.gui.comments.comment_field import CommentField
from assessor_app.gui.comments.kept_names import KeptNames
from assessor_app.gui.comments.spelling import NoSpelling, Spelling, find_spelling, words_in
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.widgets.worn_property import wear
from assessor_app.gui.workspace.word_rows import number
from assessor_app.workflows.desk import Desk, OpenedSubmission

_REST_MS: Final = 220
_NEAR: Final = 0.9
# what lies behind that in a monstrous text is left to the look before signing
_LOOKED_AT: Final = 20_000


class TextWatch(QObject):
    """``warns`` and ``spells`` tell whether names and spelling are looked at: the person's choice.

    Names found inside the files are looked for beside the practitioner's.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, field: CommentField, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self.kept = KeptNames(desk, runner, self)
        self.kept.read.connect(self._note_change)
        self.kept.kept.connect(self._note_change)
        self._field = field
        self._warns = True
        self._spells = True
        self._spelling: Spelling | None = None
        self._looking = False
        self._misspelt: Mapping[str, bool] = {}
        self._kept_for = ""
        self._names: tuple[str, ...] = ()
        self._allowed: tuple[str, ...] = ()
        self._prints: frozenset[str] = frozenset()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look)
        field.editor.textChanged.connect(self._note_change)
        field.editor.entered.connect(self._prepare_spelling)
        field.editor.correction_wanted.connect(self._look_for_meant)
        field.name_line.kept.connect(self._keep)

    @property
    def warns(self) -> bool:
        """Whether names are pointed out."""
        return self._warns

    @warns.setter
    def warns(self, warns: bool) -> None:
        self._warns = warns
        self._note_change()

    @property
    def spells(self) -> bool:
        """Whether probable misspellings are underlined, where the system has a speller."""
        return self._spells

    @spells.setter
    def spells(self, spells: bool) -> None:
        self._spells = spells
        self._note_change()

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Know the names and the words of this submission."""
        self.kept.open_submission(opened.assignment.id)
        self._names = (opened.submission.practitioner,) if opened.submission.practitioner else ()
        self._allowed = credential_words(opened.credential)
        self._prints = prints_in(opened.facts)

    def take_reading(self, opened: OpenedSubmission) -> None:
        """Take a newer reading of the same submission: more of its files may have been looked into."""
        self._prints = prints_in(opened.facts)
        self._note_change()

    def close_submission(self) -> None:
        """Forget them."""
        self.kept.close_submission()
        self._names, self._allowed, self._prints = (), (), frozenset()
        self._rest.stop()
        self._field.name_line.tell(())

    def take_subject(self, scorable_id: str) -> None:
        """What is written from now on belongs to this one; "" for the overall feedback."""
        self._kept_for = scorable_id
        self._field.name_line.tell(())
        self._note_change()

    @Slot()
    def _note_change(self) -> None:
        self._rest.start()

    @Slot()
    def look(self) -> None:
        """Look at the text as it stands now."""
        self._rest.stop()
        editor = self._field.editor
        text = editor.toPlainText()
        self._count(text)
        text = text[:_LOOKED_AT]
        flags = self._flags(text) if self._warns and not editor.isReadOnly() else ()
        self._field.name_line.tell(flags)
        words = words_in(text) if self._spelling is not None and self._spelling.available and self._spells else ()
        flagged = {(flag.start, flag.end) for flag in flags}
        wrong = [span for word, span in words if self._misspelt.get(word) and not _inside(span, flagged)]
        editor.underline(tuple(sorted(flagged)), wrong)
        self._look_up({word for word, _ in words if word not in self._misspelt})

    def _flags(self, text: str) -> tuple[NameFlag, ...]:
        found = flag_names(text, self._names, self._allowed, self._prints, first_names=True)
        return tuple(flag for flag in found if not self.kept.holds(self._kept_for, flag.key))

    @Slot(object)
    def _keep(self, flag: NameFlag) -> None:
        self.kept.keep(self._kept_for, flag.key)
        self.look()

    def _count(self, text: str) -> None:
        most = self._field.most
        over = len(text) - most
        if over > 0:
            self._say_length(self.tr("{n} characters too many to be saved").format(n=number(over)), "error")
        elif len(text) >= most * _NEAR:
            self._say_length(self.tr("{n} characters left").format(n=number(-over)), "warn")
        else:
            words = count_words(text)
            said = self.tr("1 word") if words == 1 else self.tr("{n} words").format(n=number(words))
            self._say_length(said if words else "", "subtle")

    def _say_length(self, words: str, role: str) -> None:
        self._field.length.setText(words)
        wear(self._field.length, "role", role)

    # -- spelling -------------------------------------------------------------------------------------------

    @Slot()
    def _prepare_spelling(self) -> None:
        """Look for a speller when a comment is first written in: it takes a moment, so not on this thread."""
        if self._spells and self._spelling is None and not self._looking:
            self._looking = True
            locale = QLocale()
            # a dictionary of another language would call every word wrong
            languages = ("en_US",) if locale.language() == QLocale.Language.C else (locale.name(),)
            self._runner.run("media", partial(find_spelling, languages), self._take_spelling, self)

    def _take_spelling(self, spelling: Spelling | None, _error: Exception | None) -> None:
        self._looking = False
        self._spelling = spelling or NoSpelling()
        self._note_change()

    @Slot(str, object, QPoint)
    def _look_for_meant(self, word: str, span: tuple[int, int], at: QPoint) -> None:
        """What may have been meant takes a moment, too; words are looked up on one lane only."""
        if self._spelling is not None:
            offer = partial(self._offer, word, span, at)
            self._runner.run("store", partial(self._spelling.suggestions, word), offer, self)

    def _offer(
        self, word: str, span: tuple[int, int], at: QPoint, words: tuple[str, ...] | None, _error: Exception | None
    ) -> None:
        self._field.editor.offer_corrections(word, span, words or (), at)

    def _look_up(self, words: set[str]) -> None:
        if words and self._spelling is not None and not self._looking:
            self._looking = True
            self._runner.run("store", partial(_check, self._spelling, words), self._take_checked, self)

    def _take_checked(self, checked: Mapping[str, bool] | None, _error: Exception | None) -> None:
        self._looking = False
        if checked is not None:
            self._misspelt = {**self._misspelt, **checked} if len(self._misspelt) < 50_000 else checked
            self.look()


def _check(spelling: Spelling, words: set[str]) -> Mapping[str, bool]:
    """On the store lane, which is one thread."""
    wrong = spelling.misspelt(words)
    return {word: word in wrong for word in words}


def _inside(span: tuple[int, int], spans: set[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)

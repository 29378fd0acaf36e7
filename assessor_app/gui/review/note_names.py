"""Points out names in the note that goes back with a submission returned unscored; it changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from assessor_app.domain.name_flags import NameFlag, credential_words, flag_names
from assessor_app.domain.name_prints import prints_in
from assessor_app.gui.review.completeness_panel import CompletenessPanel
from assessor_app.workflows.desk import OpenedSubmission


class NoteNames(QObject):
    """Belongs to one panel. What is kept is kept while the submission lies open: a note is signed at once."""

    def __init__(self, panel: CompletenessPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._opened: OpenedSubmission | None = None
        self._kept: set[tuple[str, int]] = set()
        self._warns = True
        panel.note_changed.connect(self._look)
        panel.return_name_line.kept.connect(self._keep)

    def take(self, opened: OpenedSubmission) -> None:
        """Look for the names of this submission from now on."""
        if self._opened is None or self._opened.assignment.id != opened.assignment.id:
            self._kept.clear()
        self._opened = opened

    def set_warning(self, warns: bool) -> None:
        """Whether names are pointed out."""
        self._warns = warns
        self._look(self._panel.return_note_edit.toPlainText())

    @Slot(str)
    def _look(self, note: str) -> None:
        opened = self._opened
        flags: tuple[NameFlag, ...] = ()
        if self._warns and opened is not None:
            practitioner = opened.submission.practitioner
            known, words = (practitioner,) if practitioner else (), credential_words(opened.credential)
            flags = flag_names(note, known, words, prints_in(opened.facts), first_names=True)
        self._panel.return_name_line.tell([one for one in flags if one.key not in self._kept])

    @Slot(object)
    def _keep(self, flag: NameFlag) -> None:
        self._kept.add(flag.key)
        self._look(self._panel.return_note_edit.toPlainText())

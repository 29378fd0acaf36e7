"""Remembers which words that look like names the person wants to leave as they are, over restarts of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from assessor_app.domain.kept_names import KeptName, kept_state, kept_text, read_kept
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import Desk

Key = tuple[str, int]


class KeptNames(QObject):
    """Keys of names (see NameFlag.key) by criterion, for the open submission.

    ``read`` tells that they are here, ``kept`` that one more is safely remembered.
    """

    read = Signal()
    kept = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._assignment_id = ""
        self._kept: set[KeptName] = set()

    def open_submission(self, assignment_id: str) -> None:
        """Read what was kept before."""
        self._assignment_id, self._kept = assignment_id, set()
        self.reread()

    def reread(self) -> None:
        """Read it again: a name may have been kept on another page."""
        if self._assignment_id:
            self._runner.run("store", self._desk.load_ui_state, partial(self._take, self._assignment_id), self)

    def close_submission(self) -> None:
        """Hold nothing."""
        self._assignment_id, self._kept = "", set()

    def holds(self, scorable_id: str, key: Key) -> bool:
        """Whether this one is to be left alone."""
        return (scorable_id, *key) in self._kept

    def keep(self, scorable_id: str, key: Key) -> None:
        """Leave this one alone from now on."""
        self._kept.add((scorable_id, *key))
        if self._assignment_id:
            work = partial(_add, self._desk, self._assignment_id, (scorable_id, *key))
            self._runner.run("store", work, self._saved, self)

    def _saved(self, _result: None, error: Exception | None) -> None:
        """One that was not remembered is only pointed out once more."""
        if error is None:
            self.kept.emit()

    def _take(self, assignment_id: str, values: Mapping[str, str] | None, _error: Exception | None) -> None:
        if assignment_id == self._assignment_id and values is not None:
            self._kept |= read_kept(values.get(kept_state(assignment_id), ""))
            self.read.emit()


def _add(desk: Desk, assignment_id: str, name: KeptName) -> None:
    """On the store lane, where nobody else can add one in between."""
    state = kept_state(assignment_id)
    desk.save_ui_state({state: kept_text({*read_kept(desk.load_ui_state().get(state, "")), name})})

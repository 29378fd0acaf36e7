"""Remembers which words that look like names the person wants to leave as they are, over restarts of the desk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import Desk

_STATE: Final = "names.kept."
_MOST: Final = 500
Key = tuple[str, int]


class KeptNames(QObject):
    """Keys of names (see NameFlag.key) by criterion, for the open submission; ``read`` tells that they are here."""

    read = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._assignment_id = ""
        self._kept: set[tuple[str, str, int]] = set()

    def open_submission(self, assignment_id: str) -> None:
        """Read what was kept before."""
        self._assignment_id, self._kept = assignment_id, set()
        self._runner.run("store", self._desk.load_ui_state, partial(self._take, assignment_id), self)

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
            text = json.dumps(sorted(self._kept)[:_MOST])
            work = partial(self._desk.save_ui_state, {_STATE + self._assignment_id: text})
            self._runner.run("store", work, self._saved, self)

    def _saved(self, _result: None, _error: Exception | None) -> None:
        """One that was not remembered is only pointed out once more."""

    def _take(self, assignment_id: str, values: Mapping[str, str] | None, _error: Exception | None) -> None:
        if assignment_id == self._assignment_id and values is not None:
            self._kept |= decode(values.get(_STATE + assignment_id, ""))
            self.read.emit()


def decode(text: str) -> set[tuple[str, str, int]]:
    """What :meth:`KeptNames.keep` wrote; anything else is nothing."""
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return set()
    entries = found if isinstance(found, list) else []
    return {(str(one[0]), str(one[1]), one[2]) for one in entries if _is_entry(one)}


def _is_entry(one: object) -> bool:
    return isinstance(one, list) and len(one) == 3 and isinstance(one[2], int)

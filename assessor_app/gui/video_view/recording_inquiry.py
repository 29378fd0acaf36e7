"""Asks the probe about the recording in hand, off the GUI thread and one question at a time, and brings answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.captions import LARGEST_FILE, Caption, parse_captions
from assessor_app.media.recording.facts import RecordingFacts
from assessor_app.media.recording.probe import RecordingProbe
from assessor_app.media.recording.waveform import Waveform

BUCKETS: Final = 2_400


class RecordingInquiry(QObject):
    """One recording at a time. ``facts_found`` carries RecordingFacts, ``waveform_found`` a Waveform.

    ``facts_settled`` follows the facts, or the lack of them. ``captions_found`` carries the key they were asked with
    and a tuple of Caption, ``captions_failed`` the key and a sentence. Facts or a waveform that cannot be had are not
    told: the player says what is wrong with a recording.
    """

    facts_found = Signal(object)
    facts_settled = Signal()
    captions_found = Signal(int, object)
    captions_failed = Signal(int, str)
    waveform_found = Signal(object)

    def __init__(self, runner: TaskRunner, probes: Callable[[], RecordingProbe], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._probes = probes
        self._source: ByteSource | None = None
        self._tasks: list[Task] = []
        self._waveform_wanted = False
        self._waveform: Task | None = None
        self._waveform_asked = False
        self._given_up = threading.Event()
        self._captions_asked = 0

    def begin(self, source: ByteSource) -> None:
        """Another recording: forget the last one and ask for the facts of this one."""
        self.stop()
        self._source = source
        self._ask(partial(self._probes().facts, source), self._on_facts)

    def stop(self) -> None:
        """Ask no more; answers under way are dropped."""
        self._give_up_waveform()
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._source, self._captions_asked = None, 0
        self._waveform_asked = self._waveform_wanted = False

    def ask_captions(self, key: int, index: int) -> None:
        """The words of an embedded track; a waveform under way makes room and is begun again after."""
        if self._source is not None:
            work = partial(self._probes().captions, self._source, index)
            self._ask_words(key, work)

    def ask_sidecar(self, key: int, sidecar: ByteSource) -> None:
        """The words of a caption file that came with the recording."""
        self._ask_words(key, partial(_read_sidecar, sidecar))

    def ask_waveform(self) -> None:
        """The shape of the sound, in ``BUCKETS`` steps; asked once for a recording, however often it is wished for."""
        if not self._waveform_asked:
            self._waveform_asked = self._waveform_wanted = True
            self._begin_waveform()

    def _ask(self, work: Callable[[], Any], done: Callable[[Any, Exception | None], None]) -> Task:
        task = self._runner.run("media", work, done, self)
        self._tasks.append(task)
        return task

    def _ask_words(self, key: int, work: Callable[[], tuple[Caption, ...]]) -> None:
        self._give_up_waveform()
        self._captions_asked += 1
        self._ask(work, partial(self._on_captions, key))

    def _begin_waveform(self) -> None:
        if self._source is None or not self._waveform_wanted or self._waveform is not None or self._captions_asked:
            return
        self._given_up = threading.Event()
        work = partial(self._probes().waveform, self._source, BUCKETS, self._given_up.is_set)
        self._waveform = self._runner.run("media", work, self._on_waveform, self)

    def _give_up_waveform(self) -> None:
        """A long recording may take minutes, and the probe answers one question at a time."""
        self._given_up.set()
        if self._waveform is not None:
            self._waveform.cancel()
            self._waveform = None

    def _on_facts(self, facts: RecordingFacts | None, _error: Exception | None) -> None:
        if self._source is None:
            return
        if facts is not None:
            self.facts_found.emit(facts)
        self.facts_settled.emit()

    def _on_captions(self, key: int, captions: tuple[Caption, ...] | None, error: Exception | None) -> None:
        self._captions_asked = max(0, self._captions_asked - 1)
        if captions:
            self.captions_found.emit(key, captions)
        else:
            self.captions_failed.emit(
                key, say_error(error) if error else self.tr("There are no words in these captions.")
            )
        self._begin_waveform()

    def _on_waveform(self, waveform: Waveform | None, _error: Exception | None) -> None:
        self._waveform, self._waveform_wanted = None, False
        if waveform is not None and waveform.peaks:
            self.waveform_found.emit(waveform)


def _read_sidecar(sidecar: ByteSource) -> tuple[Caption, ...]:
    with sidecar.open() as stream:
        return parse_captions(stream.read(LARGEST_FILE + 1))

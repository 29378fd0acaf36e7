"""Passes keys for playing and paging on to the viewer in front, when it is one that can do that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf

_SKIP_SECONDS: Final = 5.0


@runtime_checkable
class Player(Protocol):
    """A viewer of something that plays."""

    def toggle_play(self) -> None: ...

    def skip(self, seconds: float) -> None: ...

    def step_frame(self, count: int) -> None: ...

    def play_cited(self) -> None: ...


@runtime_checkable
class Interruptible(Protocol):
    """A viewer that plays and can be made to wait."""

    def is_playing(self) -> bool: ...

    def pause(self) -> None: ...

    def resume(self) -> None: ...


class PlayControls(Protocol):
    """Where speed and repetition are chosen."""

    def toggle_loop(self) -> None: ...

    def step_rate(self, step: int) -> None: ...


@runtime_checkable
class HasPlayBar(Protocol):
    """A viewer of something that plays, with such a place."""

    play_bar: PlayControls


@runtime_checkable
class Paged(Protocol):
    """A viewer with a page box to type into."""

    def focus_page_box(self) -> None: ...


@runtime_checkable
class Searchable(Protocol):
    """A viewer that can look for words."""

    def open_find(self) -> None: ...

    def find_next(self) -> None: ...

    def find_previous(self) -> None: ...


@runtime_checkable
class Travelled(Protocol):
    """A viewer whose jumps can be taken back."""

    def go_back(self) -> None: ...

    def go_forward(self) -> None: ...


@runtime_checkable
class HoldsViewer(Protocol):
    """A page that is no evidence of this submission and shows a viewer all the same."""

    def viewer(self) -> EvidenceView | None: ...


class ViewerKeys(QObject):
    """Each method does nothing while the viewer in front has no such ability."""

    def __init__(self, shelf: ViewerShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._held: Interruptible | None = None
        # Whether typing pauses what plays, and leaving the comment plays it on: the person's choice.
        self.pauses = True
        self.resumes = True

    def commands(self) -> Mapping[str, Callable[..., Any]]:
        """The methods by the ids of resources/shortcuts.toml, for whatever page holds the shelf."""
        return {
            "page.goto": self.go_to_page,
            "page.find": self.find,
            "page.find_next": self.find_next,
            "page.find_previous": self.find_previous,
            "page.back": self.go_back,
            "page.forward": self.go_forward,
            "media.play_pause": self.toggle_play,
            "media.play_cited": self.play_cited,
            "media.back": self.skip_back,
            "media.forward": self.skip_forward,
            "media.frame_back": self.frame_back,
            "media.frame_forward": self.frame_forward,
            "media.loop": self.toggle_loop,
            "media.faster": self.play_faster,
            "media.slower": self.play_slower,
        }

    def toggle_play(self) -> None:
        """Play or pause."""
        if (player := self._player()) is not None:
            player.toggle_play()

    def play_cited(self) -> None:
        """Play the cited part from a little before."""
        if (player := self._player()) is not None:
            player.play_cited()

    def skip_back(self) -> None:
        """Five seconds back."""
        if (player := self._player()) is not None:
            player.skip(-_SKIP_SECONDS)

    def skip_forward(self) -> None:
        """Five seconds on."""
        if (player := self._player()) is not None:
            player.skip(_SKIP_SECONDS)

    def frame_back(self) -> None:
        """One frame back."""
        if (player := self._player()) is not None:
            player.step_frame(-1)

    def frame_forward(self) -> None:
        """One frame on."""
        if (player := self._player()) is not None:
            player.step_frame(1)

    def toggle_loop(self) -> None:
        """Play the cited part again and again, or once."""
        view: object = self._in_front()
        if isinstance(view, HasPlayBar):
            view.play_bar.toggle_loop()

    def play_faster(self) -> None:
        """The next higher speed."""
        self._step_rate(1)

    def play_slower(self) -> None:
        """The next lower speed."""
        self._step_rate(-1)

    def _step_rate(self, step: int) -> None:
        view: object = self._in_front()
        if isinstance(view, HasPlayBar):
            view.play_bar.step_rate(step)

    def go_to_page(self) -> None:
        """Put the cursor into the page box."""
        view: object = self._in_front()
        if isinstance(view, Paged):
            view.focus_page_box()

    def find(self) -> None:
        """Let the person type what to look for."""
        view: object = self._in_front()
        if isinstance(view, Searchable):
            view.open_find()

    def find_next(self) -> None:
        """The next place found."""
        view: object = self._in_front()
        if isinstance(view, Searchable):
            view.find_next()

    def find_previous(self) -> None:
        """The place found before."""
        view: object = self._in_front()
        if isinstance(view, Searchable):
            view.find_previous()

    def go_back(self) -> None:
        """Take the last jump back."""
        view: object = self._in_front()
        if isinstance(view, Travelled):
            view.go_back()

    def go_forward(self) -> None:
        """Make the jump again that was taken back last."""
        view: object = self._in_front()
        if isinstance(view, Travelled):
            view.go_forward()

    def hold(self) -> None:
        """Pause what plays in front until :meth:`release`, so that nothing is missed while writing."""
        view: object = self._in_front()
        if self.pauses and isinstance(view, Interruptible) and view.is_playing():
            view.pause()
            self._held = view

    def release(self) -> None:
        """Go on playing what :meth:`hold` paused, if it is still in front and paused."""
        held, self._held = self._held, None
        if self.resumes and held is not None and held is self._in_front():
            held.resume()

    def _in_front(self) -> object:
        """The viewer in front, of this submission or of the attempt before; else the page that is none."""
        page: object = self._shelf.current_view() or self._shelf.currentWidget()
        held = page.viewer() if isinstance(page, HoldsViewer) else None
        return page if held is None else held

    def _player(self) -> Player | None:
        view = self._in_front()
        return view if isinstance(view, Player) else None

"""Carries what a person prefers to where it is felt: the theme, the viewers and the workspace."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Slot

from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.settings_table import (
    ASK_UNOPENED,
    JUMP,
    PAUSE_TYPING,
    PRE_ROLL,
    RECALL,
    RESUME,
    SPEED,
    SPELLING,
    TEXT_SCALE,
    THEME,
    WARN_NAMES,
    ZOOM,
)
from assessor_app.gui.theme import MODES, Theme

if TYPE_CHECKING:
    from assessor_app.domain.submission import Artifact
    from assessor_app.gui.comments.comment_desk import CommentDesk
    from assessor_app.gui.evidence_view import EvidenceView
    from assessor_app.gui.review.completeness_guide import CompletenessGuide
    from assessor_app.gui.review.review_page import ReviewPage
    from assessor_app.gui.workspace.submission_panes import SubmissionPanes
    from assessor_app.workflows.desk import MissingKind

_FITS: Final = {"width": 1.0, "page": 2.0}
"""As the viewers of pages remember their zoom."""


@runtime_checkable
class EarlyStarting(Protocol):
    """A viewer that plays a cited part from a little before; ``lead_in`` in seconds."""

    lead_in: float


class DeskHabits(QObject):
    """Lives as long as the window; every part it was told of follows each change at once."""

    def __init__(self, preferences: Preferences, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._theme = theme
        self._views: list[weakref.ref[EvidenceView]] = []
        self._panes: weakref.ref[SubmissionPanes] | None = None
        self._guide: weakref.ref[CompletenessGuide] | None = None
        self._review: weakref.ref[ReviewPage] | None = None
        preferences.changed.connect(self._follow)
        theme.chosen.connect(self._note_theme)
        self._note_theme()

    @property
    def preferences(self) -> Preferences:
        """What the person prefers."""
        return self._preferences

    def dressed(self, views: Callable[[Artifact], EvidenceView]) -> Callable[[Artifact], EvidenceView]:
        """The same maker of viewers, whose viewers start as the person prefers."""

        def make(artifact: Artifact) -> EvidenceView:
            view = views(artifact)
            self._prepare(view)
            return view

        # Whoever needs more of the maker than viewers finds it by inspect.unwrap.
        make.__wrapped__ = views  # type: ignore[attr-defined]
        return make

    def settle(self, panes: SubmissionPanes, guide: CompletenessGuide) -> None:
        """Let the workspace's panes behave as preferred, now and after each change."""
        self._panes, self._guide = weakref.ref(panes), weakref.ref(guide)
        self._tell_panes()

    def settle_review(self, page: ReviewPage) -> None:
        """Let the review speak of what the person wants to be told of, now and after each change."""
        self._review = weakref.ref(page)
        self._tell_review()

    def _prepare(self, view: EvidenceView) -> None:
        get = self._preferences.get
        # A file looked at before brings its own position along, which comes later and so prevails.
        view.restore({"fit": _FITS[get(ZOOM)], "rate": float(get(SPEED))})
        self._tell_view(view)
        self._views = [known for known in self._views if known() is not None]
        self._views.append(weakref.ref(view))

    @Slot(str)
    def _follow(self, name: str) -> None:
        if name == THEME.name:
            mode = next(one for one in MODES if one == self._preferences.get(THEME))
            if mode != self._theme.mode:
                self._theme.set_mode(mode)
        elif name == TEXT_SCALE.name:
            if self._preferences.get(TEXT_SCALE) != self._theme.text_scale:
                self._theme.set_text_scale(self._preferences.get(TEXT_SCALE))
        elif name == PRE_ROLL.name:
            for view in [known() for known in self._views]:
                self._tell_view(view)
        else:
            self._tell_panes()
            self._tell_review()

    def _tell_view(self, view: object) -> None:
        if isinstance(view, EarlyStarting):
            view.lead_in = self._preferences.get(PRE_ROLL)

    def _tell_panes(self) -> None:
        panes = self._panes() if self._panes is not None else None
        if panes is not None:
            get = self._preferences.get
            panes.jumps = get(JUMP)
            panes.viewer_keys.pauses = get(PAUSE_TYPING)
            panes.viewer_keys.resumes = get(RESUME)
            self._tell_comments(panes.comments)
            panes.citations.set_asking(get(ASK_UNOPENED))
        guide = self._guide() if self._guide is not None else None
        if guide is not None:
            guide.warn_of_names(self._preferences.get(WARN_NAMES))

    def _tell_comments(self, comments: CommentDesk) -> None:
        get = self._preferences.get
        comments.recalls = get(RECALL)
        comments.watch.spells = get(SPELLING)
        comments.watch.warns = get(WARN_NAMES)

    def _tell_review(self) -> None:
        page = self._review() if self._review is not None else None
        if page is not None:
            kinds: dict[MissingKind, bool] = {
                "unopened": self._preferences.get(ASK_UNOPENED),
                "name": self._preferences.get(WARN_NAMES),
            }
            page.silence(frozenset(kind for kind, wanted in kinds.items() if not wanted))
            self._tell_comments(page.comments)

    @Slot()
    def _note_theme(self) -> None:
        """The theme may be changed elsewhere, in the menu of the rail or by what the last start left."""
        self._preferences.set(THEME, self._theme.mode)
        self._preferences.set(TEXT_SCALE, self._theme.text_scale)

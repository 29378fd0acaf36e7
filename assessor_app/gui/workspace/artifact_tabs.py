"""One tab per artifact, with what kind of file it is; the mouse wheel scrolls past it and never switches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from assessor_app.domain.submission import Artifact, ArtifactKind
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.when_shown import hear_when_shown
from assessor_app.gui.workspace.citation_chips import shorten
from assessor_app.gui.workspace.leak_sign import LeakSign

_ICONS: Final[dict[ArtifactKind, str]] = {
    "pdf": "file-pdf-box",
    "video": "play-box-outline",
    "audio": "music-box-outline",
    "image": "image-outline",
    "text": "text-box-outline",
    "document": "file-word-outline",
    "slides": "presentation",
    "sheet": "table",
    "link": "link-variant",
    "other": "file-outline",
}
# told apart from other texts at a glance
_MAIL: Final = "message/rfc822"
NARRATIVE: Final = ""
_NAME_LENGTH: Final = 28
_SCROLLER: Final = 52
_WIDEST_SCROLLER: Final = 72
_SIGN_SIDE: Final = QTabBar.ButtonPosition.RightSide


class ArtifactTabs(QTabBar):
    """Tabs by artifact id; :data:`NARRATIVE` is the key of the narrative's own tab. ``tab_chosen`` carries a key.

    ``leak_chosen`` carries the id of a file whose sign was asked what may tell who made it.
    """

    tab_chosen = Signal(str)
    leak_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._signs: dict[str, LeakSign] = {}
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for arrow in self.findChildren(QToolButton):
            # the arrow keys go through the tabs, which brings each of them on screen
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.currentChanged.connect(self._announce)

    def dress(self, theme: Theme) -> None:
        """Take icons from ``theme``, and their size, now and whenever it changes."""
        self._theme = theme
        hear_when_shown(self, theme.changed, self._draw)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._theme is not None:
            side = self._theme.px(16)
            self.setIconSize(QSize(side, side))
            # two arrows side by side; where room is scarcest the name of the file goes before their size
            wide = min(self._theme.px(_SCROLLER), _WIDEST_SCROLLER)
            self.setStyleSheet(f"QTabBar::scroller {{ width: {wide}px; }}")
            for sign in self._signs.values():
                sign.fit()

    def show_artifacts(self, artifacts: tuple[Artifact, ...], present: frozenset[str]) -> None:
        """Build the tabs anew; files that are not on this laptop carry a download sign."""
        blocked = self.blockSignals(True)
        # a tab takes its sign along
        self._signs.clear()
        while self.count():
            self.removeTab(0)
        for artifact in artifacts:
            index = self.addTab(shorten(artifact.name, _NAME_LENGTH).replace("&", "&&"))
            self.setTabData(index, artifact.id)
        self.blockSignals(blocked)
        self.mark_present(artifacts, present)

    def mark_present(self, artifacts: tuple[Artifact, ...], present: frozenset[str]) -> None:
        """Show which files are on this laptop."""
        for artifact in artifacts:
            index = self.index_of(artifact.id)
            here = artifact.id in present
            if self._theme is not None:
                self.setTabIcon(index, self._theme.icon(_icon(artifact) if here else "cloud-download-outline"))
            self.setTabToolTip(
                index, artifact.name if here else self.tr("{name} — not on this laptop yet").format(name=artifact.name)
            )

    def show_leaks(self, words: Mapping[str, str], seen: frozenset[str] = frozenset()) -> None:
        """Say by artifact id what in a file may tell who made it, and whether that was looked at.

        It stands below the name, read aloud, and behind a sign in the tab.
        """
        for index in range(self.count()):
            key = str(self.tabData(index))
            said = words.get(key, "")
            name = self.tabToolTip(index).partition("\n\n")[0]
            self.setTabToolTip(index, f"{name}\n\n{said}" if said else name)
            # read aloud, too: a tip is for those who see it
            self.setAccessibleTabName(index, f"{self.tabText(index)}. {said}" if said else "")
            self._show_sign(index, key, wanted=bool(said), seen=key in seen)

    def focus_leak(self, key: str) -> None:
        """Give the keyboard to the sign of a file, to the tabs where it has none."""
        (self._signs.get(key) or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sign(self, index: int, key: str, *, wanted: bool, seen: bool) -> None:
        sign = self._signs.get(key)
        if not wanted:
            if sign is not None:
                del self._signs[key]
                self.setTabButton(index, _SIGN_SIDE, None)
                sign.deleteLater()
            return
        if sign is None:
            sign = self._signs[key] = LeakSign(key, self._theme, self)
            sign.asked.connect(self.leak_chosen)
            self.setTabButton(index, _SIGN_SIDE, sign)
        sign.tell(self.tabText(index).replace("&&", "&"), seen=seen)

    def show_narrative(self, title: str) -> None:
        """Put the narrative's tab first; an empty title takes it away."""
        blocked = self.blockSignals(True)
        index = self.index_of(NARRATIVE)
        if index >= 0:
            self.removeTab(index)
        if title:
            index = self.insertTab(0, shorten(title, _NAME_LENGTH).replace("&", "&&"))
            self.setTabData(index, NARRATIVE)
            self.setTabToolTip(index, title)
            if self._theme is not None:
                self.setTabIcon(index, self._theme.icon("text-long"))
        self.blockSignals(blocked)

    def show_beside(self, key: str, title: str, icon: str) -> None:
        """Have a tab at the end for what is no artifact of this submission, and make it the current one."""
        blocked = self.blockSignals(True)
        index = self.index_of(key)
        if index < 0:
            index = self.addTab(shorten(title, _NAME_LENGTH).replace("&", "&&"))
            self.setTabData(index, key)
            self.setTabToolTip(index, title)
            if self._theme is not None:
                self.setTabIcon(index, self._theme.icon(icon))
        self.setCurrentIndex(index)
        self.blockSignals(blocked)

    def drop_beside(self, key: str) -> None:
        """Take such a tab away; which one is the current one then is for the caller to say."""
        blocked = self.blockSignals(True)
        if (index := self.index_of(key)) >= 0:
            self.removeTab(index)
        self.blockSignals(blocked)

    @property
    def current_key(self) -> str | None:
        """The key of the current tab, None while none is."""
        key = self.tabData(self.currentIndex())
        return None if key is None else str(key)

    def index_of(self, key: str) -> int:
        """Position of a tab, -1 when there is none."""
        return next((index for index in range(self.count()) if self.tabData(index) == key), -1)

    def choose(self, key: str) -> None:
        """Make a tab the current one without announcing it as a wish."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.index_of(key))
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _announce(self, index: int) -> None:
        if index >= 0:
            self.tab_chosen.emit(str(self.tabData(index)))


def _icon(artifact: Artifact) -> str:
    return "email-outline" if artifact.media_type == _MAIL else _ICONS[artifact.kind]

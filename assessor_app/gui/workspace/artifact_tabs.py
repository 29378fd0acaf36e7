"""One tab per artifact, with what kind of file it is; the mouse wheel scrolls past it and never switches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QTabBar, QToolButton, QWidget

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

    # of the class, too: Qt lays out the row while it is being made
    _theme: Theme | None = None
    _arrows: Sequence[QToolButton] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._signs: dict[str, LeakSign] = {}
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._arrows = self.findChildren(QToolButton)
        for arrow in self._arrows:
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
            self.setStyleSheet(f"QTabBar::scroller {{ width: {self._wide_arrows()}px; }}")
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
            sign.moved.connect(self._check_signs)
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

    def tabSizeHint(self, index: int) -> QSize:
        """No tab is wider than what is seen of the row at once: a longer name is cut in its middle."""
        wanted = super().tabSizeHint(index)
        room = self.width() - (self._wide_arrows() if self.count() > 1 else 0)
        return QSize(min(wanted.width(), max(room, 1)), wanted.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Where there is no room for all, the row scrolls before a name is cut."""
        return self.tabSizeHint(index)

    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:
        """Qt cuts names as if none were bold; the chosen one is."""
        super().initStyleOption(option, index)
        font = self.font()
        font.setBold(index == self.currentIndex())
        room = self.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, self).width()
        metrics, whole, shows = QFontMetrics(font), self.tabText(index), Qt.TextFlag.TextShowMnemonic
        fits = room <= 0 or metrics.size(shows, whole).width() <= room
        option.text = whole if fits else metrics.elidedText(whole, Qt.TextElideMode.ElideMiddle, room, shows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._check_signs()

    def tabInserted(self, index: int) -> None:
        super().tabInserted(index)
        # Qt says so only of a row on screen: one that was asked for its size while it was empty would stay flat
        self.updateGeometry()

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self._check_signs()

    @Slot()
    def _check_signs(self) -> None:
        """A sign is there beside its name only, not beneath the arrows or beyond the edge of the pane."""
        end = min((arrow.x() for arrow in self._arrows if not arrow.isHidden()), default=self.width())
        for sign in self._signs.values():
            sign.set_in_sight(sign.x() >= 0 and sign.geometry().right() < end)

    def _wide_arrows(self) -> int:
        """Both arrows side by side; where room is scarcest the name of the file goes before their size."""
        return min(self._theme.px(_SCROLLER), _WIDEST_SCROLLER) if self._theme is not None else _SCROLLER

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _announce(self, index: int) -> None:
        if index >= 0:
            self.tab_chosen.emit(str(self.tabData(index)))


def _icon(artifact: Artifact) -> str:
    return "email-outline" if artifact.media_type == _MAIL else _ICONS[artifact.kind]

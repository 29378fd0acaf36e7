"""Settings and help topics, for the palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.palette.palette_source import PaletteEntry
from assessor_app.gui.preferences.setting_kinds import Choice
from assessor_app.gui.preferences.settings_table import SECTIONS, SETTINGS, AnySetting, section_words


class SettingsSource:
    """Every setting of the table and every section of its page; ``show_setting`` and ``show_section`` go there."""

    name = "setting"

    def __init__(self, show_setting: Callable[[str], None], show_section: Callable[[str], None]) -> None:
        self._show_setting = show_setting
        self._show_section = show_section
        self._entries: tuple[PaletteEntry, ...] = ()

    @property
    def caption(self) -> str:
        """The heading."""
        return QCoreApplication.translate("palette", "Settings")

    def entries(self) -> Sequence[PaletteEntry]:
        """Settings with their section, then the sections."""
        if not self._entries:
            rows = [PaletteEntry(one.name, one.title_words, _detail(one)) for one in SETTINGS]
            page = QCoreApplication.translate("palette", "Page of settings")
            rows += [PaletteEntry(f"section.{name}", section_words(name), page) for name, _ in SECTIONS]
            self._entries = tuple(rows)
        return self._entries

    def choose(self, key: str) -> None:
        """Go there, with the keyboard in the control."""
        section = key.removeprefix("section.")
        if section != key:
            self._show_section(section)
        else:
            self._show_setting(key)


def _detail(setting: AnySetting) -> str:
    """Where it is, and between what it chooses: whoever wants it dark need not know that this is called a theme."""
    section = section_words(setting.section)
    if not isinstance(setting, Choice):
        return section
    return f"{section} · {', '.join(setting.words_of(value) for value in setting.offered())}"


class HelpSource:
    """The topics of the menu Help; ``topics`` gives a key, a title in plain English and what shows it."""

    name = "help"

    def __init__(self, topics: Sequence[tuple[str, str, Callable[[], None]]]) -> None:
        self._topics = tuple(topics)
        self._entries: tuple[PaletteEntry, ...] = ()

    @property
    def caption(self) -> str:
        """The heading."""
        return QCoreApplication.translate("palette", "Help")

    def entries(self) -> Sequence[PaletteEntry]:
        """The topics in the order of the menu."""
        if not self._entries:
            self._entries = tuple(
                PaletteEntry(key, QCoreApplication.translate("palette", title)) for key, title, _ in self._topics
            )
        return self._entries

    def choose(self, key: str) -> None:
        """Show the topic."""
        for name, _, show in self._topics:
            if name == key:
                show()

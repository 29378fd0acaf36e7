"""The gallery keeps pictures where they are looked for, and shows the README what it speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assessor_app.gui.preferences.settings_section import SettingsSection
from assessor_app.gui.theme import Theme
from tests.gallery.album import Album
from tests.gallery.looks import LOOKS, Look, dress, put_on
from tests.gallery.photographer import README
from tests.support.whole_window import Scene
from tests.support.window_scenes import every_scene, settings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")
ROOT = Path(__file__).resolve().parents[2]


def picture(look: Look, color: str) -> QImage:
    image = QImage(look.size, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def album_in(folder: Path, *only: str, readme: Path | None = None) -> Album:
    return Album(folder, LOOKS[:2], only, lambda _name, _size: None, readme)


def test_pictures_lie_by_look_and_are_shown_on_sheets_and_side_by_side(tmp_path: Path) -> None:
    album = album_in(tmp_path)
    for look in album.looks:
        for number in range(13):
            album.add(f"page, state {number}", look, picture(look, "#2f5bd0"))
    page = album.bind()
    assert [path.name for path in sorted(tmp_path.glob("sheet-*.png"))] == [
        "sheet-dark-1.png", "sheet-dark-2.png", "sheet-light-1.png", "sheet-light-2.png",
    ]  # fmt: skip
    with Image.open(tmp_path / "sheet-light-2.png") as sheet:
        assert (0x2F, 0x5B, 0xD0) in {color for _, color in sheet.convert("RGB").getcolors(1_000_000)}
    text = page.read_text(encoding="utf-8")
    assert text.count("<section>") == 13
    assert "light/page-state-12.png" in text
    assert "dark/page-state-12.png" in text
    album.empty()
    assert not list(tmp_path.glob("*/*.png"))


def test_only_what_is_wished_for_is_drawn(tmp_path: Path) -> None:
    album = album_in(tmp_path, "tour", "Crash")
    assert [name for name in ("tour, step 1", "report of a crash", "queue") if album.wants(name)] == [
        "tour, step 1",
        "report of a crash",
    ]


def test_a_look_changes_an_open_window(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    for look in LOOKS:
        dress(label, theme, look)
        assert (theme.mode, theme.text_scale, label.size()) == (look.mode, look.scale, look.size)


@pytest.mark.parametrize(
    "look", [look for look in LOOKS if look.name in ("light", "tight")], ids=lambda look: look.name
)
def test_a_look_is_put_on_before_a_scene_is_played(qtbot: QtBot, theme: Theme, look: Look) -> None:
    """What a scene scrolls to stands there in the picture, whatever the size."""
    put_on(theme, look)
    seen: list[str] = []
    for name, stage in every_scene(qtbot, theme, look.size, (Scene(settings),)):
        assert (stage.window.size(), theme.text_scale) == (look.size, look.scale)
        if name == "settings, storage":
            area = stage.window.desk_pages.show_settings().scroll_area
            section = area.findChild(SettingsSection, "section_storage")
            assert section is not None
            top, bar = section.mapTo(area, section.rect().topLeft()).y(), area.verticalScrollBar()
            assert 0 <= top < area.height()
            assert top < area.height() // 4 or bar.value() == bar.maximum()
        seen.append(name)
    assert "settings, storage" in seen


def test_the_readme_shows_the_pictures_that_are_drawn_for_it(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    folder = ROOT / ".github" / "screenshots"
    wanted = {f"{name}-{look}.png" for name in README.values() for look in ("light", "dark")}
    assert wanted == {path.relative_to(folder).as_posix() for path in folder.rglob("*.png")}
    assert all(f".github/screenshots/{name}" in text for name in wanted)
    album = album_in(tmp_path / "build", readme=tmp_path / "readme")
    album.add_to_readme("states/find", LOOKS[1], picture(LOOKS[1], "#14181f"))
    assert (tmp_path / "readme" / "states" / "find-dark.png").stat().st_size < 150_000

"""What the settings do to the vault itself: it is looked over and put right, and its passphrase is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor_app.errors import VaultError, WrongKeyError
from assessor_app.gui.theme import Theme
from assessor_app.gui.vault.door_page import DoorPage
from assessor_app.gui.vault.vault_guard import VaultGuard
from assessor_app.gui.vault.vault_section import VaultSection
from assessor_app.sentences import sentence
from assessor_app.workflows.vault_desk import VaultHealth
from tests.support.doorkeeper import Doorkeeper
from tests.support.locked_laptop import COMMENT, WORDS, LockedLaptop
from tests.support.runner import InlineRunner
from tests.support.scripted_desk import ScriptedDesk
from tests.support.shell import Open

NEW = "ochre window nine rivers"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def keeper() -> Doorkeeper:
    return Doorkeeper()


@pytest.fixture
def section(open_window: Open, keeper: Doorkeeper) -> VaultSection:
    window = open_window(ScriptedDesk())
    guard = VaultGuard(window, keeper, InlineRunner(), Theme())  # type: ignore[arg-type]
    settings = window.desk_pages.show_settings()
    settings.show_section("security")
    found = settings.findChild(VaultSection)
    assert found is not None
    found.guard = guard  # type: ignore[attr-defined]
    return found


def press(section: VaultSection) -> None:
    QTest.mouseClick(section.check_button, LEFT)


def test_a_check_says_what_it_found_and_damaged_files_are_fetched_again(
    section: VaultSection, keeper: Doorkeeper
) -> None:
    assert "changes nothing" in section.check_label.text()
    press(section)
    assert section.check_label.text() == "All is well: the database is whole, and so are the files (3)."
    assert section.mend_button.isHidden()
    keeper.health = VaultHealth(True, 2, 3)
    press(section)
    assert section.check_label.text() == "The database is whole. Of 3 files 2 are not as they should be."
    section.mend_button.click()
    assert keeper.done[-1] == "mended"
    assert section.check_label.text() == "Files put aside: 2. The next download fetches them again."
    assert section.mend_button.isHidden()


def test_a_damaged_database_leads_to_the_door(section: VaultSection, keeper: Doorkeeper) -> None:
    keeper.health = VaultHealth(False, 0, 0)
    press(section)
    assert "The database is damaged" in section.check_label.text()
    section.mend_button.click()
    guard: VaultGuard = section.guard  # type: ignore[attr-defined]
    assert guard.covers
    assert guard.page.step == "damaged"
    guard.page.go_button.click()
    assert guard.page.step == "mended"
    guard.page.go_button.click()
    assert not guard.covers


def test_a_check_tells_how_far_it_is_and_can_be_stopped(
    section: VaultSection, keeper: Doorkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []

    def look() -> None:
        seen.append((section.check_label.text(), section.check_button.text()))
        press(section)

    monkeypatch.setattr(keeper, "while_checking", look)
    press(section)
    assert seen == [("Reading the database and the files: 0 of 3.", "Stop")]
    assert section.check_label.text() == "The check was stopped; nothing was changed."
    assert section.check_button.text() == "Check the vault"
    assert keeper.done == []


def test_what_cannot_be_looked_over_says_why(
    section: VaultSection, keeper: Doorkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(told: Callable[[int, int], None], mend: bool = False) -> VaultHealth:
        raise VaultError(sentence("There is no work on this laptop yet."))

    monkeypatch.setattr(keeper, "check_vault", fail)
    press(section)
    assert section.check_label.text() == "There is no work on this laptop yet."


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[LockedLaptop]:
    made = LockedLaptop(tmp_path / "profile")
    yield made
    made.desk.close()


def test_a_real_vault_is_looked_over_while_it_is_open_and_put_right(laptop: LockedLaptop) -> None:
    laptop.download()
    told: list[tuple[int, int]] = []
    assert laptop.desk.check_vault(lambda done, total: told.append((done, total))) == VaultHealth(True, 0, 2)
    assert told[-1] == (2, 2)
    path = next(laptop.profile.artifacts.glob("*.sealed"))
    held = bytearray(path.read_bytes())
    held[-1] ^= 1
    path.write_bytes(held)
    assert laptop.desk.check_vault(lambda _done, _total: None) == VaultHealth(True, 1, 2)
    assert laptop.desk.check_vault(lambda _done, _total: None, mend=True) == VaultHealth(True, 1, 2, mended=True)
    assert laptop.desk.check_vault(lambda _done, _total: None) == VaultHealth(True, 0, 1)


def test_the_passphrase_is_changed_by_who_knows_the_old_one(laptop: LockedLaptop, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = DoorPage(laptop.desk, InlineRunner(), Theme(), window)
    window.show()

    def answer(old: str, first: str, second: str) -> None:
        for box, words in ((page.old_box, old), (page.first_box, first), (page.second_box, second)):
            box.clear()
            QTest.keyClicks(box, words)
        QTest.keyClick(page.second_box, Qt.Key.Key_Return)

    page.ask_change()
    answer(WORDS, NEW, "ochre window nine river")
    assert "not the same" in page.error_label.text()
    answer("not the old one", NEW, NEW)
    assert "not the passphrase" in page.error_label.text()
    with qtbot.waitSignal(page.passed):
        answer(WORDS, NEW, NEW)
    again = laptop.again()
    with pytest.raises(WrongKeyError):
        again.unlock_vault(WORDS)
    again.unlock_vault(NEW)
    assert laptop.comments() == [COMMENT]

"""The door, the lock and what watches for idleness and sleep, each by itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.vault.door_page import DoorPage
from assessor_app.gui.vault.door_steps import STEPS, loss_words, mended_words
from assessor_app.gui.vault.idle_watch import IdleWatch
from assessor_app.gui.vault.sleep_watch import SleepWatch
from assessor_app.gui.vault.vault_section import VaultSection
from assessor_app.workflows.vault_desk import VaultDoor, VaultMended, VaultState
from tests.support.doorkeeper import CODE, Doorkeeper
from tests.support.runner import InlineRunner


@pytest.fixture
def keeper() -> Doorkeeper:
    return Doorkeeper()


@pytest.fixture
def page(qtbot: QtBot, keeper: Doorkeeper) -> Iterator[DoorPage]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    made = DoorPage(keeper, InlineRunner(), Theme(), window)  # type: ignore[arg-type]
    made.resize(900, 700)
    window.show()
    yield made
    # the window lives until here, and takes the page along
    window.close()


def test_a_wrong_passphrase_is_told_and_cleared_and_the_right_one_passes(
    page: DoorPage, keeper: Doorkeeper, qtbot: QtBot
) -> None:
    page.ask(VaultDoor("passphrase", has_passphrase=True, has_code=True, has_vault=True))
    page.first_box.setText("something else")
    QTest.keyClick(page.first_box, Qt.Key.Key_Return)
    assert "not the passphrase" in page.error_label.text()
    assert page.first_box.text() == ""
    page.first_box.setText(keeper.right)
    with qtbot.waitSignal(page.passed) as passed:
        QTest.keyClick(page.first_box, Qt.Key.Key_Return)
    assert passed.args == [False]
    assert page.first_box.text() == ""


def test_the_code_is_shown_once_and_only_whoever_kept_it_goes_on(page: DoorPage, qtbot: QtBot) -> None:
    page.ask(VaultDoor("choose_passphrase", "There is no system keyring on this machine."))
    assert "no system keyring" in page.why_label.text()
    page.first_box.setText("a long passphrase")
    page.second_box.setText("a long passphrase")
    page.go_button.click()
    assert page.step == "show_code"
    shown = page.shown_code.text().replace(" – ", "-").replace("\n", "-")
    assert shown == CODE
    assert not page.go_button.isEnabled()
    page.kept_check.click()
    with qtbot.waitSignal(page.passed):
        page.go_button.click()
    assert page.shown_code.text() == ""


def test_ways_that_lead_nowhere_are_not_offered(page: DoorPage) -> None:
    page.ask(VaultDoor("passphrase", has_passphrase=True, has_code=False, has_vault=True))
    assert page.code_way.isHidden()
    assert page.anew_way.isVisible()
    page.ask(VaultDoor("lost", "The key is gone.", has_code=False, has_vault=True))
    assert page.step == "lost"
    assert page.passphrase_way.isHidden()
    page.ask(VaultDoor("lost", "The key is gone.", has_code=True, has_vault=True))
    assert page.step == "code"


@pytest.mark.parametrize(
    ("unsent", "words"),
    [(None, "not known"), (0, "everything had been sent"), (1, "1 change was not sent"), (7, "7 changes were not")],
)
def test_starting_anew_says_what_it_would_cost_and_can_be_called_off(
    page: DoorPage, keeper: Doorkeeper, unsent: int | None, words: str
) -> None:
    door = VaultDoor("passphrase", has_passphrase=True, has_vault=True, unsent=unsent)
    assert words in loss_words(door)
    page.ask(door)
    page.anew_way.click()
    assert words in page.why_label.text()
    page.back_button.click()
    assert page.step == "passphrase"
    assert keeper.done == []


def test_damage_is_mended_at_the_door_and_told_in_numbers(page: DoorPage, qtbot: QtBot) -> None:
    page.ask(VaultDoor("damaged", has_vault=True))
    page.go_button.click()
    assert "3 changes" in page.why_label.text()
    assert "2 others" in page.why_label.text()
    assert "1 change " in mended_words(VaultMended(1, 0, ""))
    assert "Nothing was waiting" in mended_words(VaultMended(0, 0, ""))
    with qtbot.waitSignal(page.passed):
        page.go_button.click()


def test_a_backup_is_restored_and_the_desk_begins_anew(page: DoorPage, keeper: Doorkeeper, qtbot: QtBot) -> None:
    page.ask_backup("/somewhere/desk.backup")
    page.first_box.setText("words of then")
    with qtbot.waitSignal(page.passed) as passed:
        page.go_button.click()
    assert passed.args == [True]
    assert keeper.done == ["restored desk.backup with words of then"]


def test_no_key_typed_at_the_door_reaches_a_command(page: DoorPage) -> None:
    for key, modifier in ((Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_F5, Qt.KeyboardModifier(0))):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        asked.ignore()
        QApplication.sendEvent(page, asked)
        assert asked.isAccepted()


def test_every_step_says_what_it_is(page: DoorPage) -> None:
    for step, asked in STEPS.items():
        assert asked.title_words, step
        assert asked.go_words or step == "busy"


# --- nobody there ---------------------------------------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_idleness_is_told_after_the_limit_and_not_while_a_film_plays(qtbot: QtBot) -> None:
    window, clock = QWidget(), Clock()
    qtbot.addWidget(window)
    window.show()
    playing = [True]
    watch = IdleWatch(window, lambda: playing[0], clock)
    told: list[float] = []
    watch.idle.connect(lambda: told.append(clock.now))
    watch.set_limit(60)
    clock.now += 100
    watch.look()
    assert told == []
    playing[0] = False
    clock.now += 59
    watch.look()
    assert told == []
    clock.now += 1
    watch.look()
    assert told == [clock.now]
    clock.now += 30
    QTest.mouseMove(window, QPoint(5, 5))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    clock.now += 59
    watch.look()
    assert len(told) == 1
    watch.set_limit(0)
    clock.now += 10_000
    watch.look()
    assert len(told) == 1


def test_sleep_is_noticed_by_clocks_that_disagree(qtbot: QtBot) -> None:
    parent, clock = QWidget(), Clock()
    qtbot.addWidget(parent)
    watch = SleepWatch(parent, clock)
    told: list[bool] = []
    watch.slept.connect(lambda: told.append(True))
    watch.look()
    clock.now += 5
    watch.look()
    assert told == []
    clock.now += 3600
    watch.look()
    watch.look()
    assert told == [True]


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no message bus here")
def test_the_system_says_that_it_goes_to_sleep(qtbot: QtBot, tmp_path: Path) -> None:
    # late: as in the product, where it must not be imported before the application stands
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    address = f"unix:path={tmp_path}/bus"
    parent = QWidget()
    qtbot.addWidget(parent)
    watch = SleepWatch(parent)
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"], stdout=subprocess.PIPE
    ) as daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline()
        try:
            system = QDBusConnection.connectToBus(address, "test-login")
            assert system.registerService("org.freedesktop.login1")
            assert watch.start(QDBusConnection.connectToBus(address, "test-desk"))
            told = QDBusMessage.createSignal(
                "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
            )
            told.setArguments([True])
            with qtbot.waitSignal(watch.slept):
                assert system.send(told)
        finally:
            watch.stop()
            for name in ("test-login", "test-desk"):
                QDBusConnection.disconnectFromBus(name)
            daemon.kill()


# --- the settings -----------------------------------------------------------------------------------------------------


def test_the_settings_say_how_the_key_is_kept_and_offer_what_can_be_changed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    section = VaultSection(window)
    window.show()
    section.show_state(VaultState("system", has_code=False))
    assert "system keyring" in section.how_label.text()
    assert "no recovery code" in section.code_state_label.text()
    assert section.keyring_button.isHidden()
    section.show_state(VaultState("passphrase", has_code=True))
    assert section.passphrase_button.text() == "Change the passphrase…"
    assert section.keyring_button.isVisible()
    with qtbot.waitSignal(section.lock_requested):
        section.lock_now_button.click()

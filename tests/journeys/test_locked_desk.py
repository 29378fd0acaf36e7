"""A laptop without a keyring: a passphrase is chosen, work is locked away and found again, nothing lies readable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from assessor_app.demo.robot import Robot
from assessor_app.gui.vault.door_page import DoorPage
from assessor_app.gui.vault.vault_guard import VaultGuard
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from tests.journeys.conftest import SUBMISSIONS, Desk
from tests.support.readable import found_in, of_hub, spellings

pytestmark = pytest.mark.timeout(240)

WORDS = "violet harbour seven kites"
NEW_WORDS = "ochre window nine rivers"
COMMENT = "The plan names who does what, and by when."
BEHIND = Settings(key_store="passphrase")


class AtTheDoor:
    """What a person does at the door of one sitting."""

    def __init__(self, robot: Robot) -> None:
        self.robot = robot
        guard = robot.window.findChild(VaultGuard)
        assert guard is not None
        self.guard: VaultGuard = guard

    @property
    def page(self) -> DoorPage:
        return self.guard.page

    def wait(self, step: str) -> None:
        self.robot.wait_for(lambda: self.guard.covers and self.page.step == step, f"the door's “{step}”")

    def fill(self, **typed: str) -> None:
        for name, words in typed.items():
            box = self.page.findChild(QLineEdit, f"{name}_box")
            assert box is not None
            box.setFocus()
            self.robot.type_keys(box, words)

    def click(self, name: str) -> None:
        button = self.page.findChild(QAbstractButton, name)
        assert button is not None
        self.robot.click_button(button)

    def go(self, **typed: str) -> None:
        self.fill(**typed)
        self.click("go_button")

    def keep_code(self) -> str:
        """Write the code down, and say so."""
        self.wait("show_code")
        assert not self.page.go_button.isEnabled()
        code = "".join(self.page.shown_code.text().split()).replace("–", "")
        self.page.kept_check.click()
        self.click("go_button")
        return code

    def is_open(self) -> None:
        self.robot.wait_for(lambda: not self.guard.covers, "the open desk")


Sit = Callable[[], AtTheDoor]


@pytest.fixture
def sit(fresh_desk: Desk, qapp: QApplication) -> Iterator[Sit]:
    """Open the desk of a laptop whose keys are behind a passphrase; whoever sat there before has left."""
    sitting: list[Robot] = []

    def open_desk() -> AtTheDoor:
        fresh_desk.watch.pause()
        while sitting:
            sitting.pop().leave()
        sitting.append(Robot(qapp, Profile.at(fresh_desk.folder / "locked"), BEHIND))
        sitting[0].window.resize(1440, 900)
        fresh_desk.watch.begin()
        return AtTheDoor(sitting[0])

    yield open_desk
    fresh_desk.watch.pause()
    while sitting:
        sitting.pop().leave()


def score_with_a_comment(robot: Robot) -> None:
    robot.open("SPA-1203")
    robot.choose("c1")
    robot.press(Qt.Key.Key_3)
    robot.wait_for(lambda: robot.shown_mark() == "proficient", "the chosen level")
    # the last stroke is still in the editor as the desk is locked
    robot.type_keys(robot.find(QPlainTextEdit, "comment_editor"), COMMENT)


def begin(door: AtTheDoor, fresh_desk: Desk) -> str:
    """Choose a passphrase, fetch everything, score on a plane; gives the recovery code."""
    robot = door.robot
    door.wait("choose")
    door.go(first=WORDS, second="violet harbour seven kite")
    assert "not the same" in door.page.error_label.text()
    door.go(second=WORDS)
    code = door.keep_code()
    door.is_open()
    robot.wait_for(lambda: robot.window.findChild(QLineEdit, "address_box") is not None, "the sign-in page")
    robot.sign_in(fresh_desk.hub.url, "assessor", fresh_desk.password("assessor"))
    robot.wait_for(lambda: len(robot.queue()) == SUBMISSIONS, "the queue's rows")
    robot.download_all()
    # from here on what is written is not sent
    fresh_desk.hub.stop()
    score_with_a_comment(robot)
    return code


def lock_and_unlock(door: AtTheDoor) -> None:
    """Lock in the middle of a comment, try a wrong passphrase, come back to the same place."""
    robot = door.robot
    robot.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    door.wait("passphrase")
    central = robot.window.centralWidget()
    assert central is not None
    assert not central.isVisible()
    # neither vault nor key is in memory any more
    assert "_opened" not in vars(robot.desktop.desk._desk())
    # keys reach no command behind the door
    robot.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    robot.press(Qt.Key.Key_1)
    door.page.first_box.clear()
    door.go(first="not the passphrase")
    robot.wait_for(lambda: "not the passphrase" in door.page.error_label.text(), "the refusal")
    door.go(first=WORDS)
    door.is_open()
    robot.wait_for(
        lambda: robot.window.desk_pages.front == "workspace" and robot.page.scorable_id == "c1", "the place of before"
    )
    assert robot.shown_comment() == COMMENT
    assert robot.shown_mark() == "proficient"


def open_with_the_code(door: AtTheDoor, code: str) -> None:
    """The next day the passphrase is forgotten."""
    robot = door.robot
    door.wait("passphrase")
    door.click("code_way")
    door.go(code=code[:-1] + ("0" if code[-1] != "0" else "1"))
    robot.wait_for(lambda: "Group 6" in door.page.error_label.text(), "the group that is wrong")
    door.page.code_box.clear()
    door.go(code=code.lower())
    door.wait("choose")
    door.go(first=NEW_WORDS, second=NEW_WORDS)
    door.is_open()
    robot.wait_for(
        lambda: robot.window.desk_pages.front == "workspace" and robot.shown_comment() == COMMENT, "the work"
    )


def begin_anew_from(door: AtTheDoor, backup: Path, fresh_desk: Desk) -> None:
    """The day after the laptop is begun anew, and the backup restored with the passphrase of its time."""
    robot = door.robot
    door.guard.lock()
    door.wait("passphrase")
    door.click("anew_way")
    door.wait("anew")
    assert "1 change was not sent" in door.page.why_label.text() or "2 changes" in door.page.why_label.text()
    door.go()
    door.wait("choose")
    door.page.ask_backup(str(backup))
    door.wait("restore")
    door.go(first=WORDS)
    door.is_open()
    # the token went aside with the rest: whoever restores signs in, and what was not sent goes out
    fresh_desk.hub.start()
    robot.wait_for(lambda: robot.window.desk_pages.front == "sign_in", "the sign-in page")
    robot.sign_in(fresh_desk.hub.url, "assessor", fresh_desk.password("assessor"))
    robot.download_all()
    robot.open("SPA-1203")
    robot.choose("c1")
    robot.wait_for(lambda: robot.shown_comment() == COMMENT, "the comment of the backup")


def test_work_is_locked_away_opened_again_and_restored(
    fresh_desk: Desk, scratch: Path, sit: Sit, tmp_path: Path
) -> None:
    folders = (fresh_desk.folder / "locked", scratch)
    door = sit()
    code = begin(door, fresh_desk)
    lock_and_unlock(door)
    secrets = of_hub(fresh_desk.folder / "hub") | dict(spellings("comment", COMMENT))
    secrets |= dict(spellings("passphrase", WORDS)) | {"code": code.encode()}
    assert len(secrets) > 20
    with fresh_desk.watch.away():
        for folder in folders:
            assert found_in(folder, secrets) == [], "nor in the temporary folder of the system"

    backup = tmp_path / "desk.backup"
    desk = door.robot.desktop.desk
    door.guard.run("store", lambda: desk.back_up_vault(str(backup)), lambda _size: None)
    door.robot.wait_for(backup.exists, "the backup")
    door = sit()
    open_with_the_code(door, code)
    begin_anew_from(door, backup, fresh_desk)
    secrets |= dict(spellings("passphrase", NEW_WORDS))
    with fresh_desk.watch.away():
        for folder in folders:
            assert found_in(folder, secrets) == []
    assert COMMENT.encode() not in backup.read_bytes()

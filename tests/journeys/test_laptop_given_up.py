"""A laptop left behind is signed out from another one: it saves what was not sent, empties itself, and begins anew."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from assessor_app.bound_desk import BoundDesk
from assessor_app.credentials.hub_token import load_token
from assessor_app.credentials.vault_key import artifact_key, database_key, secret_of
from assessor_app.gui.devices.device_ways import DeviceWays
from assessor_app.gui.devices.devices_page import DevicesPage
from assessor_app.gui.theme import Theme
from assessor_app.paths import Profile
from assessor_app.workflows.export_vault import opened
from tests.journeys.conftest import Desk
from tests.support.live_desk import desk_verbs
from tests.support.readable import found_in, of_hub, spellings
from tests.support.runner import InlineRunner

pytestmark = [pytest.mark.timeout(240), pytest.mark.qt_log_ignore("propagateSizeHints")]
COMMENT = "The plan names who does what, and by when."
WORDS = "violet harbour seven kites"


def secrets_of(desk: BoundDesk, hub_url: str) -> dict[str, bytes]:
    """Every key and the token, as bytes and as they are written."""
    keys = desk._door.keys()
    secret = secret_of(keys)
    token = load_token(keys, hub_url)
    assert token is not None
    bare = {"secret": secret, "database key": database_key(secret), "artifact key": artifact_key(secret)}
    written = {f"{name} (base64)": base64.b64encode(key) for name, key in bare.items()}
    return bare | written | {"token": token.encode()} | dict(spellings("comment", COMMENT))


def sign_out_the_other(desk: Desk, other: BoundDesk, theme: Theme) -> None:
    """From the page of the laptop at hand, as a person does."""
    other.sign_in(desk.hub.url, "assessor", desk.password("assessor"))
    page = DevicesPage(other, InlineRunner(), theme)
    page.resize(900, 600)
    page.show()
    page.refresh()
    lines = [line for _, line in page.device_list.lines.entries()]
    lost = [line.key for line in lines if not line.right]
    assert len(lost) == len(lines) - 1 >= 1
    page.device_list.choose(lost[0])
    page.end_button.click()
    page.question_card.card_action_button.click()
    assert lost[0] not in [line.key for _, line in page.device_list.lines.entries()]
    page.hide()
    page.deleteLater()


def test_a_laptop_signed_out_from_another_saves_empties_itself_and_begins_anew(desk: Desk, tmp_path: Path) -> None:
    robot = desk.arrive()
    robot.open("SPA-1203")
    robot.choose("c1")
    # written while the desk hears nothing of the hub
    robot.window.driver.stop()
    robot.wait_for(lambda: not robot.window.driver.busy, "the end of what is under way")
    robot.press(Qt.Key.Key_3)
    robot.wait_for(lambda: robot.shown_mark() == "proficient", "the chosen level")
    robot.type_keys(robot.find(QPlainTextEdit, "comment_editor"), COMMENT)
    with desk.watch.away():
        secrets = secrets_of(robot.desktop.desk._desk(), desk.hub.url)
        with desk_verbs(Profile.at(desk.folder / "other")) as other:
            sign_out_the_other(desk, other, robot.desktop.theme)
    ways = robot.window.findChild(DeviceWays)
    assert ways is not None
    robot.window.driver.start()
    robot.wait_for(lambda: ways.covers and ways.ended_page.step == "save", "the question where to save")
    page = ways.ended_page
    assert "signed out from elsewhere" in page.title_label.text()
    # no key reaches a command behind it
    robot.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for box in (page.first_box, page.second_box):
        box.clear()
        box.setFocus()
        robot.type_keys(box, WORDS)
    file = tmp_path / "stick" / "work.export"
    file.parent.mkdir()
    page.save_to(str(file))
    robot.wait_for(lambda: not ways.covers and robot.window.desk_pages.front == "sign_in", "the sign-in page")
    assert str(file) in robot.window.notice_bar.sentence
    with desk.watch.away():
        work = json.loads(opened(file.read_bytes(), WORDS))
        assert [(one["scorable_id"], one["mark"], one["comment"]) for one in work["scores"]] == [
            ("c1", "proficient", COMMENT)
        ]
        assert work["scores"][0]["submission"].startswith("SPA-1203")
        assert list((desk.folder / "assessor" / "data" / "artifacts").iterdir()) == []
        everything = secrets | of_hub(desk.folder / "hub") | dict(spellings("passphrase", WORDS))
        assert found_in(desk.folder / "assessor", everything) == []
        assert found_in(file.parent, everything) == []
    # and the same person works on here as on a new laptop
    robot.sign_in(desk.hub.url, "assessor", desk.password("assessor"))
    robot.wait_for(lambda: len(robot.queue()) > 0, "the queue's rows")

"""A laptop that never sees a network: a bundle is opened, judged, and its results go out and are answered by file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from assessor_app.demo.robot import Robot
from assessor_app.gui.bundles.bundle_panel import BundlePanel
from assessor_app.gui.bundles.bundle_ways import BundleWays
from assessor_app.paths import Profile
from tests.support.bundles import WORDS, make_work, take_results
from tests.support.hub import LocalHub

pytestmark = [pytest.mark.timeout(180), pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[LocalHub]:
    """A hub that the laptop never talks to."""
    hub = LocalHub(tmp_path)
    yield hub
    hub.close()


@pytest.fixture
def robot(tmp_path: Path, qapp: QApplication) -> Iterator[Robot]:
    """Somebody at a new laptop."""
    sitting = Robot(qapp, Profile.at(tmp_path / "laptop"))
    yield sitting
    sitting.leave()


def _choose(robot: Robot, name: str, path: Path) -> None:
    """Choose a file in the dialog that stands open."""
    dialog = robot.find(QFileDialog, name)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    # no window manager here gives the window its turn back
    robot.window.activateWindow()


def _command(robot: Robot, command: str) -> None:
    ways = robot.window.findChild(BundleWays)
    assert ways is not None
    ways.actions[command].trigger()


def _hears(robot: Robot, words: str) -> None:
    robot.wait_for(lambda: words in robot.window.notice_bar.sentence, f"“{words}”")


def test_a_bundle_is_opened_judged_and_answered(robot: Robot, place: LocalHub, tmp_path: Path) -> None:
    work = make_work(place.admin, tmp_path / "ana.assessor-bundle", hub="https://hub.example.org")
    results, answer = tmp_path / "results.assessor-bundle", tmp_path / "answer.assessor-bundle"
    robot.click("bundle_button")
    _choose(robot, "open_bundle_dialog", work)
    robot.wait_for(lambda: robot.window.findChild(BundlePanel) is not None, "the panel")
    panel = robot.find(BundlePanel, "bundle_panel")
    robot.wait_for(panel.passphrase_box.hasFocus, "the keyboard in the panel")
    robot.type_line("passphrase_box", "not the right words")
    robot.click("open_button")
    robot.wait_for(lambda: "not the passphrase" in panel.error_label.text(), "the no")
    robot.type_line("passphrase_box", WORDS)
    robot.click("open_button")
    robot.wait_for(lambda: [row.code for row in robot.queue()] == ["LVM-2418"], "the queue")
    _hears(robot, "taken in")
    _hears(robot, "names https://hub.example.org as its hub")

    robot.open("LVM-2418")
    robot.choose("eo1.a")
    robot.score(2, "It shows.")
    _command(robot, "desk.export_results")
    _choose(robot, "export_results_dialog", results)
    _hears(robot, "Changes in results.assessor-bundle: 1.")
    assert take_results(place.folder, results, answer) == 0
    assessment = place.admin.recorded()[0].assessment
    assert (assessment.scores["eo1.a"].mark, assessment.scores["eo1.a"].comment) == ("shown", "It shows.")

    _command(robot, "desk.open_bundle")
    _choose(robot, "open_bundle_dialog", answer)
    _hears(robot, "took everything")
    robot.wait_for(lambda: robot.window.status is not None and robot.window.status.unsent == 0, "nothing unsent")

"""A blind submission from the queue to the letter: what gives its maker away is told, the name comes out nowhere."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pymupdf
import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from assessor_app.demo.robot import Robot
from assessor_app.demo.submissions import definition_file
from assessor_app.hub.admin import HubAdmin
from tests.journeys.conftest import SUBMISSIONS, Desk
from tests.support.tagged_files import WHO, tagged_docx, tagged_film, tagged_jpeg, tagged_pdf

pytestmark = [pytest.mark.timeout(240), pytest.mark.qt_log_ignore("propagateSizeHints")]
CODE = "IDY-3001"
CREDENTIAL = "ctq/ensuring-alignment-shared-purpose"
FILES = {
    f"{WHO.split()[1]} behaviours.pdf": tagged_pdf({"author": WHO}, f"Prepared by: {WHO}"),
    "protocol.docx": tagged_docx(WHO, WHO, text=f"A protocol by {WHO}, page"),
    "wall.jpg": tagged_jpeg(WHO, located=True),
    "meeting.mp4": tagged_film({"artist": WHO, "location": "+41.2587-095.9378/"}),
    "notes.txt": b"Who said what, and what we agreed on.",
}
TELLS = {
    "Artifact 1.pdf": ["In the file’s properties: its author", "On the first page: a name"],
    "protocol.docx": [
        "In the file’s properties: its author, somebody who saved or commented it",
        "On the first page: a name",
    ],
    "wall.jpg": ["In the details of the picture: its author, where it was made"],
    "meeting.mp4": ["In the details of the recording: its author, where it was made"],
    "notes.txt": [],
}


class Titles:
    """Every title the main window has borne, and those of whatever other windows there were when asked."""

    def __init__(self, robot: Robot) -> None:
        self.borne = {robot.window.windowTitle()}
        robot.window.windowTitleChanged.connect(self._note)

    def look(self) -> None:
        """Note the titles of all windows there are now."""
        self.borne |= {one.windowTitle() for one in QApplication.topLevelWidgets()}

    def _note(self, title: str) -> None:
        self.borne.add(title)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process and its children put temporary files."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def test_the_practitioners_name_comes_out_nowhere(desk: Desk, scratch: Path, tmp_path: Path) -> None:
    hand_in(desk, tmp_path / "handed-in")
    robot = desk.sit_down()
    titles = Titles(robot)
    robot.sign_in(desk.hub.url, "assessor", desk.password("assessor"))
    robot.wait_for(lambda: len(robot.queue()) == SUBMISSIONS + 1, "the queue's rows")
    robot.download_all()
    robot.wait_for(lambda: readiness_of(robot).checked == len(FILES), "the look at every file", 120_000)

    opened = robot.open(CODE)
    assert opened.submission.practitioner == ""
    assert told_at_tabs(robot) == TELLS
    for scorable in opened.credential.scorables():
        robot.choose(scorable.id)
        for index in range(len(robot.chips())):
            robot.jump(index)
        robot.score(len(scorable.scale.levels), "Clearly shown on the page cited.")
    titles.look()
    paper = letter_of(robot, tmp_path / "letter.pdf")
    titles.look()
    state = remembered(robot)
    desk.leave()

    assert state
    assert any(titles.borne)
    assert not betrayed("\n".join(titles.borne).encode())
    assert not betrayed(json.dumps(state, ensure_ascii=False).encode())
    with pymupdf.open(paper) as document:
        words = "\n".join(page.get_text() for page in document)
        assert CODE in words
        assert not betrayed(f"{words} {document.metadata} {document.get_xml_metadata()}".encode())
    laptop = [path for path in (desk.folder / "assessor").rglob("*") if path.is_file()]
    assert any(path.suffix == ".log" for path in laptop), laptop
    assert any(path.stat().st_size >= len(FILES["wall.jpg"]) for path in laptop), laptop
    for path in (*laptop, *(one for one in scratch.rglob("*") if one.is_file()), paper, desk.folder / "hub.log"):
        assert not betrayed(str(path.relative_to(tmp_path)).encode()), path
        # the files themselves are kept as they were handed in, under names that say nothing; see store/VAULT.md
        if path.parent.name != "artifacts":
            assert not betrayed(path.read_bytes()), path


def test_the_search_for_the_name_would_find_it() -> None:
    for found in (WHO, WHO.upper(), WHO.split()[1]):
        assert betrayed(b"\0" + found.encode() + b"\0")
        assert betrayed(found.encode("utf-16-le"))
    assert betrayed(FILES["wall.jpg"])
    assert not betrayed(b"Rosemary")


def betrayed(content: bytes) -> bool:
    """Whether any word of the practitioner's name is in it, in whatever case, as UTF-8 or UTF-16."""
    low = content.lower()
    words = [word.casefold() for word in WHO.split()]
    return any(word.encode(form) in low for word in words for form in ("utf-8", "utf-16-le"))


def hand_in(desk: Desk, folder: Path) -> None:
    """Have one more submission at the hub, whose files tell who made them."""
    (folder / "files").mkdir(parents=True)
    for name, content in FILES.items():
        (folder / "files" / name).write_bytes(content)
    definition = yaml.safe_load(definition_file(CREDENTIAL).read_text(encoding="utf-8"))
    manifest: dict[str, Any] = {
        "format": "assessor-submission/1",
        "code": CODE,
        "attempt": 1,
        "credential": CREDENTIAL,
        "version": definition["version"]["label"],
        "practitioner": WHO,
        "received_at": "2026-11-02T09:00:00+00:00",
        "responses": {},
        "artifacts": [
            {"ref": f"a{number}", "file": f"files/{name}", "name": name} for number, name in enumerate(FILES, start=1)
        ],
        "analyses": [
            {
                "criterion": "c1",
                "explanation": "See there.",
                "citations": [{"raw": "p. 1", "artifact": "a1"}, {"raw": "whole picture", "artifact": "a3"}],
            }
        ],
    }
    (folder / "submission.json").write_text(json.dumps(manifest), encoding="utf-8")
    desk.hub.stop()
    admin = HubAdmin(desk.folder / "hub")
    admin.import_submission(folder, pages=False)
    admin.assign(CODE, "A-07")
    admin.close()
    desk.hub.start()


def readiness_of(robot: Robot) -> Any:
    return next(row.readiness for row in robot.queue() if row.code == CODE)


def remembered(robot: Robot) -> dict[str, str]:
    """What the windows keep of how they were left."""
    found: list[Any] = []
    desktop = robot.desktop
    desktop.runner.run("store", desktop.desk.load_ui_state, lambda *answer: found.append(answer), robot.window)
    robot.wait_for(lambda: bool(found), "what is remembered")
    state, error = found[0]
    assert error is None
    return dict(state)


def told_at_tabs(robot: Robot) -> dict[str, list[str]]:
    """What the tab of each file says may tell who made it, by the file's name."""
    tabs = robot.page.panes.evidence.artifact_tabs
    opened = robot.page.submission
    assert opened is not None
    found = {}
    for one in opened.submission.artifacts:
        lines = tabs.tabToolTip(tabs.index_of(one.id)).split("\n")
        found[one.name] = [line.removeprefix("• ") for line in lines if line.startswith("• ")]
    return found


def letter_of(robot: Robot, path: Path) -> Path:
    """Review, sign and submit, and save the letter."""
    robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: robot.window.desk_pages.front == "review", "the review page")
    review = robot.window.desk_pages.review_page
    robot.wait_for(lambda: review.feedback_editor.isVisible(), "the review")
    robot.type_text("feedback_editor", "A clear purpose, carried by everyone. Thank you.")
    robot.click("letter_button")
    robot.wait_for(lambda: "Draft: not signed yet" in review.letter.letter_view.toPlainText(), "the draft")
    robot.click("save_pdf_button")
    dialog = review.letter.findChild(QFileDialog, "save_letter_dialog")
    assert dialog is not None
    assert not betrayed("\n".join([dialog.windowTitle(), *dialog.selectedFiles()]).encode())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    robot.wait_for(lambda: path.exists() and "Saved as" in review.letter.letter_state_label.text(), "the PDF")
    return path

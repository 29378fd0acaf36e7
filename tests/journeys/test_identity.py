"""A blind submission from the queue to the letter: what gives its maker away is told, the name comes out nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pymupdf
import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from assessor_app.demo.robot import Robot
from assessor_app.demo.submissions import definition_file, read_programme
from assessor_app.gui.palette.palette_panel import PalettePanel
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.workspace.workspace_header import WorkspaceHeader
from assessor_app.hub.admin import HubAdmin
from tests.journeys.conftest import SUBMISSIONS, Desk
from tests.support.loop_watch import LoopWatch
from tests.support.said_anywhere import said_anywhere
from tests.support.tagged_files import WHO, tagged_docx, tagged_film, tagged_jpeg, tagged_pdf

pytestmark = [pytest.mark.timeout(240), pytest.mark.qt_log_ignore("propagateSizeHints")]
CODE = "IDY-3001"
# somebody the hub knows nothing of
CHILD = "Oldenbarnevelt"
CREDENTIAL = "ctq/ensuring-alignment-shared-purpose"
FILES = {
    f"{WHO.split()[1]} behaviours.pdf": tagged_pdf({"author": WHO}, f"Prepared by: {WHO}"),
    "protocol.docx": tagged_docx(WHO, WHO, text=f"A protocol by {WHO}, page"),
    "wall.jpg": tagged_jpeg(WHO, located=True),
    "meeting.mp4": tagged_film({"artist": WHO, "location": "+41.2587-095.9378/"}),
    f"Mrs. {CHILD} notes.txt": b"Who said what, and what we agreed on.",
}
TELLS = {
    "Artifact 1.pdf": ["In the file’s properties: its author", "On the first page: a name"],
    "protocol.docx": [
        "In the file’s properties: its author, somebody who saved or commented it",
        "On the first page: a name",
    ],
    "wall.jpg": ["In the details of the picture: its author, where it was made"],
    "meeting.mp4": ["In the details of the recording: its author, where it was made"],
    "Artifact 5.txt": ["In the file’s name, which is not shown here: a name"],
}


class Titles:
    """Every title the main window has borne, and all that was said on whatever windows there were when asked."""

    def __init__(self, robot: Robot, watch: LoopWatch) -> None:
        self._watch = watch
        self.borne = {robot.window.windowTitle()}
        self.said = ""
        robot.window.windowTitleChanged.connect(self._note)

    def look(self) -> None:
        """Note the titles and words of all windows there are now."""
        with self._watch.away():
            windows = QApplication.topLevelWidgets()
            self.borne |= {one.windowTitle() for one in windows}
            self.said += "\n".join(said_anywhere(one) for one in windows if one.isVisible())

    def _note(self, title: str) -> None:
        self.borne.add(title)


def test_the_practitioners_name_comes_out_nowhere(fresh_desk: Desk, scratch: Path, tmp_path: Path) -> None:
    hand_in(fresh_desk, tmp_path / "handed-in")
    robot = fresh_desk.sit_down()
    titles = Titles(robot, fresh_desk.watch)
    robot.sign_in(fresh_desk.hub.url, "assessor", fresh_desk.password("assessor"))
    robot.wait_for(lambda: len(robot.queue()) == SUBMISSIONS + 1, "the queue's rows")
    robot.download_all()
    robot.wait_for(lambda: readiness_of(robot).checked == len(FILES), "the look at every file", 120_000)

    opened = robot.open(CODE)
    assert opened.submission.practitioner == ""
    assert told_at_tabs(robot) == TELLS
    for scorable in opened.credential.scorables():
        robot.choose(scorable.id)
        titles.look()
        for index in range(len(robot.chips())):
            robot.jump(index)
            titles.look()
        robot.score(len(scorable.scale.levels), "Clearly shown on the page cited.")
    look_at_a_leak(robot, "a5")
    look_in_the_palette(robot, titles)
    titles.look()
    paper = letter_of(robot, tmp_path / "letter.pdf")
    titles.look()
    state = remembered(robot)
    fresh_desk.leave()

    assert state
    assert any(titles.borne)
    assert "Written: “Artifact 5.txt, line 1”" in titles.said
    assert "Artifact 5.txt" in titles.said
    assert not [line for line in titles.said.split("\n") if betrayed(line.encode())]
    assert not betrayed("\n".join(titles.borne).encode())
    assert not betrayed(json.dumps(state, ensure_ascii=False).encode())
    with pymupdf.open(paper) as document:
        words = "\n".join(page.get_text() for page in document)
        assert CODE in words
        assert not betrayed(f"{words} {document.metadata} {document.get_xml_metadata()}".encode())
    laptop = [path for path in (fresh_desk.folder / "assessor").rglob("*") if path.is_file()]
    assert any(path.suffix == ".log" for path in laptop), laptop
    assert any(path.stat().st_size >= len(FILES["wall.jpg"]) for path in laptop), laptop
    for path in (*laptop, *(one for one in scratch.rglob("*") if one.is_file()), paper, fresh_desk.folder / "hub.log"):
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
    words = [word.casefold() for word in (*WHO.split(), CHILD)]
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
                "citations": [
                    {"raw": "p. 1", "artifact": "a1"},
                    {"raw": "whole picture", "artifact": "a3"},
                    {"raw": f"Mrs {CHILD} notes.txt, line 1"},
                    {"raw": f"mrs. {CHILD.lower()} notes, line 900"},
                ],
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


def look_at_a_leak(robot: Robot, ref: str) -> None:
    """Ask the sign at a file's tab, and say that it was looked at."""
    opened, evidence = robot.page.submission, robot.page.panes.evidence
    assert opened is not None
    artifact = opened.submission.artifacts[int(ref[1:]) - 1]
    sign = evidence.artifact_tabs.findChild(QAbstractButton, f"leak_sign_{artifact.id}")
    assert sign is not None
    sign.click()
    robot.wait_for(lambda: evidence.leaks.card.isVisible(), "the card")
    assert "not shown here" in evidence.leaks.card.leak_lines_label.text()
    evidence.leaks.card.leak_seen_box.click()
    assert evidence.leaks.is_seen(artifact.id)
    assert sign.accessibleName().endswith("looked at")


def look_in_the_palette(robot: Robot, titles: Titles) -> None:
    """Let the palette list the files."""
    robot.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: robot.window.findChild(PalettePanel) is not None, "the palette")
    palette = robot.window.findChild(PalettePanel)
    assert palette is not None
    robot.wait_for(palette.isVisible, "the palette on screen")
    robot.type_keys(palette.search_box, "artifact")
    robot.wait_for(lambda: "Artifact 5.txt" in said_anywhere(palette), "the files")
    titles.look()
    robot.press(Qt.Key.Key_Escape)
    robot.wait_for(lambda: not palette.isVisible(), "the palette to close")


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


def show_names(desk: Desk, *, shown: bool) -> None:
    """As a programme does: its switches set anew."""
    desk.hub.stop()
    recipe = read_programme()["programme"]
    file = desk.folder / "programme.yaml"
    recipe = {**recipe, "switches": {**recipe["switches"], "hide_practitioner": not shown}}
    file.write_text(yaml.safe_dump({"programme": recipe}), encoding="utf-8")
    HubAdmin(desk.folder / "hub").load_programme(file)
    desk.hub.start()


def test_where_the_programme_hides_nobody_the_desk_says_whose_it_is_until_it_does(desk: Desk) -> None:
    name, code = "Dana Whitlock", "LVM-2418"
    show_names(desk, shown=True)
    robot = desk.arrive()
    titles = Titles(robot, desk.watch)
    table = robot.window.desk_pages.queue_page.table
    robot.wait_for(lambda: not table.isColumnHidden(Column.PRACTITIONER), "the names")
    assert name in {one.practitioner for one in robot.queue() if one.code == code}
    robot.open(code)
    header = robot.page.findChild(WorkspaceHeader)
    assert header is not None
    assert header.credential_label.text().startswith(name)
    titles.look()
    robot.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    robot.wait_for(lambda: robot.window.desk_pages.front == "review", "the review page")
    review = robot.window.desk_pages.review_page
    robot.wait_for(lambda: review.review_credential_label.text().startswith(name), "whose review it is")
    titles.look()
    assert not any("whitlock" in one.lower() for one in titles.borne)
    robot.go_to_queue()

    show_names(desk, shown=False)
    robot.sync()
    robot.wait_for(lambda: table.isColumnHidden(Column.PRACTITIONER), "the names gone")
    assert {one.practitioner for one in robot.queue()} == {""}
    robot.open(code)
    robot.wait_for(lambda: "Whitlock" not in header.credential_label.text(), "the name gone from the desk")
    desk.leave()
    for path in (desk.folder / "assessor").rglob("*.log"):
        assert b"whitlock" not in path.read_bytes().lower(), path

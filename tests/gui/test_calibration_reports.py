"""Reports of calibration: on paper with the numbers of the screen and plots as lines, as files, and in private."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from assessor_app.calibration.pilot import PilotReport
from assessor_app.demo.planted_readers import READERS
from assessor_app.domain.reading import CitationCount
from assessor_app.errors import DeskError
from assessor_app.gui.calibration.number_words import percent
from assessor_app.gui.reports.lead_report import lead_report
from assessor_app.gui.reports.private_report import private_report
from assessor_app.gui.reports.report_page import ReportPage
from assessor_app.gui.reports.report_paper import ReportPaper
from assessor_app.gui.reports.report_ways import ReportWays, file_words
from assessor_app.gui.theme import Theme
from assessor_app.workflows.compute_pilot import pilot_of
from tests.support.lead_season import season_credential, season_picture, season_readings
from tests.support.runner import InlineRunner

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
A4 = QPageSize(QPageSize.PageSizeId.A4)


class PilotDesk:
    """A desk that is asked for nothing but the report on a definition."""

    def __init__(self, found: PilotReport | None = None) -> None:
        self._found = found

    def pilot_report(self, _credential_id: str, _version: str) -> PilotReport:
        if self._found is None:
            raise DeskError("Nothing was scored yet.")
        return self._found


@pytest.fixture
def ways(qtbot: QtBot) -> ReportWays:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return ReportWays(PilotDesk(), InlineRunner(), Theme(), page)  # type: ignore[arg-type]


def printed(qtbot: QtBot, page: ReportPage) -> pymupdf.Document:
    paper = ReportPaper(page.html, page.drawings, page.title, page.footer, A4)
    with qtbot.waitSignal(paper.printed, timeout=20_000) as done:
        paper.start()
    paper.deleteLater()
    return pymupdf.open(stream=done.args[0], filetype="pdf")


def words_of(document: pymupdf.Document) -> str:
    return "\n".join(page.get_text() for page in document)


def test_the_report_for_people_holds_the_numbers_and_plots_as_lines(qtbot: QtBot) -> None:
    picture = season_picture()
    page = lead_report(picture)
    with printed(qtbot, page) as document:
        words = words_of(document)
        exact = picture.overview.agreement.exact.value
        assert exact is not None
        assert percent(exact) in words
        assert all(reader in words for reader in READERS)
        assert "pilot-2020" in words
        assert {"pairs", "severity", "levels", "criteria"} <= set(page.drawings)
        assert "[[plot:" not in words
        assert sum(len(sheet.get_images()) for sheet in document) == 0
        assert sum(len(sheet.get_drawings()) for sheet in document) > 200
        worst = picture.disagreements[0]
        assert picture.codes[worst.submission] in words
        assert re.search(r"Krippendorff", words)
        assert document.metadata["title"] == page.title


def test_a_long_table_says_its_header_on_every_page(qtbot: QtBot) -> None:
    page = ReportPage("Long", "foot")
    page.table(("Submission", "Words"), [(f"LVM-{at}", "so many words") for at in range(120)])
    with printed(qtbot, page) as document:
        assert len(document) > 1
        assert all("Submission" in sheet.get_text() for sheet in document)


def test_no_row_is_torn_apart_by_a_page(qtbot: QtBot) -> None:
    page = ReportPage("Rows", "foot")
    rows = [(f"first-{at}", f"begins-{at} {'so many words of one row ' * 9} ends-{at}") for at in range(60)]
    page.table(("Row", "Words"), rows, (), (20, 80))
    with printed(qtbot, page) as document:
        sheets = [sheet.get_text() for sheet in document]
    assert len(sheets) > 2
    for at in range(60):
        where = [
            {place for place, text in enumerate(sheets) if re.search(rf"{word}-{at}\b", text)}
            for word in ("first", "begins", "ends")
        ]
        assert where[0] == where[1] == where[2] != set(), at
    # pushed over, not pushed about: every page but the last is full
    assert max(text.count("first-") for text in sheets) - min(text.count("first-") for text in sheets[:-1]) <= 1


def test_words_are_never_taken_for_html(qtbot: QtBot) -> None:
    page = ReportPage("<b>T</b>", "<i>foot</i>")
    page.words("<img src='file:///etc/passwd'> & <script>")
    page.table(("<u>",), [("<h1>big</h1>",)])
    page.rich("**bold** <script>alert(1)</script>")
    with printed(qtbot, page) as document:
        words = words_of(document)
    assert "<img src='file:///etc/passwd'> & <script>" in words
    assert "<h1>big</h1>" in words
    assert "<script>alert(1)</script>" in words


def test_a_private_report_names_nobody_else(qtbot: QtBot) -> None:
    with printed(qtbot, private_report(season_picture(), "A-05")) as document:
        words = words_of(document)
    assert "A-05" in words
    assert not [reader for reader in READERS if reader != "A-05" and reader in words]
    assert "stricter" in words
    assert "all scores" in words


def test_a_reader_of_none_of_it_has_no_report() -> None:
    with pytest.raises(KeyError):
        private_report(season_picture(), "A-99")


def test_the_menu_asks_where_and_saves_a_workbook(qtbot: QtBot, ways: ReportWays, tmp_path: Path) -> None:
    anchor = QPushButton(ways.parent())
    menu = ways.offer(season_picture(), anchor)
    names = [action.objectName() for action in menu.actions()]
    assert names == ["report_pdf", "report_xlsx", "report_csv", "report_pilot"]
    menu.actions()[1].trigger()
    dialog = ways.parent().findChild(QFileDialog, "save_report_dialog")
    assert dialog.defaultSuffix() == "xlsx"
    target = tmp_path / "numbers.xlsx"
    with qtbot.waitSignal(ways.saved):
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert "agreement" in CalamineWorkbook.from_path(str(target)).sheet_names
    menu.close()


def test_a_pdf_is_saved_and_told(qtbot: QtBot, ways: ReportWays, tmp_path: Path) -> None:
    told: list[str] = []
    ways.told.connect(told.append)
    target = tmp_path / "report.pdf"
    with qtbot.waitSignal(ways.saved, timeout=20_000):
        ways.save_private(season_picture(), "A-05", str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert told[-1] == "Saved as report.pdf."
    assert not ways.busy


def test_what_cannot_be_saved_is_said(qtbot: QtBot, ways: ReportWays, tmp_path: Path) -> None:
    with qtbot.waitSignal(ways.failed) as failed:
        ways.save_tables(season_picture(), "csv", str(tmp_path / "nowhere" / "numbers.csv"))
    assert failed.args == ["It could not be saved there. Choose another folder, or look whether the disk is full."]


def test_a_report_on_nothing_is_said(qtbot: QtBot, ways: ReportWays, tmp_path: Path) -> None:
    with qtbot.waitSignal(ways.failed) as failed:
        ways.save_pilot(season_picture(), str(tmp_path / "pilot.pdf"))
    assert failed.args == ["Nothing was scored yet."]


def test_the_report_on_a_definition_is_computed_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    readings = [
        replace(one, words={"q1": 900 + at}, citations={"eo1.a": CitationCount(2, unread=at % 2, not_there=1)})
        for at, one in enumerate(season_readings())
    ]
    page = QWidget()
    qtbot.addWidget(page)
    runner = InlineRunner()
    desk = PilotDesk(pilot_of(readings, season_credential()))
    ways = ReportWays(desk, runner, Theme(), page)  # type: ignore[arg-type]
    target = tmp_path / "pilot.pdf"
    with qtbot.waitSignal(ways.saved, timeout=20_000):
        ways.save_pilot(season_picture(), str(target))
    assert runner.lanes[0] == "sums"
    with pymupdf.open(target) as document:
        words = words_of(document)
    assert "147 readings of 46 submissions by 8 readers" in words
    assert "Citations" in words
    assert not [reader for reader in READERS if reader in words]


def test_one_reader_has_a_menu_of_their_own(ways: ReportWays) -> None:
    menu = ways.offer_reader(season_picture(), "A-05", QPushButton(ways.parent()))
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Report to A-05 (PDF)…"]
    menu.close()


def test_names_of_files_are_plain() -> None:
    assert file_words("calibration-Leading Vision / Mission-1.0") == "calibration-Leading-Vision-Mission-1-0"
    assert file_words("…") == "report"


def test_numbers_are_those_of_the_country(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    try:
        with printed(qtbot, private_report(season_picture(), "A-05")) as document:
            assert re.search(r"\d,\d\d", words_of(document))
    finally:
        QLocale.setDefault(QLocale.c())

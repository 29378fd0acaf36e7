"""Files for other programmes hold the numbers of the picture, never a formula, and nothing between two people."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from assessor_app.calibration.overview import overview
from assessor_app.calibration.ratings_file import read_ratings
from assessor_app.domain.lead_acts import Adjudication, MadeAct, ReaderReport, RescoreRequest
from assessor_app.workflows.calibration_picture import CalibrationPicture
from assessor_app.workflows.calibration_tables import calibration_tables, harmless
from assessor_app.workflows.report_tables import report_tables
from tests.support.lead_season import season_credential, season_picture

AT = datetime(2026, 11, 1, tzinfo=UTC)
FORMULA = '=HYPERLINK("http://example.org","click")'


@pytest.fixture(scope="module")
def picture() -> CalibrationPicture:
    """The season's picture, with acts that hold words between two people and one that looks like a formula."""
    credential = season_credential()
    acts = (
        Adjudication("LVM-2391", "eo1.a", "progressing", FORMULA),
        RescoreRequest("LVM-2391-A-05", ("eo1.a",), "a note for one reader"),
        ReaderReport("A-05", credential.id, credential.version, "a private word"),
    )
    made = tuple(MadeAct(f"act-{at}", "L-01", AT, None, act) for at, act in enumerate(acts))
    season = season_picture()
    return replace(season, acts=(*season.acts, *made))


@pytest.fixture(scope="module")
def workbook(picture: CalibrationPicture) -> bytes:
    return calibration_tables(picture, "xlsx")


@pytest.fixture(scope="module")
def text(picture: CalibrationPicture) -> str:
    return calibration_tables(picture, "csv").decode("utf-8-sig")


def rows_of(workbook: bytes, sheet: str) -> list[dict[str, object]]:
    header, *rows = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_name(sheet).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def test_the_workbook_holds_the_numbers_of_the_picture(picture: CalibrationPicture, workbook: bytes) -> None:
    exact = picture.overview.agreement.exact
    told = next(row for row in rows_of(workbook, "agreement") if row["statistic"] == "exact")
    assert told["value"] == pytest.approx(exact.value, abs=1e-12)
    assert (told["low"], told["high"]) == pytest.approx(exact.ci, abs=1e-12)
    assert told["n_submissions"] == 41
    severity = {
        row["reader"]: row["value"] for row in rows_of(workbook, "readers") if row["statistic"] == "severity_mml"
    }
    assert severity == pytest.approx({one.reader: one.severity_mml.value for one in picture.overview.readers})
    assert len(rows_of(workbook, "scores")) == len(picture.overview.ratings)
    assert len(rows_of(workbook, "disagreements")) == len(picture.disagreements)


def test_the_workbook_says_how_its_numbers_were_computed(picture: CalibrationPicture, workbook: bytes) -> None:
    told = {str(row["statistic"]): str(row["how"]) for row in rows_of(workbook, "method")}
    assert any("Krippendorff" in title for title in told)
    assert any(f"{len(picture.overview.ratings):,}" in how for how in told.values())


def test_every_table_is_in_both_files(picture: CalibrationPicture, workbook: bytes, text: str) -> None:
    tables = report_tables(picture)
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).sheet_names
    assert sheets == [table.name for table in tables]
    rows = list(csv.DictReader(io.StringIO(text)))
    for table in tables:
        own = [row for row in rows if row["table"] == table.name]
        assert len(own) == len(table.rows), table.name
        for row, cells in zip(own, table.rows, strict=True):
            for column, cell in zip(table.header, cells, strict=True):
                assert row[column] == ("" if cell is None else str(harmless(cell)))


def test_the_scores_can_be_computed_again(picture: CalibrationPicture, text: str, tmp_path: Path) -> None:
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["table"] == "scores"]
    lines = ["rater,submission,detail,score"]
    lines += [f"{row['rater']},{row['submission']},{row['detail']},{row['score']}" for row in rows]
    file = tmp_path / "scores.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    again = overview(read_ratings(file, ("1", "2", "3")).ratings)
    assert again.agreement.alpha_ordinal.value == pytest.approx(picture.overview.agreement.alpha_ordinal.value)


def test_text_never_becomes_a_formula(workbook: bytes, text: str) -> None:
    acts = rows_of(workbook, "acts")
    assert FORMULA in {row["words"] for row in acts}
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        inside = "".join(package.read(name).decode() for name in package.namelist() if "/sheet" in name)
        assert "<f>" not in inside
        assert "hyperlink" not in inside.casefold()
    words = {row["words"] for row in csv.DictReader(io.StringIO(text)) if row["table"] == "acts"}
    assert f"'{FORMULA}" in words


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_dangerous_cell_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_numbers_and_plain_words_stay() -> None:
    assert [harmless(cell) for cell in (-1.5, 3, None, "LVM-2391")] == [-1.5, 3, None, "LVM-2391"]


def test_words_between_two_people_are_in_no_table(picture: CalibrationPicture, text: str) -> None:
    assert "a note for one reader" not in text
    assert "a private word" not in text
    assert re.search(r"Practitioner|Whitlock", text) is None

"""`assessor-app calibrate`: files as other programs write them, and what is said of those that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assessor_app.__main__ import main
from tests.support.rating_tables import FOLDER

HEAD = "rater,submission,detail,score\n"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["calibrate", *arguments]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], path: Path, text: str | bytes, *more: str) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main(["calibrate", str(path), *more]) == 2
    found = capsys.readouterr()
    assert not found.out
    return found.err


def test_json_has_the_documented_keys(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, str(FOLDER / "planted_a.csv"), "--scale", "1,2,3,4", "--json"))
    assert found["agreement"]["alpha_ordinal"]["value"] == pytest.approx(0.4102, abs=1e-4)
    assert found["raters"]["R2"]["severity_mml"]["value"] == pytest.approx(1.62, abs=0.01)
    assert [flag["name"] for flag in found["raters"]["R6"]["flags"]] == ["halo"]
    assert set(found["icc"]) == {"1,1", "2,1", "3,1", "1,k", "2,k", "3,k", "variances"}
    assert found["connectivity"] == {"connected": True, "groups": [[f"R{at}" for at in range(1, 9)]], "links": []}
    assert found["pairs"][0]["raters"] == ["R1", "R2"]
    assert (found["bias"][0]["rater"], found["bias"][0]["notable"]) == ("R6", True)
    assert sum(found["level_use"]["(all)"]["counts"]) == 2700
    assert sum(map(sum, found["confusions"]["R1"]["table"])) == found["confusions"]["R1"]["exact"]["n_units"]
    assert (found["d_study"]["needed"], len(found["d_study"]["curve"])) == (4, 6)
    assert set(found["details"]) == {f"D{at}" for at in range(1, 7)}
    with pytest.raises(SystemExit):
        main(["calibrate", "--help"])
    help_text = capsys.readouterr().out
    for key in [*found, *found["agreement"], *found["raters"]["R1"]]:
        if key not in ("resamples", "population", "extreme_submissions"):
            assert key in help_text, key


def test_the_table_says_what_matters_first(capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, str(FOLDER / "planted_a.csv"), "--scale", "1,2,3,4")
    assert out.startswith("2,700 scores by 8 readers of 150 submissions, 6 details, levels 1, 2, 3, 4.")
    assert "R2: Look here: stricter than the others by 1.62 logit." in out
    assert "Krippendorff's alpha, ordinal   0.410" in out


def test_named_levels_missing_scores_and_readers_instead_of_raters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(
        "\ufeffReader,Submission,Criterion,Level\r\nA,S1,c,met\r\nB,S1,c,met\r\nA,S2,c,not met\r\nB,S2,c,\r\n\r\n",
        "utf-8",
    )
    found = json.loads(told(capsys, str(path), "--scale", "not met,met", "--json"))
    assert (found["missing"], found["agreement"]["exact"]["value"]) == (1, 1.0)
    assert found["scale"] == [{"level": "not met", "value": 1.0}, {"level": "met", "value": 2.0}]


def test_without_a_scale_whole_numbers_between_count_as_levels(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(HEAD + "A,S1,d,1\nB,S1,d,4\nA,S2,d,4\nB,S2,d,4\n")
    found = json.loads(told(capsys, str(path), "--json"))
    assert [level["level"] for level in found["scale"]] == ["1", "2", "3", "4"]


def test_what_cannot_be_used_is_told_by_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.csv"
    assert "no column “score”" in refused(capsys, path, "rater,submission\nA,S1\n")
    assert "no column “rater”" in refused(capsys, path, "")
    assert "Line 3: “9” is not a level" in refused(capsys, path, HEAD + "A,S1,d,1\nB,S1,d,9\n", "--scale", "1,2,3")
    assert "Line 2: reader and submission" in refused(capsys, path, HEAD + ",S1,d,1\n")
    assert "given twice" in refused(capsys, path, HEAD + "A,S1,d,1\nA,S1,d,2\n")
    assert "no scores" in refused(capsys, path, HEAD)
    assert "UTF-8" in refused(capsys, path, b"\xff\xfe\x00bad")
    assert "need the scale" in refused(capsys, path, HEAD + "A,S1,d,high\n")
    assert "names a level twice" in refused(capsys, path, HEAD + "A,S1,d,1\n", "--scale", "1,1")
    assert "no reader Zoe" in refused(capsys, path, HEAD + "A,S1,d,1\n", "--scale", "1,2", "--reference", "Zoe")
    assert "another reference score" in refused(
        capsys, path, "rater,submission,score,reference_score\nA,S1,1,1\nB,S1,2,2\n", "--scale", "1,2"
    )
    assert "neither a number nor an ISO date" in refused(
        capsys, path, "rater,submission,score,time\nA,S1,1,noon\n", "--scale", "1,2"
    )
    assert main(["calibrate", str(tmp_path / "none.csv")]) == 2
    assert "There is no file" in capsys.readouterr().err


def test_files_of_spreadsheets_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scores.csv"
    plain = "rater,submission,detail,score\nA,S1,d,1.5\nB,S1,d,2\nA,S2,d,2\nB,S2,d,2\n"
    path.write_text(plain)
    want = told(capsys, str(path), "--scale", "1,1.5,2", "--json")
    excel = 'sep=;\r\n\r\n"Rater";"Note";"Submission";Detail;"SCORE"\r\n"A";"so; so";S1;d;1,5\r\nB;;S1;d;"2,0"\r\n' + (
        ";;;;\r\nA;;S2;d;2\r\nB;;S2;d;2\r\n"
    )
    path.write_text("\ufeff" + excel, "utf-8")
    assert told(capsys, str(path), "--scale", "1;1,5;2", "--json").replace('"1,5"', '"1.5"') == want
    path.write_text(plain.replace(",", "\t"))
    assert told(capsys, str(path), "--scale", "1,1.5,2", "--json") == want


def test_the_words_of_other_programs_for_missing_scores_and_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("Rater ID,Subject,Item,Rating\nA,S1,d,1\nB,S1,d,NA\nA,S2,d,n/a\nB,S2,d,\nA,S3,d,Nan\nB,S3,d,2.0\n")
    found = json.loads(told(capsys, str(path), "--scale", "1,2", "--json"))
    assert (found["missing"], set(found["raters"])) == (4, {"A", "B"})


def test_levels_that_are_words_are_found_whatever_their_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("rater,submission,score\nA,S1,Met\nB,S1,MET\nA,S2,not met\nB,S2,Not met\n")
    found = json.loads(told(capsys, str(path), "--scale", "Not met,Met", "--json"))
    assert found["agreement"]["exact"]["value"] == 1.0


def test_a_mistake_is_named_by_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.csv"
    twice = HEAD + "A,S1,d,1\n\nB,S1,d,1\nA,S1,d,2\n"
    assert (
        refused(capsys, path, twice) == "Line 5: the score of A for S1, d is given twice, first in line 2. "
        "Say which to keep with --duplicates latest or --duplicates all.\n"
    )
    assert "Line 3: “B+” is no number." in refused(capsys, path, HEAD + "A,S1,d,1\nA,S2,d,B+\n")
    assert "“1,000” is no number" in refused(capsys, path, 'rater;submission;score\nA;S1;"1,000"\n')
    assert "Line 5: “7” is not a level" in refused(
        capsys, path, "sep=;\n\nrater;submission;score\nA;S1;1\nA;S2;7\n", "--scale", "1,2"
    )
    path.write_text(twice)
    assert json.loads(told(capsys, str(path), "--json", "--duplicates", "latest"))["duplicates"] == "latest"

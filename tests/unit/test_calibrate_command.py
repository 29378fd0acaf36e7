"""`assessor-app calibrate`: files as other programs write them, and what is said of those that cannot be used."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Iterator
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
    for key in [*found, *found["agreement"], *found["raters"]["R1"], *found["details"]["D1"]]:
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
    assert "UTF-8" in refused(capsys, path, b"\xff\x00bad")
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


def test_nothing_is_lost_without_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.csv"
    swallows = 'rater,submission,score,note\nA,S1,1,ok\nB,S1,1,"oops\nA,S2,2,\nB,S2,1,\n'
    assert refused(capsys, path, swallows) == "Line 3: a quotation mark is opened and never closed.\n"
    # a decimal comma in a file of commas is a fifth value, not a score of 1
    assert "Line 2 has 5 values for 4 columns" in refused(capsys, path, HEAD + "A,S1,d,1,5\n")
    assert "column “score” twice" in refused(capsys, path, "rater,submission,score,score\nA,S1,1,2\n")
    assert refused(capsys, path, HEAD.encode() + b"A,S1,d,1\nJ\xfcrg,S1,d,1\n").startswith("Line 3 is not UTF-8")
    assert "Line 1 is not UTF-8" in refused(capsys, path, HEAD.encode("utf-16-le"))
    assert "is a folder" in refused_place(capsys, tmp_path)
    assert "names a level twice" in refused(capsys, path, HEAD + "A,S1,d,1\n", "--scale", "1,1.0,2")
    assert "empty one" in refused(capsys, path, HEAD + "A,S1,d,1\n", "--scale", "1,,2")
    assert "nobody to compare" in refused(capsys, path, HEAD + "A,S1,d,1\nA,S2,d,2\n", "--reference", "A")
    assert "is a number where" in refused(
        capsys, path, "rater,submission,score,time\nA,S1,1,5\nB,S1,1,2026-01-01\n", "--scale", "1,2"
    )


def test_what_would_not_fit_is_refused_before_it_is_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (f"A,S{at},{at % 101}\n" for at in range(5_000))
    said = refused(capsys, tmp_path / "large.csv", "rater,submission,score\n" + "".join(lines))
    assert said == "5,000 submissions by 10,201 pairs of 101 levels are too many to compute at once.\n"


def test_a_title_may_go_over_two_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = 'rater,"what they\nsaid",submission,score\n'
    said = refused(capsys, tmp_path / "bad.csv", head + 'A,"well,\nwell",S1,1\nB,,S1,9\n', "--scale", "1,2")
    assert said.startswith("Line 5: “9” is not a level")


def refused_place(capsys: pytest.CaptureFixture[str], path: Path) -> str:
    assert main(["calibrate", str(path)]) == 2
    return capsys.readouterr().err


def test_names_that_look_the_same_are_one_and_those_nearly_so_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scores.csv"
    rows = "Jos\u00e9,S1,d,none\nJose\u0301,S2,d,some\nann  lee,S1,d,None\nAnn Lee,S2,d,all\nZoe\x1b,S2,d,NA\n"
    path.write_bytes((HEAD + rows).encode("utf-16"))
    found = json.loads(told(capsys, str(path), "--scale", "none,some,all", "--json"))
    assert (set(found["raters"]), found["missing"]) == ({"Jos\u00e9", "Ann Lee", "ann lee"}, 1)
    assert found["agreement"]["exact"]["value"] == 0.5
    assert found["notes"] == [
        "“Ann Lee” and “ann lee” are counted as two; they differ only in case, spaces or signs.",
        "No score was given by Zoe.",
    ]


@pytest.fixture
def _far_west(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "XXX+11")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_far_west")
def test_the_order_of_scoring_is_the_same_on_every_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scores.csv"
    path.write_text("rater,submission,score,time\nA,S1,1,2026-01-01T12:00+02:00\nA,S1,2,2026-01-01T11:00\nB,S1,2,\n")
    found = json.loads(told(capsys, str(path), "--json", "--duplicates", "latest"))
    assert found["notes"][0].startswith("Line 4 has no time")
    path.write_text("rater,submission,score,time\nA,S1,1,2026-01-01T11:00\nA,S1,2,2026-01-01T14:00+02:00\n")
    found = json.loads(told(capsys, str(path), "--json", "--duplicates", "latest"))
    assert found["level_use"]["A"]["counts"] == [0, 1]


def test_who_scores_twice_agrees_with_others_by_the_latest_and_not_with_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(HEAD + "A,S1,d,1\nA,S1,d,2\nB,S1,d,2\nA,S2,d,1\nA,S2,d,1\n")
    found = json.loads(told(capsys, str(path), "--json", "--duplicates", "all"))
    assert (found["agreement"]["exact"]["n_pairs"], found["agreement"]["exact"]["value"]) == (1, 1.0)
    assert found["level_use"]["A"]["n"] == 4


def test_a_terminal_of_few_letters_gets_escapes_and_json_stays_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(HEAD + "\u0141uk,S1,d,1\nB\U0001f600,S1,d,2\n", "utf-8")
    for arguments in ([], ["--json"]):
        narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        monkeypatch.setattr(sys, "stdout", narrow)
        assert main(["calibrate", str(path), *arguments]) == 0
        narrow.seek(0)
        out = narrow.read()
        assert "uk" in out
    assert set(json.loads(out)["raters"]) == {"\u0141uk", "B\U0001f600"}

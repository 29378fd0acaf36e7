"""What is said of the numbers: plots' sentences, a reader's private text, qualification, pilots, the method note."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from assessor_app.calibration import words
from assessor_app.calibration.bias import bias_cells
from assessor_app.calibration.confusion import confusions
from assessor_app.calibration.d_study import d_study
from assessor_app.calibration.disagreements import Disagreement
from assessor_app.calibration.drift_series import drift_series
from assessor_app.calibration.estimate import Basis
from assessor_app.calibration.level_use import level_use
from assessor_app.calibration.method_note import method_note
from assessor_app.calibration.overview import Overview, overview
from assessor_app.calibration.pilot import PilotReading, WordRule, pilot_report
from assessor_app.calibration.qualification import Ruling, ruling
from assessor_app.calibration.ratings import Rating, Ratings
from assessor_app.calibration.ratings_file import RatingsFile, read_ratings
from assessor_app.calibration.reader_sums import Reference
from assessor_app.calibration.reader_words import reader_text
from assessor_app.calibration.wright import wright_map
from assessor_app.domain.calibration_rules import CalibrationRules
from assessor_app.domain.qualification_words import qualification_words, told_again
from assessor_app.sentences import Sentence
from tests.support.rating_tables import FOLDER, FOUR

LEVELS = ("Basic", "Developing", "Proficient", "Exemplary")
TITLES = {f"D{at}": f"Detail {at}" for at in range(1, 7)}


@pytest.fixture(scope="module")
def planted() -> RatingsFile:
    return read_ratings(FOLDER / "planted_a.csv", ("1", "2", "3", "4"))


@pytest.fixture(scope="module")
def seen(planted: RatingsFile) -> Overview:
    return overview(planted.ratings, reference_score=planted.reference)


def test_the_weight_of_a_number_comes_before_its_size() -> None:
    said = [words.weight_words(Basis(n, n, 2, n).estimate(0.5)) for n in (9, 10, 29, 30)]
    assert said == ["too few to say", "preliminary", "preliminary", ""]
    assert words.weight_words(Basis().missing("no_overlap")) == "not defined"


def test_differences_in_levels() -> None:
    assert words.level_words(0.42) == "about 0.4 level stricter"
    assert words.level_words(-0.42) == "about 0.4 level milder"
    assert words.level_words(0.04) == "as strict as the others"
    assert words.level_words(0.04, sure=True) == "a little stricter"


def test_severity_in_levels_is_about_what_was_planted_on_seeds(seen: Overview) -> None:
    levels = words.severity_in_levels(seen)
    for report in seen.readers:
        assert levels[report.reader] == pytest.approx(-(report.seed_bias.value or 0), abs=0.2)


def test_every_plot_has_its_sentence(planted: RatingsFile, seen: Overview) -> None:
    ratings, found = planted.ratings, confusions(planted.ratings, planted.reference)
    drift = drift_series(ratings, seen.severity, planted.reference)
    drifting = next(one for one in drift if (one.reader, one.kind) == ("R7", "residual"))
    said = [
        words.agreement_sentence(seen.agreement),
        words.pairs_sentence(seen.pairs),
        words.severity_sentence(seen),
        words.connectivity_sentence(seen.connectivity),
        words.confusion_sentence(found["R2"], LEVELS),
        words.drift_sentence(drifting),
        words.level_use_sentence(level_use(ratings), LEVELS),
        words.wright_sentence(wright_map(ratings, seen.severity), TITLES),
        words.details_sentence(seen.details, TITLES),
        words.bias_sentence(bias_cells(ratings, seen.severity), TITLES),
        words.d_study_sentence(d_study(ratings)),
    ]
    assert said[0] == "Two readers of the same work gave the same level in 39% of 4,950 comparisons."
    assert said[1].startswith("R2 and R3 agree least") or "agree least (κ 0.2" in said[1]
    assert said[2] == (
        "Look here: R3 about 0.7 level milder, R2 about 0.6 level stricter, R7 about 0.3 level stricter."
    )
    assert said[5].startswith("R7 became stricter by about 0.5 level from the first third to the last. ")
    assert "R5 differs most from the others" in said[6] or "R3 differs most" in said[6] or "R2 differs most" in said[6]
    assert "Detail " in said[7]
    assert said[10] == "One reader’s scores are dependable to 0.56; it takes 4 to reach 0.80."
    seeds = {one.reader: words.drift_sentence(one) for one in drift if one.kind == "seed"}
    assert seeds["R1"] == "R1 lies on what was agreed, on average over 150 scores."
    assert seeds["R2"].startswith("R2 lies about 0.7 level below what was agreed, on average over 150 scores. Points ")
    assert "0.6 level above" in seeds["R3"]
    few = words.drift_sentence(replace(drift[-1], points=drift[-1].points[:4]))
    assert "With 4 submissions that is too few to say." in few
    assert "became" not in few
    # all can be said in another language
    assert all(isinstance(one, Sentence) for one in said)


def test_where_there_is_nothing_to_say_that_is_said() -> None:
    rows = [Rating(r, f"{group}{s}", "d", 1.0 + (s + at) % 3) for group, readers in (("S", "AB"), ("T", "CD"))
            for at, r in enumerate(readers) for s in range(3)]  # fmt: skip
    found = overview(Ratings.of(rows, FOUR))
    assert words.connectivity_sentence(found.connectivity) == (
        "These readers share no work with one another: A, B; C, D. "
        "Scoring these would link them: S0 by C; S1 by D; S2 by C."
    )
    assert words.severity_sentence(found) == found.severity.reason
    assert words.severity_in_levels(found) == {}
    assert words.pairs_sentence(found.pairs) == "No two readers share ten submissions yet, so no pair can be judged."
    assert words.bias_sentence(()) == "What readers do in single criteria cannot be estimated yet."
    assert words.level_use_sentence(level_use(Ratings.of([], FOUR)), LEVELS) == "There are no scores."
    alone = overview(Ratings.of([Rating("A", f"S{s}", "d", 1.0 + s % 2) for s in range(3)], FOUR))
    assert words.agreement_sentence(alone.agreement) == "No submission was scored by two readers here."
    assert words.details_sentence(alone.details) == "No submission was scored by two readers here."
    assert words.disagreements_sentence([Disagreement("S", "d", {}, 1, False, 1.0, True)]) == (
        "Nothing is left to adjudicate."
    )


def test_the_private_text_names_nobody_else_and_never_says_bad(planted: RatingsFile, seen: Overview) -> None:
    found = confusions(planted.ratings, planted.reference)
    cells = bias_cells(planted.ratings, seen.severity)
    others = {one.reader for one in seen.readers}
    texts = {name: reader_text(seen, name, found[name], LEVELS, cells, TITLES) for name in others}
    for name, text in texts.items():
        assert not [other for other in others - {name} if other in text]
        assert "bad" not in text.casefold()
        assert "Your scores stay as they are." in text
    assert "- On the same work you are about 0.6 level stricter." in texts["R2"]
    assert "judge each by its own evidence" in texts["R6"]
    assert "score some anchor examples again" in texts["R7"]
    assert "hard to explain by the work" in texts["R8"]
    assert "- On the same work you are as strict as the others." in texts["R1"]
    with pytest.raises(KeyError):
        reader_text(seen, "nobody")


def judged(given: str, agreed: str, levels: int = 4) -> tuple[Ratings, Reference]:
    pairs = list(zip(given, agreed, strict=True))
    rows = [Rating("A", f"S{at:02}", "d", float(mark)) for at, (mark, _) in enumerate(pairs)]
    truth = Reference(np.array([float(mark) for _, mark in pairs]))
    return Ratings.of(rows, [float(at) for at in range(1, levels + 1)]), truth


def test_the_rule_qualifies_at_its_own_share_for_the_length_of_the_scale() -> None:
    four, two = CalibrationRules().needed(4), CalibrationRules().needed(2)
    assert (four, two) == (0.7, 0.9)

    def ruled(given: str, agreed: str, levels: int, needed: float) -> tuple[str, bool]:
        found = ruling(confusions(*judged(given, agreed, levels)).get("A"), needed)
        return found.outcome, found.sure

    assert ruled("1234123412", "1234123344", 4, four) == ("qualified", False)
    assert ruled("1212121212", "1212121222", 2, two) == ("qualified", False)
    assert ruled("1212121212", "1212122222", 2, two) == ("not_yet", False)
    assert ruled("1" * 40, "4" * 40, 4, four) == ("not_yet", True)
    assert ruled("1234" * 10, "1234" * 10, 4, four) == ("qualified", True)
    assert ruling(None, four) == Ruling("not_yet", False)


def pilot_rows() -> tuple[list[PilotReading], Ratings]:
    """Four readers of twelve submissions in pairs: ``clear`` is scored alike, ``vague`` as it comes."""
    readings, rows = [], []
    for at, (submission, reader) in enumerate(product(range(12), range(4))):
        marks = {"clear": str(1 + submission % 3), "vague": str(1 + (submission * 7 + reader * 5 + reader // 2) % 3)}
        if submission == 0 and reader == 0:
            marks["clear"] = "not_scorable"
        readings.append(
            PilotReading(
                f"S{submission:02}",
                "ABCD"[reader],
                marks,
                float(2 + at % 5),
                {"q1": 200 + submission * 10, "q2": 100},
                {"clear": (4, 0, 0, 0), "vague": (5, 1, int(reader == 1), 0)},
            )
        )
        rows += [
            Rating("ABCD"[reader], f"S{submission:02}", name, float(mark))
            for name, mark in marks.items()
            if mark != "not_scorable"
        ]
    return readings, Ratings.of(rows, (1.0, 2.0, 3.0))


def test_a_pilot_tells_where_the_rubric_the_limits_and_the_citations_trip() -> None:
    readings, ratings = pilot_rows()
    rules = [WordRule("Part 1", ("q1", "q2"), maximum=350), WordRule("Part 3", ("q9",), minimum=500)]
    found = pilot_report(readings, [ratings], rules, {"vague": "Plans next steps"})
    assert (found.readings, found.submissions, found.readers) == (48, 12, 4)
    clear, vague = found.criteria
    assert (clear.unclear, clear.apart.value, clear.not_scorable) == (False, 0.0, 1)
    assert (vague.unclear, vague.readers_apart, vague.not_scorable) == (True, 4, 0)
    part1, part3 = found.limits
    # 300, 310 … 410 words: six over 350, those from 335 to 365 close to it
    assert (part1.over.value, part1.under.value, part1.median) == (0.5, 0.0, 355.0)
    assert part1.close.value == pytest.approx(3 / 12)
    assert (part3.under.value, part3.under.status) == (None, "no_overlap")
    lost = next(one for one in found.citations if one.detail == "vague")
    assert (lost.total, lost.unread, lost.wrong_place, lost.trouble.value) == (60, 12, 12, pytest.approx(0.4))
    assert found.time.median.value == 4.0
    low, high = found.time.median.ci or (9, 0)
    assert low <= 4.0 <= high
    assert found.findings[0].startswith("“Plans next steps” may be unclear: ")
    assert "Readings in which something could not be scored: “clear” 1." in found.findings
    assert "Part 1: 50% of submissions are over the maximum of 350 words." in found.findings
    nowhere = [one for one in found.findings if "citations" in one]
    assert nowhere[0] == ("Of 108 citations 22% name no place, or readers found the wrong place or nothing there.")
    assert "40% of 60 citations lead nowhere" in nowhere[1]
    assert len(nowhere) == 2
    time = "Half of the readings were handed in within 4.0 days of receipt, nine of ten within 6.0."
    assert found.findings[-1] == time


def test_a_pilot_without_anything_says_so() -> None:
    found = pilot_report([], [], [WordRule("Part 1", ("q1",), 10)])
    assert (found.readings, found.criteria, found.citations, found.findings) == (0, (), (), ())
    assert found.time.median.reason == "No time is known."
    assert found.limits[0].median is None


def test_the_method_note_names_formula_basis_seed_and_version(seen: Overview) -> None:
    found = method_note(seen)
    whole = " ".join(f"{one.title} {one.text} {one.source}" for one in found)
    for wanted in ("Krippendorff 2011", "2,700 scores by 8 readers of 150 submissions", "20261", "0.1.0", "log(P(k)"):
        assert wanted in whole
    assert all(isinstance(one.text, Sentence) for one in found)
    gone = replace(seen, severity=replace(seen.severity, reason="No links."))
    assert any("No links." in one.text for one in method_note(gone))


def test_the_outcome_of_a_qualification_can_be_said_in_another_language_after_its_journey() -> None:
    for outcome, title in (("qualified", "Data “literacy”. 1"), ("not_yet", "Data")):
        sent = "".join(qualification_words(title, outcome, 2 / 3, 1234, 0.7))
        heard = told_again(sent)
        assert heard == sent
        assert heard is not None
        assert list(heard.values) == ["part0", "part1"]
        assert heard.values["part0"].values == {"title": title}
        assert heard.values["part1"].values == {"n": 1234, "exact": 0.67, "needed": 0.7}
    for own in ("You are stricter.", sent + " Well done!", sent.replace("67%", "067%"), sent.replace("1,234", "12,34")):
        assert told_again(own) is None

"""A lead at the page "Calibrate", over the season of the demo: numbers computed by the real code."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor_app.domain.calibration_rules import CalibrationRules
from assessor_app.errors import DeskError
from assessor_app.gui.calibration.calibration_acts_tab import CalibrationActsTab
from assessor_app.gui.calibration.calibration_criteria_tab import CalibrationCriteriaTab
from assessor_app.gui.calibration.calibration_overview_tab import CalibrationOverviewTab
from assessor_app.gui.calibration.calibration_page import CalibrationPage
from assessor_app.gui.calibration.calibration_pilot_tab import CalibrationPilotTab
from assessor_app.gui.calibration.calibration_readers_tab import CalibrationReadersTab
from assessor_app.gui.calibration.facts_table import FactsTable
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.calibration_picture import PictureWish
from assessor_app.workflows.desk import Cancel, ProgressCall, SyncProgress
from tests.support.calibration_desk import STAND, CalibrationScript
from tests.support.lead_season import season_credential, season_picture, season_readings
from tests.support.planted_readings import planted_credential, planted_readings, planted_seeds
from tests.support.runner import HeldRunner, InlineRunner

# the window is the page itself here, and this platform has no say in how small a window may be
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def opened(qtbot: QtBot, theme: Theme, desk: CalibrationScript, runner: TaskRunner | None = None) -> CalibrationPage:
    page = CalibrationPage(desk, runner or InlineRunner(), theme)
    qtbot.addWidget(page)
    page.resize(1364, 860)
    page.show()
    page.refresh()
    return page


def texts(table: FactsTable, column: int) -> list[str]:
    """A column of a table, from the top."""
    return [row.texts[column] for row in table.facts.rows]


def overview_of(page: CalibrationPage) -> CalibrationOverviewTab:
    made = page.views.raise_view("overview")
    assert isinstance(made, CalibrationOverviewTab)
    return made


def readers_of(page: CalibrationPage) -> CalibrationReadersTab:
    made = page.views.raise_view("readers")
    assert isinstance(made, CalibrationReadersTab)
    return made


# ---- the first screen --------------------------------------------------------------------------------------------


def test_the_head_says_how_much_there_is_and_five_cards_say_how_it_stands(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    told = page.summary_label.text()
    assert told.startswith("8 assessors · 46 submissions · 41 double-scored · synced")
    found = season_picture()
    exact = found.overview.agreement.exact
    card = page.cards["exact_card"]
    assert exact.value is not None
    assert card.value_label.text() == f"{round(exact.value * 100)} %"
    assert card.status_label.text() == "target met"
    assert "41 submissions" in card.basis_label.text()
    assert [one.isHidden() for one in page.cards.values()] == [False] * 5
    # colour is never the only sign: a picture and words stand beside the number
    assert not card.sign_label.pixmap().isNull()
    assert "target met" in card.accessibleName()


def test_two_levels_leave_no_neighbours_to_speak_of(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    narratives = next(one for one in page.scale_box.values if one != season_picture().scale.id)
    page.scale_box.show_value(narratives)
    page.scale_box.chosen.emit(narratives)
    assert page.picture is not None
    assert len(page.picture.scale.levels) == 2
    assert page.cards["adjacent_card"].isHidden()
    assert page.cards["alpha_card"].caption_label.text() == "KRIPPENDORFF α (NOMINAL)"


def test_the_worst_disagreement_comes_first_and_opens_side_by_side(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab, first = overview_of(page), season_picture().disagreements[0]
    assert texts(tab.disagreements_table, 0)[0] == season_picture().codes[first.submission]
    with qtbot.waitSignal(page.case_requested) as asked:
        tab.open_button.click()
    assert asked.args == [first.submission, first.detail]
    with qtbot.waitSignal(page.case_requested):
        tab.disagreements_table.setFocus()
        QTest.keyClick(tab.disagreements_table, Qt.Key.Key_Return)


def test_a_pair_chosen_in_the_heat_map_keeps_the_list_to_its_disagreements(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab = overview_of(page)
    whole = len(tab.disagreements_table.facts.rows)
    tab.heat_map.chosen.emit(("A-01", "A-05"))
    rows = tab.disagreements_table.facts.rows
    assert 0 < len(rows) < whole
    assert all("A-01" in row.texts[2] and "A-05" in row.texts[2] for row in rows)
    assert tab.scope_label.text() == "A-01 and A-05 only"
    tab.all_pairs_button.click()
    assert len(tab.disagreements_table.facts.rows) == whole


# ---- one reader --------------------------------------------------------------------------------------------------


def test_the_planted_readers_are_found_and_explained(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab = readers_of(page)
    looks = dict(zip(texts(tab.readers_table, 0), texts(tab.readers_table, 1), strict=True))
    assert looks["A-05"] == "strict"
    assert looks["A-06"] == "mild"
    assert "erratic" in looks["A-02"]
    assert "halo" in looks["A-08"]
    assert [looks[one] for one in ("A-01", "A-03", "A-04", "A-07")] == ["—"] * 4
    # those who surely differ first, all others by code: no league table
    assert texts(tab.readers_table, 0) == ["A-05", "A-06", "A-01", "A-02", "A-03", "A-04", "A-07", "A-08"]
    tab.show_reader("A-08")
    assert tab.reader_label.text() == "A-08"
    assert "the same level" in tab.flags_label.text()
    tab.show_reader("A-01")
    assert tab.flags_label.text().startswith("Nothing stands out")


def test_a_point_of_the_forest_opens_that_readers_page(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    overview_of(page).forest.chosen.emit(("A-06",))
    assert page.views.name == "readers"
    assert readers_of(page).reader == "A-06"


def test_a_cell_of_given_against_agreed_shows_its_cases(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab = readers_of(page)
    tab.show_reader("A-05")
    found, levels = season_picture().confusions["A-05"], season_picture().scale.levels
    cell = next(one for one in found.cells if one[0] != one[1])
    tab.confusion.chosen.emit((levels[cell[0]].id, levels[cell[1]].id))
    assert tab.cases_heading.text() == "The cases under that cell"
    shown = {tuple(row.key.split("\n")) for row in tab.cases_table.facts.rows}
    assert shown <= set(found.cells[cell])


# ---- the other views ---------------------------------------------------------------------------------------------


def test_criteria_stand_in_the_order_of_the_rubric_and_what_is_advanced_waits(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab = page.views.raise_view("criteria")
    assert isinstance(tab, CalibrationCriteriaTab)
    assert [one.split()[0] for one in texts(tab.criteria_table, 0)][:3] == ["1.a", "1.b", "1.c"]
    assert tab.wright is None
    tab.advanced_button.click()
    assert tab.wright is not None
    assert tab.d_study is not None
    assert tab.wright.drawing is not None
    assert tab.bias_label.text()
    with qtbot.waitSignal(tab.reader_requested):
        tab.bias_table.activated.emit(tab.bias_table.facts.index(0, 0))
    assert page.views.name == "readers"


def test_acts_are_listed_and_another_rule_is_replayed(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab = page.views.raise_view("acts")
    assert isinstance(tab, CalibrationActsTab)
    assert "Seed" in texts(tab.acts_table, 2)
    assert set(texts(tab.acts_table, 4)) == {"recorded"}
    assert "10 % at random" in tab.rules_label.text()
    tab.share_box.setValue(100)
    tab.replay_button.click()
    picture = season_picture()
    assert f"under this rule {picture.n_submissions * 2}" in tab.replay_result.text()
    tab.share_box.setValue(0)
    tab.first_box.setValue(0)
    tab.near_box.setValue(0)
    tab.replay_button.click()
    assert "would be spared" in tab.replay_result.text()
    assert tab.replay_table.facts.rows
    assert all("read once" in row.texts[3] for row in tab.replay_table.facts.rows)


def test_the_pilot_report_lists_criteria_limits_and_citations(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab = page.views.raise_view("pilot")
    assert isinstance(tab, CalibrationPilotTab)
    assert tab.findings_label.text().startswith("•")
    assert len(tab.clarity_table.facts.rows) == len(season_credential().scorables())


def test_a_pilot_report_that_cannot_be_computed_says_so(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript(failures={"pilot_report": DeskError("Nobody has scored it.")}))
    tab = page.views.raise_view("pilot")
    assert isinstance(tab, CalibrationPilotTab)
    assert tab.findings_label.text() == "Nobody has scored it."
    assert tab.clarity_panel.isHidden()


# ---- computing ---------------------------------------------------------------------------------------------------


def test_numbers_are_computed_on_their_own_lane_and_read_on_the_store(qtbot: QtBot, theme: Theme) -> None:
    runner = InlineRunner()
    opened(qtbot, theme, CalibrationScript(), runner)
    assert runner.lanes == ["store", "sums"]


def test_a_newer_wish_gives_up_the_older_one(qtbot: QtBot, theme: Theme) -> None:
    desk, runner = CalibrationScript(), HeldRunner()
    page = opened(qtbot, theme, desk, runner)
    runner.held.pop(0)[1].perform()
    runner.held.clear()
    page._take_stand((STAND, desk.rated_credentials()), None)
    first = runner.held[-1][1]
    page.period_box.show_value("month")
    page.period_box.chosen.emit("month")
    assert first.cancelled()
    assert not page.progress_frame.isHidden()
    runner.release()
    assert page.progress_frame.isHidden()
    assert [one.since is not None for one in desk.wishes] == [True]


def test_progress_is_shown_and_can_be_cancelled_without_losing_what_stands(qtbot: QtBot, theme: Theme) -> None:
    begun, given_up = threading.Event(), threading.Event()
    desk = CalibrationScript()

    def wait_for_it(_wish: PictureWish, progress: ProgressCall, cancel: Cancel) -> None:
        progress(SyncProgress("computing", "Severity of readers", 2, 5))
        begun.set()
        while not cancel():
            if given_up.wait(0.005):
                break

    owner = QObject()
    runner = TaskRunner(owner)
    page = opened(qtbot, theme, desk, runner)
    qtbot.waitUntil(lambda: page.picture is not None)
    desk.before_picture = wait_for_it
    page.refresh()
    qtbot.waitUntil(lambda: page.progress_label.text() == "Severity of readers")
    assert (page.progress_bar.value(), page.progress_bar.maximum()) == (2, 5)
    page.cancel_button.click()
    assert page.progress_frame.isHidden()
    assert "as it was before" in page.note_label.text()
    assert page.picture is season_picture()
    given_up.set()
    assert runner.shutdown(60)


def test_what_goes_wrong_is_said_and_can_be_tried_again(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript(failures={"calibration_picture": DeskError("The readings could not be read.")})
    page = opened(qtbot, theme, desk)
    assert page.empty_state.sentence_label.text() == "The readings could not be read. Nothing was changed."
    desk.failures.clear()
    page.empty_state.action_button.click()
    assert page.page_stack.currentWidget() is page.body


# ---- when there is little ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "heading"),
    [
        (replace(STAND, lead=False), "Calibration is for leads"),
        (replace(STAND, offered=False), "This hub does not take part in calibration yet"),
        (replace(STAND, as_of=None), "Nothing that others scored is on this laptop yet"),
        (STAND, "Nobody has handed in an assessment yet"),
    ],
)
def test_every_empty_state_says_why_and_what_next(qtbot: QtBot, theme: Theme, stand: object, heading: str) -> None:
    page = opened(qtbot, theme, CalibrationScript(stand=stand, readings=()))  # type: ignore[arg-type]
    assert page.page_stack.currentWidget() is page.empty_state
    assert page.empty_state.heading_label.text() == heading
    assert page.empty_state.action_button.text()
    assert page.set_button.isHidden()
    assert page.export_button.isHidden()


def test_one_reader_alone_is_told_what_agreement_needs(qtbot: QtBot, theme: Theme) -> None:
    alone = tuple(one for one in season_readings() if one.reader == "A-01")
    page = opened(qtbot, theme, CalibrationScript(readings=alone, made=()))
    assert "Only one assessor" in page.note_label.text()
    assert page.cards["exact_card"].value_label.text() == "—"
    assert page.cards["exact_card"].status_label.text() == "nothing scored twice yet"
    assert overview_of(page).list_label.text().startswith("No submission has been scored by two")


def test_readers_who_share_nothing_are_told_what_would_link_them(qtbot: QtBot, theme: Theme) -> None:
    apart = []
    for one in season_readings():
        if one.reader in ("A-01", "A-03"):
            apart.append(one)
        elif one.reader == "A-04":
            # as if this reader had only ever seen other submissions
            apart.append(replace(one, submission_id=f"x-{one.submission_id}", code=f"X-{one.code}"))
    page = opened(qtbot, theme, CalibrationScript(readings=tuple(apart), made=()))
    assert page.picture is not None
    links = page.picture.overview.connectivity.links
    assert 3 <= len(links) <= 5
    said = page.note_label.text()
    assert "cannot be compared" in said
    assert all(f"also by {reader}" in said for _, reader in links)


def test_few_submissions_are_called_too_few(qtbot: QtBot, theme: Theme) -> None:
    first = sorted({one.submission_id for one in season_readings()})[:8]
    few = tuple(one for one in season_readings() if one.submission_id in first)
    page = opened(qtbot, theme, CalibrationScript(readings=few, made=()))
    assert page.cards["exact_card"].status_label.text() == "too few to say"
    assert page.cards["exact_card"].value_label.property("role") == "figure"


def test_targets_are_those_of_the_programme(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript(rules=CalibrationRules(exact=0.97)))
    assert page.cards["exact_card"].status_label.text() == "below target"
    assert "≥ 97 %" in page.cards["exact_card"].basis_label.text()


def test_the_period_reaches_the_numbers(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    newest = max(one.submitted_at for one in season_readings())
    page.period_box.show_value("year")
    page.period_box.chosen.emit("year")
    assert desk.wishes[-1].since is not None
    assert desk.wishes[-1].since <= (newest + timedelta(days=366)).date()
    assert page.period_days.isHidden()
    page.period_box.show_value("days")
    page.period_box.chosen.emit("days")
    days, asked = page.period_days, len(desk.wishes)
    assert days.isVisible()
    assert desk.wishes[-1].until is not None
    first, last = date(2026, 9, 1), date(2026, 12, 24)
    days.since_box.setText("2026-09-01")
    days.since_box.editingFinished.emit()
    days.until_box.setText("2026-08-01")
    days.until_box.editingFinished.emit()
    assert days.trouble_label.isVisible()
    days.until_box.setText(QLocale().toString(QDate(2026, 12, 24), QLocale.FormatType.ShortFormat))
    days.until_box.editingFinished.emit()
    assert days.trouble_label.isHidden()
    assert (desk.wishes[-1].since, desk.wishes[-1].until) == (first, last)
    assert len(desk.wishes) == asked + 2


def test_results_that_may_turn_are_listed_and_open_side_by_side(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab, found = overview_of(page), season_picture().consistency
    assert tab.risk_table.isHidden()
    tab.risk_button.click()
    assert tab.disagreements_table.isHidden()
    assert str(found.flips) in tab.list_label.text()
    assert texts(tab.risk_table, 3)[: found.flips] == ["turns with the reader"] * found.flips
    with qtbot.waitSignal(page.case_requested) as asked:
        tab.risk_table.activated.emit(tab.risk_table.facts.index(0, 0))
    assert asked.args == [found.at_risk[0].submission, ""]


def test_a_criterion_opens_its_disagreements(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    tab = page.views.raise_view("criteria")
    assert isinstance(tab, CalibrationCriteriaTab)
    row = tab.criteria_table.facts.rows[3]
    tab.criteria_table.activated.emit(tab.criteria_table.facts.index(3, 0))
    assert page.views.name == "overview"
    shown = overview_of(page)
    assert set(texts(shown.disagreements_table, 1)) == {row.texts[0]}
    assert shown.scope_label.text() == f"{row.texts[0]} only"
    shown.all_pairs_button.click()
    assert len(set(texts(shown.disagreements_table, 1))) > 1


def test_tables_sort_by_number_and_keep_what_is_missing_last(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    table = readers_of(page).readers_table
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    values = [row.sort_key(2) for row in table.facts.rows]
    assert values == sorted(values, key=lambda one: float(str(one)))
    rows = [replace(row, sorts={2: float("nan")}) if row.key == "A-05" else row for row in table.facts.rows]
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sortByColumn(2, order)
        table.show_rows(table.facts.columns, rows)
        assert table.facts.rows[-1].key == "A-05"


def test_a_wish_that_fails_leaves_head_and_numbers_saying_the_same(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    desk.failures["calibration_picture"] = DeskError("Nobody scored anything in that time.")
    page.period_box.show_value("month")
    page.period_box.chosen.emit("month")
    assert page.note_label.text().startswith("Nobody scored anything in that time.")
    assert page.period_box.value == "all"
    assert page.picture is season_picture()
    desk.failures.clear()
    page.refresh()
    assert page.note_frame.isHidden()


def test_every_effect_planted_in_the_published_set_is_named_and_nobody_else_is(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript(credential=planted_credential(), readings=planted_readings(), made=planted_seeds())
    page = opened(qtbot, theme, desk)
    tab = readers_of(page)
    looks = dict(zip(texts(tab.readers_table, 0), texts(tab.readers_table, 1), strict=True))
    for reader, word in (
        ("R2", "strict"),
        ("R3", "mild"),
        ("R5", "narrow range"),
        ("R6", "halo"),
        ("R7", "drift"),
        ("R8", "erratic"),
    ):
        assert word in looks[reader], (reader, looks)
    assert (looks["R1"], looks["R4"]) == ("—", "—")
    tab.show_reader("R2")
    numbers = {row.key: row.texts for row in tab.numbers_table.facts.rows}
    # as the file's own README gives them
    assert numbers["seed_exact"][1] == "37 %"
    assert numbers["seed_bias"][1] == "−0.66"
    assert not tab.panels["confusion"].isHidden()
    tab.show_reader("R7")
    assert tab.drift.drawing is not None
    assert "became stricter" in tab.drift.drawing.sentence
    assert tab.seeds.drawing is not None
    assert "below what was agreed" in tab.seeds.drawing.sentence

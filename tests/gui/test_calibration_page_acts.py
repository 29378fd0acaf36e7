"""What a lead does at the page "Calibrate": each act is filled in calmly, says what it does, and is written down."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    AnchorRetired,
    CalibrationSet,
    ProgrammeEvent,
    Qualification,
    ReaderReport,
    RescoreRequest,
    Seed,
)
from assessor_app.errors import DeskError
from assessor_app.gui.calibration.calibration_act_sheet import ActForm
from assessor_app.gui.calibration.calibration_acts_tab import CalibrationActsTab
from assessor_app.gui.calibration.calibration_event_form import CalibrationEventForm
from assessor_app.gui.calibration.calibration_page import CalibrationPage
from assessor_app.gui.calibration.calibration_qualify_form import CalibrationQualifyForm
from assessor_app.gui.calibration.calibration_readers_tab import CalibrationReadersTab
from assessor_app.gui.calibration.calibration_report_form import CalibrationReportForm
from assessor_app.gui.calibration.calibration_rescore_form import CalibrationRescoreForm
from assessor_app.gui.calibration.calibration_seed_form import CalibrationSeedForm
from assessor_app.gui.calibration.calibration_set_form import CalibrationSetForm
from assessor_app.gui.calibration.set_proposal import candidates
from assessor_app.gui.theme import Theme
from tests.support.calibration_desk import CalibrationScript
from tests.support.lead_season import season_picture
from tests.support.runner import InlineRunner

# the window is the page itself here, and this platform has no say in how small a window may be
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Form = TypeVar("Form", bound=ActForm)


def opened(qtbot: QtBot, theme: Theme, desk: CalibrationScript) -> CalibrationPage:
    page = CalibrationPage(desk, InlineRunner(), theme)
    qtbot.addWidget(page)
    page.resize(1364, 860)
    page.show()
    page.refresh()
    return page


def form_of(page: CalibrationPage, kind: type[Form]) -> Form:
    """The form that the sheet in front shows."""
    assert page.page_stack.currentWidget() is page.act_sheet
    form = page.act_sheet.form
    assert isinstance(form, kind)
    return form


def readers_tab(page: CalibrationPage, reader: str) -> CalibrationReadersTab:
    tab = page.views.raise_view("readers")
    assert isinstance(tab, CalibrationReadersTab)
    tab.show_reader(reader)
    return tab


def acts_tab(page: CalibrationPage) -> CalibrationActsTab:
    tab = page.views.raise_view("acts")
    assert isinstance(tab, CalibrationActsTab)
    return tab


# ---- a calibration set -------------------------------------------------------------------------------------------


def test_a_set_is_proposed_with_borderline_cases_and_a_spread_of_levels() -> None:
    picture = season_picture()
    found = candidates(picture)
    proposed = [one for one in found if one.why]
    assert 10 <= len(proposed) <= 12
    assert {one.why for one in proposed} == {"borderline", "spread"}
    at_risk = {one.submission for one in picture.consistency.at_risk}
    assert {one.submission_id for one in proposed if one.why == "borderline"} <= at_risk
    means = [one.mean for one in found]
    spread = [one.mean for one in proposed if one.why == "spread"]
    assert min(spread) == pytest.approx(min(means))
    assert max(spread) == pytest.approx(max(means))
    seeds = {made.act.submission_id for made in picture.acts if isinstance(made.act, Seed)}
    assert not seeds & {one.submission_id for one in found}


def test_a_set_is_named_given_out_and_counts_at_once(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    page.set_button.click()
    form = form_of(page, CalibrationSetForm)
    assert "12 submissions go to 8 readers" in page.act_sheet.consequence_label.text()
    page.act_sheet.record_button.click()
    assert "name" in page.act_sheet.trouble_label.text()
    form.name_box.setText("Winter set")
    dropped = form.submissions_table.picked_in_order()[0]
    form.submissions_table.pick(dropped, picked=False)
    form.others_box.setText("A-11, A-12")
    assert "11 submissions go to 10 readers" in page.act_sheet.consequence_label.text()
    with qtbot.waitSignal(page.acted):
        page.act_sheet.record_button.click()
    act = desk.made[0].act
    assert isinstance(act, CalibrationSet)
    assert act.name == "Winter set"
    assert dropped not in act.submission_ids
    assert act.readers[-2:] == ("A-11", "A-12")
    assert page.page_stack.currentWidget() is page.body
    assert "Recorded" in page.note_label.text()
    assert "1 act waits on this laptop" in page.note_label.text()
    assert desk.made[0].id in page.set_box.values


def test_rows_are_ticked_by_key_and_by_click(qtbot: QtBot, theme: Theme) -> None:
    page = opened(qtbot, theme, CalibrationScript())
    page.set_button.click()
    table = form_of(page, CalibrationSetForm).submissions_table
    first = table.facts.rows[0].key
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert first not in table.picked
    place = table.visualRect(table.facts.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert first in table.picked


def test_escape_leaves_a_form_without_recording_anything(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    page.set_button.click()
    QTest.keyClick(form_of(page, CalibrationSetForm).name_box, Qt.Key.Key_Escape)
    assert page.page_stack.currentWidget() is page.body
    assert desk.called("make_act") == 0


def test_what_could_not_be_written_down_stays_in_the_form(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript(failures={"make_act": DeskError("A set of that name is there already.")})
    page = opened(qtbot, theme, desk)
    page.set_button.click()
    form_of(page, CalibrationSetForm).name_box.setText("Winter set")
    page.act_sheet.record_button.click()
    assert page.act_sheet.trouble_label.text() == "A set of that name is there already. Nothing was changed."
    desk.failures.clear()
    page.act_sheet.record_button.click()
    assert isinstance(desk.made[0].act, CalibrationSet)


# ---- about one reader --------------------------------------------------------------------------------------------


def test_a_private_report_begins_with_the_numbers_and_is_sent_as_changed(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    readers_tab(page, "A-05").report_button.click()
    form = form_of(page, CalibrationReportForm)
    assert "stricter" in form.text_box.toPlainText()
    assert not {"A-01", "A-06"} & set(form.text_box.toPlainText().replace(".", " ").split())
    form.text_box.setPlainText("Thank you. Please look at 2.b with me on Friday.")
    page.act_sheet.record_button.click()
    act = desk.made[0].act
    assert isinstance(act, ReaderReport)
    assert (act.reader, act.text) == ("A-05", "Thank you. Please look at 2.b with me on Friday.")


def test_a_rescore_names_what_others_scored_differently_and_wants_a_reason(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    readers_tab(page, "A-05").rescore_button.click()
    form = form_of(page, CalibrationRescoreForm)
    submission = form.submission_box.value
    apart = {one.detail for one in season_picture().disagreements
             if one.submission == submission and "A-05" in one.scores and not one.settled}  # fmt: skip
    assert set(form.criteria_table.picked) == apart
    page.act_sheet.record_button.click()
    assert "reason" in page.act_sheet.trouble_label.text()
    form.note_box.setPlainText("Please open page 12 again.")
    page.act_sheet.record_button.click()
    act = desk.made[0].act
    assert isinstance(act, RescoreRequest)
    reading = next(one for one in desk.readings if one.assignment_id == act.assignment_id)
    assert (reading.reader, reading.submission_id) == ("A-05", submission)
    assert set(act.scorable_ids) == apart


def test_the_rule_proposes_and_the_lead_confirms_a_qualification(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    found = season_picture().confusions["A-01"]
    readers_tab(page, "A-01").qualify_button.click()
    form = form_of(page, CalibrationQualifyForm)
    assert found.exact.value is not None
    assert form.outcome_box.value == ("qualified" if found.exact.value >= 0.8 else "not_yet")
    assert form.differs_label.isHidden()
    other = "not_yet" if form.outcome_box.value == "qualified" else "qualified"
    form.outcome_box.show_value(other)
    form.outcome_box.chosen.emit(other)
    assert "not what the rule gives" in form.differs_label.text()
    page.act_sheet.record_button.click()
    act = desk.made[0].act
    assert isinstance(act, Qualification)
    assert (act.outcome, act.n, act.needed) == (other, found.exact.n_units, 0.8)
    assert act.exact == pytest.approx(found.exact.value)


# ---- seeds and events --------------------------------------------------------------------------------------------


def test_a_seed_begins_with_what_was_adjudicated_or_given_alike(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    worst = next(one for one in season_picture().disagreements if not one.settled)
    level = next(iter(worst.scores.values()))
    made = desk.make_act(Adjudication(worst.submission, worst.detail, level, "Page 12 shows it."))
    page = opened(qtbot, theme, desk)
    acts_tab(page).seed_button.click()
    form = form_of(page, CalibrationSeedForm)
    form.submission_box.show_value(worst.submission)
    form.submission_box.chosen.emit(worst.submission)
    lines = {line.scorable_id: line for line in form.lines}
    assert lines[worst.detail].level.value == level
    assert lines[worst.detail].rationale.text() == "Page 12 shows it."
    marks: dict[str, set[str]] = {}
    for reading in desk.readings:
        if reading.submission_id == worst.submission:
            for scorable, mark in reading.independent_marks.items():
                marks.setdefault(scorable, set()).add(mark)
    for scorable, line in lines.items():
        if scorable != worst.detail:
            assert line.level.value == (marks[scorable].copy().pop() if len(marks[scorable]) == 1 else "")
    form.readers_table.pick("A-03")
    assert "It goes to A-03" in page.act_sheet.consequence_label.text()
    page.act_sheet.record_button.click()
    act = desk.made[0].act
    assert isinstance(act, Seed)
    assert act.submission_id == worst.submission
    assert act.readers == ("A-03",)
    assert act.truth[worst.detail] == level
    assert act.rationale == {worst.detail: "Page 12 shows it."}
    assert made in desk.made


def test_an_event_wants_a_day_and_words_and_stands_in_the_charts(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    acts_tab(page).event_button.click()
    form = form_of(page, CalibrationEventForm)
    form.title_box.setText("Training on 2.c")
    form.day_box.setText("some day")
    page.act_sheet.record_button.click()
    assert "2026-11-22" in page.act_sheet.trouble_label.text()
    form.day_box.setText("2026-10-14")
    page.act_sheet.record_button.click()
    act = desk.made[0].act
    assert isinstance(act, ProgrammeEvent)
    assert (act.day.isoformat(), act.title) == ("2026-10-14", "Training on 2.c")
    assert act.credential_id == season_picture().credential.id
    tab = acts_tab(page)
    assert tab.acts_table.facts.rows[0].texts[4] == "waits to be sent"
    assert tab.waiting_label.text() == "1 not with the hub yet"
    desk.accept()
    page.refresh()
    assert tab.acts_table.facts.rows[0].texts[4] == "recorded"
    assert page.note_frame.isHidden()


def test_an_adjudicated_disagreement_leaves_what_is_to_settle_at_once(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    page = opened(qtbot, theme, desk)
    before = int(page.cards["adjudicate_card"].value_label.text())
    worst = next(one for one in season_picture().disagreements if not one.settled)
    desk.make_act(Adjudication(worst.submission, worst.detail, next(iter(worst.scores.values())), "Page 12."))
    page.refresh()
    assert int(page.cards["adjudicate_card"].value_label.text()) == before - 1


def test_an_act_the_hub_refused_says_why_and_can_be_forgotten(qtbot: QtBot, theme: Theme) -> None:
    desk = CalibrationScript()
    made = desk.make_act(ReaderReport("A-99", "x", "1", "Hello"))
    desk.made = (replace(made, refused="There is no reader A-99."), *desk.made[1:])
    page = opened(qtbot, theme, desk)
    assert "There is no reader A-99." in page.note_label.text()
    tab = acts_tab(page)
    tab.acts_table.choose_key(made.id)
    assert "The hub said no: There is no reader A-99." in tab.act_label.text()
    assert tab.acts_table.facts.rows[0].texts[4] == "not taken by the hub"
    tab.drop_button.click()
    assert made.id not in {row.key for row in tab.acts_table.facts.rows}
    assert tab.drop_button.isHidden()


def test_an_anchor_example_can_be_withdrawn_once(qtbot: QtBot, theme: Theme) -> None:
    desk, picture = CalibrationScript(), season_picture()
    scorable, credential = picture.overview.details[0].detail, picture.credential
    submission, level = next(iter(picture.codes)), picture.scale.levels[0].id
    anchor = AnchorExample(credential.id, credential.version, scorable, level, submission, "Shows it plainly.")
    made = desk.make_act(anchor)
    page = opened(qtbot, theme, desk)
    tab = acts_tab(page)
    tab.acts_table.choose_key(made.id)
    assert tab.retire_button.isHidden(), "the hub does not know it yet"
    desk.accept()
    page.refresh()
    tab.acts_table.choose_key(made.id)
    tab.retire_button.click()
    page.act_sheet.record_button.click()
    assert desk.made[0].act == AnchorRetired(made.id)
    tab.acts_table.choose_key(made.id)
    assert tab.retire_button.isHidden()

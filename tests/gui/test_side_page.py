"""A lead opens a case side by side: readers in columns over the evidence they judged, and settles it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import PagePlace, TimePlace
from assessor_app.domain.lead_acts import Adjudication, AnchorExample, CaseTaken, MadeAct, RescoreRequest
from assessor_app.domain.submission import Artifact
from assessor_app.errors import DeskError
from assessor_app.gui.evidence_view import EvidenceView, Trace
from assessor_app.gui.pdf_view.page_turning import PageMap
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.side_by_side.page_traces import PageTraces
from assessor_app.gui.side_by_side.reader_look import reader_color
from assessor_app.gui.side_by_side.side_body import SideBody
from assessor_app.gui.side_by_side.side_page import SidePage
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.seek_bar import SeekBar
from assessor_app.media.pdf.layout import PageSize
from assessor_app.media.pdf.service import PdfService
from tests.support.desk_for_workspace import RecordingView
from tests.support.pdfs import MemorySource, plain_pdf
from tests.support.runner import InlineRunner
from tests.support.side_case import WHEN, CaseDesk, case
from tests.support.workspace import keep

OpenCase = Callable[..., SidePage]


@pytest.fixture
def open_case(qtbot: QtBot, theme: Theme) -> OpenCase:
    def build(
        desk: CaseDesk, views: Callable[[Artifact], EvidenceView] = RecordingView, scorable: str = ""
    ) -> SidePage:
        # in a window that has no layout, as only a window's own page would set limits to its size
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1280, 720)
        page = SidePage(desk, InlineRunner(), theme, views, load_keymap(), window)
        keep(qtbot, (window, page))
        page.resize(window.size())
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page.finish_building()
        page.open_case("sub-1", scorable)
        page.finish_building()
        return page

    return build


def body(page: SidePage) -> SideBody:
    assert page.body is not None
    return page.body


def test_the_worst_disagreement_comes_first_with_both_readers_beside_it(open_case: OpenCase) -> None:
    page = open_case(CaseDesk())
    shown = body(page)
    assert shown.key == "eo1.b"
    columns = shown.judgement.columns
    assert [column.name_label.text() for column in columns.values()] == ["A-02", "A-05"]
    assert [column.level_label.text() for column in columns.values()] == ["3 · Proficient", "1 · Basic"]
    assert columns["B"].comment_label.text() == "No evidence that every group was heard."
    assert columns["B"].places_list.item(0).text() == "p. 12 · Not there"
    assert columns["A"].places_list.item(1).text() == "pp. 14–15 · Opened, not marked"
    assert shown.judgement.footing_label.text().startswith("Different evidence: all looked at 1 of the 5")
    assert page.summary_label.text() == "2 disagreements, 1 across the pass line"


def test_every_place_of_a_reader_leads_into_the_evidence(open_case: OpenCase, qtbot: QtBot) -> None:
    page = open_case(CaseDesk())
    places = body(page).judgement.columns["A"].places_list
    places.setFocus()
    places.setCurrentRow(1)
    qtbot.keyClick(places, Qt.Key.Key_Return)
    pane = body(page).evidence.pane
    assert pane.artifact_id == "art-plan"
    view = pane.current_view()
    assert isinstance(view, RecordingView)
    assert view.told[-1][0] == "show"
    assert (view.told[-1][1].first, view.told[-1][2]) == (13, "1.b")


def test_settling_asks_for_a_reason_and_keeps_what_the_readers_gave(open_case: OpenCase, qtbot: QtBot) -> None:
    desk = CaseDesk()
    page = open_case(desk)
    record = body(page).judgement.record
    assert not record.record_button.isEnabled()
    assert not record.anchor_button.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_3)
    record.record_button.click()
    assert desk.kept.acts == []
    assert record.record_trouble.isVisible()
    qtbot.keyClicks(record.reason_editor, "Six groups are named.")
    record.record_button.click()
    assert desk.kept.acts == [Adjudication("sub-1", "eo1.b", "proficient", "Six groups are named.", None)]
    judgement = body(page).judgement
    assert "Score of record: 3 · Proficient. L-01" in judgement.kept_label.text()
    assert "goes with the next sync" in judgement.kept_label.text()
    assert [column.level_label.text() for column in judgement.columns.values()] == ["3 · Proficient", "1 · Basic"]
    assert record.anchor_button.isEnabled()
    assert page.summary_label.text() == "1 disagreement"


def test_keys_go_from_disagreement_to_disagreement(open_case: OpenCase, qtbot: QtBot) -> None:
    page = open_case(CaseDesk())
    found = []
    for key, modifier in ((Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier),) * 2:
        qtbot.keyClick(QApplication.focusWidget() or page, key, modifier)
        found.append(body(page).key)
    assert found == ["eo1.c", "eo1.b"]
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert body(page).key == "eo1.c"


def test_what_was_begun_waits_while_one_looks_at_another_criterion(open_case: OpenCase, qtbot: QtBot) -> None:
    page = open_case(CaseDesk())
    record = body(page).judgement.record
    record.choose_number(2)
    qtbot.keyClicks(record.reason_editor, "Half of it")
    body(page).line_list.choose("eo1.c")
    assert (record.mark, record.reason_editor.toPlainText()) == ("", "")
    body(page).line_list.choose("eo1.b")
    assert (record.mark, record.reason_editor.toPlainText()) == ("developing", "Half of it")


def test_where_leads_judge_first_nothing_of_the_readers_is_to_be_seen(open_case: OpenCase) -> None:
    desk = CaseDesk(case(judge_first=True))
    page = open_case(desk)
    judgement = body(page).judgement
    assert not judgement.readers_box.isVisible()
    assert not judgement.footing_label.isVisible()
    assert body(page).evidence.pane.shelf._traces == {}
    lines = [entry for _, entry in body(page).line_list.lines.entries()]
    # neither marks nor signs, order or head tell where the readers differ
    assert {(one.below, one.sign) for one in lines} == {("", lines[0].sign)}
    assert [one.key for one in lines] == ["p1", "eo1.a", "eo1.b", "eo1.c", "eo1.d"]
    assert page.summary_label.text() == "5 to judge first"
    page.next_button.click()
    page.next_button.click()
    assert body(page).key == "eo1.b"
    judgement.record.choose_number(2)
    judgement.record.record_button.click()
    assert judgement.readers_box.isVisible()
    assert ("score", ("eo1.b", "developing")) in desk.calls
    judgement.record.choose_number(3)
    judgement.record.reason_editor.setPlainText("Both have a point.")
    judgement.record.record_button.click()
    assert desk.kept.acts == [Adjudication("sub-1", "eo1.b", "proficient", "Both have a point.", "developing")]


def test_a_mark_given_on_an_earlier_day_opens_the_columns(open_case: OpenCase) -> None:
    desk = CaseDesk(case(judge_first=True))
    desk.score("asg-lead", "eo1.b", "developing")
    page = open_case(desk)
    body(page).line_list.choose("eo1.b")
    assert body(page).judgement.readers_box.isVisible()
    assert body(page).judgement.record.mark == "developing"


def test_a_reader_is_asked_to_score_again_with_a_note(open_case: OpenCase) -> None:
    desk = CaseDesk()
    page = open_case(desk)
    body(page).judgement.columns["B"].rescore_button.click()
    card = page.inline_card
    assert "A-05" in card.card_heading.text()
    card.card_action_button.click()
    assert "Write a sentence first" in card.card_trouble.text()
    card.card_text.setPlainText("Look at p. 14 too.")
    card.card_action_button.click()
    assert desk.kept.acts == [RescoreRequest("asg-A-05", ("eo1.b",), "Look at p. 14 too.")]
    assert card.isHidden()


def test_an_example_is_made_of_what_two_readers_agree_on(open_case: OpenCase) -> None:
    desk = CaseDesk()
    page = open_case(desk, scorable="eo1.d")
    body(page).judgement.record.anchor_button.click()
    page.inline_card.card_text.setPlainText("Named, not dated.")
    desk.kept.refusals.append(DeskError("Somebody still scores it."))
    page.inline_card.card_action_button.click()
    assert page.inline_card.card_trouble.text() == "Somebody still scores it. Nothing was changed."
    page.inline_card.card_action_button.click()
    of = desk.of.credential
    assert desk.kept.acts == [AnchorExample(of.id, of.version, "eo1.d", "developing", "sub-1", "Named, not dated.")]


def test_a_case_that_was_not_taken_explains_itself_and_opens_once_it_is_here(open_case: OpenCase, qtbot: QtBot) -> None:
    desk = CaseDesk(case(taken=False, detail=False))
    desk.kept.online = False
    page = open_case(desk)
    assert page.waiting_page.isVisible()
    assert "offline" in page.waiting_page.sentence_label.text()
    with qtbot.waitSignal(page.sync_requested, timeout=1_000):
        page.waiting_page.action_button.click()
    assert desk.kept.acts == [CaseTaken("sub-1")]
    assert page.waiting_page.heading_label.text() == "On its way"
    desk.arrive()
    desk.kept.online = True
    desk.opened = replace(desk.opened, present=frozenset({"art-plan"}))
    # its files follow by themselves
    with qtbot.waitSignal(page.download_requested, timeout=1_000) as asked:
        page.refresh()
    assert asked.args == [("asg-lead",)]
    assert body(page).isVisible()
    assert body(page).judgement.columns["A"].level_label.text() == "3 · Proficient"


def test_what_the_hub_refuses_is_told_where_it_was_asked(open_case: OpenCase) -> None:
    taken = MadeAct("act-1", "L-01", WHEN, None, CaseTaken("sub-1"), "You are one of its readers.")
    page = open_case(CaseDesk(replace(case(taken=False), acts=(taken,))))
    assert page.waiting_page.sentence_label.text() == "The hub did not give you LVM-2418: You are one of its readers."
    settled = MadeAct(
        "act-2", "L-01", WHEN, None, Adjudication("sub-1", "eo1.b", "basic", "So."), "Nobody handed it in."
    )
    page = open_case(CaseDesk(replace(case(), acts=(settled,))))
    trouble = body(page).judgement.record.record_trouble
    assert trouble.text() == "The hub did not take your score of record: Nobody handed it in."
    assert body(page).judgement.kept_card.isHidden()


def test_marks_come_before_comments_and_places(open_case: OpenCase) -> None:
    page = open_case(CaseDesk(case(detail=False)))
    column = body(page).judgement.columns["A"]
    assert column.level_label.text() == "3 · Proficient"
    assert column.unknown_label.isVisible()
    assert not column.places_list.isVisible()
    assert "not recorded" in body(page).judgement.footing_label.text()


def test_escape_leaves_the_reason_first_then_the_page(open_case: OpenCase, qtbot: QtBot) -> None:
    page = open_case(CaseDesk())
    record = body(page).judgement.record
    record.focus_reason()
    assert record.reason_editor.hasFocus()
    qtbot.keyClick(record.reason_editor, Qt.Key.Key_Escape)
    assert not record.reason_editor.hasFocus()
    with qtbot.waitSignal(page.back_requested, timeout=1_000):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)


def test_a_case_that_cannot_be_read_says_why(open_case: OpenCase) -> None:
    desk = CaseDesk()
    desk.of = replace(desk.of, assignment_id="", taken=False)
    page = open_case(desk)
    desk.kept.refusals.append(DeskError("You are one of its readers."))
    page.waiting_page.action_button.click()
    assert page.waiting_page.sentence_label.text() == "You are one of its readers."


def test_traces_of_both_readers_are_drawn_on_the_page(
    open_case: OpenCase, qtbot: QtBot, theme: Theme, service: PdfService
) -> None:
    def views(artifact: Artifact) -> EvidenceView:
        return PdfView(service, theme) if artifact.kind == "pdf" else RecordingView(artifact)

    desk = CaseDesk()
    desk.kept.sources["art-plan"] = MemorySource(plain_pdf(20))
    page = open_case(desk, views)
    view = body(page).evidence.pane.shelf.view_of("art-plan")
    assert isinstance(view, PdfView)
    qtbot.waitUntil(lambda: view.is_sharp(11), timeout=10_000)
    assert all(_shows(view, reader_color(theme, letter)) for letter in "AB")
    assert {
        "A: Opened · Supports\nAll six groups are named here.",
        "B: Opened · Not there\nOnly six names, no groups.",
        "All six groups are named here.",
    } <= _said_on(view)
    legend = body(page).judgement.legend
    assert legend is not None
    legend.findChild(type(legend._marks), "show_reader_B").click()
    assert _shows(view, reader_color(theme, "A"))
    assert not _shows(view, reader_color(theme, "B"))
    page.close_case()


def test_from_three_readers_on_those_who_left_the_same_share_a_tag(theme: Theme) -> None:
    traces = PageTraces(theme)
    left = {"A": "Supports", "B": "Not there", "C": "Supports", "D": "Supports"}
    traces.set_traces([Trace(letter, "mark", PagePlace(2, 3), words) for letter, words in left.items()])
    size, box, window = PageSize(595, 842), QRectF(20, 10, 595, 842), QRectF(0, 0, 900, 700)
    where = (PageMap(box, size), box, size, window)
    said = {traces.hint(QPointF(x, y), 3, *where) for x in range(0, 900, 10) for y in range(0, 100, 6)}
    assert said == {"", "A C D: Supports", "B: Not there"}
    # there is a margin beside the page: nothing of it is hidden
    assert not any(traces.hint(QPointF(x, y), 3, *where) for x in range(20, 615, 10) for y in range(0, 100, 6))
    narrow = QRectF(0, 0, 640, 700)
    assert traces.hint(QPointF(600, 24), 3, PageMap(box, size), box, size, narrow) == "A C D: Supports"
    assert traces.on(9) == {}


def test_lanes_stand_below_a_time_line_while_there_are_traces(qtbot: QtBot, theme: Theme) -> None:
    bar = SeekBar()
    bar.dress(theme)
    qtbot.addWidget(bar)
    bar.set_duration(272.0)
    bare = bar.sizeHint().height()
    bar.set_traces(
        [
            Trace("A", "seen", TimePlace(20, 120), "Opened", "Was on screen"),
            Trace("B", "pin", TimePlace(60), "Pin", "Families speak"),
        ]
    )
    assert bar.sizeHint().height() == bare + 2 * theme.px(14)
    bar.resize(600, bar.sizeHint().height())
    bar.show()
    at = bar.place_of(60)
    assert bar.hint_at(at, bare + 7) == "A: Was on screen  00:20–02:00"
    assert bar.hint_at(at, bare + 21).startswith("B: Families speak")
    assert _shows(bar, reader_color(theme, "A"))
    assert _shows(bar, reader_color(theme, "B"))
    bar.set_traces([])
    assert bar.sizeHint().height() == bare


def _said_on(view: PdfView) -> set[str]:
    """What the pointer is told wherever it rests over the pages."""
    canvas = view.canvas
    spots = [QPointF(x, y) for x in range(0, canvas.width(), 20) for y in range(0, canvas.height(), 10)]
    return {said for spot in spots if (said := canvas.pin_hint(spot))}


def _shows(widget: EvidenceView | SeekBar, color: QColor) -> bool:
    """Whether any pixel has exactly this colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = color.rgb() & 0xFFFFFF
    pixels = memoryview(image.constBits()).cast("I")
    return any(pixel & 0xFFFFFF == wanted for pixel in pixels)

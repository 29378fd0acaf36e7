"""At 200 % text on a small screen the workspace and the review can be worked: what matters is in sight and readable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations

import pytest
from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionTab, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.scoring import Score
from assessor_app.gui.anchors.truth_card import TruthCard
from assessor_app.gui.language.languages import install_language
from assessor_app.gui.review.review_model import ROW_ROLE
from assessor_app.gui.review.scorables_table import ScorablesTable
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.fitting_text import FittingCheckBox
from assessor_app.gui.workspace.artifact_tabs import ArtifactTabs
from assessor_app.gui.workspace.level_card import LevelCard
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.support.aid_scenes import judged
from tests.support.portfolio import ARTIFACTS
from tests.support.scripted_desk import ScriptedDesk
from tests.support.whole_window import ROWS, Stage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")
COMMENT = "Six groups, each with its own session count; the coding stops before the draft."
SIZES = [QSize(1280, 720), QSize(1440, 900)]


@pytest.fixture(params=["en", "es"])
def large(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Stage]:
    translator = install_language(qapp, request.param)
    theme.set_text_scale(200)
    stage = Stage(qtbot, theme, ScriptedDesk(rows=ROWS))
    yield stage
    stage.close()
    translator.remove()


def opened_in(stage: Stage, size: QSize, key: str) -> WorkspacePage:
    stage.window.resize(size)
    page = stage.workspace(key)
    stage.settle()
    return page


def in_sight(widget: QWidget) -> bool:
    """Whether all of it is seen."""
    return widget.visibleRegion().boundingRect().contains(widget.rect())


def card_of(page: WorkspacePage, mark: str) -> LevelCard:
    return next(one for one in page.panes.judgement._cards if one.mark == mark)


@pytest.mark.parametrize("size", SIZES)
def test_the_level_that_matters_is_in_sight_when_a_criterion_opens(large: Stage, size: QSize) -> None:
    page = opened_in(large, size, "eo1.b")
    assert page.guide.strip.isVisible(), "as little room as there may be"
    assert in_sight(card_of(page, "proficient")), "the lowest that is enough"
    page.panes.level(1)
    large.settle()
    assert in_sight(card_of(page, "basic"))
    page.select("eo1.c")
    large.settle()
    assert in_sight(card_of(page, "proficient"))
    page.select("eo1.b")
    large.settle()
    assert in_sight(card_of(page, "basic")), "the one that was chosen"
    page.panes.judgement.criterion_scroll.verticalScrollBar().triggerAction(
        page.panes.judgement.criterion_scroll.verticalScrollBar().SliderAction.SliderToMinimum
    )
    large.window.resize(size - QSize(0, 2))
    large.settle()
    assert page.panes.judgement.criterion_scroll.verticalScrollBar().value() == 0, "where the person scrolled to"


@pytest.mark.parametrize("size", SIZES)
def test_where_saving_stands_is_told_by_words_or_by_a_sign_that_is_whole(large: Stage, size: QSize) -> None:
    judgement = opened_in(large, size, "eo1.b").panes.judgement
    state = judgement.save_state_label
    for busy, trouble in ((True, ""), (False, ""), (False, "The disk is full.")):
        judgement.show_saving(busy=busy, saved_at=datetime(2026, 11, 28, 14, 2, 11, tzinfo=UTC), trouble=trouble)
        large.settle()
        assert in_sight(state)
        assert state.shows_sign() or not state.is_cut()
        assert not state.is_cut() or state.text() in state.toolTip()
        assert state.width() >= state.minimumSizeHint().width()
        assert not state.geometry().intersects(judgement.flag_box.geometry())


@pytest.mark.parametrize("size", SIZES)
def test_the_way_on_names_its_goal(large: Stage, size: QSize) -> None:
    judgement = opened_in(large, size, "eo1.b").panes.judgement
    button = judgement.next_unscored_button
    assert not button.is_cut()
    assert "1.c" in button.text()
    assert "1.c" in button.accessibleName()
    assert len(button.accessibleName()) > len("1.c ▸")


@pytest.mark.parametrize("size", SIZES)
def test_rows_of_the_outline_say_whole_codes_and_all_of_it_on_hover(large: Stage, size: QSize) -> None:
    page = opened_in(large, size, "eo1.a")
    page.panes.judgement.flag_box.click()
    large.settle()
    assert page.panes.outline._delegate.codes
    shown = rows_shown(page)
    assert {"1.a", "1.b", "1.c", "1.d"} <= set(shown)
    assert not [words for words in shown if "…" in words], shown
    tree = page.panes.outline.outline_tree
    criterion = page.panes.outline._model.index_of("eo1.b")
    assert "stakeholder" in criterion.data(Qt.ItemDataRole.ToolTipRole)
    assert tree.visualRect(criterion).right() <= tree.viewport().width()


def test_the_outline_says_titles_again_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, theme, ScriptedDesk(rows=ROWS))
    page = opened_in(stage, SIZES[0], "eo1.a")
    assert not page.panes.outline._delegate.codes
    before = page.panes.sizes()
    theme.set_text_scale(200)
    theme.settle()
    stage.settle()
    assert page.panes.outline._delegate.codes, "while the desk is open"
    assert page.panes.judgement.width() > before[2]
    theme.set_text_scale(100)
    theme.settle()
    stage.settle()
    assert not page.panes.outline._delegate.codes
    assert page.panes.sizes() == before
    page.panes.setSizes([400, 400, 400])
    page.panes.splitterMoved.emit(400, 1)
    drawn = page.panes.sizes()
    theme.set_text_scale(200)
    theme.settle()
    stage.settle()
    assert drawn[0] == drawn[2]
    assert page.panes.sizes()[0] == page.panes.sizes()[2], "as the person has drawn them"
    assert not page.panes.outline._delegate.codes
    theme.set_text_scale(100)
    theme.settle()
    stage.close()


def rows_shown(page: WorkspacePage) -> list[str]:
    """What the outline says, row by row."""
    tree, delegate = page.panes.outline.outline_tree, page.panes.outline._delegate
    found, index = [], tree.model().index(0, 0)
    while index.isValid():
        row = QRectF(tree.visualRect(index))
        found.append(delegate.shown_words(delegate.words_box(row, index), index, selected=index == tree.currentIndex()))
        index = tree.indexBelow(index)
    return found


def test_two_banners_leave_room_for_the_evidence(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_scale(200)
    stage = Stage(qtbot, theme, ScriptedDesk(rows=ROWS), judged())
    page = opened_in(stage, SIZES[0], "eo1.b")
    card = page.findChild(TruthCard)
    assert card is not None
    line = page.fontMetrics().height()
    for banner, label in ((page.read_only_banner, page.read_only_banner.banner_label), (card, card.truth_label)):
        more = banner._fold.button
        assert label.height() < 2 * line
        assert in_sight(more)
        folded = banner.height()
        more.click()
        stage.settle()
        assert label.height() >= 2 * line
        assert label.wordWrap()
        more.click()
        stage.settle()
        assert banner.height() == folded
    assert page.panes.evidence.shelf.height() > 5 * line
    assert page.panes.judgement.criterion_scroll.height() > 3 * line
    stage.close()


@pytest.mark.parametrize("size", SIZES)
def test_rows_of_the_review_tell_level_comment_and_citations_one_below_the_other(large: Stage, size: QSize) -> None:
    large.window.resize(size)
    memory = large.desk.submissions
    memory._set("eo1.a", Score("proficient", COMMENT, flagged=True))
    memory._set("eo1.b", Score("basic"))
    large.window.desk_pages.open_review("asg-1")
    large.settle()
    review = large.window.desk_pages.review_page
    table = review.scorables_table
    index = next(one for one in rows_of(table) if one.data(ROW_ROLE).scorable.id == "eo1.a")
    row, delegate = index.data(ROW_ROLE), table._delegate
    assert delegate.stacked
    told = QFontMetricsF(large.theme.font(12.5))
    room = QRectF(table.visualRect(index)).adjusted(large.theme.px(10), 0, -large.theme.px(8), 0)
    boxes = delegate.stack_boxes(room, row)
    assert all(room.contains(box) for box in boxes), boxes
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    _, level, seen, comment = boxes
    # badge, flag and the gaps at them
    assert level.width() - large.theme.px(28 + 8 + 12 + 4) >= told.horizontalAdvance(row.badge.words)
    assert seen.width() > told.horizontalAdvance(row.seen_words)
    assert comment.height() >= 2 * told.height()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert all(words in spoken for words in (row.badge.words, COMMENT, row.seen_words))
    bare = next(one for one in rows_of(table) if one.data(ROW_ROLE).scorable.id == "eo1.b")
    assert table.visualRect(bare).height() < table.visualRect(index).height(), "no room is left for no comment"
    assert in_sight(review.decision_title), "what the rule says"


def test_columns_stand_side_by_side_again_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, theme, ScriptedDesk(rows=ROWS))
    stage.window.desk_pages.open_review("asg-1")
    stage.settle()
    table = stage.window.desk_pages.review_page.scorables_table
    assert {table.rowHeight(row) for row in range(table.model().rowCount())} == {44}
    for scale, columns in ((200, 1), (100, 4)):
        theme.set_text_scale(scale)
        theme.settle()
        stage.settle()
        assert [table.isColumnHidden(column) for column in range(4)].count(False) == columns
    assert {table.rowHeight(row) for row in range(table.model().rowCount())} == {44}
    title = stage.window.desk_pages.review_page.decision_title
    assert stage.window.desk_pages.review_page.rule_layout.indexOf(title) == 1
    stage.close()


def rows_of(table: ScorablesTable) -> list[QModelIndex]:
    model = table.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


@pytest.mark.parametrize("width", [300, 380, 460, 700])
def test_names_of_files_end_in_dots_and_the_signs_stand_beside_them(qtbot: QtBot, theme: Theme, width: int) -> None:
    theme.set_text_scale(200)
    tabs = ArtifactTabs()
    qtbot.addWidget(tabs)
    tabs.dress(theme)
    tabs.show_artifacts(ARTIFACTS, frozenset(one.id for one in ARTIFACTS))
    tabs.show_leaks({one.id: "An author’s name is in it." for one in ARTIFACTS})
    tabs.resize(width, tabs.sizeHint().height())
    with qtbot.waitExposed(tabs):
        tabs.show()
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        QApplication.processEvents()
        option = QStyleOptionTab()
        tabs.initStyleOption(option, index)
        room = tabs.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, tabs)
        bold = QFont(tabs.font())
        bold.setBold(True)
        assert QFontMetrics(bold).horizontalAdvance(option.text.replace("&&", "&")) <= room.width()
        assert option.text == tabs.tabText(index) or "…" in option.text
        assert ARTIFACTS[index].name in tabs.tabToolTip(index)
        arrows = [arrow.x() for arrow in tabs._arrows if arrow.isVisible()]
        end = min(arrows, default=tabs.width())
        assert tabs.tabRect(index).right() <= end
        assert tabs.tabRect(index).left() >= 0
        for key, sign in tabs._signs.items():
            seen = sign.visibleRegion().boundingRect()
            inside = sign.x() >= 0 and sign.geometry().right() < end
            assert seen.isEmpty() is not inside, key
        assert in_sight(tabs._signs[ARTIFACTS[index].id])


def test_a_box_as_wide_as_its_words_says_them_ticked_too(qtbot: QtBot, theme: Theme) -> None:
    for scale in (100, 130, 200):
        theme.set_text_scale(scale)
        box = FittingCheckBox("Flag for lead assessor")
        qtbot.addWidget(box)
        box.show()
        box.resize(box.sizeHint())
        for ticked in (False, True):
            box.setChecked(ticked)
            assert not box.is_cut(), (scale, ticked)


def test_why_it_cannot_be_scored_is_in_sight_where_it_is_asked(large: Stage) -> None:
    page = opened_in(large, SIZES[0], "eo1.b")
    page.panes.not_scorable()
    large.settle()
    assert not page.panes.judgement.reasons.visibleRegion().isEmpty()
    top = page.panes.judgement.reasons.visibleRegion().boundingRect().top()
    assert top == 0, "from its beginning"
    assert page.panes.judgement.reasons.visibleRegion().boundingRect().height() > 4 * page.fontMetrics().height()


def test_the_title_stays_at_the_top_of_what_is_scrolled(large: Stage) -> None:
    page = opened_in(large, SIZES[1], "eo1.b")
    judgement = page.panes.judgement
    heading = judgement.criterion_scroll._heading
    page.panes.level(1)
    large.settle()
    assert in_sight(heading)
    assert heading.text() == judgement.criterion_title.text()
    card = card_of(page, "basic")
    assert card.mapTo(judgement, card.rect().topLeft()).y() >= heading.mapTo(judgement, heading.rect().bottomLeft()).y()
    judgement.criterion_scroll.go_to_top()
    assert not heading.isVisible()
    page.select("p1")
    large.settle()
    assert not heading.isVisible()


def test_tabs_that_were_measured_while_there_was_none_get_their_height(qtbot: QtBot, theme: Theme) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    column, tabs = QVBoxLayout(outer), ArtifactTabs()
    tabs.dress(theme)
    column.addWidget(tabs)
    column.addWidget(QLabel("evidence"), 1)
    assert tabs.sizeHint().height() == 0
    column.activate()
    tabs.show_artifacts(ARTIFACTS, frozenset())
    outer.show()
    assert tabs.height() >= tabs.fontMetrics().height()

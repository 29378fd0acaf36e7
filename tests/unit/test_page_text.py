"""Words under the pointer and on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from assessor_app.gui.pdf_view.page_text import PageText
from assessor_app.gui.pdf_view.text_selection import TextPlace, TextSelection
from assessor_app.media.pdf.text import PageWords, Word


class Sheet:
    """Sets words as a typesetter would: 5 points a letter, lines 10 high and 12 apart."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._line = 0

    def line(self, x: float, y: float, text: str, high: float = 10) -> Sheet:
        for word in text.split():
            width = 5 * len(word)
            self.words.append(Word(word, (x, y, x + width, y + high), self._line))
            x += width + 3
        self._line += 1
        return self

    def text(self, page: int = 0) -> PageText:
        return PageText(PageWords(page, tuple(self.words)))


PARAGRAPH = (
    Sheet()
    .line(50, 100, "The leader reviewed the im-")
    .line(50, 112, "provement plan.")
    .line(50, 124, "Two goals.")
    .line(50, 136, "They were met in the spring")
)
COLUMNS = Sheet()
for row in range(4):
    COLUMNS.line(50, 100 + 12 * row, f"left column row {row}")
for row in range(3):
    COLUMNS.line(200, 103 + 12 * row, f"right column row {row}")


def whole(text: PageText) -> str:
    return text.text((0, text.count))


def test_lines_of_a_paragraph_run_on_and_divided_words_are_whole_again() -> None:
    lines = whole(PARAGRAPH.text()).split("\n")
    assert lines == [
        "The leader reviewed the improvement plan.",
        "Two goals.",
        "They were met in the spring",
    ]


def test_a_compound_keeps_its_hyphen_where_the_page_shows_it_has_one() -> None:
    page = Sheet().line(50, 100, "We wrote a well-").line(50, 112, "known plan and a").line(50, 124, "well-known goal")
    assert whole(page.text()).split() == ["We", "wrote", "a", "well-known", "plan", "and", "a", "well-known", "goal"]


def test_dashes_between_numbers_and_names_stay() -> None:
    page = Sheet().line(50, 100, "Grades in the years 2021-").line(50, 112, "2022 and by Smith-").line(50, 124, "Jones")
    assert "2021- 2022" in whole(page.text()).replace("\n", " ")
    assert "Smith- Jones" in whole(page.text()).replace("\n", " ")


def test_soft_hyphens_and_joined_letters_are_written_out() -> None:
    page = Sheet().line(50, 100, "an e\ufb03cient of\ufb01ce improve\u00ad").line(50, 112, "ment for all")
    assert whole(page.text()) == "an efficient office improvement for all"


def test_headings_and_table_rows_keep_their_lines() -> None:
    page = Sheet().line(50, 100, "A heading that is wide enough", 18).line(50, 122, "text below it")
    page.line(50, 200, "Fall 71 %").line(50, 212, "Spring 84 %")
    text = whole(page.text())
    assert text.split("\n") == ["A heading that is wide enough", "text below it", "Fall 71 %", "Spring 84 %"]


def test_two_columns_are_read_one_after_the_other() -> None:
    text = COLUMNS.text()
    left = [f"left column row {row}" for row in range(4)]
    assert whole(text).split("\n") == [*left, *(f"right column row {row}" for row in range(3))]


def test_the_pointer_stays_in_the_column_it_is_in() -> None:
    text = COLUMNS.text()
    # below the end of the shorter right column, at the height of the left one's last row
    assert text.place_at(QPointF(265, 145)) == (26, 27)
    assert text.place_at(QPointF(290, 145)) == (28, 28)
    # in the white to the right of a row of the left column
    assert text.place_at(QPointF(160, 117)) == (8, 8)


def test_word_line_and_gap_under_the_pointer() -> None:
    text = PARAGRAPH.text()
    assert text.word_at(QPointF(52, 105)) == (0, 1)
    assert text.place_at(QPointF(66, 105)) == (1, 1)  # between "The" and "leader"
    assert text.word_at(QPointF(66, 105)) == (0, 1)
    assert text.line_at(QPointF(400, 118)) == (5, 7)
    assert text.place_at(QPointF(20, 50)) == (0, 0)
    assert text.place_at(QPointF(500, 900)) == (text.count, text.count)
    assert text.is_over_text(QPointF(60, 105))
    assert not text.is_over_text(QPointF(400, 105))


def test_text_that_runs_upwards_is_selected_along_its_run() -> None:
    words = tuple(
        Word(word, (10, 300 - 40 * step, 20, 335 - 40 * step), 0) for step, word in enumerate(["a", "b", "c"])
    )
    text = PageText(PageWords(0, words))
    assert text.place_at(QPointF(15, 320)) == (0, 1)
    assert text.place_at(QPointF(15, 230)) == (2, 3)
    assert text.place_at(QPointF(15, 400)) == (0, 0)
    assert text.place_at(QPointF(15, 100)) == (3, 3)


def test_a_page_without_words_has_nothing_to_take_hold_of() -> None:
    text = PageText(PageWords(0, ()))
    assert text.place_at(QPointF(5, 5)) == text.word_at(QPointF(5, 5)) == text.line_at(QPointF(5, 5)) == (0, 0)
    assert whole(text) == ""


class Pages:
    def __init__(self, *texts: PageText | None) -> None:
        self.texts = list(texts)

    def __call__(self, page: int) -> PageText | None:
        return self.texts[page]


def test_a_drag_takes_whole_words_either_way() -> None:
    selection = TextSelection(Pages(PARAGRAPH.text()))
    for start, end in (((70, 105), (60, 117)), ((60, 117), (70, 105))):
        selection.start(TextPlace(0, *start))
        assert selection.text() == ""
        selection.extend(TextPlace(0, *end))
        assert selection.text() == "leader reviewed the improvement"
        assert len(selection.boxes(0)) == 2


def test_a_double_click_and_drag_goes_on_by_words_and_a_triple_click_by_lines() -> None:
    selection = TextSelection(Pages(PARAGRAPH.text()))
    selection.start(TextPlace(0, 70, 105), "word")
    assert selection.text() == "leader"
    selection.extend(TextPlace(0, 52, 105))
    assert selection.text() == "The leader"
    selection.start(TextPlace(0, 60, 129), "line")
    assert selection.text() == "Two goals."


def test_a_selection_over_pages_waits_for_words_that_have_not_come() -> None:
    pages = Pages(PARAGRAPH.text(), None, PARAGRAPH.text(2))
    selection = TextSelection(pages)
    selection.start(TextPlace(0, 60, 140))
    selection.extend(TextPlace(2, 60, 105))
    assert selection.unread() == [1]
    pages.texts[1] = Sheet().line(50, 100, "in between").text(1)
    assert selection.unread() == []
    assert selection.text() == "They were met in the spring\nin between\nThe"
    assert selection.span(1) == (0, 2)


def test_all_of_a_page_and_on_from_there() -> None:
    selection = TextSelection(Pages(COLUMNS.text(), PARAGRAPH.text(1)))
    selection.select_page(0)
    assert selection.text().startswith("left column row 0")
    assert selection.text().endswith("right column row 2")
    selection.extend(TextPlace(1, 52, 105))
    assert selection.text().endswith("right column row 2\nThe")
    selection.clear()
    assert selection.text() == ""
    assert not selection.started

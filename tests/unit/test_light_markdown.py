"""Light Markdown: what is understood, and that nothing else ever becomes markup."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessor_app.domain.light_markdown import TAGS, mark_spans, parse, to_html, to_plain

_TRICKY = st.text(alphabet="*\\<>&\"'ab -1.\n•_[]()!`#\t", max_size=120)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Clear.", "<p>Clear.</p>"),
        ("One\nTwo\n\nThree", "<p>One</p><p>Two</p><p>Three</p>"),
        ("a **strong** and *soft* word", "<p>a <strong>strong</strong> and <em>soft</em> word</p>"),
        ("***both***", "<p><strong><em>both</em></strong></p>"),
        ("**a *b* c**", "<p><strong>a </strong><strong><em>b</em></strong><strong> c</strong></p>"),
        (
            "- one\n- two\n\n1. first\n2) second",
            "<ul><li>one</li><li>two</li></ul><ol><li>first</li><li>second</li></ol>",
        ),
        ("3. Third detail lacks dates.", '<ol start="3"><li>Third detail lacks dates.</li></ol>'),
        ("1. First\n\n2. Second", '<ol><li>First</li></ol><ol start="2"><li>Second</li></ol>'),
        (
            "2) two\n3) three\n7) seven",
            '<ol start="2"><li>two</li><li>three</li></ol><ol start="7"><li>seven</li></ol>',
        ),
        ("> said *so*\n> twice\nafter", "<blockquote><p>said <em>so</em></p><p>twice</p></blockquote><p>after</p>"),
        ("2 * 3 * 4, **", "<p>2 * 3 * 4, **</p>"),
        (r"\*kept\* and \\", "<p>*kept* and \\</p>"),
        ("**left open and *closed*", "<p>**left open and <em>closed</em></p>"),
        ("<b>bold</b> [x](javascript:y) ![i](z)", "<p>&lt;b&gt;bold&lt;/b&gt; [x](javascript:y) ![i](z)</p>"),
        ("-not a list\n3.5 is a number", "<p>-not a list</p><p>3.5 is a number</p>"),
    ],
)
def test_what_is_understood(text: str, shown: str) -> None:
    assert to_html(text) == shown


def test_plain_words_keep_what_lists_and_quotes_say() -> None:
    text = "**Seen**: p. 12\n- one\n- *two*\n1. first\n2. second\n> their words"
    assert to_plain(text) == "Seen: p. 12\n• one\n• two\n1. first\n2. second\n“their words”"


@pytest.mark.parametrize(
    "text", ["3. Third detail", "1. One\n2. Two", "2. Two\n4. Four\n5. Five\n1. One", "0. None", "1. a\n1. b"]
)
def test_a_number_stays_what_was_written(text: str) -> None:
    assert to_plain(text) == text


def test_a_blank_line_or_another_sign_starts_no_count_again() -> None:
    assert to_plain("1. First\n\n2. Second\n- then\n3) Third") == "1. First\n2. Second\n• then\n3. Third"


class _Strict(HTMLParser):
    """Fails at anything beside the few tags, and at tags that do not close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert not attrs or (tag == "ol" and re.fullmatch(r"\[\('start', '\d{1,3}'\)\]", str(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail("a comment")

    def handle_decl(self, decl: str) -> None:
        pytest.fail("a declaration")

    def unknown_decl(self, data: str) -> None:
        pytest.fail("a declaration")

    def handle_pi(self, data: str) -> None:
        pytest.fail("an instruction")


@given(st.one_of(_TRICKY, st.text(max_size=200)))
@example("***a** b*")
@example("*a **b* c**")
def test_whatever_is_written_only_the_few_tags_come_out_closed_in_order(text: str) -> None:
    strict = _Strict()
    strict.feed(to_html(text))
    strict.close()
    assert strict.open == []
    bare = re.sub(r'</?(?:p|strong|em|ul|ol|li|blockquote)>|<ol start="\d{1,3}">', "", to_html(text))
    assert "<" not in bare
    assert ">" not in bare
    assert html.unescape(bare) == "".join(strict.words)


@given(_TRICKY)
def test_every_word_survives(text: str) -> None:
    letters = re.sub(r"[^ab]", "", text)
    assert re.sub(r"[^ab]", "", to_plain(text)) == letters


@given(st.text(alphabet="*\\ab -1.>", max_size=80))
def test_marks_of_the_editor_lie_inside_the_line_and_apart(line: str) -> None:
    spans = sorted(mark_spans(line), key=lambda span: span.start)
    assert all(0 <= span.start < span.end <= len(line) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("piece", ["*", "**a", "*a ", "**a *b ", "> ", "- ", "\\", "<", "1. ", "***", "a*", "9. a\n"])
def test_hostile_lines_are_read_in_one_pass(piece: str) -> None:
    # A quadratic reader would need minutes for these; the run's own time limit tells.
    text = piece * (200_000 // len(piece))
    assert parse(text)
    assert len(to_html(text)) <= len(text) * 40

"""The language of the letter's template, and what is left of HTML that somebody else has written."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.letter_template import Rich, TemplateError, Value, Vocabulary, read_template
from assessor_app.domain.safe_html import TAGS, clean_html

WORDS: Vocabulary = {"name": None, "flag": None, "people": {"name": None, "pets": {"kind": None}}}
VALUES: dict[str, Value] = {
    "name": "<Ada> & “co”",
    "flag": False,
    "people": ({"name": "Bo", "pets": ({"kind": "cat"}, {"kind": "dog"})}, {"name": "Cy", "pets": ()}),
}


def fill(text: str) -> str:
    return read_template(text, WORDS).fill(VALUES)


def test_names_lists_choices_and_remarks() -> None:
    assert fill("{{name}}{{! not this }}") == "&lt;Ada&gt; &amp; “co”"
    assert fill("{{#each people}}{{name}}:{{#each pets}} {{kind}}{{/each}};{{/each}}") == "Bo: cat dog;Cy:;"
    assert fill("{{#if flag}}yes{{#else}}no{{/if}}{{#if people}} some{{/if}}") == "no some"
    assert fill("{ {name} } {{ name }}").startswith("{ {name} } &lt;Ada")
    rich = read_template("{{name}}", {"name": None}).fill({"name": Rich("<p>x</p>")})
    assert rich == "<p>x</p>"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\nb {{nmae}}", "line 2: it asks for “nmae”, which a letter does not have"),
        ("{{people}}", "line 1: “people” is a list; repeat it"),
        ("{{#each name}}{{/each}}", "line 1: “name” is no list"),
        ("\n\n{{#each people}}", "line 3: the part “people” is not closed"),
        ("{{#if flag}}{{/each}}", "line 1: the part “flag” is not closed"),
        ("{{/if}}", "line 1: “{{/if}}” closes nothing"),
        ("{{kind}}", "line 1: it asks for “kind”, which a letter does not have"),
        ("{{name.__class__}}", "line 1: it asks for “name.__class__”, which a letter does not have"),
        ("{{#each people}}{{#if flag}}{{#else}}{{#else}}{{/if}}{{/each}}", "line 1: the part “flag” is not closed"),
        ("{{#if flag}}" * 20, "parts lie too deep inside each other"),
    ],
)
def test_what_cannot_be_followed_is_named(text: str, why: str) -> None:
    with pytest.raises(TemplateError) as refused:
        read_template(text, WORDS)
    assert why in str(refused.value)


def test_a_name_nobody_offers_is_found_even_where_nothing_is_repeated() -> None:
    with pytest.raises(TemplateError, match="“kid”"):
        read_template("{{#each people}}{{#each pets}}{{kid}}{{/each}}{{/each}}", WORDS)


def test_a_letter_that_would_never_end_is_refused() -> None:
    everyone: dict[str, Value] = {"people": tuple({"name": "x" * 1000, "pets": ()} for _ in range(5000))}
    with pytest.raises(TemplateError, match="too long"):
        read_template("{{#each people}}{{name}}{{/each}}", WORDS).fill(everyone)
    with pytest.raises(TemplateError, match="too long"):
        read_template("x" * 200_001, WORDS)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script>b", "b"),
        ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
        ('<a href="https://x.invalid">go</a>', "go"),
        ('<img src="file:///etc/passwd" onerror=x>c', "c"),
        ("<p>a<b>c", "<p>a<b>c</b></p>"),
        ("a</p></div>b", "ab"),
        ("<p style=\"color: red; background-image: url('x')\">d</p>", '<p style="color: red">d</p>'),
        ('<p style="color: expression(1)">e</p>', "<p>e</p>"),
        ("<p class='a\" onload=\"x'>f</p>", "<p>f</p>"),
        ("<svg><script>1</script></svg>g", "g"),
        ("<!-- <p> --><?php x ?><!DOCTYPE x>h", "h"),
        ("&lt;script&gt; &amp;", "&lt;script&gt; &amp;"),
        ("<meta http-equiv=refresh content=0><link rel=stylesheet href=x><base href=x>i", "i"),
        ("<iframe src=x>j</iframe>k", "k"),
        ("<td colspan=2 width='10%'>l</td>", '<td colspan="2" width="10%">l</td>'),
        ("<ol start=3 type=a><li>m</ol>", '<ol start="3"><li>m</li></ol>'),
    ],
)
def test_only_the_allow_list_is_left(given: str, left: str) -> None:
    assert clean_html(given)[0] == left


def test_style_sheets_keep_plain_rules_alone() -> None:
    sheet = (
        "@import url(https://x.invalid); p { color: red; src: url(x); background: url(x) } "
        "/* x */ h1, .quiet { font-size: 12pt } a[href^='x'] { color: blue } </style>"
        "<style>@font-face { font-family: x; src: url(y) } li { list-style-image: url(z); margin-left: 2px }"
    )
    body, style = clean_html(f"<style>{sheet}</style>text")
    assert body == "text"
    assert style == "p { color: red }\nh1, .quiet { font-size: 12pt }\nli { margin-left: 2px }\n"


class _Witness(HTMLParser):
    """Reads what came out as a browser would, and refuses what may not be there."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in {
                "class",
                "style",
                "align",
                "valign",
                "colspan",
                "rowspan",
                "width",
                "cellpadding",
                "cellspacing",
                "start",
            }
            assert value is None or not set("()<>\\") & set(value)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<script>", "</script>", "<style>", "</style>", "<a href='javascript:x'>", "<", ">", '"', "'", "&",
     "&lt;", "<img src=x", " onerror=y ", "<!--", "-->", "<![CDATA[", "]]>", "<?", "/>", "<svg/onload=x>", "<p style='",
     "url(x)", "text", "\x00", "<textarea>", "</textarea>", "<b/>", "<math><mi//xlink:href='data:x'>",
     "p { color: red }", "@import"]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_nothing_gets_through_whatever_is_written(text: str) -> None:
    body, style = clean_html(text)
    witness = _Witness()
    witness.feed(body)
    witness.close()
    assert "<" not in style
    assert "url" not in style.lower() or "(" not in style
    # what is clean stays as it is
    assert clean_html(body)[0] == body

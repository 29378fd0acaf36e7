"""Lets a page hold only what a letter needs: HTML is read and written anew from an allow-list, tag by tag.

Nothing of the input is copied as it stands: every tag, attribute and style that comes out was written here, and all
text is escaped again. So whatever a template holds, there is no script, no address, no picture and nothing to load.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

_TAGS_WORDS: Final = """
p div span h1 h2 h3 h4 h5 h6 br hr strong b em i u s sub sup small ul ol li dl dt dd blockquote pre code
table thead tbody tfoot tr th td caption header footer main section article center
"""
TAGS: Final = frozenset(_TAGS_WORDS.split())
_EMPTY: Final = frozenset({"br", "hr"})
# What is inside these is no text for a reader.
_DROPPED_WORDS: Final = """
script iframe object embed svg math noscript noembed noframes template textarea title select option video audio
canvas applet xmp plaintext form button input
"""
_DROPPED: Final = frozenset(_DROPPED_WORDS.split())
_DROPPED_EMPTY: Final = frozenset({"embed", "input"})
_ATTRIBUTES: Final = frozenset(
    {"class", "align", "valign", "colspan", "rowspan", "width", "cellpadding", "cellspacing", "start"}
)
_PLAIN_VALUE: Final = re.compile(r"[\w %.-]{1,100}")
_PROPERTIES_WORDS: Final = """
color background-color font-size font-weight font-style font-family text-align text-decoration text-indent
text-transform vertical-align line-height white-space width margin margin-top margin-bottom margin-left margin-right
padding padding-top padding-bottom padding-left padding-right border border-top border-bottom border-left border-right
border-color border-width border-style border-collapse border-spacing list-style-type page-break-before
page-break-after page-break-inside
"""
_PROPERTIES: Final = frozenset(_PROPERTIES_WORDS.split())
# no brackets: neither url() nor any other function, no escapes, no quotes that could end what holds them
_STYLE_VALUE: Final = re.compile(r"[\w #%.,+-]{1,200}")
_SELECTOR: Final = re.compile(r"[\w .,#-]{1,200}")
_RULE: Final = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_REMARK: Final = re.compile(r"/\*.*?\*/", re.S)
_MOST_OPEN: Final = 200


def clean_html(text: str) -> tuple[str, str]:
    """The body that is left of ``text``, every tag closed, and the style sheet made of its ``<style>`` parts."""
    cleaner = _Cleaner()
    cleaner.feed(text)
    cleaner.close()
    cleaner.finish()
    return "".join(cleaner.pieces), "".join(_clean_rules("".join(cleaner.styles)))


class _Cleaner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.styles: list[str] = []
        self._open: list[str] = []
        self._dropping: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping:
            if tag == self._dropping[-1] and tag not in _DROPPED_EMPTY:
                self._dropping.append(tag)
            return
        if tag == "style":
            self._in_style = True
        elif tag in _DROPPED:
            if tag not in _DROPPED_EMPTY:
                self._dropping.append(tag)
        elif tag in TAGS and (tag in _EMPTY or len(self._open) < _MOST_OPEN):
            self.pieces.append(f"<{tag}{''.join(_clean_attributes(attrs))}>")
            if tag not in _EMPTY:
                self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # "<div/>" opens a div in HTML; only tags that hold nothing may be written so
        if tag in TAGS or tag not in _DROPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            if tag == self._dropping[-1]:
                self._dropping.pop()
        elif tag == "style":
            self._in_style = False
        elif tag in self._open:
            while True:
                last = self._open.pop()
                self.pieces.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if self._dropping:
            return
        if self._in_style:
            self.styles.append(data)
        else:
            self.pieces.append(html.escape(data))

    def finish(self) -> None:
        """Close what was left open."""
        self.pieces += [f"</{tag}>" for tag in reversed(self._open)]
        self._open.clear()


def _clean_attributes(attrs: list[tuple[str, str | None]]) -> Iterator[str]:
    seen: set[str] = set()
    for name, value in attrs:
        if name in seen or value is None:
            continue
        seen.add(name)
        if name == "style":
            style = "; ".join(_clean_style(value))
            if style:
                yield f' style="{html.escape(style)}"'
        elif name in _ATTRIBUTES and _PLAIN_VALUE.fullmatch(value):
            yield f' {name}="{html.escape(value)}"'


def _clean_style(style: str) -> Iterator[str]:
    for part in style.split(";"):
        name, _, value = part.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _PROPERTIES and _STYLE_VALUE.fullmatch(value):
            yield f"{name}: {value}"


def _clean_rules(sheet: str) -> Iterator[str]:
    """Rules one by one; what is no plain rule (``@import``, ``@font-face``) is left out."""
    for selector, style in _RULE.findall(_REMARK.sub("", sheet)):
        named = " ".join(selector.rpartition(";")[2].split())
        kept = "; ".join(_clean_style(style))
        if kept and _SELECTOR.fullmatch(named):
            yield f"{named} {{ {kept} }}\n"

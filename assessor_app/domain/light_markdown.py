"""The little Markdown a comment may hold, read into blocks, so that every letter and page shows it alike and safely.

Known are ``**strong**``, ``*em*``, lists (``-``, ``*``, ``•`` or ``1.``) and ``> quotes``; a backslash keeps a mark as
it is. Everything else, HTML, links and pictures included, is text. Each line is a paragraph of its own, as it stands in
the editor, and a numbered one keeps its number. The time taken grows with the length alone, whatever is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

BlockKind = Literal["paragraph", "bullets", "numbers", "quote"]
Emphasis = Literal["", "em", "strong"]
TAGS: Final = frozenset({"p", "strong", "em", "ul", "ol", "li", "blockquote"})

_BULLET: Final = re.compile(r"[ \t]{0,3}[-*•][ \t]+(?=\S)")
_NUMBER: Final = re.compile(r"[ \t]{0,3}\d{1,3}[.)][ \t]+(?=\S)")
_QUOTE: Final = re.compile(r"[ \t]{0,3}>[ \t]?")
_PIECE: Final = re.compile(r"\\[*\\>#_.-]|\*+|[^*\\]+|\\")
_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text that is marked alike; ``strong`` and ``em`` may both hold."""

    text: str
    strong: bool = False
    em: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph (one line), or the lines of one list or quote; ``first`` is the number of the first of "numbers".

    Where a number is not the one after that of the line before, a list of its own begins.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class MarkSpan:
    """Where marks stand in one line, for an editor that shows them: ``start`` to ``end``, and what they make of it.

    ``emphasis`` is "" for the marks themselves.
    """

    start: int
    end: int
    emphasis: Emphasis


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a comment; blank lines only part them."""
    blocks: list[Block] = []
    together: list[Line] = []
    kind: BlockKind = "paragraph"
    first = 1
    for line in _LINE_END.split(_UNSEEN.sub("", text)):
        now, start = _kind_of(line)
        words = line[start:].strip()
        number = int(line[:start].strip()[:-1]) if now == "numbers" else 1
        goes_on = now == kind != "paragraph" and (now != "numbers" or number == first + len(together))
        if together and not (words and goes_on):
            blocks.append(Block(kind, tuple(together), first))
            together = []
        if words and not together:
            kind, first = now, number
        if words:
            together.append(_runs(words))
    if together:
        blocks.append(Block(kind, tuple(together), first))
    return tuple(blocks)


def to_plain(text: str) -> str:
    """The words without the marks; list points keep a bullet or number, quotes stand in quotation marks."""
    said: list[str] = []
    for block in parse(text):
        lines = ["".join(run.text for run in line) for line in block.lines]
        if block.kind == "bullets":
            lines = [f"• {line}" for line in lines]
        elif block.kind == "numbers":
            lines = [f"{number}. {line}" for number, line in enumerate(lines, start=block.first)]
        elif block.kind == "quote":
            lines = [f"“{line}”" for line in lines]
        said += lines
    return "\n".join(said)


def to_html(text: str) -> str:
    """HTML that holds no tag beside :data:`TAGS` and no attribute but a list's ``start``; all else is escaped."""
    return "".join(_html_of(block) for block in parse(text))


def mark_spans(line: str) -> tuple[MarkSpan, ...]:
    """The marks of one line of the editor and what stands between them, in any order."""
    kind, start = _kind_of(line)
    found = [MarkSpan(0, start, "")] if kind != "paragraph" and start else []
    for piece in _matched(line[start:]):
        if piece.mark:
            found.append(MarkSpan(start + piece.start, start + piece.end, ""))
        elif piece.strong or piece.em:
            emphasis: Emphasis = "strong" if piece.strong else "em"
            found.append(MarkSpan(start + piece.start, start + piece.end, emphasis))
    return tuple(found)


def _html_of(block: Block) -> str:
    lines = ["".join(_run_html(run) for run in line) for line in block.lines]
    if block.kind == "paragraph":
        return f"<p>{lines[0]}</p>"
    if block.kind == "quote":
        return "<blockquote>" + "".join(f"<p>{line}</p>" for line in lines) + "</blockquote>"
    tag = "ul" if block.kind == "bullets" else "ol"
    start = "" if block.first == 1 else f' start="{block.first}"'
    return f"<{tag}{start}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"


def _run_html(run: Run) -> str:
    words = html.escape(run.text)
    words = f"<em>{words}</em>" if run.em else words
    return f"<strong>{words}</strong>" if run.strong else words


def _kind_of(line: str) -> tuple[BlockKind, int]:
    """What a line is, and where its words begin."""
    kinds: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
        ("quote", _QUOTE),
        ("numbers", _NUMBER),
        ("bullets", _BULLET),
    )
    for kind, pattern in kinds:
        if found := pattern.match(line):
            return kind, found.end()
    return "paragraph", 0


@dataclass(slots=True)
class _Piece:
    """A stretch of a line; ``mark`` tells that it is a mark that found its other half and is not shown."""

    start: int
    end: int
    text: str
    mark: bool = False
    strong: bool = False
    em: bool = False


def _runs(words: str) -> Line:
    runs: list[Run] = []
    for piece in _matched(words):
        if piece.mark:
            continue
        last = runs[-1] if runs else None
        if last is not None and (last.strong, last.em) == (piece.strong, piece.em):
            runs[-1] = Run(last.text + piece.text, last.strong, last.em)
        else:
            runs.append(Run(piece.text, piece.strong, piece.em))
    return tuple(runs)


def _matched(words: str) -> list[_Piece]:
    """Pieces of a line with the marks that belong together found; a mark without its other half is text.

    At most one strong and one em are open at a time, so one pass and one look back for each pair are enough.
    """
    pieces = list(_pieces(words))
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[str, int, int]] = []
    for place, piece in enumerate(pieces):
        mark = piece.text
        if mark not in ("*", "**") or piece.end - piece.start != len(mark):
            continue
        known = next((depth for depth, (name, _) in enumerate(opened) if name == mark), None)
        before = words[piece.start - 1] if piece.start else " "
        if known is not None and not before.isspace() and opened[known][1] + 1 < place:
            pairs.append((mark, opened[known][1], place))
            del opened[known:]
        elif known is None and piece.end < len(words) and not words[piece.end].isspace():
            opened.append((mark, place))
    _mark_pairs(pieces, pairs)
    return pieces


def _mark_pairs(pieces: list[_Piece], pairs: list[tuple[str, int, int]]) -> None:
    for mark, first, last in pairs:
        pieces[first].mark = pieces[last].mark = True
        for piece in pieces[first + 1 : last]:
            piece.strong |= mark == "**"
            piece.em |= mark == "*"


def _pieces(words: str) -> Iterator[_Piece]:
    """Words, marks of one or two stars, and what a backslash keeps (whose text is shorter than its place)."""
    for found in _PIECE.finditer(words):
        text, start, end = found[0], found.start(), found.end()
        if text[0] == "\\" and len(text) == 2:
            yield _Piece(start, end, text[1])
        elif text[0] == "*" and len(text) == 3:
            # the inner mark of the two is the single one, on both sides
            opens = end < len(words) and not words[end].isspace()
            cut = start + 2 if opens and (start == 0 or not words[start - 1].isalnum()) else start + 1
            yield _Piece(start, cut, words[start:cut])
            yield _Piece(cut, end, words[cut:end])
        else:
            yield _Piece(start, end, text)

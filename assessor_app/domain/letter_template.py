"""The tiny language of a feedback letter's template: names to fill in, lists to repeat, parts to show or leave out.

``{{name}}`` puts a value in, escaped; ``{{#each criteria}}…{{/each}}`` repeats for each entry of a list, whose own
names come first inside; ``{{#if name}}…{{#else}}…{{/if}}`` chooses; ``{{! … }}`` is a remark. There is nothing else: no
expression, no attribute, no call, so a template can say nothing but what a letter offers.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assessor_app.errors import DeskError
from assessor_app.sentences import sentence

MAX_TEMPLATE: Final = 200_000
MAX_LETTER: Final = 4_000_000
_DEEPEST: Final = 12
_TAG: Final = re.compile(r"\{\{(?P<inside>[^{}]{0,400})\}\}")
_NAME: Final = re.compile(r"[a-z][a-z_]*(?:\.[a-z_]+)?")


class TemplateError(DeskError):
    """The template cannot be followed; the sentence says where and why."""


@dataclass(frozen=True, slots=True)
class Rich:
    """HTML that is safe already, made by the program itself; it is not escaped again."""

    html: str


Value = str | bool | Rich | Sequence[Mapping[str, "Value"]]
# What a letter offers: a name is None, a list is the vocabulary of its entries.
Vocabulary = Mapping[str, "Vocabulary | None"]


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Name:
    name: str


@dataclass(frozen=True, slots=True)
class _Each:
    name: str
    inside: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _If:
    name: str
    then: tuple[_Node, ...]
    otherwise: tuple[_Node, ...]


_Node = _Text | _Name | _Each | _If


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read and only names what its vocabulary offers."""

    nodes: tuple[_Node, ...]

    def fill(self, values: Mapping[str, Value]) -> str:
        """The template with ``values``, which must hold every name of the vocabulary. Raises TemplateError when the
        outcome is too long to be a letter."""
        pieces: list[str] = []
        _Filling(pieces).run(self.nodes, (values,))
        return "".join(pieces)

    def names(self) -> frozenset[str]:
        """Every name that is put in, repeated or asked for anywhere."""
        return frozenset(_names_in(self.nodes))


def _names_in(nodes: tuple[_Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, _Text):
            continue
        yield node.name
        if isinstance(node, _Each):
            yield from _names_in(node.inside)
        elif isinstance(node, _If):
            yield from _names_in((*node.then, *node.otherwise))


def read_template(text: str, vocabulary: Vocabulary) -> Template:
    """Read a template. Raises TemplateError for a name that is not offered, or a part that is not closed."""
    if len(text) > MAX_TEMPLATE:
        raise TemplateError(sentence("The letter’s template is too long: {n:,} characters fit.", n=MAX_TEMPLATE))
    reader = _Reader(text)
    nodes, end = reader.nodes((vocabulary,))
    if end:
        raise _wrong(sentence("line {line}: “{tag}” closes nothing", line=reader.line, tag=f"{{{{{end}}}}}"))
    return Template(nodes)


def _wrong(why: str) -> TemplateError:
    return TemplateError(
        sentence("The letter’s template cannot be used: {why}.", why=why),
        sentence("Tell the programme; the standard letter is used meanwhile."),
    )


class _Reader:
    """Reads from tag to tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self.line = 1

    def nodes(self, scopes: tuple[Vocabulary, ...]) -> tuple[tuple[_Node, ...], str]:
        """Everything up to a tag that ends this level, and that tag ("" at the end of the text)."""
        found: list[_Node] = []
        if len(scopes) > _DEEPEST:
            raise _wrong(sentence("line {line}: parts lie too deep inside each other", line=self.line))
        while (tag := _TAG.search(self._text, self._place)) is not None:
            self._take(found, self._text[self._place : tag.start()])
            self._place = tag.end()
            self.line += tag[0].count("\n")
            inside = tag["inside"].strip()
            if inside.startswith("!"):
                continue
            if inside in ("/each", "/if", "#else"):
                return tuple(found), inside
            found.append(self._node(inside, scopes))
        self._take(found, self._text[self._place :])
        self._place = len(self._text)
        return tuple(found), ""

    def _take(self, found: list[_Node], text: str) -> None:
        if text:
            self.line += text.count("\n")
            found.append(_Text(text))

    def _node(self, inside: str, scopes: tuple[Vocabulary, ...]) -> _Node:
        if inside.startswith("#each "):
            name = inside[len("#each ") :].strip()
            line = self.line
            entry = self._known(name, scopes)
            if entry is None:
                raise _wrong(sentence("line {line}: “{name}” is no list", line=line, name=name))
            nodes, end = self.nodes((*scopes, entry))
            self._closed(name, line, end, "/each")
            return _Each(name, nodes)
        if inside.startswith("#if "):
            return self._choice(inside[len("#if ") :].strip(), scopes)
        if self._known(inside, scopes) is not None:
            raise _wrong(sentence("line {line}: “{name}” is a list; repeat it", line=self.line, name=inside))
        return _Name(inside)

    def _choice(self, name: str, scopes: tuple[Vocabulary, ...]) -> _If:
        line = self.line
        self._known(name, scopes)
        # a choice adds no names, yet counts as a level
        then, end = self.nodes((*scopes, {}))
        otherwise: tuple[_Node, ...] = ()
        if end == "#else":
            otherwise, end = self.nodes((*scopes, {}))
        self._closed(name, line, end, "/if")
        return _If(name, then, otherwise)

    def _closed(self, name: str, line: int, end: str, wanted: str) -> None:
        if end != wanted:
            raise _wrong(sentence("line {line}: the part “{name}” is not closed", line=line, name=name))

    def _known(self, name: str, scopes: tuple[Vocabulary, ...]) -> Vocabulary | None:
        for scope in reversed(scopes):
            if name in scope:
                return scope[name]
        shown = name if _NAME.fullmatch(name) else name[:40]
        why = sentence("line {line}: it asks for “{name}”, which a letter does not have", line=self.line, name=shown)
        raise _wrong(why)


class _Filling:
    """Puts values into the nodes, keeping count of what has come together."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._length = 0

    def run(self, nodes: tuple[_Node, ...], scopes: tuple[Mapping[str, Value], ...]) -> None:
        for node in nodes:
            if isinstance(node, _Text):
                self._add(node.text)
            elif isinstance(node, _Name):
                value = _look_up(node.name, scopes)
                self._add(value.html if isinstance(value, Rich) else html.escape(str(value)))
            elif isinstance(node, _If):
                self.run(node.then if _holds(_look_up(node.name, scopes)) else node.otherwise, scopes)
            else:
                entries = _look_up(node.name, scopes)
                assert not isinstance(entries, str | bool | Rich)
                for entry in entries:
                    self.run(node.inside, (*scopes, entry))

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_LETTER:
            raise TemplateError(sentence("The letter would become too long."))
        self._pieces.append(text)


def _look_up(name: str, scopes: tuple[Mapping[str, Value], ...]) -> Value:
    return next(scope[name] for scope in reversed(scopes) if name in scope)


def _holds(value: Value) -> bool:
    return bool(value.html) if isinstance(value, Rich) else bool(value)

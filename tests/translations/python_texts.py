"""Collects the texts of Python sources: ``tr``, ``translate`` under any name, ``sentence``, and texts marked in tables.

Qt's own ``lupdate`` misses aliases and helpers, and takes no notice of an f-string, which can never be translated.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from tests.translations.modules import Module, bindings
from tests.translations.texts import Harvest, Text

SENTENCES: Final = "Sentences"
_SENTENCE_MODULE: Final = "assessor_app.sentences"
_MARKS: Final = ("QT_TRANSLATE_NOOP", "QT_TR_NOOP")
_DEEPEST: Final = 12


class Unseen(Exception):
    """A text that is not written where it can be read."""


def texts_of_modules(modules: Mapping[str, Module], table_contexts: frozenset[str]) -> Harvest:
    """Every text of the modules (by dotted name); ``table_contexts`` are filled from data files."""
    marked = {found.context for module in modules.values() for found in _marked(module)} | table_contexts | {SENTENCES}
    whole = Harvest()
    for module in modules.values():
        whole.add(_Reader(module, modules, marked).read())
    return whole


def expressions_of(module: Module, modules: Mapping[str, Module], node: ast.expr) -> Iterator[ast.expr]:
    """What ``node`` may stand for, as far as it is written in the sources: through names, tables and conditions."""
    return _Reader(module, modules, set())._values(module, node, 0)


def _marked(module: Module) -> Iterator[Text]:
    for call in _calls(module):
        if _name(call) in _MARKS:
            texts = [str(one.value) for one in call.args if isinstance(one, ast.Constant)]
            if len(texts) == 2:
                yield Text(texts[0], texts[1])
            elif texts:
                yield Text(module.class_of(call), texts[0])


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


class _Reader:
    """Goes through the calls of one module."""

    def __init__(self, module: Module, modules: Mapping[str, Module], marked: set[str]) -> None:
        self._module, self._modules, self._marked = module, modules, marked
        self._found = Harvest()

    def read(self) -> Harvest:
        self._found.texts.update(_marked(self._module))
        for call in _calls(self._module):
            wanted = self._wanted(call)
            if wanted is not None:
                self._take(call, *wanted)
        return self._found

    def _wanted(self, call: ast.Call) -> tuple[str, ast.expr, list[ast.expr]] | None:
        """(context, text, what follows it) of a call that gives a text to be translated."""
        function = call.func
        if self._module.is_translate_call(call) and len(call.args) >= 2:
            return self._in_context(call)
        if isinstance(function, ast.Attribute) and function.attr == "tr" and call.args:
            if not (isinstance(function.value, ast.Name) and function.value.id == "self"):
                self._complain(call, "tr() of another object: its class cannot be read here")
                return None
            return self._module.class_of(call), call.args[0], call.args[1:]
        if self._is_sentence(call) and call.args:
            return SENTENCES, call.args[0], []
        carried = self._carried(call)
        return (carried, call.args[0], []) if carried and call.args else None

    def _in_context(self, call: ast.Call) -> tuple[str, ast.expr, list[ast.expr]] | None:
        """As :meth:`_wanted`; a context that is read from a table goes with a text that is marked there."""
        contexts = list(self._values(self._module, call.args[0], 0))
        if len(contexts) == 1 and isinstance(contexts[0], ast.Constant) and isinstance(contexts[0].value, str):
            return contexts[0].value, call.args[1], call.args[2:]
        for text in self._values(self._module, call.args[1], 0):
            if isinstance(text, ast.Constant | ast.JoinedStr | ast.BinOp):
                self._complain(call, "the context is not a plain string")
                return None
        return None

    def _is_sentence(self, call: ast.Call) -> bool:
        return self._module.imports.get(_name(call)) == (_SENTENCE_MODULE, "sentence")

    def _carried(self, call: ast.Call) -> str:
        """The context of a helper of ours that hands its argument to Qt."""
        name, home = _name(call), self._module
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
            name = call.func.attr if call.func.value.id == "self" else ""
        if name in home.imports:
            module, name = home.imports[name]
            home = self._modules.get(module, home)
        return home.carriers.get(name, ("", ""))[0]

    def _take(self, call: ast.Call, context: str, text: ast.expr, rest: list[ast.expr]) -> None:
        comment = str(rest[0].value or "") if rest and isinstance(rest[0], ast.Constant) else ""
        counted = len(rest) > 1 or (context != SENTENCES and any(one.arg == "n" for one in call.keywords))
        try:
            for source in self._strings(text, call):
                if source:
                    self._found.texts.add(Text(context, source, comment, counted))
        except Unseen as error:
            if str(error) == "table" and context in self._marked:
                return
            why = "a text read from a table: mark it there with QT_TRANSLATE_NOOP" if str(error) == "table" else error
            self._complain(call, str(why))

    def _complain(self, node: ast.expr, why: str) -> None:
        self._found.unseen.append(f"{self._module.path.name}:{node.lineno}: {why}: {ast.unparse(node)[:80]}")

    def _strings(self, node: ast.expr, call: ast.Call) -> Iterator[str]:
        for value in self._values(self._module, node, 0):
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value
            elif isinstance(value, ast.JoinedStr):
                raise Unseen("an f-string cannot be translated")
            elif self._is_seen_elsewhere(value, call):
                continue
            elif isinstance(value, ast.Attribute | ast.Name | ast.Subscript | ast.Call):
                raise Unseen("table")
            else:
                raise Unseen("not a plain string")

    def _is_seen_elsewhere(self, value: ast.expr, call: ast.Call) -> bool:
        """Whether a text is marked where it stands, or is the parameter of a helper whose callers are read."""
        if isinstance(value, ast.Call):
            return _name(value) in _MARKS
        function = self._module.function_of(call)
        name = value.id if isinstance(value, ast.Name) else None
        return function is not None and self._module.carriers.get(function.name, ("", ""))[1] == name

    def _values(self, module: Module, node: ast.expr, depth: int) -> Iterator[ast.expr]:
        """The expressions that a text may come from, as far as they are written in the sources."""
        if depth > _DEEPEST:
            yield node
        elif isinstance(node, ast.IfExp):
            yield from self._values(module, node.body, depth + 1)
            yield from self._values(module, node.orelse, depth + 1)
        elif isinstance(node, ast.BoolOp):
            for one in node.values:
                yield from self._values(module, one, depth + 1)
        elif isinstance(node, ast.Name):
            yield from self._named(module, node, depth)
        elif isinstance(node, ast.Subscript):
            found = [item for box in self._values(module, node.value, depth + 1) for item in _elements(box, node.slice)]
            yield from (one for item in found or [node] for one in self._deeper(module, item, node, depth))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            boxes = self._values(module, node.func.value, depth + 1)
            found = [item for box in boxes for item in _elements(box, ast.Constant(None))] + node.args[1:]
            yield from (one for item in found or [node] for one in self._deeper(module, item, node, depth))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "items":
            for box in self._values(module, node.func.value, depth + 1):
                yield _as_pairs(box) if isinstance(box, ast.Dict) else node
        else:
            yield node

    def _deeper(self, module: Module, item: ast.expr, node: ast.expr, depth: int) -> Iterator[ast.expr]:
        return iter((item,)) if item is node else self._values(module, item, depth + 1)

    def _named(self, module: Module, node: ast.Name, depth: int) -> Iterator[ast.expr]:
        if node.id in module.imports:
            home, name = module.imports[node.id]
            if home in self._modules:
                other = self._modules[home]
                for value in bindings(other, name, other.tree.body[0]):
                    yield from self._values(other, value, depth + 1) if value is not None else iter((node,))
                return
        found = bindings(module, node.id, node)
        for value in found or [None]:
            yield from self._values(module, value, depth + 1) if value is not None else iter((node,))


def _elements(box: ast.expr, index: ast.expr) -> list[ast.expr]:
    """What a table holds: everything, or only what stands at a number."""
    if isinstance(box, ast.Dict):
        if index_value(index) is None or not box.keys:
            return list(box.values)
        same = [
            value
            for key, value in zip(box.keys, box.values, strict=True)
            if isinstance(key, ast.Constant) and key.value == index_value(index)
        ]
        return same or list(box.values)
    if isinstance(box, ast.Tuple | ast.List | ast.Set):
        number = index_value(index)
        if isinstance(number, int) and not isinstance(number, bool) and -len(box.elts) <= number < len(box.elts):
            return [box.elts[number]]
        return list(box.elts)
    return []


def index_value(index: ast.expr) -> object:
    """The number or name between the brackets where it is written out, else None."""
    return index.value if isinstance(index, ast.Constant) else None


def _as_pairs(table: ast.Dict) -> ast.expr:
    pairs: list[ast.expr] = [
        ast.Tuple(elts=[key, value], ctx=ast.Load())
        for key, value in zip(table.keys, table.values, strict=True)
        if key is not None
    ]
    return ast.copy_location(ast.List(elts=pairs, ctx=ast.Load()), table)

"""Finds words for the screen that no language could ever translate: errors and states told in a bare string.

Rooms without a screen say everything through ``sentence()``; a plain text or an f-string would stay English.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from tests.translations.modules import Module
from tests.translations.python_texts import expressions_of

_BASE: Final = "DeskError"
# told on the command line alone, to whoever writes definitions and catalogues
_IN_TERMINALS: Final = frozenset(("_UnreadableError", "CatalogueError"))
# what else carries a sentence, and which of its arguments that is
_CARRIERS: Final = {"SyncProgress": 1, "MissingPoint": 1, "Problem": 1, "Point": 2, "Incompleteness": 2}
_KEYWORDS: Final = ("sentence", "advice")


def untold(modules: Mapping[str, Module]) -> Iterator[str]:
    """Places where an error or a state is given words that are no sentence, as "file.py:12: …"."""
    errors = _family(modules) - _IN_TERMINALS
    for module in modules.values():
        for call in ast.walk(module.tree):
            if isinstance(call, ast.Call):
                for words in _words_of(call, errors):
                    for value in expressions_of(module, modules, words):
                        if _is_bare(value):
                            yield f"{module.path.name}:{value.lineno}: say it by sentence(): {ast.unparse(value)[:80]}"


def _family(modules: Mapping[str, Module]) -> frozenset[str]:
    """The names of all classes that descend from DeskError."""
    classes = [node for one in modules.values() for node in ast.walk(one.tree) if isinstance(node, ast.ClassDef)]
    known = {_BASE}
    while True:
        more = {one.name for one in classes if any(_name(base) in known for base in one.bases)} - known
        if not more:
            return frozenset(known)
        known |= more


def _words_of(call: ast.Call, errors: frozenset[str]) -> Iterator[ast.expr]:
    name = _name(call.func)
    if name in errors:
        yield from call.args
        yield from (one.value for one in call.keywords if one.arg in _KEYWORDS)
    elif name in _CARRIERS:
        yield from call.args[_CARRIERS[name] : _CARRIERS[name] + 1]
        yield from (one.value for one in call.keywords if one.arg in _KEYWORDS)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_bare(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str) and bool(value.value)
    return isinstance(value, ast.JoinedStr | ast.BinOp)

"""Reads the project's modules for the collector: constants, imports, and functions that only pass a text on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)


@dataclass
class Module:
    """One source file, with each node's parent at hand."""

    name: str
    path: Path
    tree: ast.Module
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, name: str) -> Module:
        """Parse one file. Raises SyntaxError."""
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = cls(name, path, tree)
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                module.parents[child] = node
        return module

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around ``node``, innermost first."""
        while (node := self.parents.get(node, self.tree)) is not self.tree:
            yield node
        yield self.tree

    def class_of(self, node: ast.AST) -> str:
        """The class a node stands in, empty outside of any."""
        return next((one.name for one in self.above(node) if isinstance(one, ast.ClassDef)), "")

    @cached_property
    def imports(self) -> dict[str, tuple[str, str]]:
        """Imported name → (module, name there), wherever in the file it is imported."""
        return {
            alias.asname or alias.name: (node.module, alias.name)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }

    @cached_property
    def aliases(self) -> frozenset[str]:
        """Names that stand for ``QCoreApplication.translate`` somewhere in this file."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign):
                for target, value in _pairs(node):
                    if isinstance(target, ast.Name) and is_translate(value):
                        found.add(target.id)
        return frozenset(found)

    def is_translate_call(self, call: ast.Call) -> bool:
        """Whether a call asks Qt for a translation, under whatever name."""
        return is_translate(call.func) or (isinstance(call.func, ast.Name) and call.func.id in self.aliases)

    @cached_property
    def carriers(self) -> dict[str, tuple[str, str]]:
        """Functions that hand their first parameter to Qt: name → (context, parameter)."""
        found = {}
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call) or not self.is_translate_call(node) or len(node.args) < 2:
                continue
            context, text = node.args[0], node.args[1]
            function = self.function_of(node)
            if isinstance(context, ast.Constant) and isinstance(text, ast.Name) and function is not None:
                names = [one.arg for one in function.args.args if one.arg not in ("self", "cls")]
                if names[:1] == [text.id]:
                    found[function.name] = (str(context.value), text.id)
        return found

    def function_of(self, node: ast.AST) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """The named function a node stands in."""
        return next((one for one in self.above(node) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)), None)


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def is_translate(node: ast.AST) -> bool:
    """Whether a node is ``QCoreApplication.translate`` itself."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "translate"
        and isinstance(node.value, ast.Name)
        and node.value.id in ("QCoreApplication", "QApplication", "QGuiApplication")
    )


def bindings(module: Module, name: str, place: ast.AST) -> list[ast.expr | None]:
    """What a name may stand for at ``place``: expressions, each element of a loop's table, None for a parameter."""
    for scope in module.above(place):
        if isinstance(scope, COMPREHENSIONS):
            found: list[ast.expr | None] = []
            for loop in scope.generators:
                found.extend(_looped(loop.target, loop.iter, name))
        elif isinstance(scope, FUNCTIONS):
            found = list(_assigned(scope, name))
            arguments = scope.args
            if name in [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]:
                found.append(None)
        elif scope is module.tree:
            found = list(_assigned(scope, name))
        else:
            continue
        if found:
            return found
    return []


def _assigned(scope: ast.AST, name: str) -> Iterator[ast.expr | None]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node):
                yield from _matched(target, value, name)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            yield from _matched(node.target, node.value, name)
        elif isinstance(node, ast.For):
            yield from _looped(node.target, node.iter, name)


def _matched(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    elif isinstance(target, ast.Tuple):
        for number, one in enumerate(target.elts):
            if isinstance(one, ast.Name) and one.id == name:
                yield _at(value, ast.Constant(number))


def _looped(target: ast.expr, table: ast.expr, name: str) -> Iterator[ast.expr]:
    """A loop's variable is any element of its table, or of one column of it."""
    element = _at(table, ast.Constant(None))
    yield from _matched(target, element, name)


def _at(value: ast.expr, index: ast.expr) -> ast.expr:
    made = ast.Subscript(value=value, slice=index, ctx=ast.Load())
    return ast.copy_location(made, value)

"""The rules of the house, held by machine: what a reviewer should never have to say twice."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = sorted((ROOT / "assessor_app").rglob("*.py"))
# files written by Alembic's template have its shape, not ours
SOURCES = [path for path in PRODUCT if "versions" not in path.parts]
NAMES = [str(path.relative_to(ROOT)) for path in SOURCES]
DRAWERS = {"utils", "util", "helpers", "manager", "managers", "common", "misc"}


@functools.cache
def parsed(path: Path) -> tuple[str, ast.Module]:
    text = path.read_text(encoding="utf-8")
    return text, ast.parse(text)


@pytest.fixture(params=SOURCES, ids=NAMES)
def source(request: pytest.FixtureRequest) -> tuple[Path, str, ast.Module]:
    path: Path = request.param
    return (path, *parsed(path))


def test_module_opens_with_a_sentence_saying_why_it_exists(source: tuple[Path, str, ast.Module]) -> None:
    assert ast.get_docstring(source[2]), "no module docstring"


def test_file_and_functions_stay_readable(source: tuple[Path, str, ast.Module]) -> None:
    assert source[1].count("\n") <= 400
    for node in ast.walk(source[2]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, f"{node.name} is too long"


def test_no_error_is_swallowed(source: tuple[Path, str, ast.Module]) -> None:
    for node in ast.walk(source[2]):
        if isinstance(node, ast.ExceptHandler):
            assert not all(isinstance(step, ast.Pass) for step in node.body), f"line {node.lineno}"


def test_nothing_blocks_or_nests_an_event_loop(source: tuple[Path, str, ast.Module]) -> None:
    for node in ast.walk(source[2]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            assert name not in ("processEvents", "terminate"), f"line {node.lineno}: {name}"
            if name in ("exec", "sleep"):
                owner = ast.unparse(node.func.value)
                # the one event loop of the process belongs to the application object
                loop = name == "exec" and owner.endswith(("application", "app"))
                assert loop, f"line {node.lineno}: {owner}.{name}"


def test_no_lambda_is_connected_to_a_signal(source: tuple[Path, str, ast.Module]) -> None:
    for node in ast.walk(source[2]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            assert not any(isinstance(argument, ast.Lambda) for argument in node.args), f"line {node.lineno}"


def test_no_drawers_for_odds_and_ends(source: tuple[Path, str, ast.Module]) -> None:
    path = source[0]
    assert not DRAWERS & {path.stem, *path.relative_to(ROOT).parts}


def test_nothing_is_left_for_later(source: tuple[Path, str, ast.Module]) -> None:
    for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X"):
        assert word not in source[1]


def test_every_form_has_a_widget_of_its_name() -> None:
    classes = {
        node.name
        for path in (ROOT / "assessor_app" / "gui").rglob("*.py")
        for node in ast.walk(parsed(path)[1])
        if isinstance(node, ast.ClassDef)
    }
    forms = {path.stem for path in (ROOT / "ui").glob("*.ui")}
    assert forms, "no forms at all"
    assert {"".join(word.capitalize() for word in form.split("_")) for form in forms} <= classes


def test_nothing_generated_is_kept() -> None:
    mark = "All changes made in this " + "file will be lost"
    assert not [path for path in PRODUCT if mark in parsed(path)[0]]


def test_the_project_stands_alone() -> None:
    outside = ["../" + "shared", "/work" + "/", "." + "library"]
    suffixes = {".py", ".md", ".toml", ".ui", ".qss", ".yaml", ".json", ".csv", ".html"}
    for path in ROOT.rglob("*"):
        if path.suffix in suffixes and not {part for part in path.relative_to(ROOT).parts if part.startswith(".")}:
            text = path.read_text(encoding="utf-8")
            assert not [word for word in outside if word in text], path

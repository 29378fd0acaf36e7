"""Collects every text of the desk: forms, sources, and the data files that hold words for the screen."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from tests.translations.forms import texts_of_form
from tests.translations.modules import Module
from tests.translations.python_texts import texts_of_modules
from tests.translations.texts import Harvest, Text

ROOT: Final = Path(__file__).resolve().parents[2]
_COMMANDS: Final = "shortcuts"
# the hub and the command line speak to programmes' own people, in English
_NOT_ON_SCREEN: Final = ("assessor_app.hub", "assessor_app.commands", "assessor_app.demo")


def collect(root: Path = ROOT) -> Harvest:
    """All texts under ``root``, which is laid out like this project."""
    whole = Harvest()
    for form in sorted((root / "ui").glob("*.ui")):
        whole.add(texts_of_form(form))
    keys = root / "resources" / "shortcuts.toml"
    if keys.exists():
        whole.add(_texts_of_commands(keys))
    whole.add(texts_of_modules(modules_on_screen(root), frozenset({_COMMANDS})))
    return whole


def modules_on_screen(root: Path = ROOT) -> dict[str, Module]:
    """Every module under ``root`` whose words may come on screen, by its dotted name."""
    found = {}
    for path in sorted((root / "assessor_app").rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        if not name.startswith(_NOT_ON_SCREEN):
            found[name] = Module.read(path, name)
    return found


def _texts_of_commands(path: Path) -> Harvest:
    """Titles and headings of the commands."""
    found = Harvest()
    for command in tomllib.loads(path.read_text(encoding="utf-8")).get("command", []):
        found.texts.update(Text(_COMMANDS, command[field]) for field in ("title", "group"))
    return found

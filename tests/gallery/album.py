"""The folder of pictures: which are wanted, where each goes, and the sheets on which a person looks at many at once."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtGui import QImage

from tests.gallery.looks import LOOKS, Look
from tests.gallery.pictures import save_small

_COLUMNS: Final = 3
_ROWS: Final = 4
_SMALL: Final = (640, 400)
_CAPTION: Final = 20
_GAP: Final = 8
_PAGE: Final = """<!doctype html>
<meta charset="utf-8"><title>Every page and state</title>
<style>
 body {{ font: 14px sans-serif; margin: 16px; background: #888; color: #fff }}
 section {{ display: flex; flex-wrap: wrap; gap: 8px }} h2 {{ margin: 20px 0 6px }}
 figure {{ margin: 0 }} img {{ width: 460px; display: block }} a {{ color: #fff }}
</style>
{sheets}
{states}
"""


class Album:
    """Takes pictures into ``folder``, one folder for each look; ``told`` hears the name and the bytes of each.

    ``only`` are pieces of names, one of which a picture's name must hold (none: all are wanted). Pictures that
    ``readme`` names, in light and dark, go there as well.
    """

    def __init__(
        self,
        folder: Path,
        looks: Sequence[Look],
        only: Sequence[str],
        told: Callable[[str, int], None],
        readme: Path | None = None,
    ) -> None:
        self._folder, self._only, self._told, self._readme = folder, tuple(only), told, readme
        self.looks = tuple(looks)

    def wants(self, name: str) -> bool:
        """Whether this picture is to be taken."""
        return not self._only or any(piece.casefold() in name.casefold() for piece in self._only)

    def looks_in(self, language: str) -> tuple[Look, ...]:
        """The looks to be drawn in a language."""
        return tuple(look for look in self.looks if look.language == language)

    def add(self, name: str, look: Look, picture: QImage) -> None:
        """Keep a picture."""
        path = self._folder / look.name / f"{_slug(name)}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(path)):
            raise OSError(f"{path} could not be written")
        self._told(f"{look.name}/{path.name}", path.stat().st_size)

    def add_to_readme(self, name: str, look: Look, picture: QImage) -> None:
        """Keep a picture for the README as well, small, if those are being drawn; ``name`` may begin with a folder."""
        if self._readme is not None and look.name in ("light", "dark"):
            path = self._readme / f"{name}-{look.name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            self._told(path.name, save_small(picture, path))

    def empty(self) -> None:
        """Take away what former runs drew in these looks."""
        for look in self.looks:
            for path in (self._folder / look.name).glob("*.png"):
                path.unlink()

    def bind(self) -> Path:
        """Make the sheets and the page that shows all that is in the folder; returns the page."""
        found = {look.name: sorted((self._folder / look.name).glob("*.png")) for look in LOOKS}
        for sheet in self._folder.glob("sheet-*.png"):
            sheet.unlink()
        sheets = [path for name, pictures in found.items() for path in self._sheets(name, pictures)]
        names = sorted({path.name for pictures in found.values() for path in pictures})
        links = " · ".join(f'<a href="{path.name}">{path.stem}</a>' for path in sheets)
        page = self._folder / "index.html"
        states = "\n".join(_section(name, found) for name in names)
        page.write_text(_PAGE.format(sheets=f"<p>{links}</p>", states=states), encoding="utf-8")
        return page

    def _sheets(self, look: str, pictures: Sequence[Path]) -> list[Path]:
        made = []
        step = _COLUMNS * _ROWS
        for number, start in enumerate(range(0, len(pictures), step), start=1):
            path = self._folder / f"sheet-{look}-{number}.png"
            _sheet(pictures[start : start + step]).save(path)
            made.append(path)
        return made


def _slug(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-")


def _section(name: str, found: dict[str, list[Path]]) -> str:
    figures = "".join(
        f'<figure><a href="{look}/{name}"><img loading="lazy" src="{look}/{name}" alt=""></a>'
        f"<figcaption>{look}</figcaption></figure>"
        for look, pictures in found.items()
        if any(path.name == name for path in pictures)
    )
    return f"<h2>{html.escape(name.removesuffix('.png'))}</h2><section>{figures}</section>"


def _sheet(pictures: Sequence[Path]) -> Image.Image:
    wide, high = _SMALL
    rows = -(-len(pictures) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * (wide + _GAP) + _GAP, rows * (high + _CAPTION + _GAP) + _GAP), "#777777")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    for number, path in enumerate(pictures):
        left = _GAP + number % _COLUMNS * (wide + _GAP)
        top = _GAP + number // _COLUMNS * (high + _CAPTION + _GAP)
        with Image.open(path) as picture:
            small = picture.convert("RGB")
        small.thumbnail(_SMALL, Image.Resampling.LANCZOS)
        pen.text((left, top), path.stem, fill="white", font=font)
        sheet.paste(small, (left, top + _CAPTION))
    return sheet

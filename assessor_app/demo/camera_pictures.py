"""Makes the demo's pictures as they really come: a phone held upright, a scanner's TIFF, a drawn poster."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pymupdf
from PIL import Image, ImageDraw, ImageFont

from assessor_app.demo.documents import SheetMap, make_document

_HELD_UPRIGHT = 6  # EXIF: the camera's top is at the right of the picture
_ORIENTATION, _MAKER, _TAKEN = 0x0112, 0x010F, 0x0132
_BOARD = (
    ("What will we stop?", "#1f3a63"),
    ("weekly plans on paper  |||| |||| ||||", "#2a6f5e"),
    ("meetings without work  |||| |||| ||", "#2a6f5e"),
    ("second evening in Nov  |||| |||", "#2a6f5e"),
    ("", "#000000"),
    ("What will we start?", "#1f3a63"),
    ("20-minute visits  |||| |||| |||| ||", "#a5452f"),
    ("names at the gate  |||| ||||", "#a5452f"),
)


def make_phone_photo(path: Path, seed: int) -> None:
    """Write a JPEG of a whiteboard, 900 by 1200 upright, its pixels lying as a phone's sensor does."""
    chance = random.Random(seed)  # noqa: S311 - a picture, not a secret
    board = Image.new("RGB", (900, 1200), "#c9c4ba")
    draw = ImageDraw.Draw(board)
    draw.rectangle((40, 60, 860, 1010), fill="#f5f6f4", outline="#8e9299", width=10)
    draw.rectangle((40, 1020, 860, 1052), fill="#7d828a")
    for row, (words, colour) in enumerate(_BOARD):
        place = (80 + chance.randint(-6, 6), 110 + row * 104 + chance.randint(-5, 5))
        draw.text(place, words, fill=colour, font=ImageFont.load_default(54 if "?" in words else 40))
    for colour in ("#1f3a63", "#a5452f", "#2a6f5e"):
        left = chance.randint(120, 700)
        draw.rounded_rectangle((left, 1026, left + 96, 1046), 8, fill=colour)
    lying = board.transpose(Image.Transpose.ROTATE_90)
    told = Image.Exif()
    told[_ORIENTATION] = _HELD_UPRIGHT
    told[_MAKER] = "Made up"
    told[_TAKEN] = "2026:10:14 15:42:07"
    lying.save(path, "JPEG", quality=84, exif=told)


def make_tiff_scan(path: Path, name: str, words: Mapping[str, object]) -> SheetMap:
    """Write document recipe ``name`` as the office scanner does: black and white pages in one TIFF."""
    plain = path.with_suffix(".clean.pdf")
    made = make_document(plain, name, words)
    pages = []
    with pymupdf.open(plain) as clean:
        for page in clean:
            pixels = page.get_pixmap(dpi=130, colorspace=pymupdf.csGRAY)
            grey = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
            pages.append(grey.convert("1", dither=Image.Dither.NONE))
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(130, 130))
    plain.unlink()
    return SheetMap(made.anchors, tuple(str(number) for number in range(1, made.total + 1)))


def make_poster(path: Path, school: str) -> None:
    """Write the poster of the four agreements as SVG, with nothing in it that leads outside."""
    rows = (
        ("Work on the table", "#2f6db5"),
        ("Who tries what", "#2a9d8f"),
        ("Twenty minutes", "#e0a458"),
        ("What failed, first", "#c8553d"),
    )
    cards = "".join(
        f'<rect x="60" y="{230 + at * 190}" width="680" height="150" rx="22" fill="{colour}"/>'
        f'<circle cx="140" cy="{305 + at * 190}" r="42" fill="#ffffff"/>'
        f'<rect x="120" y="{298 + at * 190}" width="{14 * (at + 1)}" height="14" fill="{colour}"/>'
        f'<text x="220" y="{320 + at * 190}" font-size="46" fill="#ffffff">{words}</text>'
        for at, (words, colour) in enumerate(rows)
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1060" viewBox="0 0 800 1060" '
        f'font-family="DejaVu Sans, sans-serif"><rect width="800" height="1060" fill="#fbf7ee"/>'
        f'<text x="60" y="110" font-size="58" fill="#1f3a63">We agreed</text>'
        f'<text x="60" y="170" font-size="28" fill="#5b6474">{school}</text>{cards}</svg>\n',
        encoding="utf-8",
    )

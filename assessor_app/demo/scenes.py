"""Draws the rooms, people, slides and captions of the demo's recordings, so that they look filmed and cost little."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
_Font = ImageFont.ImageFont | ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Slide:
    """One picture on the room's screen: ``values`` are shares of 0..1, one for each of ``labels``."""

    title: str
    kind: Literal["bars", "lines", "list"]
    labels: tuple[str, ...]
    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """A lower third: who speaks and what is said, for an equal share of the recording."""

    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is recorded: slides and captions each take equal shares of the time."""

    title: str
    wall: Colour
    floor: Colour
    accent: Colour
    shirts: tuple[Colour, ...]
    slides: tuple[Slide, ...]
    captions: tuple[Caption, ...]


STAFF_MEETING = Scene(
    title="Staff meeting",
    wall=(226, 229, 224),
    floor=(176, 152, 124),
    accent=(36, 84, 148),
    shirts=((66, 104, 158), (172, 92, 74), (84, 132, 96), (134, 104, 160), (196, 150, 72), (92, 108, 122)),
    slides=(
        Slide("Where are we now?", "bars", ("Reading", "Maths", "Belonging", "Attendance"), (0.62, 0.48, 0.55, 0.81)),
        Slide("Three years of climate survey", "lines", ("2023", "2024", "2025"), (0.44, 0.51, 0.66)),
        Slide("What we heard", "list", ("Know every child by name", "One shared plan", "Families as partners")),
        Slide("Draft mission: votes", "bars", ("Draft A", "Draft B", "Draft C"), (0.35, 0.86, 0.52)),
        Slide(
            "Who does what by May", "list", ("Teams: weekly look at work", "Office: family calls", "All: walk-throughs")
        ),
    ),
    captions=(
        Caption("Principal", "Let us look at what the survey says first."),
        Caption("Teacher, grade 4", "Belonging is the number that worries me."),
        Caption("Counsellor", "Families told us the same in October."),
        Caption("Teacher, music", "Draft B says it in words pupils can use."),
        Caption("Principal", "Then Draft B it is. Who takes the next step?"),
        Caption("Paraeducator", "We can start with the morning routine."),
    ),
)


@dataclass(frozen=True, slots=True)
class _Seat:
    x: float
    base: float
    scale: float
    shirt: int
    skin: Colour
    hair: Colour


_SKINS: tuple[Colour, ...] = ((236, 196, 164), (198, 144, 106), (140, 96, 68), (224, 180, 142), (112, 76, 56))
_HAIRS: tuple[Colour, ...] = ((62, 44, 34), (28, 26, 28), (126, 84, 48), (168, 164, 158), (88, 54, 38))
_GROWTH_SECONDS = 1.6


class Stage:
    """Makes the frames of one scene; holds what does not change so that a frame costs about a millisecond."""

    def __init__(self, scene: Scene, width: int, height: int, seconds: float) -> None:
        self._scene = scene
        self._width = width
        self._height = height
        self._seconds = max(seconds, 0.001)
        self._room = self._draw_room()
        self._seats = self._make_seats()
        self._people = [self._draw_person(seat) for seat in self._seats]
        self._set_key: tuple[int, int] = (-1, -1)
        self._set = self._room

    def frame(self, at: float) -> Image.Image:
        """The picture ``at`` seconds: a fresh RGB image of the stage's size."""
        slide = self._share(at, len(self._scene.slides))
        caption = self._share(at, len(self._scene.captions))
        since = at - slide * self._seconds / len(self._scene.slides)
        grown = min(12, round(12 * since / _GROWTH_SECONDS)) if since < _GROWTH_SECONDS else 12
        if (slide, grown) != self._set_key:
            self._set_key = (slide, grown)
            self._set = self._dress(slide, grown / 12)
        picture = self._set.copy()
        self._place_people(picture, at, caption)
        return picture

    def _share(self, at: float, count: int) -> int:
        return min(count - 1, int(at * count / self._seconds))

    def _place_people(self, picture: Image.Image, at: float, caption: int) -> None:
        talking = caption % len(self._seats)
        for index, (seat, sprite) in enumerate(zip(self._seats, self._people, strict=True)):
            pace = 2.1 if index == talking else 0.5
            reach = 3.2 if index == talking else 1.2
            sway = math.sin(at * pace + index * 1.7) * reach * seat.scale
            nod = abs(math.sin(at * pace * 1.9 + index)) * reach * seat.scale
            x = round(seat.x * self._width - sprite.width / 2 + sway)
            y = round(seat.base * self._height - sprite.height + nod)
            picture.paste(sprite, (x, y), sprite)
        if self._scene.captions:
            picture.paste(self._caption_strip(caption), (0, self._caption_top()))

    def _make_seats(self) -> list[_Seat]:
        count = len(self._scene.shirts)
        seats = []
        for index in range(count):
            near = index % 2
            x = (index + 0.5) / count * 0.94 + 0.03
            skin, hair = _SKINS[index % len(_SKINS)], _HAIRS[(index * 2 + 1) % len(_HAIRS)]
            seats.append(_Seat(x, 0.80 + 0.10 * near, 0.86 + 0.26 * near, index, skin, hair))
        return sorted(seats, key=_base_of)

    def _draw_room(self) -> Image.Image:
        width, height, scene = self._width, self._height, self._scene
        room = Image.new("RGB", (width, height), scene.wall)
        draw = ImageDraw.Draw(room)
        for y in range(height * 62 // 100):
            shade = 1 - 0.10 * y / height
            draw.line((0, y, width, y), fill=_shade(scene.wall, shade))
        draw.rectangle((0, height * 62 // 100, width, height), fill=scene.floor)
        draw.rectangle((0, height * 61 // 100, width, height * 63 // 100), fill=_shade(scene.wall, 0.72))
        for index in range(2):
            left = width * (3 + index * 79) // 100
            box = (left, height * 14 // 100, left + width * 15 // 100, height * 46 // 100)
            draw.rectangle(box, fill=(196, 220, 236), outline=(250, 250, 250), width=max(2, width // 160))
            draw.line(
                (left + width * 75 // 1000, box[1], left + width * 75 // 1000, box[3]), fill=(250, 250, 250), width=3
            )
        table = (width * 6 // 100, height * 74 // 100, width * 94 // 100, height * 86 // 100)
        draw.ellipse(table, fill=_shade(scene.floor, 0.72))
        draw.ellipse(
            (table[0], table[1] - height // 60, table[2], table[3] - height // 60), fill=_shade(scene.floor, 1.16)
        )
        draw.text(
            (width * 3 // 100, height * 3 // 100), scene.title, fill=_shade(scene.accent, 0.9), font=_font(height // 26)
        )
        return room

    def _draw_person(self, seat: _Seat) -> Image.Image:
        unit = self._height / 360 * seat.scale
        size = (round(78 * unit), round(116 * unit))
        sprite = Image.new("RGBA", (size[0] * 3, size[1] * 3))
        draw = ImageDraw.Draw(sprite)
        scale = 3 * unit
        shirt = self._scene.shirts[seat.shirt]
        _rounded(draw, scale, (6, 62, 72, 140), 26, shirt)
        _ellipse(draw, scale, (30, 48, 48, 72), _shade(seat.skin, 0.88))
        _ellipse(draw, scale, (18, 2, 60, 46), seat.hair)
        _ellipse(draw, scale, (21, 8, 57, 58), seat.skin)
        draw.chord([round(v * scale) for v in (19, 3, 59, 44)], 180, 360, fill=seat.hair)
        for x in (31, 44):
            _ellipse(draw, scale, (x, 30, x + 4, 35), (40, 34, 34))
        draw.arc(
            [round(v * scale) for v in (32, 36, 46, 49)], 20, 160, fill=(150, 70, 66), width=max(1, round(1.6 * scale))
        )
        return sprite.resize(size, Image.Resampling.LANCZOS)

    def _dress(self, slide: int, grown: float) -> Image.Image:
        picture = self._room.copy()
        width, height = self._width, self._height
        screen = _draw_slide(
            self._scene.slides[slide], self._scene.accent, (width * 56 // 100, height * 46 // 100), grown
        )
        left, top = width * 22 // 100, height * 8 // 100
        frame = max(2, width // 128)
        draw = ImageDraw.Draw(picture)
        draw.rectangle(
            (left - frame, top - frame, left + screen.width + frame, top + screen.height + frame), fill=(44, 48, 56)
        )
        picture.paste(screen, (left, top))
        return picture

    def _caption_top(self) -> int:
        return self._height * 855 // 1000

    @lru_cache(maxsize=32)  # noqa: B019 - a stage lives as long as one recording is made
    def _caption_strip(self, index: int) -> Image.Image:
        caption = self._scene.captions[index]
        height = self._height * 105 // 1000
        strip = Image.new("RGB", (self._width, height), (24, 30, 42))
        draw = ImageDraw.Draw(strip)
        draw.rectangle((0, 0, self._width // 80, height), fill=self._scene.accent)
        draw.text(
            (self._width // 36, height * 27 // 100),
            caption.speaker,
            fill=(246, 206, 120),
            font=_font(height * 36 // 100),
            anchor="lm",
        )
        draw.text(
            (self._width // 36, height * 69 // 100),
            caption.words,
            fill=(244, 246, 250),
            font=_font(height * 42 // 100),
            anchor="lm",
        )
        return strip


def _base_of(seat: _Seat) -> float:
    return seat.base


def _draw_slide(slide: Slide, accent: Colour, size: tuple[int, int], grown: float) -> Image.Image:
    width, height = size
    picture = Image.new("RGB", size, (252, 252, 250))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width, height * 17 // 100), fill=accent)
    draw.text(
        (width // 24, height * 85 // 1000),
        slide.title,
        fill=(255, 255, 255),
        font=_font(height * 9 // 100),
        anchor="lm",
    )
    if slide.kind == "bars":
        _draw_bars(draw, slide, accent, size, grown)
    elif slide.kind == "lines":
        _draw_lines(draw, slide, accent, size, grown)
    else:
        _draw_list(draw, slide, accent, size, grown)
    return picture


def _draw_bars(draw: ImageDraw.ImageDraw, slide: Slide, accent: Colour, size: tuple[int, int], grown: float) -> None:
    width, height = size
    step = width * 0.9 / len(slide.values)
    for index, (label, value) in enumerate(zip(slide.labels, slide.values, strict=True)):
        left = width * 0.05 + index * step
        top = height * (0.86 - 0.56 * value * grown)
        draw.rectangle(
            (left + step * 0.18, top, left + step * 0.82, height * 0.86), fill=_shade(accent, 1.0 + 0.14 * index)
        )
        draw.text(
            (left + step / 2, height * 0.93), label, fill=(60, 64, 72), font=_font(height * 7 // 100), anchor="mm"
        )
        number = f"{round(100 * value * grown)} %"
        draw.text(
            (left + step / 2, top - height * 0.05),
            number,
            fill=(40, 44, 52),
            font=_font(height * 7 // 100),
            anchor="mm",
        )
    draw.line((width * 0.04, height * 0.86, width * 0.96, height * 0.86), fill=(120, 124, 132), width=2)


def _draw_lines(draw: ImageDraw.ImageDraw, slide: Slide, accent: Colour, size: tuple[int, int], grown: float) -> None:
    width, height = size
    step = width * 0.76 / max(1, len(slide.values) - 1)
    points = [(width * 0.12 + i * step, height * (0.84 - 0.62 * v * grown)) for i, v in enumerate(slide.values)]
    for share in (0.25, 0.5, 0.75, 1.0):
        y = height * (0.84 - 0.62 * share)
        draw.line((width * 0.08, y, width * 0.94, y), fill=(222, 224, 228), width=1)
    draw.line(points, fill=accent, width=max(3, height // 50), joint="curve")
    for (x, y), label, value in zip(points, slide.labels, slide.values, strict=True):
        radius = height // 36
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=accent)
        draw.text((x, height * 0.92), label, fill=(60, 64, 72), font=_font(height * 7 // 100), anchor="mm")
        draw.text(
            (x, y - height * 0.08),
            f"{round(100 * value)} %",
            fill=(40, 44, 52),
            font=_font(height * 7 // 100),
            anchor="mm",
        )


def _draw_list(draw: ImageDraw.ImageDraw, slide: Slide, accent: Colour, size: tuple[int, int], grown: float) -> None:
    width, height = size
    shown = math.ceil(len(slide.labels) * max(grown, 0.01))
    for index, label in enumerate(slide.labels[:shown]):
        y = height * (0.34 + 0.21 * index)
        radius = height * 0.055
        draw.ellipse((width * 0.07, y - radius, width * 0.07 + 2 * radius, y + radius), fill=accent)
        draw.text(
            (width * 0.07 + radius, y), str(index + 1), fill=(255, 255, 255), font=_font(height * 7 // 100), anchor="mm"
        )
        draw.text((width * 0.17, y), label, fill=(48, 52, 60), font=_font(height * 85 // 1000), anchor="lm")


def _ellipse(draw: ImageDraw.ImageDraw, scale: float, box: tuple[float, float, float, float], fill: Colour) -> None:
    draw.ellipse([round(value * scale) for value in box], fill=fill)


def _rounded(draw: ImageDraw.ImageDraw, scale: float, box: tuple[float, ...], radius: float, fill: Colour) -> None:
    draw.rounded_rectangle([round(value * scale) for value in box], round(radius * scale), fill=fill)


def _shade(colour: Colour, factor: float) -> Colour:
    red, green, blue = (max(0, min(255, round(part * factor))) for part in colour)
    return red, green, blue


@lru_cache(maxsize=32)
def _font(size: int) -> _Font:
    return ImageFont.load_default(max(8, size))

"""Draws the demo's charts and pictures, so that its documents look like the ones schools hand in."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPen, QPolygonF

BLUE, TEAL, AMBER, ROSE, INK = (QColor(name) for name in ("#2f6db5", "#2a9d8f", "#e0a458", "#c8553d", "#1d2330"))


def _canvas(height: int, width: int = 1240) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("DejaVu Sans")
    font.setPixelSize(24)
    painter.setFont(font)
    return image, painter


def banner() -> QImage:
    """A hill, a school and a morning sky."""
    image, painter = _canvas(420)
    sky = QLinearGradient(0, 0, 0, 420)
    sky.setColorAt(0, QColor("#bcd7f2"))
    sky.setColorAt(1, QColor("#fdf1dc"))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#f6c667"))
    painter.drawEllipse(QPointF(980, 130), 56, 56)
    for shade, base, swing, phase in (("#9cc3a5", 300, 40, 0.0), ("#6fa57c", 345, 28, 1.4)):
        hill = QPolygonF([QPointF(x, base + swing * math.sin(x / 210 + phase)) for x in range(0, 1241, 10)])
        hill.append(QPointF(1240, 420))
        hill.append(QPointF(0, 420))
        painter.setBrush(QColor(shade))
        painter.drawPolygon(hill)
    painter.setBrush(QColor("#b5533c"))
    painter.drawRect(QRectF(420, 210, 400, 150))
    painter.setBrush(QColor("#7c3a2a"))
    painter.drawPolygon(QPolygonF([QPointF(400, 212), QPointF(620, 130), QPointF(840, 212)]))
    painter.setBrush(QColor("#fff4d6"))
    for column in range(7):
        painter.drawRect(QRectF(440 + column * 53, 240, 30, 40))
    painter.setBrush(QColor("#4b2c20"))
    painter.drawRect(QRectF(596, 300, 48, 60))
    painter.end()
    return image


def bars() -> QImage:
    """Grouped bars: four items, three groups."""
    image, painter = _canvas(520)
    rows = (
        ("Safe on the way", 92, 89, 88),
        ("Known by name", 81, 76, 84),
        ("Work that matters", 63, 58, 66),
        ("Asked before", 44, 39, 51),
    )
    for step in range(0, 101, 25):
        y = 430 - step * 3.8
        painter.setPen(QPen(QColor("#d5dbe6"), 2))
        painter.drawLine(QPointF(110, y), QPointF(1200, y))
        painter.setPen(INK)
        painter.drawText(
            QRectF(10, y - 18, 84, 36), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{step} %"
        )
    for group, (name, *values) in enumerate(rows):
        left = 140 + group * 268
        for index, (value, colour) in enumerate(zip(values, (BLUE, TEAL, AMBER), strict=True)):
            painter.fillRect(QRectF(left + index * 66, 430 - value * 3.8, 56, value * 3.8), colour)
        painter.setPen(INK)
        painter.drawText(QRectF(left - 20, 440, 250, 40), Qt.AlignmentFlag.AlignHCenter, name)
    for index, (name, colour) in enumerate((("Pupils", BLUE), ("Families", TEAL), ("Staff", AMBER))):
        painter.fillRect(QRectF(420 + index * 170, 490, 22, 22), colour)
        painter.drawText(QPointF(452 + index * 170, 510), name)
    painter.end()
    return image


def themes() -> QImage:
    """Horizontal bars: how often each theme was named."""
    image, painter = _canvas(380)
    rows = (("Known by name", 118), ("Work that matters", 96), ("Adults keep their word", 71), ("Later buses", 29))
    for index, (name, count) in enumerate(rows):
        y = 30 + index * 84
        painter.setPen(INK)
        painter.drawText(QRectF(10, y, 330, 56), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        painter.fillRect(QRectF(360, y, count * 6.2, 56), TEAL if index < 3 else AMBER)
        painter.drawText(QRectF(372 + count * 6.2, y, 120, 56), Qt.AlignmentFlag.AlignVCenter, str(count))
    painter.end()
    return image


def timeline() -> QImage:
    """Strands of work over the months of a school year."""
    image, painter = _canvas(420)
    months = ("Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun")
    for index, month in enumerate(months):
        painter.setPen(QColor("#6b7487"))
        painter.drawText(QRectF(230 + index * 90, 10, 90, 40), Qt.AlignmentFlag.AlignHCenter, month)
        painter.setPen(QPen(QColor("#e3e7ef"), 2))
        painter.drawLine(QPointF(230 + index * 90, 50), QPointF(230 + index * 90, 400))
    strands = (
        ("Listening", 1, 3, BLUE),
        ("Drafting", 3, 2, TEAL),
        ("Habits", 5, 4, AMBER),
        ("Showing work", 7, 3, ROSE),
        ("Asking again", 9, 2, BLUE),
    )
    for index, (name, start, length, colour) in enumerate(strands):
        y = 70 + index * 66
        painter.setPen(INK)
        painter.drawText(QRectF(10, y, 200, 46), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(230 + start * 90, y, length * 90, 46), 12, 12)
    painter.end()
    return image


def progress() -> QImage:
    """Two lines over eight months against a dashed target."""
    image, painter = _canvas(440)
    painter.setPen(QPen(QColor("#c8553d"), 3, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(90, 120), QPointF(1200, 120))
    for values, colour in (((41, 44, 47, 52, 55, 61, 66, 70), BLUE), ((60, 60, 61, 63, 62, 66, 69, 73), TEAL)):
        points = [QPointF(110 + index * 150, 400 - value * 4.2) for index, value in enumerate(values)]
        painter.setPen(QPen(colour, 6))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, 8, 8)
    painter.setPen(INK)
    painter.drawText(QPointF(96, 106), "Level we want in June")
    painter.end()
    return image


def drawing() -> QImage:
    """A table with people of different sizes around it, as a child would draw a good Tuesday."""
    image, painter = _canvas(420)
    painter.fillRect(image.rect(), QColor("#fdf8ea"))
    chance = random.Random(4)  # noqa: S311 - a picture, not a secret
    painter.setPen(QPen(QColor("#8d6e4a"), 6))
    painter.setBrush(QColor("#e8c99b"))
    painter.drawRoundedRect(QRectF(260, 220, 720, 90), 18, 18)
    for index in range(7):
        x, size = 240 + index * 125, chance.randint(44, 84)
        painter.setPen(QPen(INK, 4))
        painter.setBrush(QColor.fromHsv(chance.randint(0, 359), 90, 230))
        painter.drawRoundedRect(QRectF(x - size / 2, 210 - size, size, size * 1.1), 20, 20)
        painter.setBrush(QColor("#f3d2b3"))
        painter.drawEllipse(QPointF(x, 190 - size * 1.15), size * 0.36, size * 0.36)
    painter.end()
    return image


CHARTS: dict[str, Callable[[], QImage]] = {
    "banner": banner, "climate": bars, "themes": themes, "timeline": timeline, "progress": progress, "drawing": drawing,
}  # fmt: skip


def make_photo_wall(path: Path, seed: int) -> None:
    """Write the picture of a wall of cards; the file's suffix chooses PNG or JPEG."""
    image = QImage(1600, 1100, QImage.Format.Format_RGB32)
    light = QLinearGradient(0, 0, 1600, 1100)
    light.setColorAt(0, QColor("#d9cfc0"))
    light.setColorAt(1, QColor("#a99a86"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(image.rect(), light)
    chance = random.Random(seed)  # noqa: S311 - a picture, not a secret
    for row in range(6):
        for column in range(8):
            painter.save()
            painter.translate(140 + column * 188 + chance.uniform(-14, 14), 130 + row * 166 + chance.uniform(-10, 10))
            painter.rotate(chance.uniform(-7, 7))
            painter.fillRect(QRectF(-70, -48, 148, 104), QColor(0, 0, 0, 60))
            painter.fillRect(
                QRectF(-76, -54, 148, 104), QColor(chance.choice(("#fff3b0", "#cfe8ef", "#f7d6d0", "#d9f0d3")))
            )
            painter.setPen(QPen(QColor("#39424e"), 3))
            for line in range(3):
                length = chance.uniform(60, 118)
                painter.drawLine(
                    QPointF(-62, -28 + line * 24), QPointF(-62 + length, -28 + line * 24 + chance.uniform(-3, 3))
                )
            painter.restore()
    painter.end()
    image.save(str(path), quality=84)

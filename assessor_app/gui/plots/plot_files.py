"""A drawing as a file or for the clipboard: picture, vector drawing, or its numbers; by the same paint as on screen."""

from __future__ import annotations

import csv
import io
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from assessor_app.gui.plots.drawing import AnyDrawing, Cell, Table
from assessor_app.gui.plots.look import Look, paper_look
from assessor_app.gui.plots.number_words import is_number

FIGURE_WIDTH: Final = 860
_MARGIN: Final = 18.0
_TITLE_PX: Final = 16.0
_SENTENCE_PX: Final = 12.0
_RATIO: Final = 2
# What a spreadsheet takes for the beginning of a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def figure_height(drawing: AnyDrawing, width: float, look: Look) -> float:
    """How high a drawing is with its title, its sentence and a margin around."""
    return _head(drawing, width, look) + drawing.height_for(width - 2 * look.px(_MARGIN), look) + look.px(_MARGIN)


def paint_figure(painter: QPainter, drawing: AnyDrawing, rect: QRectF, look: Look) -> None:
    """Paint a drawing that speaks for itself into ``rect``: title and sentence above, ground behind."""
    margin = look.px(_MARGIN)
    painter.fillRect(rect, look.color("panel"))
    inside = rect.adjusted(margin, margin * 0.8, -margin, -margin)
    painter.setPen(look.color("text"))
    painter.setFont(look.font(_TITLE_PX, bold=True))
    used = painter.drawText(inside, _WRAPPED, drawing.title)
    inside.setTop(used.bottom() + look.px(4))
    painter.setFont(look.font(_SENTENCE_PX))
    painter.setPen(look.color("muted"))
    painter.drawText(inside, _WRAPPED, drawing.sentence)
    inside.setTop(rect.top() + _head(drawing, rect.width(), look))
    drawing.paint_on(painter, inside, look)


def figure_image(drawing: AnyDrawing) -> QImage:
    """The figure at twice its size in pixels, light whatever the desk wears."""
    look = paper_look()
    size = QSize(FIGURE_WIDTH, round(figure_height(drawing, FIGURE_WIDTH, look)))
    image = QImage(size * _RATIO, QImage.Format.Format_RGBA8888)
    image.setDevicePixelRatio(_RATIO)
    painter = QPainter(image)
    paint_figure(painter, drawing, QRectF(0, 0, size.width(), size.height()), look)
    painter.end()
    return image


def svg_bytes(drawing: AnyDrawing) -> bytes:
    """The figure as SVG, words as words."""
    # late: few ever save a drawing
    from PySide6.QtSvg import QSvgGenerator

    look = paper_look()
    size = QSize(FIGURE_WIDTH, round(figure_height(drawing, FIGURE_WIDTH, look)))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    # as many dots as CSS has, so that it is as large elsewhere as here
    generator.setResolution(96)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(drawing.title)
    generator.setDescription(drawing.sentence)
    painter = QPainter(generator)
    paint_figure(painter, drawing, QRectF(0, 0, size.width(), size.height()), look)
    painter.end()
    buffer.close()
    return bytes(held.data())


def png_bytes(pixels: bytes, width: int, height: int) -> bytes:
    """RGBA rows as a PNG of 192 dots per inch; may run on any thread, for it takes a while."""
    # late: as above
    from PIL import Image

    made = io.BytesIO()
    Image.frombytes("RGBA", (width, height), pixels).convert("RGB").save(made, "PNG", dpi=(96 * _RATIO, 96 * _RATIO))
    return made.getvalue()


def csv_bytes(table: Table) -> bytes:
    """The numbers, for any spreadsheet: UTF-8 with its mark, a point in decimals, nothing that could be a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([_harmless(one) for one in table.header])
    writer.writerows([_harmless(one) for one in row] for row in table.rows)
    return made.getvalue().encode("utf-8-sig")


def tabbed_text(table: Table) -> str:
    """The numbers for the clipboard: one line a row, tabs between."""
    lines = (table.header, *table.rows)
    return "\n".join("\t".join(" ".join(_harmless(one).split()) for one in line) for line in lines)


def _harmless(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return repr(round(cell, 6))
    words = str(cell)
    return f"'{words}" if words.startswith(_FORMULA) and not is_number(words) else words


def _head(drawing: AnyDrawing, width: float, look: Look) -> float:
    room = width - 2 * look.px(_MARGIN)
    wide = QRectF(0, 0, room, 10_000)
    title = look.metrics(_TITLE_PX, bold=True).boundingRect(wide, _WRAPPED, drawing.title).height()
    sentence = look.metrics(_SENTENCE_PX).boundingRect(wide, _WRAPPED, drawing.sentence).height()
    return look.px(_MARGIN) * 0.8 + title + look.px(4) + sentence + look.px(12)

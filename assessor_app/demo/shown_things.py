"""Proves what is shown where there are no pages: framed cells, marked lines, a message, a sound, a card."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from assessor_app.demo.proof import WrongPixelsError
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.sheet_view.sheet_view import SheetView
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.gui.widgets.empty_state import EmptyState

# grey levels between the paper and the ink of a cell, and saturation of the frame's line
_INK, _COLOURED = 60, 90
# a drawn sound: grey levels between a stroke and its gap, pixels from edge to edge, and pixels of height
_STROKE, _EDGES_APART, _TALL, _ROW_STEP = 20, 8, 60, 2
SOUND_SECONDS = 0.25


def prove_cells(view: SheetView, wanted: Mapping[str, Any]) -> None:
    """The cited cells hold the texts they were made with, are in view, inked and framed. Raises WrongPixelsError."""
    tabs, table = view.sheet_tabs, view.table
    if wanted["sheet"] and tabs.tabText(tabs.currentIndex()) != wanted["sheet"]:
        raise WrongPixelsError(f"The worksheet shown is {tabs.tabText(tabs.currentIndex())}, not {wanted['sheet']}.")
    painted = table.viewport().grab().toImage()
    window, framed = table.viewport().rect(), QRect()
    for at, row in enumerate(wanted["texts"]):
        for along, text in enumerate(row):
            index = table.model().index(wanted["row"] + at, wanted["column"] + along)
            if index.data() != text:
                raise WrongPixelsError(f"A cell shows “{index.data()}”, not “{text}”.")
            box = table.visualRect(index)
            framed = framed.united(box)
            if text and window.contains(box) and not _inked(painted, box):
                raise WrongPixelsError(f"The cell with “{text}” is blank on the screen.")
    if not framed.intersects(window):
        raise WrongPixelsError("The cited cells are not in view.")
    seen = framed.intersected(window)
    if not _coloured(painted, QRect(seen.left(), seen.center().y(), 4, 1)):
        raise WrongPixelsError("The cited cells are not framed.")


def prove_lines(view: TextView, words: str) -> None:
    """The lines marked as cited hold these words and are in view. Raises WrongPixelsError."""
    edit = view.findChildren(QPlainTextEdit)[0]
    marked: list[QTextEdit.ExtraSelection] = edit.extraSelections()
    if not marked or words not in marked[0].cursor.selectedText():
        raise WrongPixelsError("Other lines are marked than those cited, or none.")
    if not edit.viewport().rect().contains(edit.cursorRect(marked[0].cursor).center()):
        raise WrongPixelsError("The cited lines are not in view.")


def prove_message(view: TextView, words: str) -> None:
    """The text shown holds all of a message, in its order. Raises WrongPixelsError."""
    shown = " ".join(view.findChildren(QPlainTextEdit)[0].toPlainText().split())
    if " ".join(words.split()) not in shown:
        raise WrongPixelsError("The shown text does not hold the message.")


def prove_moment(view: VideoView, seconds: float) -> None:
    """A recording of sound stands where it was cited. Raises WrongPixelsError."""
    stands = view.position()["seconds"]
    if abs(stands - seconds) > SOUND_SECONDS:
        raise WrongPixelsError(f"The recording stands at {stands:.2f} s, not {seconds} s.")


def sound_is_drawn(view: VideoView) -> bool:
    """Whether a sound is really painted: many strokes side by side, taller together than any line of text."""
    image = view.canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    tall = 0
    for y in range(0, image.height(), _ROW_STEP):
        row = bytes(image.constScanLine(y))[: image.width()]
        edges = sum(abs(one - other) > _STROKE for one, other in pairwise(row))
        tall += _ROW_STEP if edges > image.width() / _EDGES_APART else 0
    return tall > _TALL * image.devicePixelRatio()


def card_words(view: EvidenceView) -> str:
    """What the card says that stands in the place of pages; "" where there is none to be seen."""
    cards = [card for card in view.findChildren(EmptyState) if card.isVisible()]
    return "\n".join(f"{card.heading_label.text()}\n{card.sentence_label.text()}" for card in cards)


def _inked(image: QImage, box: QRect) -> bool:
    ratio = image.devicePixelRatio()
    inner = box.adjusted(4, 4, -4, -4)
    values = [
        image.pixelColor(round(x * ratio), round(y * ratio)).value()
        for y in range(inner.top(), inner.bottom())
        for x in range(inner.left(), inner.right())
    ]
    return bool(values) and max(values) - min(values) > _INK


def _coloured(image: QImage, box: QRect) -> bool:
    ratio = image.devicePixelRatio()
    return any(
        image.pixelColor(round(x * ratio), round(box.top() * ratio)).saturation() > _COLOURED
        for x in range(box.left(), box.right() + 1)
    )

"""Paints the demo's paper: multi-page plans with tables and charts, and a form that went through a scanner."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pymupdf
from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter, QTextDocument, QTransform

from assessor_app.demo.charts import CHARTS
from assessor_app.paths import RESOURCES

PAGE = QSizeF(595, 842)
MARGIN = 62.0
# Qt lays text out at 96 dpi; a little larger than true size reads like a school's word processor
SCALE = 0.95
STYLE = """
body { font-family: 'DejaVu Sans'; font-size: 10pt; color: #1d2330; }
h1 { font-size: 23pt; color: #1f3a63; } h2 { font-size: 14pt; color: #1f3a63; }
p { line-height: 140%; margin-top: 7px; margin-bottom: 7px; }
th { background-color: #e3eaf6; font-weight: bold; text-align: left; }
"""
TABLE = (
    '<table width="100%" cellspacing="0" cellpadding="5" border="1" '
    'style="border-collapse:collapse;border-color:#b9c4d6">'
)


@dataclass(frozen=True, slots=True)
class SheetMap:
    """Where each chapter of a made document ended up: anchor → sheet number from 1, and every sheet's printed label."""

    anchors: Mapping[str, int]
    labels: tuple[str, ...]

    @property
    def total(self) -> int:
        """Number of sheets."""
        return len(self.labels)


@dataclass(frozen=True, slots=True)
class _Sheet:
    anchor: str
    label: str
    body: str


def read_sheets(name: str, words: Mapping[str, object]) -> tuple[_Sheet, ...]:
    """The sheets of a document recipe. A label stays in force and counts on until another is given."""
    source = (RESOURCES / "demo" / "documents" / f"{name}.html").read_text(encoding="utf-8")
    for key, value in words.items():
        source = source.replace("{" + key + "}", html.escape(str(value)))
    sheets: list[_Sheet] = []
    label = "1"
    for chunk in source.split("<!-- anchor: "):
        anchor, found, body = chunk.partition(" -->")
        if found and "label:" not in anchor:
            sheets.append(_Sheet(anchor, label, re.sub(r"<!-- label: \S+ -->", "", body)))
            label = _next_label(label)
        given = re.search(r"<!-- label: (\S+) -->", chunk)
        if given:
            label = given[1]
    return tuple(sheets)


def _next_label(label: str) -> str:
    roman = ["i", "ii", "iii", "iv", "v", "vi"]
    if label in roman:
        return roman[roman.index(label) + 1]
    return str(int(label) + 1) if label.isdigit() else label


def make_document(path: Path, name: str, words: Mapping[str, object]) -> SheetMap:
    """Write the PDF of recipe ``name`` with real page labels; ``words`` fill its placeholders."""
    sheets = read_sheets(name, words)
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(PAGE, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(288)
    painter = QPainter(writer)
    painter.scale(4, 4)
    for number, sheet in enumerate(sheets):
        if number:
            writer.newPage()
        _paint_sheet(painter, sheet, str(words["school"]))
    painter.end()
    labels = tuple(sheet.label for sheet in sheets)
    _label_pages(path, labels)
    return SheetMap({sheet.anchor: number for number, sheet in enumerate(sheets, start=1)}, labels)


def _paint_sheet(painter: QPainter, sheet: _Sheet, school: str) -> None:
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDefaultStyleSheet(STYLE)
    width = PAGE.width() - 2 * MARGIN
    for chart in set(re.findall(r'src="chart:(\w+)"', sheet.body)):
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"chart:{chart}"), CHARTS[chart]())
    body = sheet.body.replace("<table>", TABLE)
    body = re.sub(r'<img src="chart:(\w+)">', rf'<div><img src="chart:\1" width="{int(width / SCALE)}"></div>', body)
    document.setHtml(f"<body>{body}</body>")
    font = QFont("DejaVu Sans")
    font.setPixelSize(10)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(font)
    document.setTextWidth(width / SCALE)
    painter.save()
    painter.translate(MARGIN, MARGIN + 14)
    painter.scale(SCALE, SCALE)
    document.drawContents(painter)
    painter.restore()
    small = QFont("DejaVu Sans")
    small.setPixelSize(8)
    painter.setFont(small)
    painter.setPen(QColor("#6b7487"))
    painter.drawText(QRectF(MARGIN, 30, width, 14), Qt.AlignmentFlag.AlignLeft, school)
    painter.drawText(QRectF(MARGIN, PAGE.height() - 44, width, 14), Qt.AlignmentFlag.AlignHCenter, sheet.label)


def _label_pages(path: Path, labels: tuple[str, ...]) -> None:
    """Give the sheets the labels printed on them, as word processors do on export."""
    rules: list[dict[str, object]] = []
    for index, label in enumerate(labels):
        continues = index > 0 and label == _next_label(labels[index - 1]) and label != labels[index - 1]
        if continues:
            continue
        if label.isdigit():
            rules.append({"startpage": index, "prefix": "", "style": "D", "firstpagenum": int(label)})
        elif label == "i":
            rules.append({"startpage": index, "prefix": "", "style": "r", "firstpagenum": 1})
        else:
            rules.append({"startpage": index, "prefix": label, "style": "", "firstpagenum": 1})
    with pymupdf.open(path) as document:
        document.set_page_labels(rules)
        content = document.tobytes(garbage=3, deflate=True, no_new_id=True)
    path.write_bytes(content)


def make_scan(path: Path, name: str, words: Mapping[str, object], seed: int) -> SheetMap:
    """Write ``name`` as a scanner would: one grey, slightly turned picture a page and no text at all."""
    plain = path.with_suffix(".clean.pdf")
    made = make_document(plain, name, words)
    chance = random.Random(seed)  # noqa: S311 - dust on paper, not a secret
    with pymupdf.open(plain) as clean, pymupdf.open() as scan:
        for page in clean:
            pixels = page.get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
            picture = QImage(
                pixels.samples, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_Grayscale8
            )
            jpeg = _as_scanned(picture.copy(), chance)
            sheet = scan.new_page(width=PAGE.width(), height=PAGE.height())
            sheet.insert_image(sheet.rect, stream=jpeg)
        content = scan.tobytes(deflate=True, no_new_id=True)
    path.write_bytes(content)
    plain.unlink()
    return SheetMap(made.anchors, tuple(str(number) for number in range(1, made.total + 1)))


def _as_scanned(picture: QImage, chance: random.Random) -> bytes:
    sheet = QImage(picture.size(), QImage.Format.Format_Grayscale8)
    sheet.fill(QColor("#e9e7e2"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    turn = QTransform().translate(8, 12).rotate(chance.uniform(-1.1, 1.1))
    painter.setTransform(turn)
    painter.drawImage(0, 0, picture)
    painter.resetTransform()
    for _ in range(900):
        shade = chance.randint(120, 225)
        painter.fillRect(
            QRectF(chance.random() * sheet.width(), chance.random() * sheet.height(), 1.4, 1.4),
            QColor(shade, shade, shade),
        )
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    sheet.save(buffer, "JPEG", 70)
    return bytes(data.data())

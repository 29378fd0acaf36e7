"""Real PDFs for tests, good and bad, and renders of them made in another process to compare pixels with.

MuPDF is imported by the functions only, on the test's main thread, and never while a Qt window draws with it.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, BinaryIO

from PySide6.QtGui import QImage

_RENDER = """
import sys, pymupdf
page, width, height = (int(word) for word in sys.argv[1:4])
document = pymupdf.open(stream=sys.stdin.buffer.read(), filetype="pdf")
shown = document[page]
matrix = pymupdf.Matrix(width / shown.rect.width, height / shown.rect.height)
sys.stdout.buffer.write(shown.get_pixmap(matrix=matrix, alpha=False).tobytes("png"))
"""


class MemorySource:
    """An artifact source over bytes in memory; ``opened`` counts how often it was read."""

    def __init__(self, data: bytes, size: int | None = None) -> None:
        self._data = data
        self._size = len(data) if size is None else size
        self.opened = 0

    @property
    def size(self) -> int:
        return self._size

    def open(self) -> BinaryIO:
        self.opened += 1
        return io.BytesIO(self._data)


def plain_pdf(pages: int = 20, *, labels: bool = False, width: float = 595, height: float = 842) -> bytes:
    """A plan whose every page looks different: its number in large type and a bar as long as the number.

    With ``labels`` the first four sheets are i–iv and the rest 1, 2, 3 …
    """
    document = _new()
    for page in range(pages):
        _fill(document.new_page(width=width, height=height), page)
    if labels:
        document.set_page_labels(
            [
                {"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1},
                {"startpage": 4, "prefix": "", "style": "D", "firstpagenum": 1},
            ]
        )
    return _bytes(document)


def mixed_pdf() -> bytes:
    """Portrait, landscape, turned by 90°, cropped, a ticket, and a poster of 14,400 points a side."""
    document = _new()
    for page, (width, height) in enumerate([(595, 842), (842, 595), (595, 842), (595, 842), (120, 60), (14400, 14400)]):
        _fill(document.new_page(width=width, height=height), page)
    document[2].set_rotation(90)
    import pymupdf

    document[3].set_cropbox(pymupdf.Rect(40, 40, 400, 500))
    return _bytes(document)


def locked_pdf(password: str = "open sesame") -> bytes:
    """Opens only with a password."""
    import pymupdf

    document = _new()
    _fill(document.new_page(), 0)
    return _bytes(document, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="owner")


def pageless_pdf() -> bytes:
    """Well formed, and without a single page."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    return assembled(parts)


def slow_pdf(pages: int = 2, strokes: int = 1_500) -> bytes:
    """Pages of thousands of wide, half transparent curves each: heavy enough that a child can be killed amid one."""
    import pymupdf

    line = "0.4 w " + " ".join(
        f"{step % 590} {step * 7 % 840} m {step * 3 % 590} {step * 5 % 840} {step * 11 % 590} {step % 840} "
        f"{step * 13 % 590} {step * 17 % 840} c S"
        for step in range(strokes)
    )
    document = _new()
    for page in range(pages):
        shown = document.new_page(width=595, height=842)
        _fill(shown, page)
        xref = document.get_new_xref()
        document.update_object(xref, "<<>>")
        document.update_stream(xref, line.encode())
        shown.set_contents(xref)
    assert isinstance(document, pymupdf.Document)
    return _bytes(document)


def many_objects_pdf(objects: int = 10_000) -> bytes:
    """Two pages among thousands of objects nobody uses."""
    document = _new()
    for page in range(2):
        _fill(document.new_page(), page)
    for number in range(objects):
        xref = document.get_new_xref()
        document.update_object(xref, f"<< /Number {number} >>")
    return _bytes(document)


def assembled(objects: Sequence[bytes]) -> bytes:
    """A PDF of the given objects (the first is the catalog), with a correct cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def independent_render(data: bytes, page: int, width: int, height: int) -> QImage:
    """The page drawn by MuPDF in a process of its own, with none of the app's code, RGB888."""
    done = subprocess.run(
        [sys.executable, "-c", _RENDER, str(page), str(width), str(height)],
        input=data,
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    image = QImage.fromData(done.stdout, "PNG")
    assert not image.isNull()
    return image.convertToFormat(QImage.Format.Format_RGB888)


def difference(one: QImage, other: QImage) -> float:
    """Mean absolute difference of two images of one size, 0 (same) to 255; sampled from every row."""
    assert one.size() == other.size(), (one.size(), other.size())
    a, b = _rows(one), _rows(other)
    step = max(1, len(a) // 200_000) | 1
    pairs = list(zip(a[::step], b[::step], strict=True))
    return sum(abs(x - y) for x, y in pairs) / len(pairs)


def _rows(image: QImage) -> bytes:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    used = plain.width() * 3
    data = bytes(plain.constBits())
    return b"".join(data[row * plain.bytesPerLine() :][:used] for row in range(plain.height()))


def _new() -> Any:
    import pymupdf

    return pymupdf.open()


def _fill(page: Any, number: int) -> None:
    import pymupdf

    width, height = page.rect.width, page.rect.height
    page.insert_text((width * 0.1, height * 0.4), str(number + 1), fontsize=min(width, height) / 3)
    bar = pymupdf.Rect(width * 0.1, height * 0.5, width * (0.1 + 0.8 * ((number % 20) + 1) / 20), height * 0.6)
    page.draw_rect(bar, color=None, fill=(0.2, 0.3 + 0.03 * (number % 20), 0.8))


def _bytes(document: Any, **options: Any) -> bytes:
    data = document.tobytes(**options)
    document.close()
    return bytes(data)

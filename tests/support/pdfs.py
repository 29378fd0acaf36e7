"""Real PDFs for tests, good and bad, and renders of them made in another process to compare pixels with.

MuPDF is imported by the functions only, on the test's main thread, and never while a Qt window draws with it.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any, BinaryIO

from PySide6.QtGui import QImage

from tests.support.renderer import drawn


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
    image = QImage.fromData(drawn(data, page, (width, height)), "PNG")
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


def one_page(contents: bytes = b"0 0 0 rg 20 20 60 60 re f", **parts: bytes) -> bytes:
    """A page of 100 points a side with a black square, of which any part may be replaced.

    ``catalog``, ``tree``, ``page`` are those objects; ``box`` is what stands in the MediaBox; ``more`` goes into the
    page; ``extra`` is one more object, number 5.
    """
    box, more = parts.get("box", b"0 0 100 100"), parts.get("more", b"")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R %s >>" % (box, more)
    objects = [
        parts.get("catalog", b"<< /Type /Catalog /Pages 2 0 R >>"),
        parts.get("tree", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        parts.get("page", page),
        stream(contents),
    ]
    return assembled([*objects, *([parts["extra"]] if "extra" in parts else [])])


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def picture_pdf(picture: bytes) -> bytes:
    """A page filled by one picture, given as a stream object's body."""
    more = b"/Resources << /XObject << /I 5 0 R >> >>"
    return one_page(b"q 100 0 0 100 0 0 cm /I Do Q", more=more, extra=picture)


def jbig2_pdf(*, wrong_length: bool = False, new_segment: bool = False) -> bytes:
    """A scan: a black square of 41 in 64, JBIG2 with MMR. PDFium shows it whatever is wrong with it.

    MuPDF leaves the page white over a ``wrong_length`` of the picture's segment, and black over a ``new_segment``.
    """
    from PIL import Image, ImageDraw

    side = 64
    image = Image.new("1", (side, side), 0)
    ImageDraw.Draw(image).rectangle((10, 10, 50, 50), fill=1)
    file = io.BytesIO()
    image.save(file, "TIFF", compression="group4")
    tags = Image.open(file).tag_v2  # type: ignore[attr-defined]
    mmr = file.getvalue()[tags[273][0] :][: tags[279][0]]
    region = struct.pack(">IIIIBB", side, side, 0, 0, 0, 1) + mmr
    segments = _segment(0, 48, struct.pack(">IIIIBH", side, side, 0, 0, 0, 0))
    if new_segment:
        segments += _segment(3, 54, b"\0\1\2")
    segments += _segment(1, 38, region, 500 if wrong_length else 0)
    kind = b"/Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"
    return picture_pdf(stream(segments, kind))


def _segment(number: int, kind: int, data: bytes, too_long: int = 0) -> bytes:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data) + too_long) + data


def zeros_bomb(megabytes: int) -> bytes:
    """So many megabytes of zeros, deflated, made without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + block * megabytes + b"\x03\x00" + b"\0\0\0\1"


def bomb_pdf() -> bytes:
    """A page whose picture takes 4.8 GB of memory, in a file of a few kilobytes."""
    kind = b"/Subtype /Image /Width 40000 /Height 40000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    twice = zlib.compress(zeros_bomb(4_578), 9)
    return picture_pdf(stream(twice, kind + b" /Filter [/FlateDecode /FlateDecode]"))


def outlined_pdf(entries: int = 3) -> bytes:
    """Pages with an outline of two levels, inner and outer links, and a named destination."""
    import pymupdf

    document = _new()
    for page in range(max(3, entries)):
        _fill(document.new_page(width=400, height=600), page)
    document.set_toc([[1 + (number % 2), f"Part {number + 1}", number + 1] for number in range(entries)])
    first = document[0]
    boxes = [pymupdf.Rect(10, 40 * row + 10, 100, 40 * row + 30) for row in range(5)]
    first.insert_link({"kind": pymupdf.LINK_GOTO, "page": 2, "to": pymupdf.Point(50, 300), "from": boxes[0]})
    first.insert_link({"kind": pymupdf.LINK_URI, "uri": "https://example.org/a?b=c", "from": boxes[1]})
    first.insert_link(
        {"kind": pymupdf.LINK_GOTOR, "file": "/etc/passwd", "page": 1, "to": pymupdf.Point(0, 0), "from": boxes[2]}
    )
    first.insert_link({"kind": pymupdf.LINK_LAUNCH, "file": "calculator.exe", "from": boxes[3]})
    catalog = document.pdf_catalog()
    target = document.get_new_xref()
    document.update_object(target, f"[ {document[1].xref} 0 R /XYZ 0 500 0 ]")
    document.xref_set_key(catalog, "Dests", f"<< /Findings {target} 0 R >>")
    link = document.get_new_xref()
    document.update_object(
        link, "<< /Type /Annot /Subtype /Link /Rect [10 400 100 420] /A << /S /GoTo /D /Findings >> >>"
    )
    kept = document.xref_get_key(first.xref, "Annots")[1]
    document.xref_set_key(first.xref, "Annots", f"{kept[:-1]} {link} 0 R ]")
    return _bytes(document)


def looping_outline_pdf(depth: int = 0) -> bytes:
    """An outline whose entries lead back to each other, or, with ``depth``, each into the next."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        b"<< /Type /Outlines /First 5 0 R /Last 5 0 R >>",
    ]
    if depth:
        for number in range(5, depth + 5):
            objects.append(b"<< /Title (Entry) /Dest [3 0 R /Fit] /First %d 0 R /Last %d 0 R >>" % ((number + 1,) * 2))
    else:
        objects.append(b"<< /Title (One) /Dest [3 0 R /Fit] /Next 6 0 R /First 6 0 R >>")
        objects.append(b"<< /Title (Two) /Dest (nowhere) /Next 5 0 R /First 5 0 R >>")
    return assembled(objects)


def text_pdf(pages: Sequence[str], **options: Any) -> bytes:
    """A page for each text, from 72 points left and top; lines as written."""
    document = _new()
    for text in pages:
        page = document.new_page(width=400, height=600)
        page.insert_text((72, 84), text.split("\n"), fontsize=12)
    return _bytes(document, **options)

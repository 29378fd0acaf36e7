"""`assessor-app inspect FILE…`: opens files exactly as the desk would and says what it found, or why it cannot."""

from __future__ import annotations

import argparse
import errno
import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import MemoryBytes
from assessor_app.office.office_types import makes_pages

if TYPE_CHECKING:
    from assessor_app.media.inspection import Inspection
    from assessor_app.media.inspector import Inspector
    from assessor_app.media.office_rendition import OfficeConverter

_EXPLAINED = """
Each file is opened as the desk opens it, in child processes under limits of memory and time. What cannot be shown gets
one of these classes: password, empty, damaged, too_large, timeout, unsupported, missing.
With --json one object a line: file, kind, media_type, error (class or null), sentence, pages, page_labels, duration,
sheets, has_text, first_render ([width, height] in pixels or null), pages_from (file, laptop or text), codec.
The exit code is 0 when every file was inspected, whatever came of it.
"""


class _FileSource:
    """A file of this laptop as the desk sees an artifact: bytes that can be opened."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError for what is no file that can be read."""
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(about.st_mode):
            # A pipe or a device would keep us waiting for bytes that never end, or never come.
            raise OSError(errno.EINVAL, "not a regular file")
        self._path = path
        self.size = about.st_size

    def open(self) -> BinaryIO:
        """A reader of its own. Raises OSError."""
        return self._path.open("rb")


def add_arguments(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "inspect",
        help="open files as the desk would and say what is in them",
        epilog=_EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print one line for each file."""
    from assessor_app.media.inspector import Inspector  # late: only this command needs the readers
    from assessor_app.media.office_rendition import OfficeConverter  # late: as above

    inspector = Inspector()
    try:
        converter = OfficeConverter(Path(tempfile.gettempdir()) / "assessor-pages")
        for path in args.files:
            row = _row(path, inspector, converter)
            _say(json.dumps(row, ensure_ascii=True) if args.json else "\n".join(_lines(row)))
    finally:
        inspector.close()
    return 0


def _row(path: Path, inspector: Inspector, converter: OfficeConverter) -> dict[str, Any]:
    """What is known of one file, as plain JSON values."""
    from assessor_app.domain.file_kind import file_kind_of  # late: as above

    try:
        source = _FileSource(path)
        with source.open() as stream:
            found = file_kind_of(stream, path.name)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "the name makes no sense"
        return _told(path, "other", "", {"error": "missing", "sentence": f"This file cannot be read: {why}."})
    try:
        rendition = _rendition(source, found.media_type, converter)
    except ArtifactError as error:
        return _told(path, found.kind, found.media_type, {"error": error.kind, "sentence": str(error)})
    seen = inspector.inspect(source, path.name, found.kind, found.media_type, _never, rendition, "laptop")
    return _told(path, seen.kind, seen.media_type, _found(seen))


def _rendition(source: _FileSource, media_type: str, converter: OfficeConverter) -> MemoryBytes | None:
    """Pages made by this laptop's LibreOffice, in memory only; None where the desk would do without.

    Raises ArtifactError for a locked file: no other reader opens it either.
    """
    if not makes_pages(media_type) or converter.way() != "in_memory":
        return None
    try:
        return MemoryBytes(converter.convert(source, media_type, _never))
    except ArtifactError as error:
        if error.kind == "password":
            raise
        return None


def _found(seen: Inspection) -> dict[str, Any]:
    facts = seen.facts
    return {
        "error": facts.fault or None,
        "sentence": seen.sentence,
        "pages": facts.pages,
        "page_labels": list(facts.page_labels),
        "duration": None if facts.duration is None else round(facts.duration, 3),
        "sheets": [{"name": one.name, "rows": one.rows, "columns": one.columns} for one in facts.sheets],
        "has_text": facts.has_text,
        "first_render": [seen.width, seen.height] if seen.width else None,
        "pages_from": facts.pages_from if facts.pages is not None else None,
        "codec": seen.detail or None,
    }


def _told(path: Path, kind: str, media_type: str, rest: dict[str, Any]) -> dict[str, Any]:
    """One row with every key, whatever came of the file."""
    nothing = {
        "error": None, "sentence": "", "pages": None, "page_labels": [], "duration": None, "sheets": [],
        "has_text": None, "first_render": None, "pages_from": None, "codec": None,
    }  # fmt: skip
    return {"file": str(path), "kind": kind, "media_type": media_type, **nothing, **rest}


def _lines(row: dict[str, Any]) -> Iterator[str]:
    """The same for people: the file, and below it what matters."""
    yield _printable(row["file"])
    if row["error"]:
        yield f"    cannot be shown ({row['error']}): {_printable(row['sentence'])}"
        return
    parts = [f"{row['kind']} ({row['media_type']})"]
    if row["pages"] is not None:
        parts.append(f"{row['pages']} page{'' if row['pages'] == 1 else 's'}")
    if row["page_labels"]:
        parts.append(f"labels {row['page_labels'][0]} to {row['page_labels'][-1]}")
    if row["duration"] is not None:
        parts.append(f"{row['duration']} s")
    parts += [
        f"{'sheet ' + one['name'] if one['name'] else 'cells'}: {one['rows']} × {one['columns']}"
        for one in row["sheets"]
    ]
    if row["has_text"] is not None:
        parts.append("text" if row["has_text"] else "no text")
    if row["first_render"]:
        parts.append("first render {} × {}".format(*row["first_render"]))
    yield "    " + _printable(" · ".join(parts))
    if row["sentence"]:
        yield "    " + _printable(row["sentence"])


def _printable(text: str) -> str:
    """Without what would steer a terminal; half characters of a name no text encodes as escapes."""
    plain = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(sign if sign.isprintable() else " " for sign in plain)


def _say(text: str) -> None:
    """Write a line; what the terminal's alphabet lacks comes as escapes."""
    alphabet = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(alphabet, "backslashreplace").decode(alphabet) + "\n")
    sys.stdout.flush()


def _never() -> bool:
    return False

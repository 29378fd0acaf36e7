"""A catalogue of translations as Qt's Linguist keeps it: one ``.ts`` file per language, read as it is at start."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QIODevice, QXmlStreamReader

from assessor_app.errors import DeskError
from assessor_app.paths import RESOURCES

FOLDER: Final = RESOURCES / "translations"
_GONE: Final = ("vanished", "obsolete")


class CatalogueError(DeskError):
    """A catalogue cannot be read."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text in one language.

    ``forms`` are its translations: one, or for counted texts (``%n``) one per plural form; an empty form is not
    translated yet. ``comment`` tells apart equal sources that mean different things.
    """

    context: str
    source: str
    comment: str = ""
    forms: tuple[str, ...] = ()
    counted: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What Qt looks a text up by."""
        return self.context, self.source, self.comment

    @property
    def done(self) -> bool:
        """Whether every form is translated."""
        return bool(self.forms) and all(self.forms)


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language ("es") is kept."""
    return FOLDER / f"assessor_{language}.ts"


def read_catalogue(path: Path) -> tuple[Message, ...]:
    """All messages still in use, in the order of the file. Raises CatalogueError."""
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise CatalogueError(f"The catalogue {path.name} cannot be opened: {file.errorString()}.")
    try:
        return _read(QXmlStreamReader(file), path.name)
    finally:
        file.close()


def _read(reader: QXmlStreamReader, file_name: str) -> tuple[Message, ...]:
    found: list[Message] = []
    context = ""
    while not reader.atEnd():
        if not _begins(reader):
            continue
        name = reader.name()
        if name == "name":
            context = reader.readElementText()
        elif name == "message":
            message = _message(reader, context)
            if message is not None:
                found.append(message)
    if reader.hasError():
        raise CatalogueError(f"The catalogue {file_name} is not readable: {reader.errorString()}.")
    return tuple(found)


def _begins(reader: QXmlStreamReader) -> bool:
    return reader.readNext() == QXmlStreamReader.TokenType.StartElement


def _message(reader: QXmlStreamReader, context: str) -> Message | None:
    """The message whose start was just read, or None for one that is no longer in use."""
    counted = reader.attributes().value("numerus") == "yes"
    source = comment = ""
    forms: tuple[str, ...] = ()
    gone = False
    while reader.readNextStartElement():
        name = reader.name()
        if name == "source":
            source = reader.readElementText()
        elif name == "comment":
            comment = reader.readElementText()
        elif name == "translation":
            gone = reader.attributes().value("type") in _GONE
            forms = _forms(reader) if counted else (reader.readElementText(),)
        else:
            reader.skipCurrentElement()
    return None if gone else Message(context, source, comment, forms, counted)


def _forms(reader: QXmlStreamReader) -> tuple[str, ...]:
    forms = []
    while reader.readNextStartElement():
        forms.append(reader.readElementText())
    return tuple(forms)

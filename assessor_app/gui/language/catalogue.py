"""A catalogue of translations as Qt's Linguist keeps it: one ``.ts`` file per language, read as it ships."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from assessor_app.gui.language.catalogue_file import CatalogueError, content_of

_GONE: Final = ("vanished", "obsolete")


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


def read_catalogue(path: Path) -> tuple[Message, ...]:
    """All messages still in use, in the order of the file. Raises CatalogueError."""
    return messages_of(content_of(path), path.name)


def messages_of(content: bytes, file_name: str) -> tuple[Message, ...]:
    """All messages of a catalogue still in use. Raises CatalogueError, which calls it ``file_name``."""
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - shipped with the program
    except ElementTree.ParseError as error:
        raise CatalogueError(f"The catalogue {file_name} is not readable: {error}.") from error
    found = []
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for node in context.iter("message"):
            message = _message(node, name)
            if message is not None:
                found.append(message)
    return tuple(found)


def _message(node: ElementTree.Element, context: str) -> Message | None:
    """The message of a node, or None for one that is no longer in use."""
    translation = node.find("translation")
    if translation is not None and translation.get("type") in _GONE:
        return None
    counted = node.get("numerus") == "yes"
    forms: tuple[str, ...] = ()
    if translation is not None:
        forms = tuple(one.text or "" for one in translation) if counted else (translation.text or "",)
    return Message(context, node.findtext("source", ""), node.findtext("comment", ""), forms, counted)

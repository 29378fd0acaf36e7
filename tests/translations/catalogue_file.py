"""Writes a catalogue as Qt's Linguist reads and writes it, and keeps translations while the sources move on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from assessor_app.gui.language.catalogue import Message
from tests.translations.texts import Text

_PLURAL_FORMS = {"es": 2}


def merged(texts: Iterable[Text], known: Iterable[Message], language: str) -> tuple[Message, ...]:
    """One message per text, in order, with its translation if there is one; texts gone from the sources are dropped."""
    former = {(one.key, one.counted): one.forms for one in known}
    messages = []
    for text in sorted(texts):
        fresh = Message(text.context, text.source, text.comment, counted=text.counted)
        empty = ("",) * (_PLURAL_FORMS[language] if text.counted else 1)
        messages.append(replace(fresh, forms=former.get((fresh.key, text.counted), empty)))
    return tuple(messages)


def filled(messages: Iterable[Message], words: Mapping[str, Mapping[str, str]]) -> tuple[Message, ...]:
    """The messages with translations by context and source; those of context "" serve every context.

    Only texts that are not translated yet are filled, except where a context is named.
    """
    made = []
    for one in messages:
        own = words.get(one.context, {}).get(one.source, "")
        found = own or ("" if one.done else words.get("", {}).get(one.source, ""))
        made.append(replace(one, forms=tuple(found.split("|||"))) if found else one)
    return tuple(made)


def write_catalogue(messages: Iterable[Message], path: Path, language: str) -> None:
    """Write ``path``; equal messages give equal bytes."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language={quoteattr(language)} sourcelanguage="en">')
    for context, group in groupby(messages, key=lambda one: one.context):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for one in group:
            lines += _lines(one)
        lines.append("</context>")
    lines.append("</TS>")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _lines(message: Message) -> list[str]:
    unfinished = "" if message.done else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if message.counted else "    <message>"]
    lines.append(f"        <source>{escape(message.source)}</source>")
    if message.comment:
        lines.append(f"        <comment>{escape(message.comment)}</comment>")
    if message.counted:
        lines.append(f"        <translation{unfinished}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in message.forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{unfinished}>{escape(message.forms[0])}</translation>")
    return [*lines, "    </message>"]

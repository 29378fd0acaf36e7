"""What is wrong with a catalogue: texts forgotten or gone, not translated, and placeholders lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from assessor_app.gui.language.catalogue import Message
from tests.translations.texts import Text

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%L?(?:\d+|n)")


def drift(texts: Iterable[Text], messages: Iterable[Message]) -> Iterator[str]:
    """Texts that the catalogue lacks, and those that the sources no longer have."""
    wanted = {(one.context, one.source, one.comment, one.counted) for one in texts}
    held = {(*one.key, one.counted) for one in messages}
    yield from (f"not in the catalogue: {context}: {source!r}" for context, source, *_ in sorted(wanted - held))
    yield from (f"no longer in the sources: {context}: {source!r}" for context, source, *_ in sorted(held - wanted))


def untranslated(messages: Iterable[Message]) -> Iterator[str]:
    """Messages without a translation."""
    yield from (f"not translated: {one.context}: {one.source!r}" for one in messages if not one.done)


def spoilt(messages: Iterable[Message]) -> Iterator[str]:
    """Translations that drop or add a placeholder, or begin or end with other white space."""
    for one in messages:
        for form in one.forms:
            if not form:
                continue
            where = f"{one.context}: {one.source!r} → {form!r}"
            # a form for exactly one thing may say so in words
            free = one.counted and form == one.forms[0]
            if not free and _placeholders(one.source) != _placeholders(form):
                yield f"placeholders differ: {where}"
            if _edges(one.source) != _edges(form):
                yield f"white space differs: {where}"
            if "&" in form.replace("&&", "") and "&" not in one.source.replace("&&", ""):
                yield f"a lone ampersand would underline a letter: {where}"


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

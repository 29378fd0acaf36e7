"""One rule for what stands large above a card: a heading ends without a full stop, sentences below it with one."""

from __future__ import annotations


def as_heading(sentence: str) -> str:
    """A single sentence without its full stop; several sentences, and other signs at the end, stay as they are."""
    inner = sentence.rstrip()
    if inner.endswith(".") and not inner.endswith("..") and ". " not in inner:
        return inner[:-1]
    return sentence

"""Sentences made away from the screen: plain English text that still knows what it was made of.

A :class:`Sentence` is a ``str``, so whatever stores, compares or logs it sees the English words; the windows put the
same template and values into the user's language (``gui/language/saying.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Sentence(str):
    """English words with their ``template`` and ``values`` (words, numbers, or sentences again).

    It survives being an exception's text, being pickled and copied; changed in any way, or read back from a
    database, it is plain English from then on.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Sentence:
        """Raises KeyError or IndexError when the template names a value that is not given."""
        made = super().__new__(cls, template.format(**values))
        made.template = template
        made.values = dict(values)
        return made

    def __str__(self) -> str:
        # str() of an exception asks for this; a plain copy would forget the template
        return self

    def __reduce__(self) -> tuple[type[Sentence], tuple[str, dict[str, object]]]:
        return type(self), (self.template, dict(self.values))


def sentence(template: str, /, **values: object) -> Sentence:
    """The sentence of a template with named placeholders: ``sentence("{n:,} words", n=1200)``.

    The template must be written out in the call, for that is where it is collected for translation.
    """
    return Sentence(template, values)


def joined(separator: str, parts: Iterable[str]) -> str:
    """As ``separator.join(parts)``, but the whole can still be translated part by part."""
    found = tuple(parts)
    if len(found) == 1:
        return found[0]
    names = [f"part{number}" for number in range(len(found))]
    between = separator.replace("{", "{{").replace("}", "}}")
    return Sentence(between.join(f"{{{name}}}" for name in names), dict(zip(names, found, strict=True)))

"""Collects the texts of Designer forms, in the context that Qt's form loader asks for: the class of the form."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tests.translations.texts import Harvest, Text


def texts_of_form(path: Path) -> Harvest:
    """Every text of one form, but not the values of dynamic properties, which the style sheet reads."""
    root = ElementTree.parse(path).getroot()
    context = root.findtext("class", "")
    found = Harvest()
    for holder in root.iter():
        if holder.tag not in ("property", "attribute") or holder.get("stdset") == "0":
            continue
        for node in holder.iter("string"):
            if node.text and node.text.strip() and node.get("notr") != "true":
                found.texts.add(Text(context, node.text, node.get("comment", "")))
    return found

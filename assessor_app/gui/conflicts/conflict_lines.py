"""The rows of the page about conflicts: what awaits a choice, what the hub refused, what was settled before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.conflicts.choices import Choices, OpenPart
from assessor_app.gui.conflicts.conflict_words import code_words, kind_words, moment_words, name_words, part_words
from assessor_app.gui.widgets.line_list import Line
from assessor_app.workflows.conflict_view import ConflictView, Part, SettledThing, Stuck, ThingName

SETTLED = "settled/"
STUCK = "stuck/"


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("conflict_lines", text)


def conflict_lines(view: ConflictView, choices: Choices) -> list[tuple[str, list[Line]]]:
    """Headings and rows; a heading without rows is left out."""
    groups = [
        (tr("To settle"), [_open(one, choices) for one in choices.parts]),
        (tr("Needs attention"), [_stuck(one) for one in view.stuck]),
        (tr("Settled"), [line for one in view.settled for line in _settled(one)]),
    ]
    return [(heading, lines) for heading, lines in groups if lines]


def _open(part: OpenPart, choices: Choices) -> Line:
    side = choices.side(part.key)
    said = {
        None: tr("no choice yet"),
        "before": tr("as before"),
        "mine": tr("mine"),
        "theirs": tr("theirs"),
        "own": tr("written anew"),
    }[side]
    sign = (
        ("help-circle-outline", "warn", tr("awaits a choice"))
        if side is None
        else ("check-circle-outline", "good", tr("chosen"))
    )
    name = part.conflict.name
    return Line(part.key, name_words(name), _below(name, part.sides.part), said, sign)


def _stuck(one: Stuck) -> Line:
    title = name_words(one.name) if one.name.label else kind_words(one.kind)
    sign = ("alert-circle-outline", "bad", tr("refused by the hub"))
    return Line(f"{STUCK}{one.key}", title, code_words(one.name), moment_words(one.made_at), sign)


def _settled(one: SettledThing) -> list[Line]:
    sign = ("check", "muted", tr("settled"))
    return [
        Line(
            f"{SETTLED}{one.id}/{sides.part}",
            name_words(one.name),
            _below(one.name, sides.part),
            moment_words(one.settled_at),
            sign,
        )
        for sides in one.parts
    ]


def _below(name: ThingName, part: Part) -> str:
    return " · ".join(filter(None, (code_words(name), part_words(part) if name.label else "")))

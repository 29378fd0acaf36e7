"""Says in words what a change is about, what each side of it is, and when and where it was written."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from assessor_app.domain.annotation import ChangeAnswer, CitationMark, Pin
from assessor_app.domain.credential import NOT_SCORABLE
from assessor_app.gui.language.saying import say
from assessor_app.workflows.conflict_view import Part, PartValue, ThingName, Written

_SHOWN = 3


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("conflict_words", text)


def part_words(part: Part) -> str:
    """What a part is called."""
    return {
        "mark": tr("Score"),
        "comment": tr("Comment"),
        "flagged": tr("Flag"),
        "feedback": tr("Overall feedback"),
        "annotation": tr("Note"),
    }[part]


def name_words(name: ThingName) -> str:
    """What a change is about, without the submission: "1.a Several sources"."""
    if name.label:
        return " ".join(filter(None, (say(name.label), name.title)))
    if name.thing == "feedback":
        return tr("Overall feedback")
    return tr("Note on the evidence") if name.thing == "annotation" else kind_words(name.thing)


def kind_words(kind: str) -> str:
    """What a change of this kind is called."""
    return {
        "submit": tr("Submitting"),
        "return": tr("Returning it unscored"),
        "recall": tr("Asking for it back"),
        "release": tr("Giving it back"),
        "act": tr("Something you did as a lead"),
        "score": tr("Score"),
        "feedback": tr("Overall feedback"),
        "annotation": tr("Note on the evidence"),
    }.get(kind, tr("Change"))


def code_words(name: ThingName) -> str:
    """Whose submission it is."""
    if name.thing == "act":
        return name.code or tr("the programme")
    return name.code or tr("a submission that has left the queue")


def value_words(part: Part, value: PartValue, name: ThingName) -> str:
    """What one side says; never empty."""
    if part == "mark":
        mark, reason = value
        return _mark_words(mark, reason, name)
    if part == "flagged":
        return tr("Flagged for the lead") if value else tr("Not flagged")
    if part == "annotation":
        return _annotation_words(value)
    return value or tr("(empty)")


def written_words(written: tuple[Written, ...], *, nothing: str) -> str:
    """When and where, newest first, at most three lines."""
    if not written:
        return nothing
    return "\n".join(f"{laptop_words(one.laptop)}, {moment_words(one.at)}" for one in written[:_SHOWN])


def laptop_words(number: int) -> str:
    """A laptop by its number among the assessor's own."""
    return tr("Laptop {n}").format(n=number) if number else tr("This laptop")


def moment_words(at: datetime) -> str:
    """A moment as this country writes it, in the laptop's own zone."""
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def clock_words(at: datetime) -> str:
    """The time of day."""
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)


def way_words(way: str) -> str:
    """How one part was settled."""
    return {
        "before": tr("What was before stands"),
        "mine": tr("What was on this laptop stands"),
        "theirs": tr("What was at the hub stands"),
        "own": tr("Written anew"),
        "both": tr("Both laid together by themselves"),
    }[way]


def _mark_words(mark: str | None, reason: str, name: ThingName) -> str:
    if mark is None:
        return tr("Not scored")
    said = tr("Not scorable") if mark == NOT_SCORABLE else say(name.levels.get(mark, mark))
    return f"{said} — {say(name.reasons.get(reason, reason))}" if reason else said


def _annotation_words(value: PartValue) -> str:
    if value is None:
        return tr("Taken away, or never there")
    if isinstance(value, Pin):
        quoted = f"\n“{value.quote.exact}”" if value.quote is not None else ""
        told = tr("Quoted in the feedback") if value.in_feedback else ""
        return "\n".join(filter(None, ((value.note or tr("A pin without a note")) + quoted, told)))
    if isinstance(value, CitationMark):
        verdicts = {
            "supports": tr("The citation supports the point"),
            "partly": tr("It supports it partly"),
            "not_there": tr("It is not there"),
            "wrong_place": tr("It is at another place"),
        }
        return f"“{value.raw}”: {verdicts[value.verdict]}"
    if isinstance(value, ChangeAnswer):
        answers = {"yes": tr("The change was made"), "partly": tr("Made in part"), "no": tr("Not made")}
        return "\n".join(filter(None, (answers[value.verdict], value.note)))
    return tr("What was on screen")

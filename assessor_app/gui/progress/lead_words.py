"""The words of the lead's page: states, readers, the summary, and what can be done about each row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.domain.decision import INCOMPLETE
from assessor_app.gui.language.saying import say
from assessor_app.gui.queue.due import day_of, due_words
from assessor_app.gui.widgets.sizes import ago_words, day_words
from assessor_app.workflows.desk import LeadRow

HANDED_IN = ("submitted", "received", "recall_asked")


def may_hand_back(row: LeadRow) -> bool:
    """Whether the assessment is handed in, so that it can be opened again for its assessor."""
    return row.state in HANDED_IN


def is_returned(row: LeadRow) -> bool:
    """Whether the submission went back to the practitioner unscored."""
    return row.state in HANDED_IN and (row.decision == INCOMPLETE or bool(row.return_points))


def is_late(row: LeadRow, today: date) -> bool:
    """Whether the due date has passed with nothing submitted."""
    if row.due_at is None or row.state in HANDED_IN:
        return False
    return day_of(row.due_at, row.working) < today


def state_words(row: LeadRow) -> str:
    """The state of an assignment in the lead's words, with the recommendation once there is one."""
    translate = QCoreApplication.translate
    if row.state == "released":
        return translate("progress", "Given back — nobody reads it")
    if row.state == "recall_asked":
        reason = row.recall_reason.strip()
        asked = translate("progress", "Asked back")
        return f"{asked}: {reason}" if reason else asked
    if is_returned(row):
        return translate("progress", "Returned unscored")
    if row.state in HANDED_IN:
        done = translate("progress", "Submitted")
        return f"{done} — {say(row.decision)}" if row.decision else done
    if row.scored == 0:
        return translate("progress", "Not begun")
    if row.scored == row.total:
        return translate("progress", "Complete — not submitted")
    return translate("progress", "In progress")


def role_words(role: str) -> str:
    """As what somebody reads."""
    translate = QCoreApplication.translate
    return {
        "reader_1": translate("progress", "first reader"),
        "reader_2": translate("progress", "second reader"),
        "adjudicator": translate("progress", "adjudicator"),
        "calibration": translate("progress", "calibration set"),
        "seed": translate("progress", "seed"),
    }.get(role, role)


def reader_words(row: LeadRow) -> str:
    """Who reads, and as what: "A-07 · first reader"."""
    return f"{row.assessor} · {role_words(row.role)}"


def progress_words(row: LeadRow) -> str:
    """How many are scored of how many: "7 / 11", a dash where nobody reads."""
    return "—" if row.state == "released" else f"{row.scored} / {row.total}"


def lead_due_words(row: LeadRow, today: date) -> str:
    """When it is due; a dash for what is handed in or has no reader."""
    return "—" if row.state != "open" else due_words(row.due_at, today, row.working)


def summary_words(rows: Sequence[LeadRow], today: date) -> str:
    """The line beside the title: "46 assignments · 12 submitted · 2 overdue · 1 asked back · 1 without a reader"."""
    translate, number = QCoreApplication.translate, QLocale().toString
    held = [row for row in rows if row.state != "released"]
    counted = (
        (translate("progress", "{n} submitted"), sum(row.state in HANDED_IN for row in held), True),
        (translate("progress", "{n} overdue"), sum(is_late(row, today) for row in held), False),
        (translate("progress", "{n} asked back"), sum(row.state == "recall_asked" for row in held), False),
        (translate("progress", "{n} without a reader"), len(rows) - len(held), False),
    )
    first = translate("progress", "{n} assignments").format(n=number(len(held)))
    if len(held) == 1:
        first = translate("progress", "1 assignment")
    return " · ".join((first, *(words.format(n=number(count)) for words, count, always in counted if count or always)))


def heading_of(row: LeadRow, today: date) -> str:
    """What there is to know about a row, in one sentence."""
    translate = QCoreApplication.translate
    names = {"who": row.assessor, "code": row.code}
    if row.state == "released":
        when = ago_words(row.updated_at) if row.updated_at is not None else "—"
        words = translate("progress", "{who} gave {code} (attempt {attempt}) back {when}; why was not asked.")
        return words.format(attempt=QLocale().toString(row.attempt), when=when, **names)
    if row.state == "recall_asked":
        reason = row.recall_reason.strip()
        if not reason:
            return translate("progress", "{who} asks for {code} back").format(**names)
        return translate("progress", "{who} asks for {code} back: “{reason}”").format(reason=reason, **names)
    if is_returned(row):
        return translate("progress", "{who} returned {code} to the practitioner unscored.").format(**names)
    if row.state in HANDED_IN:
        words = translate("progress", "{who} handed {code} in: {decision}.")
        return words.format(decision=say(row.decision) if row.decision else "—", **names)
    done = translate("progress", "{who} has scored {scored} of {total} of {code}; due: {due}.")
    due = due_words(row.due_at, today, row.working)
    number = QLocale().toString
    return done.format(scored=number(row.scored), total=number(row.total), due=due, **names)


def next_step(row: LeadRow, today: date) -> str:
    """What a lead can do about a row, whether it is out on a laptop, and whether its assessor had to choose."""
    return "\n".join(filter(None, (_step(row, today), offline_words(row), choice_words(row))))


def offline_words(row: LeadRow) -> str:
    """That an assessor has it on a laptop to read without a network; "" where nobody said so."""
    if row.offline_until is None:
        return ""
    words = QCoreApplication.translate("progress", "Offline on a laptop until {date}.")
    return words.format(date=day_words(row.offline_until))


def choice_words(row: LeadRow) -> str:
    """That two laptops of the assessor said different things and the assessor chose; "" where that never was."""
    if not row.choices:
        return ""
    translate = QCoreApplication.translate
    when = ago_words(row.chosen_at) if row.chosen_at is not None else "—"
    if row.choices == 1:
        return translate("progress", "Changed on two laptops once: {who} chose what stands, {when}.").format(
            who=row.assessor, when=when
        )
    words = translate("progress", "Changed on two laptops {n} times: {who} chose what stands, last {when}.")
    return words.format(n=QLocale().toString(row.choices), who=row.assessor, when=when)


def _step(row: LeadRow, today: date) -> str:
    translate = QCoreApplication.translate
    if row.state == "released":
        words = translate("progress", "Whoever runs the hub gives it to another {role}: {command}")
        command = f"assessor-app hub assign {row.code} … --role {row.role}"
        return words.format(role=role_words(row.role), command=command)
    if row.state == "recall_asked":
        return translate("progress", "Hand it back to open it again; until then it stays as it was handed in.")
    if is_returned(row):
        return translate("progress", "Hand it back if {who} should score it after all.").format(who=row.assessor)
    if row.state in HANDED_IN:
        return translate("progress", "Hand it back if {who} should look at something again.").format(who=row.assessor)
    if is_late(row, today):
        words = translate("progress", "It is late: ask {who}, or have whoever runs the hub give it to another reader.")
        return words.format(who=row.assessor)
    return translate("progress", "There is nothing to do about it now.")


def return_text(row: LeadRow) -> str:
    """Why a submission was returned unscored, one line each, with the note to the practitioner; "" for others."""
    lines = [f"• {say(point.sentence)}" for point in row.return_points]
    if row.return_note.strip():
        note = QCoreApplication.translate("progress", "Note to the practitioner: {note}")
        lines.append(note.format(note=row.return_note.strip()))
    return "\n".join(lines)

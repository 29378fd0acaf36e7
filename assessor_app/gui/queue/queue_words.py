"""The words of the queue: each state, size and summary as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.gui.language.saying import say
from assessor_app.gui.widgets.sizes import size_words

if TYPE_CHECKING:
    from assessor_app.workflows.desk import QueueRow, QueueStatus


_OPEN: Final = ("not_downloaded", "downloading", "ready", "in_progress", "complete")


def status_words(row: QueueRow) -> str:
    """The status of a row in words, with its note behind; what a lead gave back says so and whether there is a note."""
    words = _returned_words(row) if row.handed_back and row.status in _OPEN else state_words(row.status)
    return f"{words} — {say(row.note)}" if row.note else words


def _returned_words(row: QueueRow) -> str:
    translate = QCoreApplication.translate
    return translate("queue", "Returned by lead: 1 note") if row.lead_note else translate("queue", "Returned by lead")


def state_words(status: QueueStatus) -> str:
    """The status alone, as menus and headings say it."""
    translate = QCoreApplication.translate
    return {
        "not_downloaded": translate("queue", "Not downloaded"),
        "downloading": translate("queue", "Downloading"),
        "ready": translate("queue", "Ready"),
        "in_progress": translate("queue", "In progress"),
        "complete": translate("queue", "Complete — not submitted"),
        "waiting_to_send": translate("queue", "Submitted, waiting to sync"),
        "submitted": translate("queue", "Submitted"),
        "recall_asked": translate("queue", "Asked back, waiting for the lead"),
        "needs_attention": translate("queue", "Needs attention"),
    }[status]


def status_hint(row: QueueRow) -> str:
    """What a status means for the person, and what is not sent yet."""
    translate = QCoreApplication.translate
    lines = [status_words(row)]
    if row.handed_back and row.status in _OPEN:
        lines.append(state_words(row.status))
    if row.lead_note:
        lines.append(translate("queue", "The lead’s note: {note}").format(note=row.lead_note))
    if row.unsent == 1:
        lines.append(translate("queue", "1 change is saved on this laptop and will be sent with the next sync."))
    elif row.unsent:
        sentence = translate("queue", "{n} changes are saved on this laptop and will be sent with the next sync.")
        lines.append(sentence.format(n=QLocale().toString(row.unsent)))
    return "\n".join(lines)


def attempt_words(row: QueueRow) -> str:
    """The attempt, and how much of the credential it opens again: "2 · 2 of 14 open"."""
    number = QLocale().toString
    if not row.whole:
        return number(row.attempt)
    words = QCoreApplication.translate("queue", "{attempt} · {open} of {all} open")
    return words.format(attempt=number(row.attempt), open=number(row.total), all=number(row.whole))


def attempt_hint(row: QueueRow) -> str:
    """What a further attempt asks for."""
    translate, number = QCoreApplication.translate, QLocale().toString
    if row.attempt < 2:
        return translate("queue", "The first attempt.")
    if not row.whole:
        return translate("queue", "Attempt {n}: everything is open again.").format(n=number(row.attempt))
    words = translate("queue", "Attempt {n}: {open} of {all} are open again, the others stand as they were.")
    return words.format(n=number(row.attempt), open=number(row.total), all=number(row.whole))


def is_local(row: QueueRow) -> bool:
    """Whether everything of this submission is on this laptop."""
    return row.local_bytes >= row.size and row.status not in ("not_downloaded", "downloading")


def missing_bytes(row: QueueRow) -> int:
    """Bytes still to be fetched for this row."""
    return max(0, row.size - row.local_bytes)


def local_words(row: QueueRow) -> str:
    """What is on this laptop: its size, a dash for nothing, the share in percent for a part."""
    if is_local(row):
        return size_words(row.size)
    if row.local_bytes <= 0:
        return "—"
    return f"{row.local_bytes * 100 // row.size} %"


def local_hint(row: QueueRow) -> str:
    """How much of a submission is on this laptop, in sizes."""
    translate = QCoreApplication.translate
    if is_local(row):
        return translate("queue", "All of it is on this laptop and can be read without a network.")
    return translate("queue", "{have} of {all} are on this laptop.").format(
        have=size_words(row.local_bytes), all=size_words(row.size)
    )

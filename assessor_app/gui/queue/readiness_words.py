"""The words of "ready to fly": what state a submission is in, and what a look at its files has shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.gui.queue.queue_words import is_local
from assessor_app.gui.widgets.sizes import moment_words

if TYPE_CHECKING:
    from assessor_app.workflows.desk import QueueRow

ReadyState = Literal["not_downloaded", "downloading", "unchecked", "checking", "remarks", "ready"]
_MISSING: Final = "missing"
# from what is farthest from ready to what is ready, as the column sorts
READY_ORDER: tuple[ReadyState, ...] = ("not_downloaded", "downloading", "unchecked", "checking", "remarks", "ready")


def ready_state(row: QueueRow, downloading: bool, checking: bool) -> ReadyState:
    """How ready a submission is to be read without a network."""
    readiness = row.readiness
    if downloading:
        return "downloading"
    if not is_local(row):
        return "not_downloaded"
    if checking:
        return "checking"
    if needs_check(row):
        return "unchecked"
    return "remarks" if readiness.faults or readiness.unresolved else "ready"


def needs_check(row: QueueRow) -> bool:
    """Whether something is here that nobody has looked at, or the citations were not held against it yet."""
    readiness = row.readiness
    return readiness.checked < readiness.here or (is_local(row) and readiness.checked_at is None)


def ready_words(state: ReadyState) -> str:
    """The state in a few words; a running check adds its numbers itself."""
    translate = QCoreApplication.translate
    return {
        "not_downloaded": translate("queue", "Not downloaded"),
        "downloading": translate("queue", "Downloading"),
        "unchecked": translate("queue", "Not checked yet"),
        "checking": translate("queue", "Checking"),
        "remarks": translate("queue", "Ready with remarks"),
        "ready": translate("queue", "Ready"),
    }[state]


def checking_words(done: int, total: int) -> str:
    """A running check with its numbers: "Checking 3 of 8"."""
    number = QLocale().toString
    words = QCoreApplication.translate("queue", "Checking {done} of {total}")
    return words.format(done=number(done), total=number(total))


def ready_hint(row: QueueRow, state: ReadyState) -> str:
    """What the state means, every remark on a line of its own."""
    translate = QCoreApplication.translate
    match state:
        case "not_downloaded" | "downloading":
            return "\n".join((translate("queue", "Not all of it is on this laptop yet."), *_gone(row)))
        case "unchecked":
            return translate("queue", "All of it is here. Its files have not been opened for a look yet.")
        case "checking":
            return translate("queue", "Each file is opened once, to find trouble while there still is a network.")
        case "remarks":
            return "\n".join((*remarks(row), *_when(row)))
        case "ready":
            return "\n".join(
                (translate("queue", "Every file can be shown. {found}").format(found=_found(row)), *_when(row))
            )


def remarks(row: QueueRow) -> tuple[str, ...]:
    """Everything worth knowing before the flight, one plain sentence each."""
    translate, number = QCoreApplication.translate, QLocale().toString
    said = []
    for fault, count in sorted(Counter(row.readiness.faults).items()):
        words = (
            translate("queue", "1 file cannot be shown: {why}")
            if count == 1
            else translate("queue", "{n} files cannot be shown: {why}")
        )
        said.append(words.format(n=number(count), why=_fault(fault)))
    lost = row.readiness.unresolved
    if lost == 1:
        said.append(translate("queue", "1 citation leads nowhere"))
    elif lost:
        said.append(translate("queue", "{n} citations lead nowhere").format(n=number(lost)))
    return tuple(said)


def _gone(row: QueueRow) -> tuple[str, ...]:
    """What was here and was taken off the disk by something else than this desk."""
    translate, count = QCoreApplication.translate, row.readiness.faults.count(_MISSING)
    if not count:
        return ()
    if count == 1:
        return (translate("queue", "1 file was here and is gone: download it again."),)
    words = translate("queue", "{n} files were here and are gone: download them again.")
    return (words.format(n=QLocale().toString(count)),)


def _found(row: QueueRow) -> str:
    translate, count = QCoreApplication.translate, row.readiness.resolved
    if not count:
        return translate("queue", "Nothing is cited.")
    if count == 1:
        return translate("queue", "The one citation leads to its place.")
    return translate("queue", "All {n} citations lead to their places.").format(n=QLocale().toString(count))


def _when(row: QueueRow) -> tuple[str, ...]:
    at = row.readiness.checked_at
    if at is None:
        return ()
    return (QCoreApplication.translate("queue", "Checked {moment}").format(moment=moment_words(at)),)


def _fault(fault: str) -> str:
    translate = QCoreApplication.translate
    return {
        "password": translate("queue", "locked with a password"),
        "empty": translate("queue", "empty"),
        "damaged": translate("queue", "damaged"),
        "too_large": translate("queue", "too large"),
        "timeout": translate("queue", "takes too long to open"),
        "unsupported": translate("queue", "of a kind that the desk cannot show"),
        _MISSING: translate("queue", "no longer on this laptop"),
    }.get(fault, translate("queue", "damaged"))

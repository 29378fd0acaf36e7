"""What the door asks at each step: its words, which fields it shows, and which other ways lead on from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.workflows.vault_desk import VaultDoor, VaultMended, VaultNeed

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
        """PySide6 declares it to return an object; it is the text, marked for the catalogue."""
        ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

Step = Literal[
    "busy",
    "locked",
    "passphrase",
    "choose",
    "change",
    "code",
    "lost",
    "show_code",
    "damaged",
    "mended",
    "anew",
    "restore",
]
CONTEXT: Final = "door"


@dataclass(frozen=True, slots=True)
class Asked:
    """One step: ``fields`` are names of boxes, ``ways`` of links; ``why`` is said unless more is known."""

    title: str
    why: str
    go: str
    fields: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    back: bool = False
    hint: str = ""

    @property
    def title_words(self) -> str:
        """In the user's language, as the others."""
        return QCoreApplication.translate(CONTEXT, self.title)

    @property
    def why_words(self) -> str:
        """See ``title_words``."""
        return QCoreApplication.translate(CONTEXT, self.why) if self.why else ""

    @property
    def go_words(self) -> str:
        """See ``title_words``."""
        return QCoreApplication.translate(CONTEXT, self.go) if self.go else ""

    @property
    def hint_words(self) -> str:
        """See ``title_words``."""
        return QCoreApplication.translate(CONTEXT, self.hint) if self.hint else ""


_LONG: Final = QT_TRANSLATE_NOOP(
    "door", "At least 10 characters. Four or five words that do not belong together are easy to keep in mind."
)
STEPS: Final[dict[Step, Asked]] = {
    "busy": Asked(
        QT_TRANSLATE_NOOP("door", "Locking"),
        QT_TRANSLATE_NOOP("door", "What you entered is being put away on this laptop."),
        "",
    ),
    "locked": Asked(
        QT_TRANSLATE_NOOP("door", "This desk is locked"),
        QT_TRANSLATE_NOOP("door", "Everything you entered is safe on this laptop, and is where you left it."),
        QT_TRANSLATE_NOOP("door", "Unlock"),
    ),
    "passphrase": Asked(
        QT_TRANSLATE_NOOP("door", "This desk is locked"),
        QT_TRANSLATE_NOOP("door", "The work on this laptop is encrypted. Type your passphrase to go on."),
        QT_TRANSLATE_NOOP("door", "Unlock"),
        ("first",),
        ("code_way", "anew_way"),
    ),
    "choose": Asked(
        QT_TRANSLATE_NOOP("door", "Choose a passphrase"),
        "",
        QT_TRANSLATE_NOOP("door", "Set the passphrase"),
        ("first", "second"),
        ("restore_way",),
        hint=_LONG,
    ),
    "change": Asked(
        QT_TRANSLATE_NOOP("door", "Change the passphrase"),
        QT_TRANSLATE_NOOP("door", "Until the new one is kept safely, the present one goes on opening the desk."),
        QT_TRANSLATE_NOOP("door", "Change the passphrase"),
        ("old", "first", "second"),
        back=True,
        hint=_LONG,
    ),
    "code": Asked(
        QT_TRANSLATE_NOOP("door", "Open with the recovery code"),
        QT_TRANSLATE_NOOP("door", "Six groups of five signs. Capitals and dashes do not matter."),
        QT_TRANSLATE_NOOP("door", "Open"),
        ("code",),
        ("passphrase_way", "retry_way", "anew_way"),
    ),
    "lost": Asked(
        QT_TRANSLATE_NOOP("door", "The key to the work on this laptop is missing"),
        "",
        QT_TRANSLATE_NOOP("door", "Look for the key again"),
        (),
        ("passphrase_way", "restore_way", "anew_way"),
    ),
    "show_code": Asked(
        QT_TRANSLATE_NOOP("door", "Your recovery code"),
        QT_TRANSLATE_NOOP(
            "door",
            "Should the passphrase be forgotten or the keyring be lost, this code opens the work on this laptop, and "
            "nothing else does. It is shown only now: write it down, print it, or save it to a drive of yours.",
        ),
        QT_TRANSLATE_NOOP("door", "Continue"),
    ),
    "damaged": Asked(
        QT_TRANSLATE_NOOP("door", "Part of the work on this laptop is damaged"),
        QT_TRANSLATE_NOOP(
            "door",
            "First everything that can be read is saved, what was not sent above all. The rest comes from the hub at "
            "the next sync. The damaged file is kept.",
        ),
        QT_TRANSLATE_NOOP("door", "Save what can be read"),
        (),
        ("restore_way", "anew_way"),
    ),
    "mended": Asked(
        QT_TRANSLATE_NOOP("door", "What could be read is saved"), "", QT_TRANSLATE_NOOP("door", "Continue")
    ),
    "anew": Asked(
        QT_TRANSLATE_NOOP("door", "Sign in and download again"),
        "",
        QT_TRANSLATE_NOOP("door", "Set it aside and sign in"),
        back=True,
    ),
    "restore": Asked(
        QT_TRANSLATE_NOOP("door", "Restore a backup"),
        QT_TRANSLATE_NOOP(
            "door",
            "Type the passphrase or the recovery code that was good when the backup was made. What is on this laptop "
            "now is set aside, not deleted.",
        ),
        QT_TRANSLATE_NOOP("door", "Restore"),
        ("first",),
        back=True,
    ),
}
_FIRST: Final[dict[VaultNeed, Step]] = {
    "choose_passphrase": "choose",
    "show_code": "show_code",
    "passphrase": "passphrase",
    "locked": "locked",
    "lost": "lost",
    "damaged": "damaged",
}


def first_step(door: VaultDoor) -> Step:
    """Where a person stands before this door, which is not open: where the key is missing, a code is asked for."""
    if door.need == "lost" and door.has_code:
        return "code"
    return _FIRST[door.need]


def ways_of(step: Step, door: VaultDoor) -> tuple[str, ...]:
    """The links that lead anywhere from this step."""
    possible = {
        "code_way": door.has_code,
        "passphrase_way": door.has_passphrase and door.need == "passphrase",
        "retry_way": door.need == "lost",
        "anew_way": door.has_vault,
        "restore_way": True,
    }
    return tuple(way for way in STEPS[step].ways if possible[way])


def loss_words(door: VaultDoor) -> str:
    """What starting anew would cost, as far as that is known."""

    def words(text: str) -> str:
        return QCoreApplication.translate(CONTEXT, text)

    if door.unsent is None:
        lost = words(
            QT_TRANSLATE_NOOP("door", "It is not known how many changes were not sent yet; those would be lost.")
        )
    elif door.unsent == 0:
        lost = words(QT_TRANSLATE_NOOP("door", "When the desk was left, everything had been sent."))
    elif door.unsent == 1:
        lost = words(QT_TRANSLATE_NOOP("door", "When the desk was left, 1 change was not sent; it would be lost."))
    else:
        told = QT_TRANSLATE_NOOP("door", "When the desk was left, {n} changes were not sent; they would be lost.")
        lost = words(told).format(n=door.unsent)
    kept = QT_TRANSLATE_NOOP(
        "door",
        "What lies on this laptop is set aside, not deleted: with its key it could still be opened. Then you sign in, "
        "and everything that was sent comes back from the hub.",
    )
    return f"{lost} {words(kept)}"


def mended_words(told: VaultMended) -> str:
    """What was saved of a damaged vault, in numbers."""

    def words(one: str, many: str, count: int) -> str:
        return QCoreApplication.translate(CONTEXT, one if count == 1 else many).format(n=QLocale().toString(count))

    said = []
    if told.unsent:
        one = QT_TRANSLATE_NOOP("door", "1 change that was not sent is saved and will be sent.")
        many = QT_TRANSLATE_NOOP("door", "{n} changes that were not sent are saved and will be sent.")
        said.append(words(one, many, told.unsent))
    if told.unplaced:
        one = QT_TRANSLATE_NOOP(
            "door", "1 other is in an encrypted copy beside the vault, since what it belongs to could not be read."
        )
        many = QT_TRANSLATE_NOOP(
            "door",
            "{n} others are in an encrypted copy beside the vault, since what they belong to could not be read.",
        )
        said.append(words(one, many, told.unplaced))
    if not said:
        nothing = QT_TRANSLATE_NOOP("door", "Nothing was waiting to be sent. The rest comes from the hub again.")
        said.append(QCoreApplication.translate(CONTEXT, nothing))
    return " ".join(said)

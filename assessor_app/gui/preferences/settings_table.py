"""The one table of everything a person may set: type, default, bounds, words, and when a change takes effect.

The page of settings is drawn from this table, the values are checked against it, and the palette finds its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.preferences.setting_kinds import CONTEXT, Choice, Effect, Flag, Number, Whole

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
        """PySide6 declares it to return an object; it is the text, marked for the catalogue."""
        ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

THEME: Final = Choice(
    "theme.mode",
    "appearance",
    QT_TRANSLATE_NOOP("settings", "Theme"),
    QT_TRANSLATE_NOOP("settings", "High contrast makes text and edges stand out as far as a screen can."),
    "system",
    choices=(
        ("system", QT_TRANSLATE_NOOP("settings", "Like the system")),
        ("light", QT_TRANSLATE_NOOP("settings", "Light")),
        ("dark", QT_TRANSLATE_NOOP("settings", "Dark")),
        ("contrast_light", QT_TRANSLATE_NOOP("settings", "High contrast, light")),
        ("contrast_dark", QT_TRANSLATE_NOOP("settings", "High contrast, dark")),
    ),
)
TEXT_SCALE: Final = Whole(
    "theme.text_scale",
    "appearance",
    QT_TRANSLATE_NOOP("settings", "Text size"),
    QT_TRANSLATE_NOOP("settings", "Everything that is written grows with it; documents have a zoom of their own."),
    100,
    least=100,
    most=200,
    step=5,
    unit=" %",
)
PRE_ROLL: Final = Number(
    "evidence.pre_roll",
    "evidence",
    QT_TRANSLATE_NOOP("settings", "Start a cited part early"),
    QT_TRANSLATE_NOOP("settings", "A cited moment is easier to follow when what comes just before it is heard too."),
    3.0,
    least=0.0,
    most=15.0,
    unit=" s",
)
PAUSE_TYPING: Final = Flag(
    "evidence.pause_while_typing",
    "evidence",
    QT_TRANSLATE_NOOP("settings", "Pause a recording while I type"),
    QT_TRANSLATE_NOOP("settings", "Nothing is missed while the cursor is in the comment."),
    True,
)
RESUME: Final = Flag(
    "evidence.resume_after_typing",
    "evidence",
    QT_TRANSLATE_NOOP("settings", "Go on playing when I leave the comment"),
    QT_TRANSLATE_NOOP("settings", "Only what was paused because of typing goes on by itself."),
    True,
)
ZOOM: Final = Choice(
    "evidence.zoom",
    "evidence",
    QT_TRANSLATE_NOOP("settings", "Zoom of a document opened first"),
    QT_TRANSLATE_NOOP("settings", "A document read before opens as you left it."),
    "width",
    "next_file",
    choices=(
        ("width", QT_TRANSLATE_NOOP("settings", "Fit the width")),
        ("page", QT_TRANSLATE_NOOP("settings", "Fit the whole page")),
    ),
)
SPEED: Final = Choice(
    "evidence.speed",
    "evidence",
    QT_TRANSLATE_NOOP("settings", "Speed of a recording opened first"),
    QT_TRANSLATE_NOOP("settings", "A recording played before keeps its own speed."),
    "1",
    "next_file",
    choices=tuple((f"{one:g}", f"{one:g}×") for one in (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)),
)
JUMP: Final = Flag(
    "judging.jump_to_citation",
    "judging",
    QT_TRANSLATE_NOOP("settings", "Show the first citation when I choose a criterion"),
    QT_TRANSLATE_NOOP("settings", "Otherwise the evidence stays where it is until you choose a citation."),
    True,
)
ASK_UNOPENED: Final = Flag(
    "judging.ask_for_unopened",
    "judging",
    QT_TRANSLATE_NOOP("settings", "Remind me of citations I have not opened"),
    QT_TRANSLATE_NOOP("settings", "A quiet word beside a score whose citations were never looked at."),
    True,
)
RECALL: Final = Flag(
    "judging.recall_comments",
    "judging",
    QT_TRANSLATE_NOOP("settings", "Offer what I wrote before while I type a comment"),
    QT_TRANSLATE_NOOP("settings", "At most three lines below the comment; Tab puts the first in."),
    True,
)
DAY_GOAL: Final = Whole(
    "judging.day_goal",
    "judging",
    QT_TRANSLATE_NOOP("settings", "Submissions I want to finish in a day"),
    QT_TRANSLATE_NOOP("settings", "Shown as “3 of 5 today”, never as a warning."),
    0,
    most=50,
    zero=QT_TRANSLATE_NOOP("settings", "No goal"),
)
SPELLING: Final = Flag(
    "spelling.check",
    "spelling",
    QT_TRANSLATE_NOOP("settings", "Check spelling in comments"),
    QT_TRANSLATE_NOOP("settings", "Works where this system has a dictionary. Words stay on this laptop."),
    True,
)
LANGUAGE: Final = Choice(
    "language",
    "language",
    QT_TRANSLATE_NOOP("settings", "Language of the desk"),
    QT_TRANSLATE_NOOP("settings", "What is handed in and what you write stay as they are."),
    "system",
    "next_start",
    choices=(
        ("system", QT_TRANSLATE_NOOP("settings", "Like the system")),
        ("en", "English"),
        ("es", "Español"),
        ("pseudo", QT_TRANSLATE_NOOP("settings", "Test language")),
    ),
    for_makers=frozenset({"pseudo"}),
)
DISK_BUDGET: Final = Whole(
    "storage.disk_budget",
    "storage",
    QT_TRANSLATE_NOOP("settings", "Room for evidence on this laptop"),
    QT_TRANSLATE_NOOP("settings", "Beyond it the queue says what could make room; nothing goes without your word."),
    0,
    most=2000,
    unit=" GB",
    zero=QT_TRANSLATE_NOOP("settings", "No limit"),
)
ASK_METERED: Final = Flag(
    "storage.ask_on_metered",
    "storage",
    QT_TRANSLATE_NOOP("settings", "Ask before downloading on a metered network"),
    QT_TRANSLATE_NOOP("settings", "Where the system says that every megabyte costs. Scores and comments always go."),
    True,
)
LOCK_AFTER: Final = Whole(
    "security.lock_after",
    "security",
    QT_TRANSLATE_NOOP("settings", "Lock the desk when nobody uses it"),
    QT_TRANSLATE_NOOP("settings", "What you entered is put away first. A film that plays counts as use."),
    15,
    most=240,
    step=5,
    unit=" min",
    zero=QT_TRANSLATE_NOOP("settings", "Never"),
)
LOCK_ON_SLEEP: Final = Flag(
    "security.lock_on_sleep",
    "security",
    QT_TRANSLATE_NOOP("settings", "Lock the desk when the laptop sleeps"),
    QT_TRANSLATE_NOOP("settings", "Whoever wakes it up finds the desk locked."),
    True,
)
WARN_NAMES: Final = Flag(
    "privacy.warn_of_names",
    "privacy",
    QT_TRANSLATE_NOOP("settings", "Warn me of names in what I write"),
    QT_TRANSLATE_NOOP("settings", "Names of people and schools typed into comments or feedback are pointed out."),
    True,
)
CRASH_REPORT: Final = Flag(
    "privacy.offer_crash_report",
    "privacy",
    QT_TRANSLATE_NOOP("settings", "Offer a report after a crash"),
    QT_TRANSLATE_NOOP(
        "settings", "It is shown to you first, holds no names and no evidence, and is never sent by itself."
    ),
    True,
)

AnySetting = Flag | Whole | Number | Choice
SETTINGS: Final[tuple[AnySetting, ...]] = (
    THEME,
    TEXT_SCALE,
    PRE_ROLL,
    PAUSE_TYPING,
    RESUME,
    ZOOM,
    SPEED,
    JUMP,
    ASK_UNOPENED,
    RECALL,
    DAY_GOAL,
    SPELLING,
    LANGUAGE,
    DISK_BUDGET,
    ASK_METERED,
    LOCK_AFTER,
    LOCK_ON_SLEEP,
    WARN_NAMES,
    CRASH_REPORT,
)
SECTIONS: Final[tuple[tuple[str, str], ...]] = (
    ("appearance", QT_TRANSLATE_NOOP("settings", "Appearance")),
    ("evidence", QT_TRANSLATE_NOOP("settings", "Evidence")),
    ("judging", QT_TRANSLATE_NOOP("settings", "Judging")),
    ("spelling", QT_TRANSLATE_NOOP("settings", "Spelling")),
    ("language", QT_TRANSLATE_NOOP("settings", "Language")),
    ("keyboard", QT_TRANSLATE_NOOP("settings", "Keyboard")),
    ("storage", QT_TRANSLATE_NOOP("settings", "Storage")),
    ("security", QT_TRANSLATE_NOOP("settings", "Lock and keys")),
    ("privacy", QT_TRANSLATE_NOOP("settings", "Privacy")),
)


def setting(name: str) -> AnySetting:
    """The row with this name. Raises KeyError whose text names the nearest known one."""
    found = next((one for one in SETTINGS if one.name == name), None)
    if found is None:
        near = nearest(name)
        raise KeyError(f"there is no setting {name}" + (f"; did you mean {near}?" if near else ""))
    return found


def nearest(name: str) -> str:
    """The known name most like ``name``, or nothing."""
    from difflib import get_close_matches  # late: only for a name that is wrong

    close = get_close_matches(name, [one.name for one in SETTINGS], 1, 0.5)
    return close[0] if close else ""


def section_words(section: str) -> str:
    """The heading of a section in the user's language. Raises KeyError."""
    return QCoreApplication.translate(CONTEXT, dict(SECTIONS)[section])


def effect_words(effect: Effect) -> str:
    """When a change is felt, in a few words; nothing when at once."""
    match effect:
        case "next_start":
            return QCoreApplication.translate(CONTEXT, "Takes effect at the next start.")
        case "next_file":
            return QCoreApplication.translate(CONTEXT, "Takes effect with the next file opened.")
        case "at_once":
            return ""

"""The sentences for files the reading child cannot read, one table for each kind of file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from assessor_app.media.fault_sentences import FaultSentences

sheet_error: Final = FaultSentences(
    "ReadingFaults",
    {
        "password": QT_TRANSLATE_NOOP("ReadingFaults", "This spreadsheet is locked with a password."),
        "empty": QT_TRANSLATE_NOOP("ReadingFaults", "This spreadsheet is empty."),
        "damaged": QT_TRANSLATE_NOOP("ReadingFaults", "This spreadsheet is damaged and cannot be read."),
        "too_large": QT_TRANSLATE_NOOP("ReadingFaults", "This spreadsheet is too large to be shown here."),
        "timeout": QT_TRANSLATE_NOOP("ReadingFaults", "This spreadsheet took too long to open and was stopped."),
        "unsupported": QT_TRANSLATE_NOOP("ReadingFaults", "This file is not a spreadsheet that can be shown here."),
        "missing": QT_TRANSLATE_NOOP("ReadingFaults", "This spreadsheet could not be read from this laptop."),
    },
)

# a mail has no password: whatever else is told of one is its damage
mail_error: Final = FaultSentences(
    "MailReader",
    {
        "missing": QT_TRANSLATE_NOOP("MailReader", "This mail could not be read from this laptop."),
        "too_large": QT_TRANSLATE_NOOP("MailReader", "This mail is too large to be shown here."),
        "unsupported": QT_TRANSLATE_NOOP("MailReader", "This file is not a mail that can be shown here."),
        "empty": QT_TRANSLATE_NOOP("MailReader", "This mail is empty."),
        "damaged": QT_TRANSLATE_NOOP("MailReader", "This mail is damaged and cannot be read."),
        "timeout": QT_TRANSLATE_NOOP("MailReader", "This mail took too long to open and was stopped."),
    },
)

# "no_pages" is ``unsupported`` for want of what makes its pages
office_error: Final = FaultSentences(
    "OfficeText",
    {
        "no_pages": QT_TRANSLATE_NOOP("OfficeText", "Neither the hub nor this laptop has made pages of this file."),
        "password": QT_TRANSLATE_NOOP("OfficeText", "This file is locked with a password."),
        "missing": QT_TRANSLATE_NOOP("OfficeText", "This file could not be read from this laptop."),
        "too_large": QT_TRANSLATE_NOOP("OfficeText", "This file is too large to be shown here."),
        "unsupported": QT_TRANSLATE_NOOP("OfficeText", "Files of this kind cannot be shown here."),
        "empty": QT_TRANSLATE_NOOP("OfficeText", "This file is empty."),
        "damaged": QT_TRANSLATE_NOOP("OfficeText", "This file is damaged and cannot be read."),
        "timeout": QT_TRANSLATE_NOOP("OfficeText", "This file took too long to open and was stopped."),
    },
    classes={"no_pages": "unsupported"},
)

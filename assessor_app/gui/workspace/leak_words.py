"""What in a file may tell who made it, in words, for a reader who is not meant to know; silent where that is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.leaks import Leak, LeakKind, LeakPlace
from assessor_app.gui.language.saying import say
from assessor_app.workflows.desk import OpenedSubmission

_REASON: Final = "identity"


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("leak_words", text)


def leak_words(opened: OpenedSubmission) -> dict[str, str]:
    """A few lines of plain text by artifact id, for the files of a blind submission that may tell who made them."""
    programme = opened.programme
    if programme is not None and not programme.switches.hide_practitioner:
        return {}
    advice = ""
    reasons = programme.reasons if programme is not None else ()
    title = next((one.title for one in reasons if one.code == _REASON), "")
    if title:
        advice = tr("A criterion that cannot be scored for it: not scorable, “{reason}”.").format(reason=say(title))
    found = {one.id: opened.facts[one.id].leaks or () for one in opened.submission.artifacts if one.id in opened.facts}
    hidden = {one.id for one in opened.submission.artifacts if one.given_name}
    return {one: _lines(leaks, advice, named=one not in hidden) for one, leaks in found.items() if leaks}


def _lines(leaks: tuple[Leak, ...], advice: str, *, named: bool) -> str:
    """``named`` tells that the file's own name is shown."""
    lines = [tr("May tell who made it:")]
    places = dict(_places())
    if not named:
        places["file_name"] = tr("• In the file’s name, which is not shown here: {things}")
    for where, sentence in places.items():
        things = [_things()[leak.kind] for leak in leaks if leak.where == where]
        if things:
            lines.append(sentence.format(things=", ".join(things)))
    return "\n".join([*lines, advice] if advice else lines)


def _places() -> Mapping[LeakPlace, str]:
    return {
        "file_name": tr("• In the file’s name: {things}"),
        "properties": tr("• In the file’s properties: {things}"),
        "picture": tr("• In the details of the picture: {things}"),
        "recording": tr("• In the details of the recording: {things}"),
        "first_page": tr("• On the first page: {things}"),
    }


def _things() -> Mapping[LeakKind, str]:
    return {
        "author": tr("its author"),
        "editor": tr("somebody who saved or commented it"),
        "owner": tr("the owner of the device"),
        "organisation": tr("an organisation"),
        "position": tr("where it was made"),
        "name": tr("a name"),
        "school": tr("a school or district"),
        "contact": tr("an address or telephone number"),
    }

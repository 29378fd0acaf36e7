"""Says in words what passed between this laptop and the hub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from assessor_app.gui.conflicts.conflict_words import clock_words
from assessor_app.gui.language.saying import say
from assessor_app.gui.widgets.line_list import Line
from assessor_app.gui.widgets.sizes import size_words
from assessor_app.workflows.conflict_view import SyncItem, SyncRun

_WAYS = ("refused", "parked", "merged", "sent", "received")


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("history_words", text)


def run_groups(runs: Sequence[SyncRun]) -> list[tuple[str, list[Line]]]:
    """The runs under their days."""
    groups: dict[str, list[Line]] = {}
    for run in runs:
        groups.setdefault(_day(run.began_at), []).append(_run_line(run))
    return list(groups.items())


def item_groups(run: SyncRun) -> list[tuple[str, list[Line]]]:
    """What passed in one run, what needs a look first."""
    titles = {
        "refused": tr("Not accepted"),
        "parked": tr("Changed on two laptops, to settle"),
        "merged": tr("Changed on two laptops, laid together by itself"),
        "sent": tr("Sent and accepted"),
        "received": tr("Received"),
    }
    found = [
        (titles[way], [_item_line(f"{way}{place}", one) for place, one in enumerate(run.items) if one.way == way])
        for way in _WAYS
    ]
    return [(title, lines) for title, lines in found if lines]


def run_title(run: SyncRun) -> str:
    """When it began, and what it was."""
    kind = tr("Download") if run.kind == "download" else tr("Sync")
    return f"{kind} · {_day(run.began_at)} {clock_words(run.began_at)}"


def outcome_words(run: SyncRun) -> str:
    """How it ended, and how much passed."""
    ended = {
        "connected": tr("Everything was exchanged."),
        "waiting": tr("The hub was not ready for some of it; it is sent again by itself."),
        "offline": tr("The connection broke off; what was not exchanged follows by itself."),
        "not_the_hub": tr("Something else than the hub answered; what was not exchanged follows by itself."),
        "busy": tr("The hub was busy; what was not exchanged follows by itself."),
        "sign_in": tr("The hub asked to sign in again."),
        "update": tr("App and hub need the same version."),
        "other_hub": tr("Another hub answered at this address."),
        "revoked": tr("This laptop was signed out from elsewhere."),
        "wipe": tr("This laptop was signed out by the programme."),
        "refused": tr("The hub refused to sync."),
        "stopped": tr("It was stopped; what has come stays here."),
        "": tr("The program ended before it did; what was not exchanged followed by itself."),
    }.get(run.outcome, "")
    sizes = tr("{out} sent, {into} received.").format(out=size_words(run.bytes_out), into=size_words(run.bytes_in))
    return " ".join(filter(None, (ended, say(run.sentence), sizes)))


def _run_line(run: SyncRun) -> Line:
    ways = Counter[str]()
    for one in run.items:
        ways[one.way] += one.count
    parts = (
        (tr("{n} sent"), ways["sent"]),
        (tr("{n} received"), ways["received"]),
        (tr("{n} laid together"), ways["merged"]),
        (tr("{n} to settle"), ways["parked"]),
        (tr("{n} not accepted"), ways["refused"]),
    )
    number = QLocale().toString
    below = " · ".join(words.format(n=number(count)) for words, count in parts if count) or outcome_words(run)
    kind = tr("Download") if run.kind == "download" else tr("Sync")
    sizes = size_words(run.bytes_out + run.bytes_in)
    return Line(run.id, f"{clock_words(run.began_at)}  {kind}", below, sizes, _sign(run, ways))


def _sign(run: SyncRun, ways: Counter[str]) -> tuple[str, str, str]:
    if ways["refused"] or ways["parked"]:
        return "alert-circle-outline", "bad", tr("needs attention")
    if run.outcome in ("connected", "waiting"):
        return "check-circle-outline", "good", tr("went well")
    return "cloud-alert-outline", "warn", tr("broke off")


def _item_line(key: str, one: SyncItem) -> Line:
    what = _kind(one.kind, one.count)
    where = " · ".join(filter(None, (one.code, say(one.label))))
    title = " · ".join(filter(None, (where, what)))
    size = size_words(one.size) if one.size else ""
    right = " · ".join(filter(None, (size, clock_words(one.at))))
    return Line(key, title, say(one.sentence) if one.sentence else "", right)


def _kind(kind: str, count: int) -> str:
    one, many = {
        "mark": (tr("score"), tr("{n} scores")),
        "score": (tr("score"), tr("{n} scores")),
        "comment": (tr("comment"), tr("{n} comments")),
        "flag": (tr("flag"), tr("{n} flags")),
        "feedback": (tr("overall feedback"), tr("{n} overall feedbacks")),
        "note": (tr("note or mark on the evidence"), tr("{n} notes and marks on the evidence")),
        "seen": (tr("what was looked at"), tr("what was looked at ({n})")),
        "submit": (tr("submitted assessment"), tr("{n} submitted assessments")),
        "return": (tr("returned unscored"), tr("{n} returned unscored")),
        "recall": (tr("asked for it back"), tr("{n} asked back")),
        "release": (tr("given back"), tr("{n} given back")),
        "choice": (tr("a choice between two laptops"), tr("{n} choices between two laptops")),
        "act": (tr("something done as a lead"), tr("{n} things done as a lead")),
        "reading": (tr("assessment of a reader"), tr("{n} assessments of readers")),
        "anchor": (tr("anchor example"), tr("{n} anchor examples")),
        "truth": (tr("what was agreed for a seed"), tr("what was agreed for {n} seeds")),
        "report": (tr("word from a lead"), tr("{n} words from a lead")),
        "submission": (tr("submission to read"), tr("{n} submissions to read")),
        "state": (tr("state of the assessment"), tr("{n} changes of state")),
        "credential": (tr("credential"), tr("{n} credentials")),
        "programme": (tr("settings of the programme"), tr("settings of the programme")),
        "removed": (tr("no longer assigned"), tr("{n} no longer assigned")),
        "file": (tr("file"), tr("{n} files")),
    }.get(kind, (kind, kind))
    return one if count == 1 else many.format(n=QLocale().toString(count))


def _day(at: datetime) -> str:
    day = QDateTime.fromSecsSinceEpoch(int(at.timestamp())).date()
    if day == QDate.currentDate():
        return tr("Today")
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)

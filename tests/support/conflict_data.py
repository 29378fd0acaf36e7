"""A desk's conflicts and history in memory: all kinds of parts, a refused change, settled ones, syncs of two days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace
from assessor_app.workflows.conflict_view import (
    Conflict,
    ConflictView,
    PartSides,
    SettledThing,
    Stuck,
    SyncItem,
    SyncRun,
    ThingName,
    Written,
)

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
LEVELS = {"basic": "Basic", "developing": "Developing", "proficient": "Proficient"}


def name(label: str, title: str, thing: str = "score", target: str = "eo1.a", code: str = "LVM-2418") -> ThingName:
    return ThingName(code.lower(), code, "Leading Vision and Mission", thing, target, label, title, LEVELS)


CONFLICTS = (
    Conflict(
        "k1",
        name("1.a", "Draws on several sources"),
        (
            PartSides("mark", ("basic", ""), ("developing", ""), ("proficient", "")),
            PartSides(
                "comment",
                "Interviews only.",
                "The interviews on page 12 are all from one group; the survey named in the text is not in the file.",
                "Interviews on page 12 and the survey on page 15 both count. What is missing is how they were weighed.",
            ),
        ),
        4,
        (Written(NOW, 0, ("mark",)), Written(NOW - timedelta(minutes=3), 0, ("comment",))),
        (Written(NOW + timedelta(minutes=8), 2, ("mark", "comment")),),
    ),
    Conflict(
        "k2",
        name("2.b", "Plan to sustain the work", target="eo2.b", code="EIP-2391"),
        (PartSides("mark", (None, ""), ("developing", ""), ("proficient", "")),),
        2,
        theirs_written=(Written(NOW, 2, ("mark",)),),
    ),
    Conflict(
        "k3",
        name("", "", "feedback", ""),
        (PartSides("feedback", "", "You showed where the vision came from.", "A clear vision, with its sources."),),
        3,
    ),
    Conflict(
        "k4",
        name("1.a", "Draws on several sources", "annotation", "pin-1"),
        (PartSides("annotation", None, Pin("look here", "art-1", place=PagePlace(0, 0)), None, known_before=False),),
        1,
    ),
)
STUCK = (
    Stuck(
        "s1",
        name("3.a", "Core beliefs", target="eo3.a"),
        "score",
        "The scale has no such level.",
        NOW,
        {"mark": ("exemplary", ""), "comment": "As asked in the meeting."},
    ),
)
SETTLED = (
    SettledThing(
        "d1",
        name("1.b", "Research", target="eo1.b"),
        (PartSides("comment", "first words", "mine", "theirs"),),
        {"comment": "theirs"},
        {"comment": "theirs"},
        NOW - timedelta(days=1),
    ),
    SettledThing(
        "d2",
        name("1.c", "Stakeholders", target="eo1.c"),
        (PartSides("mark", (None, ""), ("basic", ""), (None, "")),),
        {"mark": ("basic", "")},
        {"mark": "both"},
        NOW - timedelta(days=2),
    ),
)
VIEW = ConflictView(CONFLICTS, STUCK, SETTLED)
RUNS = (
    SyncRun(
        "r1",
        "sync",
        NOW,
        NOW + timedelta(seconds=3),
        "connected",
        "",
        4_200,
        18_000,
        (
            SyncItem("refused", "mark", "LVM-2418", "3.a", NOW, 1, 220, "The scale has no such level."),
            SyncItem("parked", "mark", "LVM-2418", "1.a", NOW, 1, 310),
            SyncItem("merged", "comment", "EIP-2391", "1.c", NOW, 1, 400),
            SyncItem("sent", "mark", "LVM-2418", "1.b", NOW, 1, 180),
            SyncItem("sent", "comment", "LVM-2418", "1.b", NOW, 1, 0),
            SyncItem("sent", "note", "LVM-2418", "", NOW, 3, 900),
            SyncItem("received", "submission", "PL-2402", "", NOW, 1, 0),
            SyncItem("received", "score", "LVM-2418", "", NOW, 12, 0),
        ),
    ),
    SyncRun(
        "r2",
        "download",
        NOW - timedelta(days=1),
        NOW - timedelta(days=1) + timedelta(minutes=4),
        "connected",
        "",
        0,
        412_000_000,
        (SyncItem("received", "file", "LVM-2418", "", NOW - timedelta(days=1), 7, 412_000_000),),
    ),
    SyncRun("r3", "sync", NOW - timedelta(days=1, hours=1), None, "offline", "The hub does not answer.", 0, 0, ()),
)

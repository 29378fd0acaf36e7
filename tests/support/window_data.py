"""What the desk in memory holds for the scenes of the whole window: rows, citations of every kind, pins and a bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from assessor_app.domain.annotation import Pin, Quote, Region
from assessor_app.domain.citation import ArtifactFacts, PagePlace, SheetFacts, TimePlace
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.leaks import Leak
from assessor_app.domain.light_markdown import to_plain
from assessor_app.domain.programme import BankComment, Programme, Reason
from assessor_app.domain.submission import CitedText
from assessor_app.gui.calibration.page_words import scale_words
from assessor_app.gui.preferences.settings_table import LANGUAGE
from assessor_app.gui.workspace.citation_chips import artifact_name
from assessor_app.workflows.desk import Incompleteness, LeadRow, RoomCandidate, RoomPlan
from assessor_app.workflows.device_desk import Device
from tests.support import portfolio, second_attempt
from tests.support.anchor_data import NAMED_ONLY, PLAN, WELCOME, anchor, report, truth
from tests.support.conflict_data import RUNS, VIEW
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.doorkeeper import CODE
from tests.support.lead_season import season_acts, season_credential, season_readings
from tests.support.scripted_desk import ASSESSOR, LEAD, OFFLINE, ONLINE, queue_row
from tests.support.side_case import COMMENTS, LEFT_BY_SEVERE, LEFT_BY_STEADY, REASON

_NOW: Final = datetime.now(UTC)
NOTE: Final = "Please look again at the second part:\nthe survey was added after you scored it."
ROWS: Final = (
    queue_row("LVM-2418", status="in_progress", scored=7, due_days=4, size=412_000_000, attempt=2, unsent=3),
    queue_row("EIP-2391", "Effective Instructional Practices", total=14, due_days=11),
    queue_row("PL-2402", "Professional Learning", status="not_downloaded", due_days=12, size=900_000_000),
    queue_row("SPA-1190", "Ensuring Alignment", status="waiting_to_send", scored=3, total=3, due_days=-2),
    queue_row("LVM-2390", status="submitted", scored=11, due_days=None),
)
NOTED: Final = replace(
    queue_row("EA-2388", "Effective Assessment", status="in_progress", scored=4, due_days=6),
    handed_back=True,
    lead_note=NOTE,
)
LEAD_ROWS: Final = (
    LeadRow("1", "LVM-2418", "Leading Vision and Mission", "A-07", "reader_1", 7, 11, "open",
            _NOW + timedelta(days=3), _NOW - timedelta(minutes=14), "", ""),
    LeadRow("2", "EIP-2391", "Effective Instructional Practices", "A-03", "reader_2", 14, 14, "recall_asked",
            _NOW - timedelta(days=3), _NOW - timedelta(hours=14), "Earned", "the wrong file"),
    LeadRow("3", "PL-2402", "Professional Learning", "A-09", "reader_1", 0, 11, "submitted", _NOW,
            _NOW - timedelta(hours=2), "Incomplete", return_note="Please hand in the survey too.",
            return_points=(Incompleteness("missing", "art-survey", "The survey results are missing."),)),
    LeadRow("4", "SPA-1190", "Ensuring Alignment", "A-02", "reader_2", 0, 0, "released", None,
            _NOW - timedelta(days=1), "", attempt=2),
)  # fmt: skip
ROOM: Final = RoomPlan(
    1_312_000_000,
    1_000_000_000,
    (
        RoomCandidate("lvm-2390", "LVM-2390", "Leading Vision and Mission", 312_000_000, True,
                      _NOW - timedelta(days=9), True),
        RoomCandidate("eip-2391", "EIP-2391", "Effective Instructional Practices", 100_000_000, False, None, False),
    ),
)  # fmt: skip
LAPTOPS: Final = (
    Device("device-1", "laptop 3f1c", _NOW - timedelta(days=40), _NOW - timedelta(minutes=2), True),
    Device("device-2", "laptop 9b02", _NOW - timedelta(days=12), _NOW - timedelta(days=5), False),
)
_CITED: Final = (
    ("improvement-plan.pdf p. 12", "art-plan"), ("p. 99", "art-plan"), ("pp. 14-15 and 03:20", "art-plan"),
    ("09:59:00", "art-forum"), ("row 9 of Results", "art-survey"), ("cell ZZ999", "art-survey"),
    ("slide 2", "art-plan"),
    ("Artifact 9", ""), ("at 10:15 am", "art-plan"), ("", "art-plan"),
)  # fmt: skip
FACTS: Final = {
    "art-plan": ArtifactFacts(
        pages=40,
        page_labels=("i", "ii", *(str(one) for one in range(1, 39))),
        leaks=(Leak("author", "properties"), Leak("name", "first_page")),
    ),
    "art-forum": ArtifactFacts(duration=600.0),
    "art-survey": ArtifactFacts(sheets=(SheetFacts("Results", 30, 8), SheetFacts("Raw", 900, 20))),
}
_PLACE: Final = PagePlace(11, 11)
PINS: Final = {
    "pin-plan": Pin("Named here, dated on the next page", "art-plan", "", _PLACE, Region(0.1, 0.1, 0.4, 0.1), None,
                    "eo1.b", True),
    "pin-words": Pin("Who wrote this?", "art-plan", "", PagePlace(13, 13), None, Quote("the third theme"), "eo1.a"),
    "pin-forum": Pin("Families name the three themes themselves", "art-forum", "", TimePlace(200.0, 245.0), None, None,
                     "eo1.b"),
}  # fmt: skip
_CREDENTIAL: Final = "eln-mo/leading-vision-and-mission"
BANK: Final = (
    BankComment("p1", "Well shown in {artifact}, p. {page} ({criterion}, {level}).", used=4),
    BankComment("o1", "Six groups, each with its own count.", _CREDENTIAL, "eo1.b", "proficient", own=True, used=2),
    BankComment("o2", "Say which group is missing at {time}, and {page}.", _CREDENTIAL, "eo1.b", own=True),
)
REASONS: Final = (
    Reason("missing", "The file is missing"), Reason("unreadable", "It cannot be read"), Reason("other", "Another"),
)  # fmt: skip


def cited_portfolio() -> MemoryDesk:
    """A portfolio whose citations are of every kind, good and bad, resolved by the real rules; with pins and a bank."""
    opened = portfolio.opened()
    criteria = [one.id for one in opened.credential.scorables() if one.criterion is not None]
    cited = {
        criteria[number % 3]: (
            *(
                found
                for raw, artifact in _CITED
                for found in resolve_cited(CitedText(raw, artifact), portfolio.ARTIFACTS, FACTS)
            ),
        )
        for number in range(3)
    }
    programme = Programme("A programme", reasons=REASONS)
    desk = MemoryDesk(replace(opened, citations=cited, facts=FACTS, annotations=PINS, programme=programme))
    desk.bank = {one.id: one for one in BANK}
    return desk


def scored_portfolio() -> MemoryDesk:
    """The portfolio amid the work: some criteria scored, one not scorable, one to come back to."""
    desk = cited_portfolio()
    assessment = replace(desk.opened.assessment, scores=portfolio.SCORES)
    desk.opened = replace(desk.opened, assessment=assessment)
    return desk


def attempted_again(*, hidden: bool = False) -> MemoryDesk:
    """The portfolio at its second attempt; ``hidden``: what was said before is not to be seen yet."""
    return second_attempt.SecondDesk(second_attempt.second_attempt(hidden=hidden))


BUNDLE_NAME: Final = "Missouri, November.assessor-bundle"


def spoken_data() -> frozenset[str]:
    """Every text of the desk in memory that is data and no text of the program."""
    found: set[str] = set()
    _gather((ROWS, NOTED, LEAD_ROWS, ASSESSOR, LEAD, ROOM, LAPTOPS), found)
    _gather((PINS, BANK, REASONS), found)
    for desk in (cited_portfolio(), scored_portfolio(), attempted_again()):
        opened = desk.opened
        _gather((opened.submission, opened.credential, opened.reopening, opened.programme), found)
        _gather(opened.assessment.scores, found)
        found.update(one.label for one in opened.credential.scorables())
        found.update(one.citation.raw for cited in opened.citations.values() for one in cited)
    found.update(artifact_name(one.name) for one in (*portfolio.ARTIFACTS, second_attempt.OLD_BOARD))
    _gather((COMMENTS, REASON, anchor("eo1.b", "exemplary"), anchor("eo1.b", "developing", NAMED_ONLY)), found)
    _gather((LEFT_BY_SEVERE, LEFT_BY_STEADY, truth(), second_attempt.TEXTS), found)
    found.update((artifact_name(PLAN.name), to_plain(report(21).text), report(18, WELCOME).text, "L-01"))
    season = season_credential()
    _gather((season, season_acts()), found)
    found.update(one.code for one in season_readings())
    # the letters of both readers, side by side
    found.add("AB")
    found.update((f"{season.title} · {season.version}", *(scale_words(one) for one in season.scales.values())))
    found.update(sheet.name for facts in FACTS.values() for sheet in facts.sheets)
    found.update(raw for raw, _ in _CITED)
    # said there by hand and not by the rules
    found.update(problem.sentence for problem in portfolio.BEYOND_END.problems)
    found.add(BUNDLE_NAME)
    # a sheet's name, and names of software
    found.update(("Sheet 2", "Python", "PySide6", "Qt", "MuPDF (PyMuPDF)", "libVLC", "SQLAlchemy", "SQLCipher"))
    # every language has its own name
    found.update(name for key, name in LANGUAGE.choices if key not in ("system", "pseudo"))
    # what a hub or a desk says of itself is in its own words
    found.update((OFFLINE.sentence, ONLINE.sentence))
    found.update(one.name.title for one in (*VIEW.conflicts, *VIEW.stuck, *VIEW.settled))
    found.update(str(one.value["comment"]) for one in VIEW.stuck)
    found.update(run.sentence for run in RUNS)
    # the title of a tab, cut where its part's name is long
    found.add("Overview n")
    # what is copied from the screen is in no language
    found.update(CODE.split("-"))
    # Qt's own unit, and who is here in one line
    found.update(("bytes", *(f"{one.display} · {one.programme}" for one in (ASSESSOR, LEAD))))
    return frozenset(one for one in found if one.strip())


def _gather(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            _gather(key, found)
            _gather(one, found)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            _gather(one, found)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            _gather(getattr(value, one.name), found)

"""A desk in memory for states of the windows that a real hub would reach only with much ado.

It keeps the promises of the Desk protocol that the shell's pages rely on: rows and statuses are plain data given by
the test, every verb called is noted in ``calls`` with its thread, and a verb listed in ``failures`` raises instead.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import NoReturn

from assessor_app.domain.annotation import Annotation, Seen
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.programme import BankComment
from assessor_app.domain.reading import ToldReport
from assessor_app.errors import HubRefusedError
from assessor_app.workflows.conflict_view import Choice, ConflictView, SyncRun
from assessor_app.workflows.desk import (
    ArtifactSource,
    Cancel,
    Changes,
    Incompleteness,
    LeadRow,
    OpenedSubmission,
    Place,
    ProgressCall,
    QueueRow,
    QueueStatus,
    Readiness,
    Rendition,
    RenditionWay,
    Review,
    RoomPlan,
    Session,
    SyncProgress,
    SyncStatus,
)
from assessor_app.workflows.device_desk import Device, Ending

ASSESSOR = Session("http://hub.invalid", "Missouri MC programme", "A-07", "Assessor A-07", "assessor")
LEAD = Session("http://hub.invalid", "Missouri MC programme", "L-01", "Lead assessor L-01", "lead")
ONLINE = SyncStatus(True, "Connected", 0, datetime.now(UTC))
OFFLINE = SyncStatus(False, "Offline — 3 changes saved on this laptop, will sync when connected", 3, None)

LOOKED_AT = Readiness(3, 3, 3, resolved=12, checked_at=datetime(2026, 11, 20, 9, tzinfo=UTC))


def queue_row(
    code: str,
    title: str = "Leading Vision and Mission",
    *,
    status: QueueStatus = "ready",
    scored: int = 0,
    total: int = 11,
    size: int = 100_000_000,
    here: int | None = None,
    due_days: float | None = 9,
    attempt: int = 1,
    unsent: int = 0,
    note: str = "",
    readiness: Readiness | None = None,
) -> QueueRow:
    """A row whose id is its code in small letters; all of it is here, and checked, unless it is not downloaded."""
    local = here if here is not None else (0 if status == "not_downloaded" else size)
    due = None if due_days is None else datetime.now(UTC) + timedelta(days=due_days)
    ready = readiness or (LOOKED_AT if local == size else Readiness(files=3))
    return QueueRow(code.lower(), code, title, attempt, due, scored, total, size, local, status, unsent, note, ready)


@dataclass
class ScriptedDesk:
    """Holds what the test says; scoring and reviewing belong to other rooms and are refused here."""

    who: Session | None = ASSESSOR
    rows: tuple[QueueRow, ...] = ()
    lead_rows: tuple[LeadRow, ...] = ()
    status: SyncStatus = ONLINE
    state: dict[str, str] = field(default_factory=dict)
    password: str = "correct horse"
    failures: dict[str, Exception] = field(default_factory=dict)
    during: dict[str, Callable[[ProgressCall, Cancel], None]] = field(default_factory=dict)
    calls: list[tuple[str, bool]] = field(default_factory=list)
    plan: RoomPlan = field(default_factory=lambda: RoomPlan(0, 0))
    asked_room: tuple[int, tuple[str, ...]] = (0, ())
    # how many submissions were signed today
    signed: int = 0
    # what a lead wrote when handing back, by assignment
    notes: dict[str, str] = field(default_factory=dict)

    # what is to settle and what has passed; each choice as it came
    to_settle: ConflictView = field(default_factory=ConflictView)
    passed: tuple[SyncRun, ...] = ()
    chosen: list[Choice] = field(default_factory=list)

    def conflict_view(self) -> ConflictView:
        self._note("conflict_view")
        return self.to_settle

    def settle_conflicts(self, choices: tuple[Choice, ...]) -> Changes:
        """What is chosen leaves the list."""
        self._note("settle_conflicts")
        self.chosen += choices
        keys = {one.key for one in choices}
        left = tuple(one for one in self.to_settle.conflicts if one.key not in keys)
        self.to_settle = replace(self.to_settle, conflicts=left)
        return Changes(queue=True)

    def retry_stuck(self, key: str) -> Changes:
        self._note("retry_stuck")
        left = tuple(one for one in self.to_settle.stuck if one.key != key)
        self.to_settle = replace(self.to_settle, stuck=left)
        return Changes(queue=True)

    def export_stuck(self) -> str:
        self._note("export_stuck")
        return "[]\n"

    def sync_history(self) -> tuple[SyncRun, ...]:
        self._note("sync_history")
        return self.passed

    # what leads have written to this reader
    told: tuple[ToldReport, ...] = ()

    def told_reports(self) -> tuple[ToldReport, ...]:
        self._note("told_reports")
        return self.told

    # on which laptops one is signed in, and whether this one is given up
    laptops: tuple[Device, ...] = ()
    given_up: Ending = field(default_factory=lambda: Ending(""))
    kept_at: list[tuple[str, str]] = field(default_factory=list)

    def devices(self) -> tuple[Device, ...]:
        self._note("devices")
        return self.laptops

    def end_device(self, device_id: str) -> None:
        self._note("end_device")
        self.laptops = tuple(one for one in self.laptops if one.id != device_id)

    def ending(self) -> Ending:
        self._note("ending")
        return self.given_up

    def save_unsent(self, path: str, passphrase: str) -> int:
        self._note("save_unsent")
        self.kept_at.append((path, passphrase))
        return 1

    def wipe_laptop(self, *, rescue: bool = False) -> str:
        """Nobody is signed in afterwards."""
        self._note("wipe_laptop")
        self.who, self.given_up, self.status, self.state = None, Ending(""), ONLINE, {}
        return "rescued here" if rescue else ""

    def called(self, verb: str) -> int:
        """How often a verb was asked for."""
        return sum(name == verb for name, _ in self.calls)

    def session(self) -> Session | None:
        self._note("session")
        return self.who

    def sign_in(self, hub_url: str, name: str, password: str) -> Session:
        self._note("sign_in")
        if password != self.password:
            raise HubRefusedError("Name or password is not right.", code=401)
        self.who = replace(ASSESSOR, hub_url=hub_url)
        return self.who

    def sign_in_at_provider(
        self, hub_url: str, open_browser: Callable[[str], None], farewell: str, cancelled: Callable[[], bool]
    ) -> Session | None:
        self._note("sign_in_at_provider")
        self._act("sign_in_at_provider", open_browser, cancelled)
        if cancelled():
            return None
        self.who = replace(ASSESSOR, hub_url=hub_url)
        return self.who

    def sign_out(self) -> None:
        self._note("sign_out")
        self.who = None

    def load_queue(self) -> tuple[QueueRow, ...]:
        self._note("load_queue")
        return self.rows

    def sync_now(self, progress: ProgressCall, cancel: Cancel) -> SyncStatus:
        self._note("sync_now")
        progress(SyncProgress("connecting", "Connecting to the hub"))
        self._act("sync_now", progress, cancel)
        return self.status

    def download(self, assignment_ids: tuple[str, ...], progress: ProgressCall, cancel: Cancel) -> SyncStatus:
        """Fetches everything in four steps; a cancelled download keeps the steps it took."""
        self._note("download")
        self._act("download", progress, cancel)
        for assignment_id in assignment_ids:
            row = next(one for one in self.rows if one.assignment_id == assignment_id)
            missing = row.size - row.local_bytes
            for step in range(1, 5):
                if cancel():
                    return replace(self.status, sentence="Download stopped")
                here = row.local_bytes + missing * step // 4
                self._keep(replace(row, local_bytes=here, status="ready" if here == row.size else row.status))
                progress(SyncProgress("downloading", "Downloading", missing * step // 4, missing, assignment_id))
        return replace(self.status, sentence="1 file downloaded")

    def eviction_plan(self, budget: int, open_ids: tuple[str, ...] = ()) -> RoomPlan:
        """The plan of the test, without what is open."""
        self._note("eviction_plan")
        self.asked_room = (budget, open_ids)
        left = tuple(one for one in self.plan.candidates if one.assignment_id not in open_ids)
        return replace(self.plan, budget=budget, candidates=left)

    def evict(self, assignment_ids: tuple[str, ...]) -> Changes:
        """Their files are not here any more."""
        self._note("evict")
        for row in self.rows:
            if row.assignment_id in assignment_ids:
                self._keep(replace(row, local_bytes=0, readiness=Readiness(files=3)))
        return Changes(frozenset(assignment_ids), queue=True)

    def sync_status(self) -> SyncStatus:
        self._note("sync_status")
        return self.status

    def signed_today(self) -> int:
        self._note("signed_today")
        return self.signed

    def storage_versions(self) -> tuple[tuple[str, str], ...]:
        self._note("storage_versions")
        return (("SQLAlchemy", "2.1"), ("SQLCipher", "4.6"))

    def lead_progress(self) -> tuple[LeadRow, ...]:
        self._note("lead_progress")
        return self.lead_rows

    def hand_back(self, assignment_id: str, note: str = "") -> None:
        self._note("hand_back")
        self.notes[assignment_id] = note
        self.lead_rows = tuple(
            replace(row, state="open", recall_reason="") if row.assignment_id == assignment_id else row
            for row in self.lead_rows
        )

    def load_ui_state(self) -> Mapping[str, str]:
        self._note("load_ui_state")
        return dict(self.state)

    def save_ui_state(self, values: Mapping[str, str]) -> None:
        self._note("save_ui_state")
        self.state.update(values)

    def leave_sight(self) -> None:
        self._note("leave_sight")

    def check_artifacts(self, assignment_ids: tuple[str, ...], progress: ProgressCall, cancel: Cancel) -> Changes:
        """Looks at the rows named, or all, that are here and were not looked at; nothing is wrong with any."""
        self._note("check_artifacts")
        self._act("check_artifacts", progress, cancel)
        left = [one for one in self.rows if one.readiness.checked_at is None and one.local_bytes == one.size]
        asked = [one for one in left if not assignment_ids or one.assignment_id in assignment_ids]
        for row in asked:
            if cancel():
                break
            progress(SyncProgress("checking", "Checking", 3, 3, row.assignment_id))
            self._keep(replace(row, readiness=LOOKED_AT))
        return Changes(frozenset(row.assignment_id for row in asked), queue=bool(asked))

    def rendition(self, artifact_id: str) -> Rendition | None:
        self._refuse(artifact_id)

    def rendition_way(self) -> RenditionWay:
        return "none"

    def make_rendition(self, artifact_id: str, cancel: Cancel, *, on_disk: bool = False) -> Rendition:
        self._refuse(artifact_id)

    def open_submission(self, assignment_id: str) -> OpenedSubmission:
        self._note("open_submission")
        self._refuse(assignment_id)

    def artifact_source(self, artifact_id: str) -> ArtifactSource:
        self._refuse(artifact_id)

    def record_facts(self, artifact_id: str, facts: ArtifactFacts) -> None:
        self._refuse(artifact_id, facts)

    def score(self, assignment_id: str, scorable_id: str, mark: str | None, reason: str = "") -> Changes:
        self._refuse(assignment_id, scorable_id, mark, reason)

    def write_comment(self, assignment_id: str, scorable_id: str, comment: str) -> Changes:
        self._refuse(assignment_id, scorable_id, comment)

    def set_flag(self, assignment_id: str, scorable_id: str, flagged: bool) -> Changes:
        self._refuse(assignment_id, scorable_id, flagged)

    def write_feedback(self, assignment_id: str, feedback: str) -> Changes:
        self._refuse(assignment_id, feedback)

    def undo(self, assignment_id: str) -> Changes:
        self._refuse(assignment_id)

    def redo(self, assignment_id: str) -> Changes:
        self._refuse(assignment_id)

    def put_annotation(self, assignment_id: str, annotation_id: str, annotation: Annotation | None) -> Changes:
        self._refuse(assignment_id, annotation_id, annotation)

    def join_seen(self, assignment_id: str, seen: tuple[Seen, ...]) -> Changes:
        self._refuse(assignment_id, seen)

    def return_incomplete(
        self, assignment_id: str, signature: str, points: tuple[Incompleteness, ...], note: str
    ) -> Changes:
        self._refuse(assignment_id, signature, points, note)

    def release(self, assignment_id: str) -> Changes:
        """The row leaves the queue at once."""
        self._note("release")
        self.rows = tuple(row for row in self.rows if row.assignment_id != assignment_id)
        return Changes(frozenset({assignment_id}), saved_at=datetime.now(UTC), queue=True)

    def comment_bank(self, assignment_id: str) -> tuple[BankComment, ...]:
        self._refuse(assignment_id)

    def earlier_comments(self, assignment_id: str, scorable_id: str) -> tuple[BankComment, ...]:
        self._refuse(assignment_id, scorable_id)

    def keep_comment(self, comment: BankComment) -> None:
        self._refuse(comment)

    def drop_comment(self, comment_id: str) -> None:
        self._refuse(comment_id)

    def count_comment(self, comment_id: str) -> None:
        self._refuse(comment_id)

    def remember_place(self, assignment_id: str, place: Place) -> None:
        self._refuse(assignment_id, place)

    def review(self, assignment_id: str) -> Review:
        self._note("review")
        self._refuse(assignment_id)

    def submit_assessment(self, assignment_id: str, signature: str) -> Changes:
        self._refuse(assignment_id, signature)

    def ask_back(self, assignment_id: str, reason: str) -> Changes:
        self._refuse(assignment_id, reason)

    def _note(self, verb: str) -> None:
        self.calls.append((verb, threading.current_thread() is threading.main_thread()))
        if verb in self.failures:
            raise self.failures[verb]

    def _act(self, verb: str, progress: ProgressCall, cancel: Cancel) -> None:
        if verb in self.during:
            self.during[verb](progress, cancel)

    def _keep(self, changed: QueueRow) -> None:
        self.rows = tuple(changed if row.assignment_id == changed.assignment_id else row for row in self.rows)

    def _refuse(self, *asked: object) -> NoReturn:
        raise AssertionError(f"this desk holds no submissions; it was asked about {asked}")

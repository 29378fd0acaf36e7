"""All that the windows may ask for: one bound verb each, and the plain data they answer with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

# Defined where sync can reach them (imports point one way), offered here because windows import only from here.
from assessor_app.sync.report import Cancel as Cancel
from assessor_app.sync.report import ProgressCall as ProgressCall
from assessor_app.sync.report import SyncProgress as SyncProgress
from assessor_app.sync.report import SyncStatus as SyncStatus
from assessor_app.workflows.bundle_desk import BundleDesk
from assessor_app.workflows.calibration_desk import CalibrationDesk
from assessor_app.workflows.conflict_desk import ConflictDesk
from assessor_app.workflows.device_desk import DeviceDesk
from assessor_app.workflows.provider_desk import ProviderDesk
from assessor_app.workflows.queue_row import QueueRow as QueueRow
from assessor_app.workflows.queue_row import QueueStatus as QueueStatus
from assessor_app.workflows.queue_row import Readiness as Readiness
from assessor_app.workflows.queue_row import Session as Session
from assessor_app.workflows.queue_row import WorkingDays as WorkingDays
from assessor_app.workflows.vault_desk import VaultDesk

if TYPE_CHECKING:
    # only named in annotations here; building these classes would cost the start-up 25 ms
    from assessor_app.domain.annotation import Annotation, AnnotationKind, Seen
    from assessor_app.domain.citation import ArtifactFacts, ResolvedCitation
    from assessor_app.domain.credential import Credential
    from assessor_app.domain.decision import Decision
    from assessor_app.domain.programme import BankComment, Clock, Programme
    from assessor_app.domain.reading import OtherReading
    from assessor_app.domain.scoring import Assessment
    from assessor_app.domain.submission import Assignment, Reopening, Submission


@dataclass(frozen=True, slots=True)
class RoomCandidate:
    """A submission whose files may leave this laptop: ``size`` bytes come free; ``chosen`` where they are needed.

    ``opened_at`` is when it was last looked at here, None for never.
    """

    assignment_id: str
    code: str
    credential_title: str
    size: int
    submitted: bool
    opened_at: datetime | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """What could make room, the first to go first; ``used`` and ``budget`` in bytes, a budget of 0 is no limit."""

    used: int
    budget: int
    candidates: tuple[RoomCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the assessor was in one submission, to restore at the next start.

    ``positions`` maps artifact id to whatever its viewer wants back (page, zoom, seconds …).
    """

    scorable_id: str = ""
    artifact_id: str = ""
    citation_index: int = 0
    positions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenedSubmission:
    """All the workspace needs for one submission; ``citations`` is keyed by criterion id, in order."""

    assignment: Assignment
    credential: Credential
    submission: Submission
    assessment: Assessment
    citations: Mapping[str, tuple[ResolvedCitation, ...]]
    facts: Mapping[str, ArtifactFacts]
    present: frozenset[str]
    place: Place
    can_undo: bool = False
    can_redo: bool = False
    # By annotation id; see :mod:`assessor_app.domain.annotation`.
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    # None only where a test builds one by hand.
    programme: Programme | None = None
    clock: Clock | None = None
    reopening: Reopening | None = None
    lead_note: str = ""
    other: OtherReading | None = None


@dataclass(frozen=True, slots=True)
class StepTaken:
    """What one undo (``undone``) or redo changed, so that it can be named and brought into view.

    ``scorable_id`` is what it belongs to, "" for the overall feedback and for a pin of no criterion. Of an annotation,
    ``target`` is the id and ``annotation`` what it is now, or what it was where it is ``gone``.
    """

    kind: Literal["mark", "comment", "flagged", "feedback"] | AnnotationKind
    scorable_id: str
    undone: bool
    target: str = ""
    annotation: Annotation | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What a verb changed: assignments, scorables and annotations touched, and when it was safely on disk.

    ``annotations`` holds what each touched one is now, None where it is gone; ``step`` what an undo or redo did, None
    where nothing was left to take back or do again, and for every other verb.
    """

    assignment_ids: frozenset[str] = frozenset()
    scorable_ids: frozenset[str] = frozenset()
    saved_at: datetime | None = None
    can_undo: bool = False
    can_redo: bool = False
    queue: bool = False
    annotations: Mapping[str, Annotation | None] = field(default_factory=dict)
    step: StepTaken | None = None


@dataclass(frozen=True, slots=True)
class Incompleteness:
    """One reason to return a submission unscored; ``subject`` is an artifact, prompt or criterion id, or ""."""

    code: str
    subject: str
    sentence: str


MissingKind = Literal["", "unscored", "unopened", "name", "conflict"]


@dataclass(frozen=True, slots=True)
class MissingPoint:
    """One thing that stands in the way of submitting (``blocking``) or deserves a look.

    ``kind`` tells those apart that a person may not want to be told of, or that there may be very many of.
    ``citation`` is the index of the citation to look at, -1 for none; ``name`` the key of the name that may be kept
    (see NameFlag.key).
    """

    scorable_id: str
    sentence: str
    blocking: bool
    kind: MissingKind = ""
    citation: int = -1
    name: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The review page: what would be decided and why, and what is missing."""

    opened: OpenedSubmission
    decision: Decision
    missing: tuple[MissingPoint, ...]

    @property
    def can_submit(self) -> bool:
        """Whether nothing blocking is left."""
        return not any(point.blocking for point in self.missing)


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One assignment in the lead's progress table.

    ``state`` is open, submitted, recall_asked, or released for a seat that was given up (``updated_at``) and that
    nobody has taken since; ``attempt`` is told of such a seat only, else 0. ``return_points`` and ``return_note``
    tell why and how a submission was returned unscored; ``choices`` how often its assessor had to choose between two
    laptops, last at ``chosen_at``; ``offline_until`` that it is on a laptop for work without a network.
    """

    assignment_id: str
    code: str
    credential_title: str
    assessor: str
    role: str
    scored: int
    total: int
    state: str
    due_at: datetime | None
    updated_at: datetime | None
    decision: str
    recall_reason: str = ""
    working: WorkingDays = field(default_factory=WorkingDays)
    return_points: tuple[Incompleteness, ...] = ()
    return_note: str = ""
    attempt: int = 0
    choices: int = 0
    chosen_at: datetime | None = None
    offline_until: datetime | None = None


class ArtifactSource(Protocol):
    """An artifact's bytes, wherever and however they are kept; every open() is independent and seekable.

    Readers never learn a path: today the bytes are a plain file in the vault, later an encrypted stream.
    """

    @property
    def size(self) -> int:
        """Bytes of content."""
        ...

    def open(self) -> BinaryIO:
        """A seekable reader. Raises ArtifactError when the bytes are gone or damaged."""
        ...


@dataclass(frozen=True, slots=True)
class Rendition:
    """The PDF whose pages stand for those of an office file or a web address.

    ``origin`` tells where it was made; pages of a hub's rendition are the same for every reader.
    """

    source: ArtifactSource
    origin: Literal["hub", "laptop"]


RenditionWay = Literal["in_memory", "on_disk", "none"]


class Desk(VaultDesk, ConflictDesk, ProviderDesk, DeviceDesk, BundleDesk, CalibrationDesk, Protocol):
    """Bound workflows, as :mod:`assessor_app.app` hands them to the windows.

    Every method may block (SQL, files, network) and must be called on a runner lane, never on the GUI thread.
    All raise DeskError subclasses whose text may be shown as it is. ``check_artifacts`` without assignments looks at
    all of them; ``make_rendition`` puts readable bytes on the disk for a while where ``rendition_way`` says "on_disk",
    so ask first; ``leave_sight`` keeps what the next start shows first and is called once, at closing.
    ``put_annotation`` with None removes; it can be undone, ``join_seen`` not. ``release`` gives the case back without
    a reason. ``comment_bank`` holds own and programme's comments that fit the credential, ``earlier_comments`` what one
    wrote oneself for the same criterion (or OVERALL) before, newest first (an id of "" and ``used`` the times).
    ``eviction_plan`` leaves out what ``open_ids`` names; ``evict`` removes files that can be downloaded again, never
    what was written. ``signed_today`` counts submissions signed since midnight; ``storage_versions`` are name, version.
    """

    def session(self) -> Session | None: ...
    def sign_in(self, hub_url: str, name: str, password: str) -> Session: ...
    def sign_out(self) -> None: ...

    def load_queue(self) -> tuple[QueueRow, ...]: ...
    def open_submission(self, assignment_id: str) -> OpenedSubmission: ...
    def artifact_source(self, artifact_id: str) -> ArtifactSource: ...
    def record_facts(self, artifact_id: str, facts: ArtifactFacts) -> None: ...
    def copy_outside(self, artifact_id: str) -> str: ...
    def rendition(self, artifact_id: str) -> Rendition | None: ...
    def rendition_way(self) -> RenditionWay: ...
    def make_rendition(self, artifact_id: str, cancel: Cancel, *, on_disk: bool = False) -> Rendition: ...
    def check_artifacts(self, assignment_ids: tuple[str, ...], progress: ProgressCall, cancel: Cancel) -> Changes: ...

    def score(self, assignment_id: str, scorable_id: str, mark: str | None, reason: str = "") -> Changes: ...
    def write_comment(self, assignment_id: str, scorable_id: str, comment: str) -> Changes: ...
    def set_flag(self, assignment_id: str, scorable_id: str, flagged: bool) -> Changes: ...
    def write_feedback(self, assignment_id: str, feedback: str) -> Changes: ...
    def undo(self, assignment_id: str) -> Changes: ...
    def redo(self, assignment_id: str) -> Changes: ...
    def put_annotation(self, assignment_id: str, annotation_id: str, annotation: Annotation | None) -> Changes: ...
    def join_seen(self, assignment_id: str, seen: tuple[Seen, ...]) -> Changes: ...
    def remember_place(self, assignment_id: str, place: Place) -> None: ...

    def review(self, assignment_id: str) -> Review: ...
    def submit_assessment(self, assignment_id: str, signature: str) -> Changes: ...
    def ask_back(self, assignment_id: str, reason: str) -> Changes: ...
    def return_incomplete(
        self, assignment_id: str, signature: str, points: tuple[Incompleteness, ...], note: str
    ) -> Changes: ...
    def release(self, assignment_id: str) -> Changes: ...

    def comment_bank(self, assignment_id: str) -> tuple[BankComment, ...]: ...
    def earlier_comments(self, assignment_id: str, scorable_id: str) -> tuple[BankComment, ...]: ...
    def keep_comment(self, comment: BankComment) -> None: ...
    def drop_comment(self, comment_id: str) -> None: ...
    def count_comment(self, comment_id: str) -> None: ...

    def sync_now(self, progress: ProgressCall, cancel: Cancel) -> SyncStatus: ...
    def download(self, assignment_ids: tuple[str, ...], progress: ProgressCall, cancel: Cancel) -> SyncStatus: ...
    def eviction_plan(self, budget: int, open_ids: tuple[str, ...] = ()) -> RoomPlan: ...
    def evict(self, assignment_ids: tuple[str, ...]) -> Changes: ...
    def sync_status(self) -> SyncStatus: ...

    def signed_today(self) -> int: ...
    def storage_versions(self) -> tuple[tuple[str, str], ...]: ...

    def lead_progress(self) -> tuple[LeadRow, ...]: ...
    def hand_back(self, assignment_id: str, note: str = "") -> None: ...

    def load_ui_state(self) -> Mapping[str, str]: ...
    def save_ui_state(self, values: Mapping[str, str]) -> None: ...
    def leave_sight(self) -> None: ...

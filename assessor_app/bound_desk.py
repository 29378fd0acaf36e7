"""The desk's verbs bound to one profile: vault, files, keys and hub, opened when first needed, closed once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import DoorKeys, KeyDoor
from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.plain_mark import forget_mark, mark_plain, plain_proven, vault_made
from assessor_app.credentials.vault_key import artifact_key, secret_of, vault_key
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.sync.plain_files import open_files
from assessor_app.sync.synchronizer import Synchronizer
from assessor_app.workflows import comment_bank, first_sight, remember_windows, sign_in, undo
from assessor_app.workflows.ask_back import ask_back
from assessor_app.workflows.bundle_verbs import BundleVerbs
from assessor_app.workflows.calibration_verbs import CalibrationVerbs
from assessor_app.workflows.check_artifacts import check_artifacts
from assessor_app.workflows.conflict_verbs import ConflictVerbs
from assessor_app.workflows.copy_outside import copy_outside
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
    Rendition,
    RenditionWay,
    Review,
    RoomPlan,
    Session,
    SyncStatus,
)
from assessor_app.workflows.device_desk import ENDED_NOTE
from assessor_app.workflows.device_verbs import DeviceVerbs
from assessor_app.workflows.download_submissions import download_submissions
from assessor_app.workflows.evict import evict, eviction_plan
from assessor_app.workflows.find_rendition import find_rendition
from assessor_app.workflows.hand_back import hand_back
from assessor_app.workflows.join_seen import join_seen
from assessor_app.workflows.lead_progress import lead_progress
from assessor_app.workflows.load_queue import load_queue, working_days
from assessor_app.workflows.make_rendition import make_rendition
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.outside_place import OutsidePlace
from assessor_app.workflows.put_annotation import put_annotation
from assessor_app.workflows.read_artifact import artifact_source
from assessor_app.workflows.record_facts import record_facts
from assessor_app.workflows.release import release
from assessor_app.workflows.remember_place import remember_place
from assessor_app.workflows.return_incomplete import return_incomplete
from assessor_app.workflows.review import review
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.set_aside_vault import take_back
from assessor_app.workflows.set_flag import set_flag
from assessor_app.workflows.sign_in_at_provider import sign_in_at_provider
from assessor_app.workflows.sign_out import sign_out
from assessor_app.workflows.signed_today import signed_today
from assessor_app.workflows.storage_versions import storage_versions
from assessor_app.workflows.submit_assessment import submit_assessment
from assessor_app.workflows.sync_now import sync_now
from assessor_app.workflows.vault_verbs import VaultVerbs
from assessor_app.workflows.wipe_laptop import finish_wipe
from assessor_app.workflows.write_comment import write_comment
from assessor_app.workflows.write_feedback import write_feedback

if TYPE_CHECKING:
    from assessor_app.domain.annotation import Annotation, Seen
    from assessor_app.domain.programme import BankComment
    from assessor_app.media.inspector import Inspector
    from assessor_app.media.office_rendition import OfficeConverter


@dataclass(frozen=True, slots=True)
class _Rooms:
    """What the verbs work with, once opened."""

    keys: KeyStore
    vault: Vault
    files: ArtifactFiles
    synchronizer: Synchronizer


class BoundDesk(VaultVerbs, ConflictVerbs, DeviceVerbs, BundleVerbs, CalibrationVerbs):
    """The :class:`~assessor_app.workflows.desk.Desk` of one profile.

    Nothing is opened before the first verb, so a window can be on screen while the keyring is asked.
    ``gui_thread`` is the id of the thread that must never wait for SQL or the network; calls from it raise
    RuntimeError. ``who`` is who is signed in, where that is known already.
    """

    def __init__(
        self,
        profile: Profile,
        settings: Settings,
        gui_thread: int | None = None,
        who: Session | None = None,
        door: KeyDoor | None = None,
    ) -> None:
        self._profile = profile
        self._settings = settings
        self._gui_thread = gui_thread
        self._who = who
        self._door = door or KeyDoor(profile, settings.key_store)
        self._changes = KeyChanges(self._door)
        self._files: ArtifactFiles | None = None
        self._copies = OutsidePlace(profile.cache / "outside")
        self._opening = threading.Lock()
        self._building = threading.Lock()

    @property
    def _rooms(self) -> _Rooms:
        if threading.get_ident() == self._gui_thread:
            raise RuntimeError("a desk verb was called on the window's own thread")
        # two lanes may come first at the same time; only one may make the key
        with self._opening:
            return self._opened

    @cached_property
    def _opened(self) -> _Rooms:
        if finish_wipe(self._profile) or take_back(self._profile):
            self._door.begin_again()
        self._profile.create()
        keys = DoorKeys(self._door)
        key = vault_key(keys, vault_made(self._profile), partial(mark_plain, self._profile))
        vault = Vault.open(self._profile.vault, key, plain_proven=plain_proven(self._profile, keys))
        forget_mark(self._profile)
        vault.forbidden_thread = self._gui_thread
        files = self._unlocked(vault, artifact_key(secret_of(keys)))
        return _Rooms(keys, vault, files, Synchronizer(vault, files, lambda: sign_in.hub_client(vault, keys)))

    def _unlocked(self, vault: Vault, key: bytes) -> ArtifactFiles:
        """The artifact files; those from before a lock, for open viewers hold on to them."""
        if self._files is None:
            self._files = open_files(vault, self._profile.artifacts, key)
        else:
            self._files.take_key(key)
        return self._files

    def open_rooms(self) -> None:
        """Open vault and files, if they are not. Raises DeskError."""
        assert self._rooms

    def shut_rooms(self) -> None:
        """Close vault and files and forget their keys; copies handed to other programs are removed."""
        with self._opening:
            self._shut()

    def _shut(self) -> None:
        self._copies.clear()
        self.forget_pictures()
        rooms: _Rooms | None = self.__dict__.pop("_opened", None)
        if rooms is not None:
            rooms.files.forget_key()
            rooms.vault.close()

    def forget_person(self) -> None:
        """Nobody is signed in any more."""
        self._who = None

    def count_unsent(self) -> int:
        """How many changes the hub has not confirmed. Raises DeskError."""
        return self._rooms.synchronizer.status().unsent

    @property
    def _inspector(self) -> Inspector:
        with self._building:
            return self._built_inspector

    @cached_property
    def _built_inspector(self) -> Inspector:
        from assessor_app.media.inspector import Inspector  # late: readers of every kind, needed by the check alone

        return Inspector()

    @property
    def _converter(self) -> OfficeConverter:
        with self._building:
            return self._built_converter

    @cached_property
    def _built_converter(self) -> OfficeConverter:
        from assessor_app.media.office_rendition import OfficeConverter  # late: as above

        return OfficeConverter(self._profile.cache / "office")

    def close(self) -> None:
        """Close the vault; unsent work stays in it. Copies handed to other programs are removed."""
        self._copies.clear()
        with self._building:
            if "_built_inspector" in self.__dict__:
                self._built_inspector.close()
        with self._opening:
            if "_opened" in self.__dict__:
                self._opened.vault.close()

    def session(self) -> Session | None:
        self._who = sign_in.current_session(self._rooms.vault, self._rooms.keys)
        return self._who

    def sign_in(self, hub_url: str, name: str, password: str) -> Session:
        self._who = sign_in.sign_in(self._rooms.vault, self._rooms.keys, hub_url, name, password)
        self._begin_device()
        return self._who

    def _begin_device(self) -> None:
        """Whoever has just signed in is known at the hub, whatever it said of this laptop before."""
        remember_windows.save_ui_state(self._rooms.vault, {ENDED_NOTE: ""})

    def sign_in_at_provider(
        self, hub_url: str, open_browser: Callable[[str], None], farewell: str, cancelled: Callable[[], bool]
    ) -> Session | None:
        vault, keys = self._rooms.vault, self._rooms.keys
        who = sign_in_at_provider(vault, keys, hub_url, open_browser, farewell, cancelled)
        if who is not None:
            self._who = who
            self._begin_device()
        return who

    def sign_out(self) -> None:
        sign_out(self._rooms.vault, self._rooms.keys)
        self._who = None
        self.forget_pictures()
        remember_windows.save_ui_state(self._rooms.vault, {first_sight.NAME: ""})

    def load_queue(self) -> tuple[QueueRow, ...]:
        return load_queue(self._rooms.vault, self._rooms.files)

    def open_submission(self, assignment_id: str) -> OpenedSubmission:
        return open_submission(self._rooms.vault, assignment_id)

    def artifact_source(self, artifact_id: str) -> ArtifactSource:
        return artifact_source(self._rooms.vault, self._rooms.files, artifact_id)

    def record_facts(self, artifact_id: str, facts: ArtifactFacts) -> None:
        record_facts(self._rooms.vault, artifact_id, facts)

    def rendition(self, artifact_id: str) -> Rendition | None:
        return find_rendition(self._rooms.vault, self._rooms.files, artifact_id)

    def rendition_way(self) -> RenditionWay:
        return self._converter.way()

    def make_rendition(self, artifact_id: str, cancel: Cancel, *, on_disk: bool = False) -> Rendition:
        rooms = self._rooms
        return make_rendition(rooms.vault, rooms.files, self._converter, artifact_id, cancel, on_disk=on_disk)

    def check_artifacts(self, assignment_ids: tuple[str, ...], progress: ProgressCall, cancel: Cancel) -> Changes:
        rooms = self._rooms
        return check_artifacts(
            rooms.vault, rooms.files, self._inspector, self._converter, assignment_ids, progress, cancel
        )

    def copy_outside(self, artifact_id: str) -> str:
        return str(copy_outside(self._rooms.vault, self._rooms.files, self._copies, artifact_id))

    def score(self, assignment_id: str, scorable_id: str, mark: str | None, reason: str = "") -> Changes:
        return score_criterion(self._rooms.vault, assignment_id, scorable_id, mark, reason)

    def write_comment(self, assignment_id: str, scorable_id: str, comment: str) -> Changes:
        return write_comment(self._rooms.vault, assignment_id, scorable_id, comment)

    def set_flag(self, assignment_id: str, scorable_id: str, flagged: bool) -> Changes:
        return set_flag(self._rooms.vault, assignment_id, scorable_id, flagged)

    def write_feedback(self, assignment_id: str, feedback: str) -> Changes:
        return write_feedback(self._rooms.vault, assignment_id, feedback)

    def undo(self, assignment_id: str) -> Changes:
        return undo.undo(self._rooms.vault, assignment_id)

    def redo(self, assignment_id: str) -> Changes:
        return undo.redo(self._rooms.vault, assignment_id)

    def put_annotation(self, assignment_id: str, annotation_id: str, annotation: Annotation | None) -> Changes:
        return put_annotation(self._rooms.vault, assignment_id, annotation_id, annotation)

    def join_seen(self, assignment_id: str, seen: tuple[Seen, ...]) -> Changes:
        return join_seen(self._rooms.vault, assignment_id, seen)

    def remember_place(self, assignment_id: str, place: Place) -> None:
        remember_place(self._rooms.vault, assignment_id, place)

    def review(self, assignment_id: str) -> Review:
        return review(self._rooms.vault, assignment_id)

    def submit_assessment(self, assignment_id: str, signature: str) -> Changes:
        return submit_assessment(self._rooms.vault, assignment_id, signature)

    def ask_back(self, assignment_id: str, reason: str) -> Changes:
        return ask_back(self._rooms.vault, assignment_id, reason)

    def return_incomplete(
        self, assignment_id: str, signature: str, points: tuple[Incompleteness, ...], note: str
    ) -> Changes:
        return return_incomplete(self._rooms.vault, assignment_id, signature, points, note)

    def release(self, assignment_id: str) -> Changes:
        return release(self._rooms.vault, assignment_id)

    def comment_bank(self, assignment_id: str) -> tuple[BankComment, ...]:
        return comment_bank.comment_bank(self._rooms.vault, assignment_id)

    def earlier_comments(self, assignment_id: str, scorable_id: str) -> tuple[BankComment, ...]:
        return comment_bank.earlier_comments(self._rooms.vault, assignment_id, scorable_id)

    def keep_comment(self, comment: BankComment) -> None:
        comment_bank.keep_comment(self._rooms.vault, comment)

    def drop_comment(self, comment_id: str) -> None:
        comment_bank.drop_comment(self._rooms.vault, comment_id)

    def count_comment(self, comment_id: str) -> None:
        comment_bank.count_comment(self._rooms.vault, comment_id)

    def sync_now(self, progress: ProgressCall, cancel: Cancel) -> SyncStatus:
        return self.heed(sync_now(self._rooms.synchronizer, progress, cancel))

    def download(self, assignment_ids: tuple[str, ...], progress: ProgressCall, cancel: Cancel) -> SyncStatus:
        return self.heed(download_submissions(self._rooms.synchronizer, assignment_ids, progress, cancel))

    def eviction_plan(self, budget: int, open_ids: tuple[str, ...] = ()) -> RoomPlan:
        return eviction_plan(self._rooms.vault, self._rooms.files, budget, open_ids)

    def evict(self, assignment_ids: tuple[str, ...]) -> Changes:
        return evict(self._rooms.vault, self._rooms.files, assignment_ids)

    def sync_status(self) -> SyncStatus:
        return self._rooms.synchronizer.status()

    def signed_today(self) -> int:
        return signed_today(self._rooms.vault)

    def storage_versions(self) -> tuple[tuple[str, str], ...]:
        return storage_versions(self._rooms.vault)

    def lead_progress(self) -> tuple[LeadRow, ...]:
        rooms = self._rooms
        return lead_progress(lambda: sign_in.hub_client(rooms.vault, rooms.keys), working_days(rooms.vault))

    def hand_back(self, assignment_id: str, note: str = "") -> None:
        rooms = self._rooms
        hand_back(lambda: sign_in.hub_client(rooms.vault, rooms.keys), assignment_id, note)

    def load_ui_state(self) -> Mapping[str, str]:
        return remember_windows.load_ui_state(self._rooms.vault)

    def save_ui_state(self, values: Mapping[str, str]) -> None:
        remember_windows.save_ui_state(self._rooms.vault, values)

    def leave_sight(self) -> None:
        sight = "" if self._who is None else first_sight.encode(self._who, self.load_queue())
        remember_windows.save_ui_state(self._rooms.vault, {first_sight.NAME: sight})
        self.note_unsent()

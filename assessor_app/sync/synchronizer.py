"""One door to everything that passes between vault and hub, one at a time, and how that stands just now."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assessor_app.errors import HubRefusedError, HubUnreachableError
from assessor_app.remote.faults import DeviceEndedError, OtherHubError
from assessor_app.sentences import sentence
from assessor_app.store import feed, identity, outbox
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.sync.backoff import wait_seconds
from assessor_app.sync.receipt import receipt_sentence
from assessor_app.sync.report import Cancel, ProgressCall, SyncProgress, SyncStatus
from assessor_app.sync.run_log import RunLog, Traffic, note_downloaded
from assessor_app.sync.status_line import status_line
from assessor_app.sync.triage import Standing, Verdict, triage_run

if TYPE_CHECKING:
    from assessor_app.protocol.messages import Meta
    from assessor_app.remote.hub_client import HubClient
    from assessor_app.store.operations import OperationKind
    from assessor_app.sync.download import Downloaded

_GOES_ON = sentence("What has arrived stays, and the download goes on from there next time")
_ENDED: frozenset[Standing] = frozenset({"revoked", "wipe"})
# Told so once and otherwise the next moment: whoever said it, it was not our hub.
_DOUBTED = Verdict("keep", stops=True, standing="not_the_hub", retry=True)
_ONLINE: frozenset[Standing] = frozenset({"connected", "waiting"})


@dataclass(frozen=True, slots=True)
class _State:
    """How it stands: ``failures`` in a row, ``due`` on the monotonic clock (None: no try planned)."""

    standing: Standing = "untried"
    failures: int = 0
    due: float | None = None


class Synchronizer:
    """Call from a worker; :meth:`status` from any thread.

    ``client_factory`` gives a client for the hub signed in to and raises NotSignedInError when there is none.
    ``clock`` (monotonic seconds) and ``chance`` (0 to 1) only decide when to try again.
    """

    def __init__(
        self,
        vault: Vault,
        files: ArtifactFiles,
        client_factory: Callable[[], HubClient],
        *,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._vault = vault
        self._files = files
        self._client_factory = client_factory
        self._clock = clock
        self._chance = chance
        self._lock = threading.Lock()
        self._state = _State()
        self._receipt: tuple[str, datetime] | None = None

    def sync(self, progress: ProgressCall, cancel: Cancel) -> SyncStatus:
        """Send what waits, then fetch what is new. Trouble with the hub is told in the status, not raised.

        Raises VaultError and KeyStoreError. Returns at once when another sync or download is under way.
        """
        if not self._lock.acquire(blocking=False):
            return self.status()
        log, traffic, before = RunLog("sync"), Traffic(), self._state.standing
        trouble = ""
        try:
            try:
                self._state = self._exchange(progress, cancel, log, traffic)
            except (HubUnreachableError, HubRefusedError) as error:
                self._state, trouble = self._after(triage_run(error)), str(error)
            self._doubt_end()
            self._note(log, traffic, trouble, always=bool(trouble) and before != self._state.standing)
        finally:
            self._lock.release()
        return self.status()

    def _note(self, log: RunLog, traffic: Traffic, trouble: str, *, always: bool) -> None:
        log.finish(self._vault, self._state.standing, trouble, (traffic.sent, traffic.received), always=always)
        if accepted := receipt_sentence(log.accepted):
            self._receipt = (accepted, datetime.now(UTC))

    def download(self, assignment_ids: tuple[str, ...] | None, progress: ProgressCall, cancel: Cancel) -> SyncStatus:
        """Fetch the files of these assignments (None: of all); waits for a sync under way.

        The status returned says in its sentence what became of it. Raises VaultError (no room, disk trouble)
        and KeyStoreError.
        """
        # Late: these bring pydantic, which a start without network does not need.
        from assessor_app.sync.download import download
        from assessor_app.sync.leases import tell_leases

        with self._lock:
            try:
                progress(SyncProgress("connecting", sentence("Connecting to the hub")))
                with self._client_factory() as client:
                    meta = self._meet(client)
                    result = download(self._vault, self._files, client, assignment_ids, progress, cancel)
                    tell_leases(self._vault, client, meta)
                note_downloaded(self._vault, result)
            except (HubUnreachableError, HubRefusedError) as error:
                self._state = self._after(triage_run(error))
                self._doubt_end()
                broken = sentence("The download broke off: {why} {after}", why=str(error), after=_GOES_ON)
                return replace(self.status(), sentence=broken)
            self._state = self._reached()
        return replace(self.status(), sentence=_told(result), online=True)

    def status(self) -> SyncStatus:
        """How it stands, without touching the network."""
        state = self._state
        with self._vault.read() as session:
            unsent, attention = outbox.count_unsent(session), outbox.count_attention(session)
            to_settle = outbox.count_conflicts(session)
            last = feed.last_sync(session)
        return SyncStatus(
            online=state.standing in _ONLINE,
            sentence=status_line(state.standing, unsent, attention, to_settle),
            unsent=unsent,
            last_sync=last,
            needs_attention=attention,
            retry_in=None if state.due is None else max(0.0, state.due - self._clock()),
            sign_in_needed=state.standing == "sign_in",
            ended=state.standing if state.standing == "revoked" or state.standing == "wipe" else "",
            conflicts=to_settle,
            receipt="" if self._receipt is None else self._receipt[0],
            receipt_at=None if self._receipt is None else self._receipt[1],
        )

    def _exchange(self, progress: ProgressCall, cancel: Cancel, log: RunLog, traffic: Traffic) -> _State:
        # Late: these bring pydantic, which a start without network does not need.
        from assessor_app.sync.calibration_items import note_offer
        from assessor_app.sync.pull import pull
        from assessor_app.sync.push import push
        from assessor_app.sync.stories import fetch_stories

        progress(SyncProgress("connecting", sentence("Connecting to the hub")))
        with self._client_factory() as client, traffic.of(client):
            meta = self._meet(client)
            without: tuple[OperationKind, ...] = () if note_offer(self._vault, log, meta) else ("act",)
            pushed = push(self._vault, client, log, progress, cancel, without)
            if pushed.held is not None and pushed.stopped:
                return self._after(pushed.held)
            complete = pull(self._vault, client, log, progress, cancel)
            fetch_stories(self._vault, client, meta, cancel)
        if pushed.held is not None:
            return self._after(pushed.held)
        if complete:
            with self._vault.write() as session:
                feed.set_last_sync(session, datetime.now(UTC))
        return _State("connected")

    def _doubt_end(self) -> None:
        """Being told once that this laptop is given up is not enough: it is asked again, by a client made anew."""
        if self._state.standing not in _ENDED:
            return
        try:
            with self._client_factory() as client:
                self._meet(client)
                self._state = self._after(_DOUBTED)
                client.devices()
        except DeviceEndedError as error:
            # a hub says so of a token, and greets everybody
            said = self._state.standing == _DOUBTED.standing
            self._state = self._after(triage_run(error) if said else _DOUBTED)
        except (HubUnreachableError, HubRefusedError) as error:
            self._state = self._after(triage_run(error))

    def _meet(self, client: HubClient) -> Meta:
        """Make sure that this is a hub we can talk to, and the one the vault belongs to."""
        meta = client.greet()
        with self._vault.read() as session:
            owner = identity.load_identity(session)
        if owner is not None and owner.programme != meta.programme:
            raise OtherHubError(
                sentence("Another hub answers at this address."), sentence("Sign in again to go on with it")
            )
        return meta

    def _reached(self) -> _State:
        """The hub answers again: whatever was put off for want of it may go now."""
        if self._state.standing == "waiting":
            return self._state
        return _State("connected", due=self._clock() if self._state.failures else None)

    def _after(self, verdict: Verdict) -> _State:
        if not verdict.retry:
            return _State(verdict.standing)
        failures = self._state.failures + 1
        wait = wait_seconds(failures, self._chance(), verdict.retry_after)
        return _State(verdict.standing, failures, self._clock() + wait)


def _told(result: Downloaded) -> str:
    files = sentence("1 file") if result.total == 1 else sentence("{n:,} files", n=result.total)
    if result.faults:
        why = result.faults[0]
        return sentence("{done:,} of {files} downloaded. {why}", done=result.done, files=files, why=why)
    if result.cancelled:
        return sentence(
            "Download stopped: {done:,} of {files} are here. {after}", done=result.done, files=files, after=_GOES_ON
        )
    if not result.total:
        return sentence("All files are already on this laptop")
    return sentence("{files} downloaded", files=files)

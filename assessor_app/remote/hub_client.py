"""Speaks to one hub over HTTP: asks, reads with a cap, and believes only what parses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlencode

from pydantic import BaseModel

from assessor_app import __version__
from assessor_app.errors import HubRefusedError
from assessor_app.protocol.messages import (
    ADDRESS_TYPE,
    KEY_HEADER,
    SCHEMA,
    SCHEMA_HEADER,
    WANTS_ADDRESSES,
    WANTS_CALIBRATION,
    WANTS_CHOICES,
    WANTS_HEADER,
    WANTS_JUDGING,
    WANTS_LEASES,
    WANTS_OTHER,
    WANTS_PROVIDER,
    WANTS_RENDITIONS,
    WANTS_RETURNS,
    WANTS_ZONE,
    ActCopy,
    AnnotationCopy,
    ArtifactAddress,
    AssessmentCopy,
    Changes,
    ChoiceCopy,
    DeviceList,
    HandBackWrite,
    LeaseList,
    LeaseWrite,
    Meta,
    Progress,
    ProgressRow,
    ProviderDoor,
    ProviderSignIn,
    Removed,
    RevisionList,
    ScoreCopy,
    SignedIn,
    SignIn,
)
from assessor_app.remote.answers import parsed, read_capped, refusal
from assessor_app.remote.artifact_fetch import ArtifactFetch
from assessor_app.remote.artifact_stream import ArtifactStream
from assessor_app.remote.faults import ArtifactRangeError, NotTheHubError
from assessor_app.remote.http_client import new_client
from assessor_app.remote.hub_address import normalise
from assessor_app.remote.wire import translated
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    import httpx

M = TypeVar("M", bound=BaseModel)

_SIGNED_OUT = (200, 204)
MAX_ADDRESS_BYTES = 64 * 1024
PROGRESS_ROWS = 2_000
MOST_PAGES = 1_000
# What this app understands beyond the first form of its schema.
_WANTS = ", ".join(
    (
        WANTS_RENDITIONS,
        WANTS_JUDGING,
        WANTS_RETURNS,
        WANTS_ZONE,
        WANTS_OTHER,
        WANTS_ADDRESSES,
        WANTS_CHOICES,
        WANTS_PROVIDER,
        WANTS_LEASES,
        WANTS_CALIBRATION,
    )
)


class HubClient:
    """One hub, one token. Not for several threads at once; use as a context manager or call :meth:`close`.

    ``timeout`` is the longest silence in seconds. Every method raises HubUnreachableError (no answer, or one
    that is not the hub's), NotSignedInError, HubBusyError, StaleRevisionError or HubRefusedError with ``code``.
    Redirects are never followed, so the token goes to the address it belongs to and nowhere else; the one address
    elsewhere that counts is an ArtifactAddress, and it gets none.
    """

    def __init__(self, hub_url: str, token: str | None = None, *, timeout: float = 20.0) -> None:
        self.hub_url = normalise(hub_url)
        self._token = token
        self._timeout = timeout
        self._http: httpx.Client | None = None
        self._fetch = ArtifactFetch(self.hub_url, timeout)
        # Bytes of messages out and in, without their headers and without artifacts.
        self.sent_bytes = self.received_bytes = 0

    def __enter__(self) -> HubClient:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._fetch.close()
        if self._http is not None:
            self._http.close()
            self._http = None

    def meta(self) -> Meta:
        """Proof that this is a hub, and what it speaks."""
        return self._call("GET", "/meta", Meta, signed=False)

    def greet(self) -> Meta:
        """:meth:`meta`, and HubRefusedError 426 when hub and app do not share a schema."""
        meta = self.meta()
        if meta.schema_min > SCHEMA:
            raise HubRefusedError(
                sentence("The hub needs a newer version of this app."), sentence("Update the app"), code=426
            )
        if meta.schema_max < SCHEMA:
            raise HubRefusedError(
                sentence("The hub is older than this app."), sentence("Ask your programme to update the hub"), code=426
            )
        return meta

    def sign_in(self, who: SignIn) -> SignedIn:
        """A new device token for name and password."""
        return _usable(self._call("POST", "/sign-in", SignedIn, body=_json(who), signed=False))

    def provider_door(self) -> ProviderDoor:
        """Where the browser is sent for signing in at the programme's provider."""
        return self._call("GET", "/sign-in/provider", ProviderDoor, signed=False)

    def sign_in_at_provider(self, wish: ProviderSignIn) -> SignedIn:
        """A new device token for what the browser brought back."""
        return _usable(self._call("POST", "/sign-in/provider", SignedIn, body=_json(wish), signed=False))

    def sign_out(self) -> None:
        """Revoke this client's own token."""
        status, headers, body = self._ask("POST", "/sign-out", b"", {}, signed=True)
        if status not in _SIGNED_OUT:
            raise refusal(status, headers, body)

    def devices(self) -> DeviceList:
        """The caller's laptops, those that were ended among them."""
        return self._call("GET", "/devices", DeviceList)

    def end_device(self, device_id: str) -> None:
        """Sign another of the caller's laptops out; once more changes nothing."""
        status, headers, body = self._ask("DELETE", f"/devices/{quote(device_id, safe='')}", None, {}, signed=True)
        if status not in _SIGNED_OUT:
            raise refusal(status, headers, body)

    def changes(self, cursor: str, limit: int) -> Changes:
        """At most ``limit`` items after ``cursor``, the empty string meaning from the start. 410: unknown cursor."""
        return self._call("GET", f"/changes?{urlencode({'since': cursor, 'limit': limit})}", Changes)

    def put_score(self, assignment_id: str, scorable_id: str, body: bytes, base_rev: int, key: str) -> ScoreCopy:
        """Write one score (``body`` is a ScoreBody as JSON) upon revision ``base_rev``."""
        path = f"{_assessment(assignment_id)}/scores/{quote(scorable_id, safe='')}"
        copy = self._call("PUT", path, ScoreCopy, body=body, headers=_write_headers(base_rev, key))
        if (copy.assignment_id, copy.scorable_id) != (assignment_id, scorable_id):
            raise NotTheHubError(sentence("The hub answered about another score than the one sent."))
        return copy

    def put_feedback(self, assignment_id: str, body: bytes, base_rev: int, key: str) -> AssessmentCopy:
        """Write the overall feedback (FeedbackWrite as JSON)."""
        return self._write_assessment("PUT", "feedback", assignment_id, body, base_rev, key)

    def put_annotation(
        self, assignment_id: str, annotation_id: str, body: bytes, base_rev: int, key: str
    ) -> AnnotationCopy:
        """Write or delete one annotation (AnnotationWrite as JSON)."""
        path = f"{_assessment(assignment_id)}/annotations/{quote(annotation_id, safe='')}"
        copy = self._call("PUT", path, AnnotationCopy, body=body, headers=_write_headers(base_rev, key))
        if (copy.assignment_id, copy.annotation_id) != (assignment_id, annotation_id):
            raise NotTheHubError(sentence("The hub answered about another note than the one sent."))
        return copy

    def send_back(self, assignment_id: str, body: bytes, base_rev: int, key: str) -> AssessmentCopy:
        """Return a submission unscored because it is incomplete (ReturnWrite as JSON)."""
        return self._write_assessment("POST", "return", assignment_id, body, base_rev, key)

    def release(self, assignment_id: str, base_rev: int, key: str) -> Removed:
        """Give a case back; the hub is told no reason."""
        path = f"{_assessment(assignment_id)}/release"
        removed = self._call("POST", path, Removed, body=b"", headers=_write_headers(base_rev, key))
        if removed.id != assignment_id:
            raise NotTheHubError(sentence("The hub answered about another submission than the one given back."))
        return removed

    def submit(self, assignment_id: str, body: bytes, base_rev: int, key: str) -> AssessmentCopy:
        """Hand the assessment in (SubmitWrite as JSON); 409 when the hub's scores are not the ones signed."""
        return self._write_assessment("POST", "submit", assignment_id, body, base_rev, key)

    def recall(self, assignment_id: str, body: bytes, base_rev: int, key: str) -> AssessmentCopy:
        """Ask to have a submitted assessment back (RecallWrite as JSON)."""
        return self._write_assessment("POST", "recall", assignment_id, body, base_rev, key)

    def choose(self, assignment_id: str, body: bytes, key: str) -> ChoiceCopy:
        """Tell how a conflict was settled (ChoiceWrite as JSON); only where the hub offers to take note of it."""
        path = f"{_assessment(assignment_id)}/choices"
        return self._call("POST", path, ChoiceCopy, body=body, headers={KEY_HEADER: key})

    def put_act(self, act_id: str, body: bytes, key: str) -> ActCopy:
        """Tell of a lead's act (ActWrite as JSON); only where the hub offers calibration."""
        path = f"/acts/{quote(act_id, safe='')}"
        copy = self._call("PUT", path, ActCopy, body=body, headers={KEY_HEADER: key})
        if copy.id != act_id:
            raise NotTheHubError(sentence("The hub answered about another act than the one sent."))
        return copy

    def revisions(self, assignment_id: str, thing: str, target: str) -> RevisionList:
        """When and on which laptop one thing was written; only where the hub offers choices."""
        query = urlencode({"thing": thing, "target": target})
        return self._call("GET", f"{_assessment(assignment_id)}/revisions?{query}", RevisionList)

    def put_leases(self, told: LeaseWrite) -> LeaseList:
        """Tell what this laptop has with it; only where the hub offers leases."""
        return self._call("PUT", "/leases", LeaseList, body=_json(told))

    def progress(self) -> Progress:
        """Everyone's progress, for leads; fetched in pages, which a hub that knows of none gives all at once."""
        told, rows, asked = None, list[ProgressRow](), {"limit": str(PROGRESS_ROWS)}
        for _ in range(MOST_PAGES):
            page = self._call("GET", f"/progress?{urlencode(asked)}", Progress)
            told = told or page
            rows += page.rows
            if not page.next:
                return told.model_copy(update={"rows": rows, "next": ""})
            asked["after"] = page.next
        raise NotTheHubError(sentence("The hub’s list of assignments has no end."))

    def hand_back(self, assignment_id: str, note: str = "") -> AssessmentCopy:
        """Open a submitted assessment again for its assessor, for leads; an older hub knows of no ``note``."""
        body = _json(HandBackWrite(note=note)) if note else b""
        copy = self._call("POST", f"{_assessment(assignment_id)}/hand-back", AssessmentCopy, body=body)
        return _about(copy, assignment_id)

    @contextmanager
    def artifact(self, artifact_id: str, offset: int, sha256: str) -> Iterator[ArtifactStream]:
        """The bytes from ``offset`` on, or from 0 where the hub starts anew; look at ``start``.

        A hub may name an address in a store of its own instead: there they are fetched without any token. Raises
        ArtifactRangeError when what the hub has is not the file with this ``sha256``.
        """
        headers = self._headers(signed=True) | {"Accept-Encoding": "identity"}
        if offset:
            headers |= {"Range": f"bytes={offset}-", "If-Range": f'"{sha256}"'}
        with translated(), self._open("GET", f"/artifacts/{quote(artifact_id, safe='')}", None, headers) as response:
            if response.status_code == 416:
                raise ArtifactRangeError(
                    sentence("The hub’s file is shorter than the part already here."), sentence("Download again")
                )
            if response.status_code not in (200, 206):
                raise refusal(response.status_code, response.headers, read_capped(response))
            if response.headers.get("content-type", "").strip().lower() != ADDRESS_TYPE:
                yield ArtifactStream(response, offset, sha256)
                return
            address = parsed(ArtifactAddress, read_capped(response, MAX_ADDRESS_BYTES))
        with self._fetch.bytes_from(address, offset, sha256) as stream:
            yield stream

    def _write_assessment(
        self, method: str, verb: str, assignment_id: str, body: bytes, base_rev: int, key: str
    ) -> AssessmentCopy:
        path = f"{_assessment(assignment_id)}/{verb}"
        copy = self._call(method, path, AssessmentCopy, body=body, headers=_write_headers(base_rev, key))
        return _about(copy, assignment_id)

    def _call(
        self,
        method: str,
        path: str,
        model: type[M],
        *,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        signed: bool = True,
    ) -> M:
        status, answered, data = self._ask(method, path, body, headers or {}, signed=signed)
        if status != 200:
            raise refusal(status, answered, data)
        return parsed(model, data)

    def _ask(
        self, method: str, path: str, body: bytes | None, extra: dict[str, str], *, signed: bool
    ) -> tuple[int, httpx.Headers, bytes]:
        headers = self._headers(signed=signed) | {"Accept-Encoding": "gzip", "Accept": "application/json"} | extra
        if body:
            headers["Content-Type"] = "application/json"
        with translated(), self._open(method, path, body, headers) as response:
            answer = read_capped(response)
            self.sent_bytes += len(body or b"")
            self.received_bytes += len(answer)
            return response.status_code, response.headers, answer

    def _headers(self, *, signed: bool) -> dict[str, str]:
        headers = {
            SCHEMA_HEADER: str(SCHEMA),
            WANTS_HEADER: _WANTS,
            "User-Agent": f"assessor-app/{__version__}",
        }
        if signed and self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        return headers

    @contextmanager
    def _open(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Iterator[httpx.Response]:
        with self._client().stream(method, f"{self.hub_url}{path}", content=body, headers=headers) as response:
            yield response

    def _client(self) -> httpx.Client:
        if self._http is None:
            self._http = new_client(self.hub_url, self._timeout)
        return self._http


def _usable(signed_in: SignedIn) -> SignedIn:
    if not signed_in.token or not all("!" <= char <= "~" for char in signed_in.token):
        raise NotTheHubError(sentence("The hub’s answer cannot be used."))
    return signed_in


def _json(message: BaseModel) -> bytes:
    return message.model_dump_json().encode()


def _assessment(assignment_id: str) -> str:
    return f"/assessments/{quote(assignment_id, safe='')}"


def _write_headers(base_rev: int, key: str) -> dict[str, str]:
    return {"If-Match": f'"{base_rev}"', KEY_HEADER: key}


def _about(copy: AssessmentCopy, assignment_id: str) -> AssessmentCopy:
    if copy.assignment_id != assignment_id:
        raise NotTheHubError(sentence("The hub answered about another assessment than the one asked for."))
    return copy

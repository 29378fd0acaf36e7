"""What follows from each answer, or none, of the hub; this table is the whole truth about it.

=====================================  =========  ===========  ============================  ====================
what came back                         operation  this run     status bar                    next try
=====================================  =========  ===========  ============================  ====================
parsed copy that matches what we sent  done       goes on      Connected                     not needed
refused, no route, name unknown,       kept       stops        Offline — n changes saved     backoff
time-out, reset, cut short, too slow
200 that is not the hub's (portal      kept       stops        Something else than the hub   backoff
page, bomb, wrong copy), any 3xx,                              answers — n changes saved
407, 511, 4xx without a refusal in it
401 with the hub's refusal             kept       stops        Sign in again to send n       after signing in
401 "revoked" or "wipe", twice: to a   kept       stops        Signed out from elsewhere     never: exported, then
client made anew, that greeted this                                                          wiped (wipe_laptop)
very hub; else what came the 2nd time
426, or /meta outside our schema       kept       stops        Update needed                 after the update
408, 425, 429, 502, 503, 504           kept       stops        The hub is busy — n saved     backoff, at least
                                                                                             its Retry-After
500 and other 5xx                      kept       next one     The hub is busy — n saved     backoff
409 (hub's copies are not yet those    kept       next one     n changes waiting             backoff
that were signed, or the key is busy)
409 when tried for the fifth time, or  refused    goes on      n changes need attention      the person decides
about an act, which waits for nothing
412, current copy equals ours          done       goes on      Connected                     not needed
412, each part changed on one side     laid       goes on      Connected                     at once
only                                   together
412, a part changed on both sides      parked     goes on      n conflicts to settle         the person decides
410 on the feed                        —          full list    Connected                     at once
hub of another programme               kept       stops        Another hub answers           after signing in
403, 404 … for the feed itself         kept       stops        The hub refused to sync       backoff
any other 4xx with a refusal           refused    goes on      n changes need attention      the person decides
=====================================  =========  ===========  ============================  ====================

Kept means: same key, same bytes, same base revision next time. Nothing in this table deletes work: only a
parsed copy that holds what was sent ends an operation, or one made anew of both sides (``store.conflicts``, which
keeps all three), and parked and refused ones stay until a person acts. A choice, which only tells of what is done, is
given up where the hub says no.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from assessor_app.errors import HubRefusedError, HubUnreachableError, NotSignedInError
from assessor_app.remote.faults import DeviceEndedError, HubBusyError, NotTheHubError, OtherHubError, StaleRevisionError

Fate = Literal["keep", "park", "refuse"]
Standing = Literal[
    "untried",
    "connected",
    "waiting",
    "offline",
    "not_the_hub",
    "busy",
    "sign_in",
    "update",
    "other_hub",
    "refused",
    "revoked",
    "wipe",
]
HubError = HubUnreachableError | HubRefusedError

_WHOLE_HUB = frozenset({408, 425, 429, 502, 503, 504})
_SCHEMA = 426
_CONFLICT = 409
# By then it is no passing matter, and the hub's own sentence says what to do.
_LAST_ATTEMPT = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the operation, whether the run ``stops``, how the hub now stands, whether to ``retry`` alone."""

    fate: Fate
    stops: bool
    standing: Standing
    retry: bool
    retry_after: float | None = None


def triage(error: HubError, attempts: int = 1, *, waits: bool = True) -> Verdict:
    """The row of the table above that ``error`` falls into; ``attempts`` at this operation, this one included.

    ``waits`` is False for what no other operation has to come before.
    """
    if isinstance(error, NotTheHubError):
        return Verdict("keep", stops=True, standing="not_the_hub", retry=True)
    if isinstance(error, HubUnreachableError):
        return Verdict("keep", stops=True, standing="offline", retry=True)
    if isinstance(error, DeviceEndedError):
        return Verdict("keep", stops=True, standing=error.order, retry=False)
    if isinstance(error, NotSignedInError):
        return Verdict("keep", stops=True, standing="sign_in", retry=False)
    if isinstance(error, OtherHubError):
        return Verdict("keep", stops=True, standing="other_hub", retry=False)
    if isinstance(error, StaleRevisionError):
        return Verdict("park", stops=False, standing="connected", retry=False)
    if isinstance(error, HubBusyError):
        return Verdict("keep", error.code in _WHOLE_HUB, "busy", retry=True, retry_after=error.retry_after)
    if error.code == _SCHEMA:
        return Verdict("keep", stops=True, standing="update", retry=False)
    if error.code == _CONFLICT and waits and attempts < _LAST_ATTEMPT:
        return Verdict("keep", stops=False, standing="waiting", retry=True)
    return Verdict("refuse", stops=False, standing="connected", retry=False)


def triage_run(error: HubError) -> Verdict:
    """:func:`triage` for a request that carries no operation (greeting, feed): nothing to refuse, so try later."""
    verdict = triage(error)
    if verdict.standing != "connected":
        return verdict
    return replace(verdict, fate="keep", stops=True, standing="refused", retry=True)

"""What can go wrong on the way to the hub, finer than the shared errors where sync must tell cases apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor_app.errors import HubRefusedError, HubUnreachableError, NotSignedInError

if TYPE_CHECKING:
    # Types only: pydantic must not be imported just to show the status bar.
    from assessor_app.protocol.messages import AnnotationCopy, AssessmentCopy, ScoreCopy

EndOrder = Literal["revoked", "wipe"]


class HubAddressError(HubUnreachableError):
    """What was typed is not an address this app will talk to."""


class NotTheHubError(HubUnreachableError):
    """Something answered, but not the hub: a captive portal, a proxy's page, a redirect, a cut or bloated answer."""


class HubBusyError(HubRefusedError):
    """The hub, or a machine before it, cannot answer just now (408, 425, 429, 5xx).

    ``retry_after`` is the wait it asked for in seconds, or None.
    """

    def __init__(self, sentence: str, *, code: int, retry_after: float | None = None) -> None:
        super().__init__(sentence, code=code)
        self.retry_after = retry_after


class StaleRevisionError(HubRefusedError):
    """412: somebody changed this on the hub since; ``current`` is the hub's copy now."""

    def __init__(self, sentence: str, current: ScoreCopy | AssessmentCopy | AnnotationCopy) -> None:
        super().__init__(sentence, code=412)
        self.current = current


class DeviceEndedError(NotSignedInError):
    """401 in the hub's own words: this laptop was signed out from elsewhere, or its programme wants it wiped."""

    def __init__(self, sentence: str, order: EndOrder) -> None:
        super().__init__(sentence, code=401)
        self.order: EndOrder = order


class OtherHubError(HubRefusedError):
    """A hub answers, but it serves another programme than the one this vault belongs to."""


class ArtifactRangeError(NotTheHubError):
    """The hub's file does not fit what the feed said about it; bytes kept so far are worthless."""

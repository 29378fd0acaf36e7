"""The verb of signing in at the programme's own provider, through the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Session


class ProviderDesk(Protocol):
    """Part of :class:`assessor_app.workflows.desk.Desk`; the same rules hold.

    ``open_browser`` is called on the worker's thread with the address to show, and ``farewell`` is what the browser
    shows when it has come back. None when ``cancelled`` said so, or nobody came back within some minutes.
    """

    def sign_in_at_provider(
        self, hub_url: str, open_browser: Callable[[str], None], farewell: str, cancelled: Callable[[], bool]
    ) -> Session | None: ...

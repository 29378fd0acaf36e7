"""What a hub is told by its environment: secrets, which do not belong on a command line or in a programme's file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor_app.hub.problems import HubSetupError

# Names of variables, not what is in them.
METRICS_TOKEN = "ASSESSOR_HUB_METRICS_TOKEN"  # noqa: S105
REQUESTS_PER_MINUTE = "ASSESSOR_HUB_REQUESTS_PER_MINUTE"
PROVIDER_SECRET = "ASSESSOR_HUB_OIDC_SECRET"  # noqa: S105
LOG_REQUESTS = "ASSESSOR_HUB_LOG_REQUESTS"
MIN_TOKEN = 16
# A desk that syncs weeks of work sends about twenty a second; nobody needs a hundred.
USUAL_REQUESTS = 6_000


@dataclass(frozen=True, slots=True)
class HubEnvironment:
    """``metrics_token`` "": no metrics are served. ``requests_per_minute`` of one device, 0 for no limit.

    ``log_requests``: one line for each request in the log.
    """

    metrics_token: str = field(default="", repr=False)
    requests_per_minute: int = USUAL_REQUESTS
    provider_secret: str = field(default="", repr=False)
    log_requests: bool = False

    @classmethod
    def read(cls, values: Mapping[str, str] | None = None) -> HubEnvironment:
        """From the process's environment. Raises HubSetupError naming the variable, never its value."""
        given = os.environ if values is None else values
        token = given.get(METRICS_TOKEN, "")
        if token and len(token) < MIN_TOKEN:
            raise HubSetupError(f"{METRICS_TOKEN} needs at least {MIN_TOKEN} characters.")
        limit = given.get(REQUESTS_PER_MINUTE, "") or str(USUAL_REQUESTS)
        if not limit.isdecimal() or len(limit) > 9:
            raise HubSetupError(f"{REQUESTS_PER_MINUTE} must be a number, 0 for no limit.")
        wishes_lines = given.get(LOG_REQUESTS, "").casefold() in {"1", "yes", "true", "on"}
        return cls(token, int(limit), given.get(PROVIDER_SECRET, ""), wishes_lines)

"""What a hub is told by its environment: secrets, which do not belong on a command line or in a programme's file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network

from assessor_app.hub.problems import HubSetupError

# Names of variables, not what is in them.
METRICS_TOKEN = "ASSESSOR_HUB_METRICS_TOKEN"  # noqa: S105
REQUESTS_PER_MINUTE = "ASSESSOR_HUB_REQUESTS_PER_MINUTE"
PROVIDER_SECRET = "ASSESSOR_HUB_OIDC_SECRET"  # noqa: S105
LOG_REQUESTS = "ASSESSOR_HUB_LOG_REQUESTS"
PROXIES = "ASSESSOR_HUB_PROXIES"
MIN_TOKEN = 16
# A desk that syncs weeks of work sends about twenty a second; nobody needs a hundred.
USUAL_REQUESTS = 6_000


@dataclass(frozen=True, slots=True)
class HubEnvironment:
    """``metrics_token`` "": no metrics are served. ``requests_per_minute`` of one device, 0 for no limit.

    ``log_requests``: one line for each request in the log. ``proxies``: addresses or networks of the proxies in front,
    whose word on where a call comes from is taken; nobody else's is.
    """

    metrics_token: str = field(default="", repr=False)
    requests_per_minute: int = USUAL_REQUESTS
    provider_secret: str = field(default="", repr=False)
    log_requests: bool = False
    proxies: tuple[str, ...] = ()

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
        proxies = tuple(given.get(PROXIES, "").replace(",", " ").split())
        try:
            nets = [ip_network(one) for one in proxies]
        except ValueError as error:
            raise HubSetupError(f"{PROXIES} must be addresses or networks such as 10.0.0.2 or 10.0.0.0/24.") from error
        if not all(one.prefixlen for one in nets):
            raise HubSetupError(f"{PROXIES} must name the proxies: a header that anybody may send proves nothing.")
        return cls(token, int(limit), given.get(PROVIDER_SECRET, ""), wishes_lines, proxies)

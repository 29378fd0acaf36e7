"""Makes the HTTP clients of this app: no redirect is followed, and the machine's proxies are for the world outside."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assessor_app.errors import HubUnreachableError
from assessor_app.remote.hub_address import is_loopback
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    import ssl

    import httpx


def new_client(url: str, timeout: float) -> httpx.Client:
    """A client for the host of ``url``; ``timeout`` is the longest silence in seconds. Raises HubUnreachableError."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy  # late, as below

    import httpx  # late: 0.2 s that an offline start does not need

    from assessor_app.remote.patient_client import PatientClient  # late, as above

    limits = httpx.Timeout(timeout, connect=min(5.0, timeout))
    # Proxy settings of the environment are for the world outside, never for this machine itself.
    outside = not is_loopback(urlsplit(url).hostname or "")
    # No hub uses any, and one that cannot be written down would raise from the library's depths with a redirect.
    cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    try:
        return PatientClient(
            timeout,
            timeout=limits,
            follow_redirects=False,
            trust_env=outside,
            verify=_trust(outside),
            cookies=cookies,
        )
    except (ValueError, OSError) as error:  # a proxy variable or certificate bundle that makes no sense
        raise HubUnreachableError(
            sentence("The network settings of this machine cannot be used."),
            sentence("Check the proxy and certificate settings"),
        ) from error


@cache
def _trust(outside: bool) -> ssl.SSLContext:
    """Whom to believe over HTTPS, read once: it takes 50 ms, and each sync makes a client.

    ``outside``: the environment may name another bundle of certificates. Raises OSError when that cannot be read.
    """
    import httpx  # late, as above

    return httpx.create_ssl_context(trust_env=outside)

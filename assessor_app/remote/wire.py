"""Turns the HTTP library's many exceptions into the few this app knows, with a sentence for each."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from assessor_app.errors import HubUnreachableError
from assessor_app.sentences import sentence

# OpenSSL's numbers for a certificate that is not valid yet, or not any more.
_DATES: Final = frozenset({9, 10})
_NOT_HTTPS: Final = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"})


@contextmanager
def translated() -> Iterator[None]:
    """Raises HubUnreachableError in place of any trouble on the wire."""
    import httpx  # late: 0.2 s that an offline start does not need

    try:
        yield
    except httpx.ConnectTimeout as error:
        raise HubUnreachableError(
            sentence("The hub cannot be reached."), sentence("Check the network and the hub’s address")
        ) from error
    except httpx.TimeoutException as error:
        raise HubUnreachableError(sentence("The hub did not answer in time.")) from error
    except httpx.ConnectError as error:
        raise _not_connected(error) from error
    except httpx.ProxyError as error:
        raise HubUnreachableError(sentence("The network’s proxy does not let the app through.")) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise HubUnreachableError(sentence("The connection to the hub broke off.")) from error


def _not_connected(error: BaseException) -> HubUnreachableError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError) and cause.verify_code in _DATES:
            return HubUnreachableError(
                sentence("The hub’s certificate is not valid today, so it could not prove that it is the hub."),
                sentence("Check the date and time of this laptop; if they are right, tell your programme"),
            )
        if isinstance(cause, ssl.SSLCertVerificationError):
            return HubUnreachableError(
                sentence("The hub could not prove that it is the hub (its certificate is not valid)."),
                sentence("Do not go on from this network; ask your programme if it happens elsewhere too"),
            )
        if isinstance(cause, ssl.SSLError) and cause.reason in _NOT_HTTPS:
            return HubUnreachableError(
                sentence("Something answers at this address, but not over https as a hub does."),
                sentence("Check the address and the number after its colon"),
            )
        cause = cause.__cause__ or cause.__context__
    return HubUnreachableError(
        sentence("The hub cannot be reached."), sentence("Check the network and the hub’s address")
    )

"""Turns the HTTP library's many exceptions into the few this app knows, with a sentence for each."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from assessor_app.errors import HubUnreachableError
from assessor_app.sentences import sentence


@contextmanager
def translated() -> Iterator[None]:
    """Raises HubUnreachableError in place of any trouble on the wire."""
    import httpx  # late: 0.2 s that an offline start does not need

    try:
        yield
    except httpx.ConnectTimeout as error:
        raise HubUnreachableError(
            sentence("The hub cannot be reached."), sentence("Check the network and the hub's address")
        ) from error
    except httpx.TimeoutException as error:
        raise HubUnreachableError(sentence("The hub did not answer in time.")) from error
    except httpx.ConnectError as error:
        raise _not_connected(error) from error
    except httpx.ProxyError as error:
        raise HubUnreachableError(sentence("The network's proxy does not let the app through.")) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise HubUnreachableError(sentence("The connection to the hub broke off.")) from error


def _not_connected(error: BaseException) -> HubUnreachableError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return HubUnreachableError(
                sentence("The hub could not prove that it is the hub (its certificate is not valid)."),
                sentence("Do not go on from this network; ask your programme if it happens elsewhere too"),
            )
        cause = cause.__cause__ or cause.__context__
    return HubUnreachableError(
        sentence("The hub cannot be reached."), sentence("Check the network and the hub's address")
    )

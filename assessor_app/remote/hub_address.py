"""The hub's address as people type it, brought into the one form that is stored and called."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from assessor_app.remote.faults import HubAddressError
from assessor_app.sentences import sentence

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)*", re.UNICODE)
_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")
_MAX_LENGTH = 300
_EXAMPLE = sentence("Type it as in hub.example.org")


def is_loopback(host: str) -> bool:
    """Whether ``host`` (a name or an IP address, IPv6 without brackets) is this very machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def normalise(typed: str) -> str:
    """``hub.example.org/`` → ``https://hub.example.org``; a path prefix and a port are kept.

    Without a scheme https is meant, except on this machine itself. Raises HubAddressError with a plain
    sentence for anything else than a http(s) address, and for plain http to another machine: the password
    and the scores would travel readable for everyone on the way.
    """
    text = typed.strip()
    if not text or len(text) > _MAX_LENGTH or any(char.isspace() or not char.isprintable() for char in text):
        raise HubAddressError(sentence("That is not the address of a hub."), _EXAMPLE)
    scheme, host, port, path = _split(text)
    if scheme == "http" and not is_loopback(host):
        raise HubAddressError(
            sentence("This address starts with http://, so passwords and scores would travel unprotected."),
            sentence("Use the address that starts with https://, or ask your programme for it"),
        )
    shown = f"[{host}]" if ":" in host else host
    at = "" if port in (None, _DEFAULT_PORTS[scheme]) else f":{port}"
    return f"{scheme}://{shown}{at}{path}"


def _split(text: str) -> tuple[str, str, int | None, str]:
    """Scheme, host, port and path (no slash at its end). Raises HubAddressError."""
    has_scheme = "://" in text
    try:
        parts = urlsplit(text if has_scheme else f"//{text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise HubAddressError(sentence("That is not the address of a hub."), _EXAMPLE) from error
    scheme = parts.scheme or ("http" if is_loopback(host) else "https")
    if scheme not in _DEFAULT_PORTS:
        raise HubAddressError(sentence("A hub’s address starts with https://."), _EXAMPLE)
    if "@" in parts.netloc or parts.query or parts.fragment or "?" in text or "#" in text:
        raise HubAddressError(sentence("The hub’s address holds more than a name, a port and a path."), _EXAMPLE)
    path = parts.path.rstrip("/")
    # "https:/hub.example.org" is a slip of the hand, and no machine is called https
    if (
        not _is_host(host)
        or host.lower() in _DEFAULT_PORTS
        or port == 0
        or not _PATH.fullmatch(path)
        or {".", ".."} & set(path.split("/"))
    ):
        raise HubAddressError(sentence("That is not the address of a hub."), _EXAMPLE)
    return scheme, host.lower(), port, path


def _is_host(host: str) -> bool:
    if ":" in host:
        try:
            return ipaddress.ip_address(host).version == 6
        except ValueError:
            return False
    return len(host) <= 253 and _HOST.fullmatch(host) is not None

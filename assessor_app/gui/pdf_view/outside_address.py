"""What an address in a document really is, in characters that cannot pretend to be others."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QUrl

_SAFE_SCHEMES: Final = ("http", "https", "mailto")
_LONGEST: Final = 4_000


@dataclass(frozen=True, slots=True)
class OutsideAddress:
    """An address as it may be shown, and copied.

    ``host`` is the computer, or mail domain, it leads to in plain ASCII; "" when that cannot be told. ``url`` is what
    may be handed to a browser or mail program, None when the address may only be copied.
    """

    text: str
    host: str
    url: QUrl | None
    is_mail: bool = False


def read_address(raw: str) -> OutsideAddress:
    """Understand an address with the same rules by which it would be opened; only http, https and mailto may be."""
    # What is cut would be opened unseen: then it is not to be opened at all.
    url = QUrl(raw.strip(), QUrl.ParsingMode.StrictMode) if len(raw) <= _LONGEST else QUrl()
    full = QUrl.ComponentFormattingOption.FullyEncoded
    scheme = url.scheme().lower()
    if not url.isValid() or scheme not in _SAFE_SCHEMES:
        return OutsideAddress(visible_text(raw), "", None)
    encoded = bytes(url.toEncoded().data()).decode("ascii", "backslashreplace")
    if scheme == "mailto":
        receivers = url.path(full)
        host = receivers.rpartition("@")[2]
        # Several receivers have no one host; the complete address below says who they are.
        plain = "@" in receivers and "," not in receivers and "%" not in host
        return OutsideAddress(encoded, host.lower() if plain else "", url, is_mail=True)
    host = url.host(full)
    if not host:
        return OutsideAddress(visible_text(raw), "", None)
    return OutsideAddress(encoded, host, url)


def visible_text(raw: str) -> str:
    """The text with every character that is unseen or turns the reading direction written out."""
    shown = "".join(_spelled(character) for character in raw[:_LONGEST])
    return shown + ("…" if len(raw) > _LONGEST else "")


def _spelled(character: str) -> str:
    if character == " " or unicodedata.category(character)[0] not in "CZ":
        return character
    return f"\\u{ord(character):04x}"

"""The recovery code: a second key on paper, in groups that say which of them was written down wrongly."""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import Final

from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence

# Crockford's: no I, L, O (read as 1 and 0) and no U; a sign of the field GF(32) each
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 6
GROUP_SIGNS: Final = 5
_LOOK_ALIKES: Final = {ord("O"): "0", ord("I"): "1", ord("L"): "1"}
_BETWEEN: Final = dict.fromkeys(map(ord, " -–—_.\t\r\n"))
# x^5 + x^2 + 1, under which x goes through all of the field but zero
_POLYNOMIAL: Final = 0b100101


def new_code() -> str:
    """120 random bits as six groups of four signs and a check sign each, with dashes between the groups."""
    signs = [byte & 31 for byte in os.urandom(GROUPS * (GROUP_SIGNS - 1))]
    return _written(signs)


def read_code(typed: str) -> str:
    """The code as :func:`new_code` writes it, however it was typed: any case, spaces, O for 0, I or L for 1.

    Raises KeyStoreError naming the first group that cannot be right.
    """
    plain = typed.upper().translate(_BETWEEN).translate(_LOOK_ALIKES)
    if len(plain) != GROUPS * GROUP_SIGNS:
        raise KeyStoreError(
            sentence("A recovery code has {groups} groups of {signs} signs.", groups=GROUPS, signs=GROUP_SIGNS)
        )
    for number in range(GROUPS):
        group = plain[number * GROUP_SIGNS : (number + 1) * GROUP_SIGNS]
        signs = [ALPHABET.find(sign) for sign in group]
        if -1 in signs or _check(number, signs[:-1]) != signs[-1]:
            raise KeyStoreError(
                sentence("Group {n} of the recovery code is not right.", n=number + 1),
                sentence("Compare it with what was written down"),
            )
    return "-".join(plain[place : place + GROUP_SIGNS] for place in range(0, len(plain), GROUP_SIGNS))


def code_key(code: str, salt: bytes) -> bytes:
    """32 bytes out of a code that :func:`read_code` gave. It is random enough to need no slow derivation."""
    material = hmac.new(salt, code.replace("-", "").encode("ascii"), hashlib.sha256).digest()
    return hmac.new(material, b"assessor-app recovery code 1\x01", hashlib.sha256).digest()


def _written(signs: list[int]) -> str:
    size = GROUP_SIGNS - 1
    groups = [signs[place : place + size] for place in range(0, len(signs), size)]
    return "-".join(
        "".join(ALPHABET[sign] for sign in (*group, _check(number, group))) for number, group in enumerate(groups)
    )


def _check(number: int, signs: list[int]) -> int:
    """Differs for any one sign changed, any two exchanged, and for a group in another one's place."""
    total = number + 1
    for sign in signs:
        total = _times_x(total) ^ sign
    return _times_x(total)


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _POLYNOMIAL if doubled & 32 else doubled

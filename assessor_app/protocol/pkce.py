"""What ties a sign-in at a provider to the desk that began it: all of it follows from one secret of that desk."""

from __future__ import annotations

import base64
import hashlib


def challenge_of(verifier: str) -> str:
    """What the provider is told at the beginning (RFC 7636, S256)."""
    return _digest(verifier)


def nonce_of(verifier: str) -> str:
    """What the provider puts into its token, so that the hub knows it was made for this sign-in and no other."""
    return _digest(f"assessor-nonce {verifier}")


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode("ascii")).digest()).rstrip(b"=").decode("ascii")

"""A child of the probe that never answers: what a file that keeps a decoder busy looks like from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable

from assessor_app.media.child_life import live
from assessor_app.media.child_wire import Header


def _brood(_ask: Header, _payload: bytearray) -> tuple[Header, bytes]:
    threading.Event().wait()
    return {}, b""


def _begin() -> Callable[[Header, bytearray], tuple[Header, bytes]]:
    return _brood


def main() -> None:
    """The child's whole life."""
    live(_begin)

"""Stops the desk's clock, so that pictures drawn on another day show the same dates."""

from __future__ import annotations

import datetime as library
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from typing import Any, Final

MOMENT: Final = datetime(2026, 11, 17, 14, 2, 11, tzinfo=UTC)
_ROOMS: Final = ("assessor_app.gui.", "assessor_app.workflows.", "assessor_app.sync.", "assessor_app.crash_log")


class _AnyDatetime(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, datetime)


class FixedDatetime(datetime, metaclass=_AnyDatetime):
    """A datetime whose now never changes."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return MOMENT.astimezone(tz) if tz is not None else MOMENT.astimezone().replace(tzinfo=None)


def stop_clock() -> None:
    """Give every room of the desk imported by now the clock that stands; the hub keeps the real time."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_ROOMS) and getattr(module, "datetime", None) is datetime:
            vars(module)["datetime"] = FixedDatetime


@contextmanager
def clock_stopped_for_imports() -> Iterator[None]:
    """What is imported within counts its dates from the moment at which the clock stands."""
    library.datetime = FixedDatetime  # type: ignore[misc]
    try:
        yield
    finally:
        library.datetime = datetime  # type: ignore[misc]

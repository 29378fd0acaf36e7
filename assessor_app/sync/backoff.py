"""How long to wait before the next try, so that a thousand laptops do not fall upon a hub that just came back."""

from __future__ import annotations

FIRST_SECONDS = 2.0
LONGEST_SECONDS = 300.0
LONGEST_ASKED_SECONDS = 900.0


def wait_seconds(failures: int, chance: float, retry_after: float | None = None) -> float:
    """Seconds until the next try after ``failures`` (1 or more) failures in a row.

    Doubles from 2 s up to 5 min, of which ``chance`` (0 to 1, drawn by the caller) takes away up to half. What
    the hub asked for is the least, but never more than 15 min, whatever a broken proxy says.
    """
    full = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(failures - 1, 30))
    own = full * (1.0 - chance / 2.0)
    if retry_after is None:
        return own
    return max(own, min(retry_after, LONGEST_ASKED_SECONDS))

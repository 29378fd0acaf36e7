"""The one line in the status bar: connected or not, what is unsent, what needs a person, in plain words."""

from __future__ import annotations

from assessor_app.sync.triage import Standing

_SAVED: dict[Standing, tuple[str, str]] = {
    # how the hub stands: (with nothing to send, what follows the number of changes to send)
    "untried": ("Not connected yet", "saved on this laptop, not sent yet"),
    "connected": ("Connected", "waiting to be sent"),
    "waiting": ("Connected", "the hub is not ready for yet, will be sent again"),
    "offline": ("Offline", "saved on this laptop, will sync when connected"),
    "not_the_hub": ("Something else than the hub answers", "saved on this laptop, will sync when connected"),
    "busy": ("The hub is busy", "saved on this laptop, will be sent again"),
    "update": ("App and hub need the same version", "saved on this laptop, will sync after the update"),
    "other_hub": ("Another hub answers at this address", "saved on this laptop, sign in again to send"),
    "refused": ("The hub refused to sync", "saved on this laptop"),
}


def status_line(standing: Standing, unsent: int, attention: int) -> str:
    """One sentence without a full stop. ``unsent`` counts every operation the hub has not confirmed, those that
    need ``attention`` included.
    """
    to_send = max(0, unsent - attention)
    if standing == "sign_in":
        line = f"Sign in again to send {changes(to_send)}" if to_send else "Sign in again to sync"
    else:
        start, saved = _SAVED[standing]
        line = f"{start} — {changes(to_send)} {saved}" if to_send else start
    if attention:
        needs = "needs" if attention == 1 else "need"
        line += f"{' · ' if to_send else ' — '}{changes(attention)} {needs} attention"
    return line


def changes(count: int) -> str:
    """``1 change``, ``3 changes``."""
    return "1 change" if count == 1 else f"{count:,} changes"

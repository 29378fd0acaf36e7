"""The one line in the status bar: connected or not, what is unsent, what needs a person, in plain words."""

from __future__ import annotations

from assessor_app.sentences import joined, sentence
from assessor_app.sync.triage import Standing

_SAVED: dict[Standing, tuple[str, str]] = {
    # how the hub stands: (with nothing to send, what follows the number of changes to send)
    "untried": (sentence("Not connected yet"), sentence("saved on this laptop, not sent yet")),
    "connected": (sentence("Connected"), sentence("waiting to be sent")),
    "waiting": (sentence("Connected"), sentence("the hub is not ready for yet, will be sent again")),
    "offline": (sentence("Offline"), sentence("saved on this laptop, will sync when connected")),
    "not_the_hub": (
        sentence("Something else than the hub answers"),
        sentence("saved on this laptop, will sync when connected"),
    ),
    "busy": (sentence("The hub is busy"), sentence("saved on this laptop, will be sent again")),
    "update": (
        sentence("App and hub need the same version"),
        sentence("saved on this laptop, will sync after the update"),
    ),
    "other_hub": (
        sentence("Another hub answers at this address"),
        sentence("saved on this laptop, sign in again to send"),
    ),
    "revoked": (sentence("Signed out from elsewhere"), sentence("saved on this laptop")),
    "wipe": (sentence("Signed out by your programme"), sentence("saved on this laptop")),
    "refused": (sentence("The hub refused to sync"), sentence("saved on this laptop")),
}


def status_line(standing: Standing, unsent: int, attention: int, conflicts: int = 0) -> str:
    """One sentence without a full stop. ``unsent`` counts every operation the hub has not confirmed, those that
    need ``attention`` included, of which ``conflicts`` wait for a choice.
    """
    to_send = max(0, unsent - attention)
    line = _line(standing, to_send)
    needs = [words for words in (_to_settle(conflicts), _to_look_at(attention - conflicts)) if words]
    if not needs:
        return line
    return joined(" · " if to_send else " — ", (line, joined(" · ", needs)))


def _to_settle(conflicts: int) -> str:
    if not conflicts:
        return ""
    return sentence("1 conflict to settle") if conflicts == 1 else sentence("{n:,} conflicts to settle", n=conflicts)


def _to_look_at(count: int) -> str:
    if count <= 0:
        return ""
    one = sentence("{changes} needs attention", changes=changes(count))
    return one if count == 1 else sentence("{changes} need attention", changes=changes(count))


def _line(standing: Standing, to_send: int) -> str:
    if standing == "sign_in":
        if not to_send:
            return sentence("Sign in again to sync")
        return sentence("Sign in again to send {changes}", changes=changes(to_send))
    start, saved = _SAVED[standing]
    if not to_send:
        return start
    return sentence("{state} — {changes} {saved}", state=start, changes=changes(to_send), saved=saved)


def changes(count: int) -> str:
    """``1 change``, ``3 changes``."""
    return sentence("1 change") if count == 1 else sentence("{n:,} changes", n=count)

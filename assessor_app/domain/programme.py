"""How a programme wants its submissions read: what is hidden, deadlines, reasons, its own comments and letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from assessor_app.sentences import sentence


@dataclass(frozen=True, slots=True)
class Switches:
    """What is hidden from whom; each stands for itself."""

    hide_practitioner: bool = True
    hide_assessor_from_practitioner: bool = True
    hide_other_reader_until_both_submitted: bool = True
    hide_earlier_attempts_until_scored: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something could not be scored, by the programme's code."""

    code: str
    title: str


# stands where a comment would name its criterion; the id of none can begin so
OVERALL: Final = "*overall"


@dataclass(frozen=True, slots=True)
class BankComment:
    """A comment ready to be used. An empty field means any: credential (without version), scorable, level.

    One for :data:`OVERALL` is no comment on a criterion but for the overall feedback.
    ``used`` counts how often this assessor put it into a comment; ``own`` tells the assessor's from the programme's.
    """

    id: str
    text: str
    credential_id: str = ""
    scorable_id: str = ""
    level: str = ""
    own: bool = False
    used: int = 0


DEFAULT_REASONS = (
    Reason("missing", sentence("The evidence is missing")),
    Reason("unreadable", sentence("The evidence cannot be opened or read")),
    Reason("wrong_file", sentence("The wrong file was handed in")),
    Reason("identity", sentence("Identifying information makes it unusable")),
    Reason("other", sentence("Another reason, given in the comment")),
)


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme's settings; what a hub that is older does not tell has these defaults.

    ``turnaround_days`` are business days from receipt to result, None where deadlines are dates of the hub.
    ``weekend`` holds weekdays (Monday 0) nobody works; ``timezone`` is the IANA name of the zone its days begin and
    end in, "" for UTC. ``letter`` is the template of the feedback letter, "" for the standard one.
    """

    name: str = ""
    switches: Switches = Switches()
    turnaround_days: int | None = None
    holidays: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({5, 6})
    reasons: tuple[Reason, ...] = DEFAULT_REASONS
    bank: tuple[BankComment, ...] = ()
    letter: str = ""
    may_return_incomplete: bool = True
    most_attempts: int = 2
    timezone: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """When the days began to count, and when they did not: pairs of from and until (None while still stopped)."""

    started_at: datetime
    stops: tuple[tuple[datetime, datetime | None], ...] = field(default=())

    @property
    def stopped(self) -> bool:
        """Whether it stands still now."""
        return any(until is None for _, until in self.stops)

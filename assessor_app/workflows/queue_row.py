"""What the first sight of the queue is made of: apart from the rest, since every dataclass slows the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from assessor_app.domain.programme import Programme

QueueStatus = Literal[
    "not_downloaded",
    "downloading",
    "ready",
    "in_progress",
    "complete",
    "waiting_to_send",
    "submitted",
    "recall_asked",
    "needs_attention",
]


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in on this profile, and to which hub. ``keyring_note`` is empty when all is well."""

    hub_url: str
    programme: str
    code: str
    display: str
    role: Literal["assessor", "lead", "admin"]
    keyring_note: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a submission can be read without a network, by what a look at everything in it has shown.

    ``files`` artifacts in all, ``here`` of them downloaded and verified, ``checked`` of these opened once; ``faults``
    holds one class of ARTIFACT_FAULTS for each that cannot be shown. ``resolved`` and ``unresolved`` count citations
    that lead somewhere and nowhere; ``checked_at`` is None before all is here and they were counted.
    """

    files: int = 0
    here: int = 0
    checked: int = 0
    faults: tuple[str, ...] = ()
    resolved: int = 0
    unresolved: int = 0
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days count towards a due date: all but those of ``weekend`` (weekdays, Monday 0) and ``holidays``.

    ``zone`` is the IANA name of the zone they begin and end in, "" for that of this laptop.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[date] = frozenset()
    zone: str = ""

    @property
    def timezone(self) -> str:
        """The zone by the name that domain/business_days.py asks for it."""
        return self.zone

    @classmethod
    def of(cls, programme: Programme) -> Self:
        """Those of a programme."""
        return cls(programme.weekend, programme.holidays, programme.timezone)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue; sizes in bytes; ``local_bytes`` counts what is on this laptop.

    ``total`` counts what this attempt asks for, ``whole`` what the credential has where that is more, else 0.
    ``stops`` are from and until (None: still) of each time the clock stood still. ``handed_back`` tells that a lead
    gave it back, with ``lead_note`` where there is one. ``practitioner`` is empty where the programme hides it.
    """

    assignment_id: str
    code: str
    credential_title: str
    attempt: int
    due_at: datetime | None
    scored: int
    total: int
    size: int
    local_bytes: int
    status: QueueStatus
    unsent: int = 0
    note: str = ""
    readiness: Readiness = Readiness()
    lead_note: str = ""
    handed_back: bool = False
    whole: int = 0
    working: WorkingDays = WorkingDays()
    stops: tuple[tuple[datetime, datetime | None], ...] = ()
    practitioner: str = ""

    @property
    def stopped_since(self) -> datetime | None:
        """Since when the clock stands still, None while it runs."""
        return next((since for since, until in self.stops if until is None), None)

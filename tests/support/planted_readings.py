"""The made-up ratings with planted readers as readings of a programme: eight readers, four levels, six criteria."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from assessor_app.domain.credential import (
    Credential,
    Criterion,
    DecisionRule,
    EachAtLeast,
    Level,
    Outcome,
    Part,
    Scale,
)
from assessor_app.domain.lead_acts import MadeAct, Seed
from assessor_app.domain.reading import Reading
from tests.support.rating_tables import rows_of

FILE = "planted_a.csv"
_BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
_NAMES = ("Basic", "Developing", "Proficient", "Exemplary")


@cache
def planted_credential() -> Credential:
    """One part with six details on one scale of four levels; earned with every detail at Proficient."""
    scale = Scale("four", tuple(Level(str(rank), name) for rank, name in enumerate(_NAMES, start=1)))
    details = tuple(Criterion(f"D{number}", f"Detail {number}", "four") for number in range(1, 7))
    part = Part("portfolio", "Portfolio", "portfolio", outcomes=(Outcome("eo1", "Outcome", details),))
    rule = DecisionRule(EachAtLeast("portfolio", "details", "3"))
    return Credential("planted", "1", "active", "Planted effects", "Nobody", {"four": scale}, (part,), rule)


@cache
def planted_readings() -> tuple[Reading, ...]:
    """One reading for each reader and submission of the file, in the order in which each reader scored."""
    marks: dict[tuple[str, str], dict[str, str]] = {}
    order: dict[tuple[str, str], int] = {}
    for row in rows_of(FILE):
        key = (row["rater"], row["submission"])
        marks.setdefault(key, {})[row["detail"]] = row["score"]
        order[key] = int(row["order"])
    return tuple(_reading(reader, submission, own, order[reader, submission])
                 for (reader, submission), own in marks.items())  # fmt: skip


@cache
def planted_seeds() -> tuple[MadeAct, ...]:
    """The submissions whose levels were agreed beforehand."""
    truth: dict[str, dict[str, str]] = {}
    for row in rows_of(FILE):
        if row["reference_score"]:
            truth.setdefault(row["submission"], {})[row["detail"]] = row["reference_score"]
    return tuple(
        MadeAct(f"seed-{name}", "L-01", _BEGAN, _BEGAN, Seed(name, agreed)) for name, agreed in sorted(truth.items())
    )


def _reading(reader: str, submission: str, marks: dict[str, str], order: int) -> Reading:
    at = _BEGAN + timedelta(days=order)
    return Reading(
        f"{reader}-{submission}", submission, submission, 1, "planted", "1", reader, "reader_1", _BEGAN, at, "", marks
    )

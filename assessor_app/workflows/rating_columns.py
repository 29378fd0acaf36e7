"""Readings as columns of numbers, one scale at a time, and what was agreed as the reference beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from assessor_app.calibration.marked_readings import MarkedReading
from assessor_app.calibration.ratings import Ratings
from assessor_app.calibration.reader_sums import Reference
from assessor_app.domain.credential import Credential, Scale
from assessor_app.domain.lead_acts import Adjudication, MadeAct, Seed
from assessor_app.domain.reading import Reading
from assessor_app.workflows.rating_roles import ADJUDICATOR

# (submission, scorable) → mark
Agreed = Mapping[str, Mapping[str, str]]


def counted(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """One reading for each reader and submission, the earliest submitted: later ones were not given independently."""
    held: dict[tuple[str, str], Reading] = {}
    for one in sorted(readings, key=_when):
        if one.role != ADJUDICATOR:
            held.setdefault((one.submission_id, one.reader), one)
    return tuple(held.values())


def marked(readings: Iterable[Reading]) -> tuple[MarkedReading, ...]:
    """Whole readings for what a rubric's decision makes of them."""
    return tuple(
        MarkedReading(one.submission_id, one.reader, one.independent_marks, one.submitted_at.timestamp())
        for one in readings
    )


def scale_ids(credential: Credential) -> tuple[str, ...]:
    """The scales somebody can differ on, the one with most scorables first."""
    count: dict[str, int] = {}
    for one in credential.scorables():
        if len(one.scale.levels) > 1:
            count[one.scale.id] = count.get(one.scale.id, 0) + 1
    return tuple(sorted(count, key=lambda name: -count[name]))


def ratings_of(readings: Sequence[Reading], credential: Credential, scale: Scale) -> Ratings:
    """The levels given on ``scale`` as ranks 1 … K; other marks (not scorable, not applicable) count as missing.

    ``readings`` hold each reader and submission once (see :func:`counted`). Names are sorted, details in the order of
    the credential are sorted too: the numbers know no order of their own.
    """
    raters, rater = _numbered([one.reader for one in readings])
    submissions, submission = _numbered([one.submission_id for one in readings])
    details = tuple(sorted(one.id for one in credential.scorables() if one.scale.id == scale.id))
    ranks = {level.id: float(rank) for rank, level in enumerate(scale.levels)}
    marks = [one.independent_marks for one in readings]
    columns = [[ranks.get(found.get(name, ""), -1.0) for found in marks] for name in details]
    # (readings, details)
    level = np.asarray(columns, dtype=np.float64).reshape(len(details), len(readings)).T
    moment = np.asarray([one.submitted_at.timestamp() for one in readings], dtype=np.float64)
    row, detail = np.nonzero(level >= 0)
    return Ratings(
        raters,
        submissions,
        details,
        np.arange(1, len(scale.levels) + 1, dtype=np.float64),
        rater[row],
        submission[row],
        detail.astype(np.int64),
        level[row, detail].astype(np.int64),
        moment[row],
    ).sorted()


def agreed_of(acts: Iterable[MadeAct]) -> Agreed:
    """What was agreed, by submission: seeds' truths, and over them the newest adjudication of each scorable.

    Acts that wait to be sent count at once; those the hub refused do not.
    """
    found: dict[str, dict[str, str]] = {}
    standing = [one for one in sorted(acts, key=_made) if not one.refused]
    for kind in (Seed, Adjudication):
        for one in standing:
            act = one.act
            if not isinstance(act, kind):
                continue
            own = found.setdefault(act.submission_id, {})
            own.update(act.truth if isinstance(act, Seed) else {act.scorable_id: act.mark})
    return found


def reference_of(ratings: Ratings, scale: Scale, agreed: Agreed) -> Reference | None:
    """The agreed rank beside each rating; None where nothing was agreed that anybody rated."""
    ranks = {level.id: float(rank) for rank, level in enumerate(scale.levels, start=1)}
    width = len(ratings.details)
    table = np.full(len(ratings.submissions) * width, np.nan)
    details = {name: at for at, name in enumerate(ratings.details)}
    for at, name in enumerate(ratings.submissions):
        for scorable_id, mark in agreed.get(name, {}).items():
            if scorable_id in details and mark in ranks:
                table[at * width + details[scorable_id]] = ranks[mark]
    score = table[ratings.unit]
    return Reference(score) if np.isfinite(score).any() else None


def _numbered(names: Sequence[str]) -> tuple[tuple[str, ...], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    distinct = tuple(sorted(set(names)))
    number = {name: at for at, name in enumerate(distinct)}
    return distinct, np.fromiter((number[name] for name in names), dtype=np.int64, count=len(names))


def _when(one: Reading) -> tuple[float, str]:
    return one.submitted_at.timestamp(), one.assignment_id


def _made(one: MadeAct) -> tuple[float, str]:
    return one.made_at.timestamp(), one.id

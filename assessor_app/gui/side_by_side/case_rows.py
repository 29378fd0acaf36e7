"""What a case comes to, scorable by scorable: who gave what, how far apart, and what is settled already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assessor_app.domain.credential import NOT_SCORABLE, Credential, Scorable
from assessor_app.domain.lead_acts import Adjudication, AnchorExample, AnchorRetired, MadeAct
from assessor_app.domain.reading import Reading
from assessor_app.gui.side_by_side.reader_look import letter_of
from assessor_app.gui.workspace.score_badges import needed_rank

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import Case

CaseState = Literal["apart", "settled", "alike", "single"]
_ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Side:
    """One reader of the case; ``letter`` stands for them on the evidence."""

    letter: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One scorable: the marks by letter, how many levels lie between them, whether the pass line does.

    ``settled`` is the latest adjudication that the hub did not refuse, ``refused`` one it did refuse since.
    ``is_example`` tells that the submission is an example of this scorable already, or on its way to be one.
    """

    scorable: Scorable
    marks: Mapping[str, str]
    gap: int
    crosses: bool
    settled: MadeAct | None
    refused: MadeAct | None = None
    is_example: bool = False

    @property
    def state(self) -> CaseState:
        """Whether the readers differ, and whether that is settled."""
        if self.settled is not None:
            return "settled"
        if len(self.marks) < 2:
            return "single"
        return "apart" if len(set(self.marks.values())) > 1 else "alike"

    @property
    def agreed(self) -> str:
        """The level that may become an example: adjudicated, or given by two readers independently; "" for none."""
        if self.settled is not None and isinstance(self.settled.act, Adjudication):
            mark = self.settled.act.mark
        else:
            given = list(self.marks.values())
            mark = given[0] if len(given) > 1 and len(set(given)) == 1 else ""
        return mark if any(level.id == mark for level in self.scorable.scale.levels) else ""


def sides_of(readings: Iterable[Reading]) -> tuple[Side, ...]:
    """The readers in the order of their codes, A first; what an adjudicator gave is no reading."""
    found = sorted((one for one in readings if one.role != _ADJUDICATOR), key=_by_reader)
    return tuple(Side(letter_of(number), one) for number, one in enumerate(found))


def rows_of(case: Case) -> tuple[CaseRow, ...]:
    """Every scorable that anybody marked: disagreements first (the pass line, then the widest), then as defined."""
    sides = sides_of(case.readings)
    settled = latest_adjudications(case.acts, case.submission_id)
    refused, examples = _refused(case.acts, settled), _examples(case.acts, case.submission_id)
    rows = [
        replace(
            _row(case.credential, scorable, sides, settled),
            refused=refused.get(scorable.id),
            is_example=scorable.id in examples,
        )
        for scorable in case.credential.scorables()
    ]
    marked = [one for one in rows if one.marks or one.settled is not None]
    return tuple(sorted(marked, key=_by_urgency))


def latest_adjudications(acts: Iterable[MadeAct], submission_id: str) -> dict[str, MadeAct]:
    """The last word on each scorable of a submission; acts the hub refused count for nothing."""
    found: dict[str, MadeAct] = {}
    for made in sorted(acts, key=_by_time):
        act = made.act
        if isinstance(act, Adjudication) and act.submission_id == submission_id and not made.refused:
            found[act.scorable_id] = made
    return found


def _refused(acts: Iterable[MadeAct], settled: Mapping[str, MadeAct]) -> dict[str, MadeAct]:
    """Adjudications that the hub said no to and that nothing has taken the place of since."""
    found: dict[str, MadeAct] = {}
    for made in sorted(acts, key=_by_time):
        if isinstance(made.act, Adjudication) and made.refused:
            since = settled.get(made.act.scorable_id)
            if since is None or since.made_at < made.made_at:
                found[made.act.scorable_id] = made
    return found


def _examples(acts: Iterable[MadeAct], submission_id: str) -> frozenset[str]:
    known = list(acts)
    retired = {made.act.anchor_id for made in known if isinstance(made.act, AnchorRetired) and not made.refused}
    return frozenset(
        made.act.scorable_id
        for made in known
        if isinstance(made.act, AnchorExample)
        and made.act.submission_id == submission_id
        and not made.refused
        and made.id not in retired
    )


def _row(
    credential: Credential, scorable: Scorable, sides: tuple[Side, ...], settled: Mapping[str, MadeAct]
) -> CaseRow:
    given = {one.letter: one.reading.independent_marks.get(scorable.id, "") for one in sides}
    marks = {letter: mark for letter, mark in given.items() if mark}
    levels = [level.id for level in scorable.scale.levels]
    ranks = [levels.index(mark) for mark in marks.values() if mark in levels]
    gap = max(ranks) - min(ranks) if ranks else 0
    needed = needed_rank(credential, scorable)
    crosses = bool(ranks) and min(ranks) < needed <= max(ranks)
    if len(set(marks.values())) > 1 and NOT_SCORABLE in marks.values():
        # nothing between the levels is further apart than whether it can be judged at all
        gap = max(gap, 1)
    return CaseRow(scorable, marks, gap, crosses, settled.get(scorable.id))


def _by_reader(reading: Reading) -> tuple[str, str]:
    return reading.reader, reading.assignment_id


def _by_urgency(row: CaseRow) -> tuple[bool, bool, int]:
    open_now = row.state == "apart"
    return (not open_now, open_now and not row.crosses, -row.gap if open_now else 0)


def _by_time(made: MadeAct) -> tuple[float, str]:
    return made.made_at.timestamp(), made.id

"""Verb: all numbers of one version of a credential from readings and acts; it knows neither vault nor window."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from assessor_app.calibration.bias import BiasCell, bias_cells
from assessor_app.calibration.confusion import Confusion, confusions
from assessor_app.calibration.d_study import DStudy, d_study
from assessor_app.calibration.decision_consistency import decision_consistency
from assessor_app.calibration.disagreements import disagreements
from assessor_app.calibration.drift_series import DriftSeries, drift_series
from assessor_app.calibration.flags import Limits
from assessor_app.calibration.level_use import LevelUse, level_use
from assessor_app.calibration.marked_readings import MarkedReading, by_submission
from assessor_app.calibration.overview import Overview, overview
from assessor_app.calibration.ratings import Ratings
from assessor_app.calibration.reader_sums import Reference
from assessor_app.calibration.replay import Replay, replay
from assessor_app.calibration.wright import WrightMap, wright_map
from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
from assessor_app.domain.credential import Credential, Scale
from assessor_app.domain.lead_acts import MadeAct
from assessor_app.domain.pass_line import PassLine, drawn_for_second_reading
from assessor_app.domain.reading import Reading
from assessor_app.errors import CancelledError, DeskError
from assessor_app.sentences import sentence
from assessor_app.sync.report import Cancel, ProgressCall, SyncProgress
from assessor_app.workflows.calibration_picture import CalibrationPicture, PictureWish
from assessor_app.workflows.rating_columns import (
    Agreed,
    agreed_of,
    counted,
    marked,
    ratings_of,
    reference_of,
    scale_ids,
)

_STEPS = 5


@dataclass(frozen=True, slots=True)
class _Steps:
    """Tells how far it is, and stops where that is wanted."""

    progress: ProgressCall | None
    cancel: Cancel | None

    def reach(self, done: int, doing: str) -> None:
        """Raises CancelledError."""
        if self.cancelled():
            raise CancelledError(sentence("Stopped; nothing was computed."))
        if self.progress is not None:
            self.progress(SyncProgress("computing", doing, done, _STEPS))

    def cancelled(self) -> bool:
        """Whether to stop."""
        return self.cancel is not None and self.cancel()


def picture_of(
    readings: Sequence[Reading],
    credential: Credential,
    wish: PictureWish,
    acts: Sequence[MadeAct],
    rules: CalibrationRules,
    progress: ProgressCall | None = None,
    cancel: Cancel | None = None,
    as_of: datetime | None = None,
) -> CalibrationPicture:
    """The whole picture of ``wish``; ``readings`` may hold more than it asks for.

    Disagreements and decisions look at all scales, everything else at the wish's. Raises CancelledError, and DeskError
    where there is no such scale or nobody has scored what is asked for.
    """
    steps = _Steps(progress, cancel)
    steps.reach(0, sentence("Reading the scores"))
    scale, chosen = _scale(credential, wish), chosen_readings(readings, wish)
    ratings = ratings_of(chosen, credential, scale)
    if not len(ratings):
        raise DeskError(
            sentence("Nobody has scored anything here yet."), sentence("Choose another credential, scale or period.")
        )
    agreed, whole = agreed_of(acts), marked(chosen)
    reference, line = reference_of(ratings, scale, agreed), _pass_line(credential)
    read = by_submission(whole)
    steps.reach(1, sentence("Looking at decisions"))
    judged = _Judged(line, whole)
    consistency = decision_consistency(whole, judged.outcome, judged.levels)
    steps.reach(2, sentence("Finding disagreements"))
    apart = disagreements(whole, _levels(credential), judged.outcome, judged.levels, _settled(agreed))
    found = _numbers(ratings, reference, rules, steps)
    return CalibrationPicture(
        wish=wish,
        credential=credential,
        scale=scale,
        scales=scale_ids(credential),
        titles={one.id: one.title for one in credential.scorables()},
        labels={one.id: one.label for one in credential.scorables()},
        # acts may be about what was read in another period
        codes={one.submission_id: one.code for one in readings if _of_version(one, wish)},
        overview=found.overview,
        consistency=consistency,
        disagreements=apart,
        bias=found.bias,
        d_study=found.d_study,
        drift=found.drift,
        level_use=found.level_use,
        confusions=found.confusions,
        wright=found.wright,
        agreed={name: own for name, own in agreed.items() if name in read},
        acts=tuple(acts),
        rules=rules,
        n_readers=len({one.reader for one in chosen}),
        n_submissions=len(read),
        n_double=sum(len(own) > 1 for own in read.values()),
        as_of=as_of,
    )


class _Judged:
    """What the rule makes of each reading, worked out once: several numbers ask for it.

    Readings are known by their very marks, which live as long as this does; others (marks with one exchanged) are
    judged as they come.
    """

    def __init__(self, line: PassLine, whole: Sequence[MarkedReading]) -> None:
        self._line = line
        self._known = {id(one.marks): (line.outcome(one.marks), line.levels(one.marks)) for one in whole}
        self._alive = whole

    def outcome(self, marks: Mapping[str, str]) -> bool | None:
        """As PassLine has it."""
        known = self._known.get(id(marks))
        return self._line.outcome(marks) if known is None else known[0]

    def levels(self, marks: Mapping[str, str]) -> int | None:
        """As PassLine has it."""
        known = self._known.get(id(marks))
        return self._line.levels(marks) if known is None else known[1]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What is computed of one scale's ratings; fields as in the picture."""

    overview: Overview
    bias: tuple[BiasCell, ...]
    d_study: DStudy
    drift: tuple[DriftSeries, ...]
    level_use: tuple[LevelUse, ...]
    confusions: Mapping[str, Confusion]
    wright: WrightMap


def _numbers(ratings: Ratings, reference: Reference | None, rules: CalibrationRules, steps: _Steps) -> _Numbers:
    steps.reach(3, sentence("Comparing readers"))
    seen = overview(ratings, "", limits_of(rules), steps.cancelled, reference)
    steps.reach(4, sentence("Looking at each reader"))
    found = _Numbers(
        seen,
        bias_cells(ratings, seen.severity),
        d_study(ratings, steps.cancelled),
        drift_series(ratings, seen.severity, reference),
        level_use(ratings),
        confusions(ratings, reference),
        wright_map(ratings, seen.severity),
    )
    steps.reach(_STEPS, sentence("Done"))
    return found


def replay_of(
    readings: Sequence[Reading],
    credential: Credential,
    wish: PictureWish,
    acts: Sequence[MadeAct],
    rule: DoubleReading,
    cancel: Cancel | None = None,
) -> Replay:
    """Past double readings under another rule. Raises CancelledError."""
    steps = _Steps(None, cancel)
    whole = marked(chosen_readings(readings, wish))
    steps.reach(0, "")
    line = _pass_line(credential)
    record = _record(readings, line, agreed_of(acts))
    steps.reach(1, "")
    return replay(whole, rule, line.outcome, line.criteria, drawn_for_second_reading, record)


def chosen_readings(readings: Sequence[Reading], wish: PictureWish) -> tuple[Reading, ...]:
    """Those the wish asks for, each reader and submission once."""
    return counted(
        one
        for one in readings
        if _of_version(one, wish) and (not wish.set_id or one.set_id == wish.set_id) and _within(one.submitted_at, wish)
    )


def _of_version(one: Reading, wish: PictureWish) -> bool:
    return (one.credential_id, one.credential_version) == (wish.credential_id, wish.version)


def limits_of(rules: CalibrationRules) -> Limits:
    """The programme's limits; names this desk does not know are those of a newer hub."""
    known = {one.name for one in fields(Limits)}
    # the one that counts whole things is an int
    told: dict[str, Any] = {
        name: int(value) if name == "fewest_submissions" else value
        for name, value in rules.limits.items()
        if name in known
    }
    return Limits(**told)


def _within(at: datetime, wish: PictureWish) -> bool:
    day = at.astimezone(UTC).date()
    return (wish.since is None or day >= wish.since) and (wish.until is None or day <= wish.until)


def _scale(credential: Credential, wish: PictureWish) -> Scale:
    known = scale_ids(credential)
    name = wish.scale_id or (known[0] if known else "")
    if name not in known:
        raise DeskError(sentence("This credential has no such scale."), sentence("Choose another scale."))
    return credential.scales[name]


def _pass_line(credential: Credential) -> PassLine:
    try:
        return PassLine(credential)
    except KeyError:
        raise DeskError(
            sentence("The rule of this credential names something that it does not have."),
            sentence("Tell whoever keeps its definition."),
        ) from None


def _levels(credential: Credential) -> Mapping[str, Sequence[str]]:
    return {one.id: [level.id for level in one.scale.levels] for one in credential.scorables()}


def _settled(agreed: Agreed) -> Collection[tuple[str, str]]:
    """What a lead has decided, or what was agreed before anybody read it."""
    return {(submission, scorable) for submission, own in agreed.items() for scorable in own}


def _record(readings: Sequence[Reading], line: PassLine, agreed: Agreed) -> Mapping[str, bool | None]:
    """The outcome of record where a lead has settled something: agreed marks over those of the first reader."""
    first = {name: own[0].marks for name, own in by_submission(marked(counted(readings))).items()}
    return {name: line.outcome({**first[name], **own}) for name, own in agreed.items() if name in first}

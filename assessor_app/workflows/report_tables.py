"""Everything a calibration picture says as plain tables, for programmes that compute further with it.

Names of tables, columns and statistics are the same in every language, so that a script finds them again. Readers are
told by their codes; what a lead wrote to one reader in private is in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    AnchorRetired,
    CalibrationSet,
    CaseTaken,
    LeadAct,
    MadeAct,
    ProgrammeEvent,
    Qualification,
    ReaderReport,
    RescoreRequest,
    Seed,
)

if TYPE_CHECKING:
    # numpy stays out of whoever only names these
    from assessor_app.calibration.estimate import Estimate
    from assessor_app.workflows.calibration_picture import CalibrationPicture

Cell = str | int | float | None
Row = tuple[Cell, ...]

ESTIMATE: Final = ("value", "low", "high", "n_units", "n_submissions", "n_readers", "n_pairs", "status", "note")
_AGREEMENT: Final = (
    "exact",
    "adjacent",
    "percent_agreement",
    "alpha_ordinal",
    "alpha_nominal",
    "alpha_interval",
    "ac1",
    "ac2_linear",
    "ac2_quadratic",
    "fleiss",
)
_READER: Final = (
    "severity_mml",
    "severity_jml",
    "infit",
    "outfit",
    "fair_average",
    "sd_ratio",
    "end_share",
    "halo",
    "halo_ratio",
    "drift",
    "seed_exact",
    "seed_bias",
    "seed_qwk",
)
_PAIR: Final = ("exact", "adjacent", "kappa", "linear", "quadratic")


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table: ``header`` names its columns, every row has as many cells; None where there is no number."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def report_tables(picture: CalibrationPicture) -> tuple[ReportTable, ...]:
    """All tables of a picture, the headline first."""
    return (
        _about(picture),
        _headline(picture),
        _readers(picture),
        _pairs(picture),
        _criteria(picture),
        _disagreements(picture),
        _at_risk(picture),
        _bias(picture),
        _level_use(picture),
        _reference(picture),
        _drift(picture),
        _dependability(picture),
        _acts(picture),
        _scores(picture),
        _method(picture),
    )


def _about(picture: CalibrationPicture) -> ReportTable:
    wish, credential = picture.wish, picture.credential
    ratings = picture.overview.ratings
    rows: list[Row] = [
        ("credential", credential.id),
        ("version", credential.version),
        ("title", credential.title),
        ("scale", picture.scale.id),
        ("levels", ", ".join(f"{at} {level.id}" for at, level in enumerate(picture.scale.levels, start=1))),
        ("since", _day(wish.since)),
        ("until", _day(wish.until)),
        ("calibration_set", wish.set_id),
        ("readers", picture.n_readers),
        ("submissions", picture.n_submissions),
        ("double_scored", picture.n_double),
        ("scores", len(ratings)),
        ("groups_of_linked_readers", len(picture.overview.connectivity.groups)),
        ("last_sync", _moment(picture.as_of)),
    ]
    return ReportTable("about", ("what", "value"), tuple(rows))


def _headline(picture: CalibrationPicture) -> ReportTable:
    found, consistency = picture.overview, picture.consistency
    rows = [_told("decision_consistency", consistency.consistency), _told("decision_alpha", consistency.alpha)]
    rows += [_told(name, getattr(found.agreement, name)) for name in _AGREEMENT]
    rows += [_told(f"icc({form})", one) for form, one in found.icc.items()]
    return ReportTable("agreement", ("statistic", *ESTIMATE), tuple(rows))


def _readers(picture: CalibrationPicture) -> ReportTable:
    rows = []
    for one in picture.overview.readers:
        flags = ", ".join(f"{flag.name}{'!' if flag.act else ''}" for flag in one.flags)
        rows += [(one.reader, *_told(name, getattr(one, name)), flags) for name in _READER]
    return ReportTable("readers", ("reader", "statistic", *ESTIMATE, "flags"), tuple(rows))


def _pairs(picture: CalibrationPicture) -> ReportTable:
    rows = [
        (one.first, one.second, *_told(name, getattr(one, name)))
        for one in picture.overview.pairs
        if one.exact.n_units
        for name in _PAIR
    ]
    return ReportTable("pairs", ("reader", "other", "statistic", *ESTIMATE), tuple(rows))


def _criteria(picture: CalibrationPicture) -> ReportTable:
    rows: list[Row] = []
    for one in picture.overview.details:
        who = (one.detail, picture.labels.get(one.detail, ""), picture.titles.get(one.detail, ""))
        numbers = {name: getattr(one, name) for name in ("difficulty", "infit", "outfit")}
        numbers |= {name: getattr(one.agreement, name) for name in _AGREEMENT}
        rows += [(*who, *_told(name, number)) for name, number in numbers.items()]
    return ReportTable("criteria", ("criterion", "label", "title", "statistic", *ESTIMATE), tuple(rows))


def _disagreements(picture: CalibrationPicture) -> ReportTable:
    rows = [
        (
            picture.codes.get(one.submission, one.submission),
            one.detail,
            picture.labels.get(one.detail, ""),
            "; ".join(f"{reader}: {mark}" for reader, mark in sorted(one.scores.items())),
            one.gap,
            _yes(one.crosses_pass_line),
            round(one.weight, 4),
            _yes(one.settled),
        )
        for one in picture.disagreements
    ]
    header = ("submission", "criterion", "label", "marks", "gap", "crosses_pass_line", "weight", "settled")
    return ReportTable("disagreements", header, tuple(rows))


def _at_risk(picture: CalibrationPicture) -> ReportTable:
    outcomes = {True: "earned", False: "not_yet_earned", None: "undecided"}
    rows = [
        (picture.codes.get(one.submission, one.submission), reader, outcomes[given], one.distance, _yes(one.flips))
        for one in picture.consistency.at_risk
        for reader, given in sorted(one.outcomes.items())
    ]
    return ReportTable("near_pass_line", ("submission", "reader", "outcome", "levels_from_line", "flips"), tuple(rows))


def _bias(picture: CalibrationPicture) -> ReportTable:
    rows = [
        (
            one.reader,
            one.detail,
            picture.labels.get(one.detail, ""),
            one.n,
            one.logits.value,
            one.levels.value,
            one.z,
            _yes(one.notable),
        )
        for one in picture.bias
    ]
    header = ("reader", "criterion", "label", "n", "logits", "levels", "z", "notable")
    return ReportTable("reader_by_criterion", header, tuple(rows))


def _level_use(picture: CalibrationPicture) -> ReportTable:
    levels = picture.scale.levels
    rows = [
        (one.reader or "all", rank, level.id, one.counts[rank - 1], one.shares[rank - 1].value)
        for one in picture.level_use
        for rank, level in enumerate(levels, start=1)
    ]
    return ReportTable("level_use", ("reader", "rank", "level", "count", "share"), tuple(rows))


def _reference(picture: CalibrationPicture) -> ReportTable:
    levels = [level.id for level in picture.scale.levels]
    rows = [
        (reader, levels[given], levels[agreed], len(places))
        for reader, one in sorted(picture.confusions.items())
        for (given, agreed), places in sorted(one.cells.items())
    ]
    return ReportTable("against_reference", ("reader", "given", "agreed", "count"), tuple(rows))


def _drift(picture: CalibrationPicture) -> ReportTable:
    rows = [
        (
            one.reader,
            one.kind,
            _moment(datetime.fromtimestamp(point.at, UTC)),
            picture.codes.get(point.submission, point.submission),
            point.value,
            point.n,
            point.ewma,
            point.low,
            point.high,
            _yes(point.outside),
        )
        for one in picture.drift
        for point in one.points
    ]
    header = ("reader", "kind", "at", "submission", "difference", "n", "average", "low", "high", "outside")
    return ReportTable("drift", header, tuple(rows))


def _dependability(picture: CalibrationPicture) -> ReportTable:
    study = picture.d_study
    rows: list[Row] = [("variance", one.source, one.variance, one.share, None) for one in study.components]
    rows += [("mean_of_readers", str(one.readers), one.phi.value, None, one.g.value) for one in study.curve]
    if not rows:
        rows = [(study.status, study.reason, None, None, None)]
    return ReportTable("how_many_readers", ("what", "of", "variance_or_phi", "share", "g"), tuple(rows))


def _acts(picture: CalibrationPicture) -> ReportTable:
    rows = []
    for made in sorted(picture.acts, key=_made_at):
        kind, told = act_words(made.act, picture.codes)
        sent = _moment(made.accepted_at)
        rows.append((_moment(made.made_at), sent, made.by, kind, *told))
    header = ("made_at", "accepted_at", "by", "act", "submission", "criterion", "reader", "outcome", "words")
    return ReportTable("acts", header, tuple(rows))


def _made_at(made: MadeAct) -> datetime:
    return made.made_at


def act_words(act: LeadAct, codes: Mapping[str, str]) -> tuple[str, tuple[str, str, str, str, str]]:
    """The kind of an act, and its submission, criterion, reader, outcome and words; "" for what it has none of.

    Words to one reader (reports, notes on a re-score) are left out: they are between two people.
    """

    def code(submission_id: str) -> str:
        return codes.get(submission_id, submission_id)

    match act:
        case Adjudication():
            return "adjudicate", (code(act.submission_id), act.scorable_id, "", act.mark, act.reason)
        case RescoreRequest():
            return "rescore", ("", ", ".join(act.scorable_ids), "", "", "")
        case AnchorExample():
            return "anchor", (code(act.submission_id), act.scorable_id, "", act.level, act.rationale)
        case AnchorRetired():
            return "retire_anchor", ("", "", "", act.anchor_id, "")
        case CalibrationSet():
            return "calibration_set", (_list(map(code, act.submission_ids)), "", _list(act.readers), "", act.name)
        case Seed():
            return "seed", (code(act.submission_id), _list(act.truth), _list(act.readers), "", "")
        case ReaderReport():
            return "report", ("", "", act.reader, "", "")
        case Qualification():
            return "qualify", ("", "", act.reader, act.outcome, f"{act.exact:.2f} of {act.n}, {act.needed:.2f} needed")
        case ProgrammeEvent():
            return "event", ("", "", "", act.day.isoformat(), act.title)
        case CaseTaken():
            return "take", (code(act.submission_id), "", "", "", "")


def _scores(picture: CalibrationPicture) -> ReportTable:
    """Every score that was counted, in the form the command ``calibrate`` reads."""
    held = picture.overview.ratings
    rows = [
        (held.raters[rater], picture.codes.get(held.submissions[at], held.submissions[at]), held.details[detail], score)
        for rater, at, detail, score in zip(
            held.rater.tolist(), held.submission.tolist(), held.detail.tolist(), held.score.tolist(), strict=True
        )
    ]
    return ReportTable("scores", ("rater", "submission", "detail", "score"), tuple(rows))


def _method(picture: CalibrationPicture) -> ReportTable:
    """How each number was computed: formula, what it stands on, seed, version and source."""
    # late: with numpy, which whoever only names tables does not need
    from assessor_app.calibration.method_note import method_note

    rows = [(str(one.title), str(one.text), str(one.source)) for one in method_note(picture.overview)]
    return ReportTable("method", ("statistic", "how", "source"), tuple(rows))


def _told(name: str, one: Estimate) -> Row:
    low, high = one.ci if one.ci is not None else (None, None)
    counts = (one.n_units, one.n_submissions, one.n_raters, one.n_pairs)
    return (name, one.value, low, high, *counts, one.status, one.reason)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _moment(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at is not None else ""


def stacked(tables: Iterable[ReportTable]) -> tuple[tuple[str, ...], Iterator[Row]]:
    """All tables below one another: a header of all their columns after the table's name, and rows for it."""
    held = tuple(tables)
    header = tuple(dict.fromkeys(column for table in held for column in table.header))
    return ("table", *header), _rows_of(held, header)


def _rows_of(tables: Iterable[ReportTable], header: tuple[str, ...]) -> Iterator[Row]:
    for table in tables:
        place = {column: at for at, column in enumerate(table.header)}
        for row in table.rows:
            yield (table.name, *(row[place[one]] if one in place else None for one in header))

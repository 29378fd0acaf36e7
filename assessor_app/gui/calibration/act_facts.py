"""A lead's acts in words: what was done, about what, by whom, when, and whether the hub has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from assessor_app.domain import lead_acts
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import count, percent
from assessor_app.gui.calibration.page_words import refused_words
from assessor_app.gui.calibration.plot_facts import criterion_name
from assessor_app.gui.widgets.sizes import ago_words, moment_words

if TYPE_CHECKING:
    from datetime import date

    from assessor_app.domain.lead_acts import LeadAct, MadeAct
    from assessor_app.workflows.calibration_picture import CalibrationPicture


def tr(text: str) -> str:
    """Translate in the context of acts."""
    return QCoreApplication.translate("calibration_acts", text)


def act_columns() -> tuple[FactColumn, ...]:
    """The columns of the list of acts."""
    return (FactColumn(tr("When")), FactColumn(tr("Who")), FactColumn(tr("What")), FactColumn(tr("About")),
            FactColumn(tr("State")))  # fmt: skip


def act_rows(picture: CalibrationPicture) -> tuple[FactRow, ...]:
    """All acts, the newest first."""
    acts = sorted(picture.acts, key=lambda made: made.made_at, reverse=True)
    return tuple(_row(picture, made) for made in acts)


def _row(picture: CalibrationPicture, made: MadeAct) -> FactRow:
    texts = (_when(made.made_at), made.by, kind_words(made.act), about_words(picture, made.act), state_words(made))
    inks = {4: "bad" if refused_words(made) else "warn"} if made.accepted_at is None else {4: "muted"}
    return FactRow(made.id, texts, {0: -made.made_at.timestamp()}, inks, moment_words(made.made_at))


def _when(moment: datetime) -> str:
    """How long ago within a day, else the day."""
    recent = datetime.now(UTC) - moment < timedelta(days=1)
    return ago_words(moment) if recent else _short_day(moment.astimezone().date())


def state_words(made: MadeAct) -> str:
    """Whether the hub has it."""
    if refused_words(made):
        return tr("not taken by the hub")
    return tr("waits to be sent") if made.accepted_at is None else tr("recorded")


def kind_words(act: LeadAct) -> str:
    """What kind of act it is."""
    return {
        lead_acts.Adjudication: tr("Adjudicated"),
        lead_acts.RescoreRequest: tr("Asked for a re-score"),
        lead_acts.AnchorExample: tr("Made an anchor example"),
        lead_acts.AnchorRetired: tr("Withdrew an anchor example"),
        lead_acts.CalibrationSet: tr("Calibration set"),
        lead_acts.Seed: tr("Seed"),
        lead_acts.ReaderReport: tr("Private report"),
        lead_acts.Qualification: tr("Qualification"),
        lead_acts.ProgrammeEvent: tr("Event"),
        lead_acts.CaseTaken: tr("Took a case"),
    }[type(act)]


def about_words(picture: CalibrationPicture, act: LeadAct) -> str:
    """What it is about, in one line."""
    return _ABOUT[type(act)](picture, act)


def submission_of(act: LeadAct) -> str:
    """The submission an act is about; "" where it is about none or several."""
    found = getattr(act, "submission_id", "")
    return found if isinstance(found, str) else ""


def detail_words(picture: CalibrationPicture, made: MadeAct) -> str:
    """All that is known of an act: the reason, the note, the text; what the hub said."""
    lines = [f"{moment_words(made.made_at)} · {made.by} · {kind_words(made.act)}: {about_words(picture, made.act)}"]
    act = made.act
    for name in ("reason", "note", "rationale", "text"):
        words = getattr(act, name, "")
        if isinstance(words, str) and words.strip():
            lines.append(words.strip())
    if isinstance(act, lead_acts.CalibrationSet):
        lines.append(", ".join(_code(picture, one) for one in act.submission_ids))
    if isinstance(act, lead_acts.Seed):
        lines += [
            f"{criterion_name(picture, name)}: {mark_words(picture, name, mark)}" for name, mark in act.truth.items()
        ]
    refused = refused_words(made)
    if refused:
        lines.append(tr("The hub said no: {reason}").format(reason=refused))
    return "\n".join(lines)


def may_withdraw(picture: CalibrationPicture, made: MadeAct) -> bool:
    """Whether it is an anchor example that the hub has and that is still shown."""
    if not isinstance(made.act, lead_acts.AnchorExample) or made.accepted_at is None or refused_words(made):
        return False
    retired = {one.act.anchor_id for one in picture.acts if isinstance(one.act, lead_acts.AnchorRetired)}
    return made.id not in retired


def mark_words(picture: CalibrationPicture, scorable_id: str, mark: str) -> str:
    """A mark by the title of its level."""
    scorable = next((one for one in picture.credential.scorables() if one.id == scorable_id), None)
    levels = scorable.scale.levels if scorable is not None else picture.scale.levels
    return next((level.title for level in levels if level.id == mark), mark)


def event_day(day: date) -> str:
    """A day written out in the user's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def _short_day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _code(picture: CalibrationPicture, submission_id: str) -> str:
    """What people call a submission. One without a code here was not read by anybody yet, or is of another version."""
    return picture.codes.get(submission_id) or tr("another submission")


def _adjudication(picture: CalibrationPicture, act: Any) -> str:
    mark = mark_words(picture, act.scorable_id, act.mark)
    return f"{_code(picture, act.submission_id)} · {criterion_name(picture, act.scorable_id)} → {mark}"


def _rescore(picture: CalibrationPicture, act: Any) -> str:
    return ", ".join(criterion_name(picture, one) for one in act.scorable_ids)


def _anchor(picture: CalibrationPicture, act: Any) -> str:
    mark = mark_words(picture, act.scorable_id, act.level)
    return f"{criterion_name(picture, act.scorable_id)} · {mark} · {_code(picture, act.submission_id)}"


def _retired(picture: CalibrationPicture, act: Any) -> str:
    anchor = next((made.act for made in picture.acts if made.id == act.anchor_id), None)
    return _anchor(picture, anchor) if anchor is not None else ""


def _set(_picture: CalibrationPicture, act: Any) -> str:
    words = tr("{name}: {n} submissions, {readers} readers")
    return words.format(name=act.name, n=count(len(act.submission_ids)), readers=count(len(act.readers)))


def _seed(picture: CalibrationPicture, act: Any) -> str:
    code = _code(picture, act.submission_id)
    return f"{code} → {', '.join(act.readers)}" if act.readers else code


def _report(_picture: CalibrationPicture, act: Any) -> str:
    return tr("to {reader}").format(reader=act.reader)


def _qualification(_picture: CalibrationPicture, act: Any) -> str:
    outcome = tr("qualified") if act.outcome == "qualified" else tr("not yet qualified")
    words = tr("{reader}: {outcome}, {exact} exact of {n} scores, {needed} needed")
    exact, needed = percent(act.exact), percent(act.needed)
    return words.format(reader=act.reader, outcome=outcome, exact=exact, n=count(act.n), needed=needed)


def _event(_picture: CalibrationPicture, act: Any) -> str:
    return f"{_short_day(act.day)}: {act.title}"


def _taken(picture: CalibrationPicture, act: Any) -> str:
    return _code(picture, act.submission_id)


_ABOUT: Final[Mapping[type, Callable[[Any, Any], str]]] = {
    lead_acts.Adjudication: _adjudication,
    lead_acts.RescoreRequest: _rescore,
    lead_acts.AnchorExample: _anchor,
    lead_acts.AnchorRetired: _retired,
    lead_acts.CalibrationSet: _set,
    lead_acts.Seed: _seed,
    lead_acts.ReaderReport: _report,
    lead_acts.Qualification: _qualification,
    lead_acts.ProgrammeEvent: _event,
    lead_acts.CaseTaken: _taken,
}

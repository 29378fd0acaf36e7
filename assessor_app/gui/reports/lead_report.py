"""The report of calibration for people: what stands out first, then plots, tables, acts, and how all was computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from assessor_app.calibration import words
from assessor_app.calibration.method_note import method_note
from assessor_app.gui.calibration import plot_facts
from assessor_app.gui.calibration.act_facts import about_words, kind_words, state_words
from assessor_app.gui.calibration.case_facts import effect_words, scores_words
from assessor_app.gui.calibration.criteria_facts import bias_columns, bias_rows, criteria_columns, criteria_rows
from assessor_app.gui.calibration.headline import headline
from assessor_app.gui.calibration.page_words import caution_words, scale_words, summary_words
from assessor_app.gui.calibration.reader_facts import reader_columns, reader_rows
from assessor_app.gui.language.saying import say
from assessor_app.gui.plots.agreement_heat_map import HeatMapDrawing
from assessor_app.gui.plots.criteria_plot import CriteriaDrawing
from assessor_app.gui.plots.d_study_curve import DStudyDrawing
from assessor_app.gui.plots.drift_chart import DriftDrawing
from assessor_app.gui.plots.level_use import LevelUseDrawing
from assessor_app.gui.plots.severity_forest import ForestDrawing
from assessor_app.gui.plots.wright_map import WrightDrawing
from assessor_app.gui.reports.report_page import ReportPage
from assessor_app.gui.widgets.sizes import day_words
from assessor_app.workflows.compute_picture import limits_of

if TYPE_CHECKING:
    from datetime import datetime

    from assessor_app.calibration.disagreements import Disagreement
    from assessor_app.domain.lead_acts import MadeAct
    from assessor_app.workflows.calibration_picture import CalibrationPicture

# more are in the workbook; on paper nobody reads on
MOST_CASES: Final = 25
# of its columns in per cent: most room for who gave what
_CASE_SHARES: Final = (13, 29, 40, 5, 13)
_MOST_BIAS: Final = 15
_MOST_ACTS: Final = 60


def tr(text: str) -> str:
    """Translate in the context of reports."""
    return QCoreApplication.translate("reports", text)


def lead_report(picture: CalibrationPicture) -> ReportPage:
    """The whole report; readers are told by their codes only."""
    credential = picture.credential
    page = ReportPage(
        tr("Calibration of {credential}").format(credential=credential.title),
        f"{credential.title} · {credential.version}",
    )
    _cover(page, picture)
    _agreement(page, picture)
    _readers(page, picture)
    _criteria(page, picture)
    _cases(page, picture)
    _acts(page, picture)
    _method(page, picture)
    return page


def _cover(page: ReportPage, picture: CalibrationPicture) -> None:
    page.heading(tr("Are we scoring alike?"), 1)
    page.words(f"{picture.credential.title} · {picture.credential.version} · {scale_words(picture.scale)}")
    page.words(summary_words(picture), soft=True)
    page.words(period_words(picture), soft=True)
    page.words(caution_words(picture))
    told = [
        (card.caption, card.value, card.standing.words, _held_together(f"{card.interval}\n{card.basis}"))
        for card in headline(picture)
    ]
    page.cards(told)
    found = picture.overview
    lines = [words.agreement_sentence(found.agreement), words.consistency_sentence(picture.consistency)]
    lines += [words.disagreements_sentence(picture.disagreements), words.connectivity_sentence(found.connectivity)]
    page.points([say(one) for one in lines if one])


def _held_together(words: str) -> str:
    """Numbers and their signs are not parted at the end of a narrow line."""
    return words.replace(" %", "\N{NO-BREAK SPACE}%").replace(" – ", "\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}")


def period_words(picture: CalibrationPicture) -> str:
    """From when to when; "" for all time."""
    since, until = picture.wish.since, picture.wish.until
    if since is not None and until is not None:
        return tr("Scored from {since} to {until}").format(since=since.isoformat(), until=until.isoformat())
    if since is not None:
        return tr("Scored since {since}").format(since=since.isoformat())
    return tr("Scored until {until}").format(until=until.isoformat()) if until is not None else ""


def _agreement(page: ReportPage, picture: CalibrationPicture) -> None:
    page.heading(tr("How readers agree"))
    drawing = HeatMapDrawing(plot_facts.heat_map(picture))
    page.plot("pairs", drawing, say(words.pairs_sentence(picture.overview.pairs)))
    page.plot("needed", DStudyDrawing(plot_facts.d_study(picture)), say(words.d_study_sentence(picture.d_study)))


def _readers(page: ReportPage, picture: CalibrationPicture) -> None:
    found, levels = picture.overview, [level.title for level in picture.scale.levels]
    page.heading(tr("Readers"))
    page.words(tr("A number asks for a look, it judges nobody. Scores are never changed by it."), soft=True)
    page.facts(reader_columns(), reader_rows(picture))
    looks = [f"{one.reader}: {say(flag.sentence)}" for one in found.readers for flag in one.flags]
    page.points(looks or [tr("Nobody stands out beyond what chance explains.")])
    severity = say(words.severity_sentence(found, limits_of(picture.rules)))
    page.plot("severity", ForestDrawing(plot_facts.forest(picture)), severity)
    used = say(words.level_use_sentence(picture.level_use, levels))
    page.plot("levels", LevelUseDrawing(plot_facts.level_use(picture)), used)
    for one in picture.drift:
        # those who changed; everybody's charts are on the screen and in the workbook
        data = plot_facts.drift(picture, one.reader) if one.since is not None else None
        if data is not None and f"drift-{one.reader}" not in page.drawings:
            page.plot(f"drift-{one.reader}", DriftDrawing(data), say(words.drift_sentence(one)))


def _criteria(page: ReportPage, picture: CalibrationPicture) -> None:
    names = {one.detail: plot_facts.criterion_name(picture, one.detail) for one in picture.overview.details}
    page.heading(tr("Criteria"))
    told = say(words.details_sentence(picture.overview.details, names))
    page.plot("criteria", CriteriaDrawing(plot_facts.criteria(picture)), told)
    page.facts(criteria_columns(picture), criteria_rows(picture))
    page.heading(tr("Readers in single criteria"), 3)
    page.words(say(words.bias_sentence(picture.bias, names)))
    page.facts(bias_columns(), bias_rows(picture), _MOST_BIAS)
    page.plot("wright", WrightDrawing(plot_facts.wright(picture)), say(words.wright_sentence(picture.wright, names)))


def _cases(page: ReportPage, picture: CalibrationPicture) -> None:
    page.heading(tr("Largest disagreements"))
    page.words(say(words.disagreements_sentence(picture.disagreements)))
    header = (tr("Submission"), tr("Criterion"), tr("Scores"), tr("Gap"), tr("Effect"))
    page.table(header, [_case_row(picture, one) for one in picture.disagreements[:MOST_CASES]], (3,), _CASE_SHARES)
    left = len(picture.disagreements) - MOST_CASES
    if left > 0:
        page.words(tr("{n} smaller ones are in the workbook.").format(n=left), soft=True)


def _case_row(picture: CalibrationPicture, case: Disagreement) -> tuple[str, ...]:
    """As on the screen."""
    code, name = picture.codes.get(case.submission, case.submission), plot_facts.criterion_name(picture, case.detail)
    return code, name, scores_words(picture, case), str(case.gap), effect_words(case)


def _acts(page: ReportPage, picture: CalibrationPicture) -> None:
    page.heading(tr("What leads did"))
    acts = sorted(picture.acts, key=_made_at, reverse=True)[:_MOST_ACTS]
    rows = [
        (day_words(one.made_at), one.by, kind_words(one.act), about_words(picture, one.act), state_words(one))
        for one in acts
    ]
    page.table((tr("Day"), tr("Who"), tr("What"), tr("About"), tr("State")), rows)
    if not rows:
        page.words(tr("Nothing yet."))


def _made_at(made: MadeAct) -> datetime:
    return made.made_at


def _method(page: ReportPage, picture: CalibrationPicture) -> None:
    page.heading(tr("How the numbers were computed"))
    for one in method_note(picture.overview):
        page.heading(say(one.title), 3)
        page.words(say(one.text))
        if one.source:
            page.words(one.source, soft=True)

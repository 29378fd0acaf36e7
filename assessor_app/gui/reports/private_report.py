"""One reader's own report: their numbers beside those of all, and nobody else by name or code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from assessor_app.calibration import words
from assessor_app.calibration.reader_words import reader_text
from assessor_app.gui.calibration import plot_facts
from assessor_app.gui.calibration.number_words import percent
from assessor_app.gui.calibration.page_words import scale_words
from assessor_app.gui.calibration.reader_facts import flags_words, number_columns, number_rows
from assessor_app.gui.language.saying import say
from assessor_app.gui.plots.confusion_matrix import ConfusionDrawing
from assessor_app.gui.plots.drift_chart import DriftDrawing
from assessor_app.gui.plots.level_use import LevelUseDrawing
from assessor_app.gui.plots.severity_forest import ForestDrawing
from assessor_app.gui.reports.report_page import ReportPage

if TYPE_CHECKING:
    from assessor_app.calibration.disagreements import Disagreement
    from assessor_app.workflows.calibration_picture import CalibrationPicture

_MOST_CASES: Final = 12


def tr(text: str) -> str:
    """Translate in the context of reports to one reader."""
    return QCoreApplication.translate("private_report", text)


def private_report(picture: CalibrationPicture, reader: str) -> ReportPage:
    """The report to ``reader``, in the words the numbers suggest.

    Raises KeyError for a reader of none of these submissions.
    """
    report = plot_facts.report_of(picture, reader)
    if report is None:
        raise KeyError(reader)
    names = {one.detail: plot_facts.criterion_name(picture, one.detail) for one in picture.overview.details}
    levels = [level.title for level in picture.scale.levels]
    confusion = picture.confusions.get(reader)
    page = ReportPage(tr("Your scores, {reader}").format(reader=reader), f"{reader} · {picture.credential.title}")
    page.heading(page.title, 1)
    page.words(f"{picture.credential.title} · {picture.credential.version} · {scale_words(picture.scale)}")
    page.words(tr("For you and your lead only. It is meant to help; it changes no score."), soft=True)
    page.rich(say(reader_text(picture.overview, reader, confusion, levels, picture.bias, names)))
    page.heading(tr("In numbers"))
    page.words(flags_words(report))
    page.facts(number_columns(), number_rows(picture, report))
    _plots(page, picture, reader, levels)
    page.heading(tr("Where you and another reader differ most"))
    rows = list(_case_rows(picture, reader))
    page.table((tr("Submission"), tr("Criterion"), tr("You"), tr("Others"), tr("Effect")), rows)
    if not rows:
        page.words(tr("Nowhere so far."))
    return page


def _plots(page: ReportPage, picture: CalibrationPicture, reader: str, levels: list[str]) -> None:
    """One's own plots; each with a sentence of its own, for those of the screen speak of others too."""
    forest = plot_facts.forest(picture)
    own = replace(forest, rows=tuple(row for row in forest.rows if row.key == reader))
    apart = words.severity_in_levels(picture.overview).get(reader)
    strict = say(words.level_words(apart)) if apart is not None else tr("This cannot be told yet.")
    page.plot("severity", ForestDrawing(own), strict)
    page.plot("levels", LevelUseDrawing(plot_facts.level_use(picture, reader)), _level_words(picture, reader, levels))
    found = plot_facts.confusion(picture, reader)
    if found is not None:
        told = say(words.confusion_sentence(picture.confusions[reader], levels))
        page.plot("agreed", ConfusionDrawing(found), told)
    drift = plot_facts.drift(picture, reader)
    if drift is not None:
        page.plot("drift", DriftDrawing(drift))


def _level_words(picture: CalibrationPicture, reader: str, levels: list[str]) -> str:
    """The level in which the reader's share is furthest from everybody's."""
    whole = next(one for one in picture.level_use if not one.reader)
    own = next(one for one in picture.level_use if one.reader == reader)
    if not own.n:
        return tr("There are no scores.")
    apart = [mine / own.n - theirs / whole.n for mine, theirs in zip(own.counts, whole.counts, strict=True)]
    at = max(range(len(apart)), key=lambda place: abs(apart[place]))
    return tr("{level} in {own} of your scores and in {all} of all scores.").format(
        level=levels[at], own=percent(own.counts[at] / own.n), all=percent(whole.counts[at] / whole.n)
    )


def _case_rows(picture: CalibrationPicture, reader: str) -> Iterator[tuple[str, ...]]:
    """The widest disagreements this reader is at one end of; the others' levels without who gave them."""
    ranks = {level.id: at for at, level in enumerate(picture.scale.levels)}
    titles = {level.id: level.title for level in picture.scale.levels}
    told = 0
    for case in picture.disagreements:
        if told == _MOST_CASES:
            return
        if not _at_an_end(case, reader, ranks):
            continue
        others = sorted((mark for who, mark in case.scores.items() if who != reader), key=lambda mark: ranks[mark])
        agreed = picture.agreed.get(case.submission, {}).get(case.detail, "")
        effect = tr("agreed: {level}").format(level=titles.get(agreed, agreed)) if agreed else ""
        yield (
            picture.codes.get(case.submission, case.submission),
            plot_facts.criterion_name(picture, case.detail),
            titles[case.scores[reader]],
            ", ".join(titles[mark] for mark in dict.fromkeys(others)),
            effect,
        )
        told += 1


def _at_an_end(case: Disagreement, reader: str, ranks: dict[str, int]) -> bool:
    """Whether this reader gave the lowest or highest level, and fewer did so than not."""
    if reader not in case.scores or any(mark not in ranks for mark in case.scores.values()):
        return False
    own = ranks[case.scores[reader]]
    given = [ranks[mark] for mark in case.scores.values()]
    return own in (min(given), max(given)) and given.count(own) * 2 <= len(given)

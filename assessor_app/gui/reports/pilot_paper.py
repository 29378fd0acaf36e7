"""The report on a definition after a pilot, for its issuer: what confuses readers, limits, citations, time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.calibration import pilot_facts
from assessor_app.gui.calibration.number_words import count
from assessor_app.gui.reports.report_page import ReportPage

if TYPE_CHECKING:
    from assessor_app.calibration.pilot import PilotReport
    from assessor_app.workflows.calibration_picture import CalibrationPicture


def tr(text: str) -> str:
    """Translate in the context of the report on a definition."""
    return QCoreApplication.translate("pilot_paper", text)


def pilot_paper(picture: CalibrationPicture, found: PilotReport) -> ReportPage:
    """The report; it names no reader."""
    credential = picture.credential
    title = tr("What the pilot of {credential} shows").format(credential=credential.title)
    page = ReportPage(title, f"{credential.title} · {credential.version}")
    page.heading(title, 1)
    words = tr("{version} · {readings} readings of {submissions} submissions by {readers} readers")
    page.words(
        words.format(
            version=credential.version,
            readings=count(found.readings),
            submissions=count(found.submissions),
            readers=count(found.readers),
        ),
        soft=True,
    )
    page.words(pilot_facts.findings_words(found))
    page.heading(tr("Criteria that readers understood differently"))
    page.facts(pilot_facts.clarity_columns(picture), pilot_facts.clarity_rows(picture, found))
    if found.limits:
        page.heading(tr("Word limits"))
        page.facts(pilot_facts.limit_columns(), pilot_facts.limit_rows(found))
    if found.citations:
        page.heading(tr("Citations"))
        page.facts(pilot_facts.citation_columns(), pilot_facts.citation_rows(picture, found))
    return page

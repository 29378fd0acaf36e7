"""What is counted of a submission for the report on its definition: words by prompt, citations by criterion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.domain.citation_text import parse_citation
from assessor_app.domain.words import count_words
from assessor_app.hub.tables import AnalysisRow, CitationRow, ResponseRow


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """``words`` by prompt; ``citations`` and, of these, ``unread`` ones (they name no place) by criterion."""

    words: Mapping[str, int]
    citations: Mapping[str, int]
    unread: Mapping[str, int]


def facts_of(session: Session, submission_ids: Sequence[str]) -> dict[str, SubmissionFacts]:
    """By submission id."""
    words: dict[str, dict[str, int]] = defaultdict(dict)
    responses = select(ResponseRow.submission_id, ResponseRow.prompt_id, ResponseRow.text)
    for submission_id, prompt_id, text in session.execute(
        responses.where(ResponseRow.submission_id.in_(submission_ids)).order_by(ResponseRow.position)
    ):
        words[submission_id][prompt_id] = count_words(text)
    total: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    unread: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    cited = (
        select(AnalysisRow.submission_id, AnalysisRow.criterion_id, CitationRow.raw)
        .join(CitationRow, CitationRow.analysis_id == AnalysisRow.id)
        .where(AnalysisRow.submission_id.in_(submission_ids))
        .order_by(AnalysisRow.position, CitationRow.position)
    )
    for submission_id, criterion_id, raw in session.execute(cited):
        total[submission_id][criterion_id] += 1
        unread[submission_id][criterion_id] += not _names_a_place(raw)
    return {one: SubmissionFacts(words[one], total[one], unread[one]) for one in submission_ids}


def _names_a_place(raw: str) -> bool:
    """Whether there is anything in it to go by; the name of a file alone cites the whole of it."""
    read = parse_citation(raw)
    return bool(read.locators or read.bare or read.artifact_hint or read.appendix or read.section or read.quote)

"""What is counted of a submission for the report on its definition: words by prompt, citations by criterion."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from assessor_app.domain.citation.text import parse_citation
from assessor_app.domain.words import count_words
from assessor_app.hub.tables import AnalysisRow, CitationRow, ResponseRow, SubmissionFactsRow

# Goes up when words or citations are to be counted otherwise: what was kept before is then counted anew.
COUNTED_BY = 1


@dataclass(frozen=True, slots=True)
class SubmissionFacts:
    """``words`` by prompt; ``citations`` and, of these, ``unread`` ones (they name no place) by criterion."""

    words: Mapping[str, int]
    citations: Mapping[str, int]
    unread: Mapping[str, int]


def kept_facts(session: Session, submission_ids: Sequence[str]) -> dict[str, SubmissionFacts]:
    """What is kept of these, by submission id; counting takes a hundred times as long."""
    kept = select(SubmissionFactsRow.submission_id, SubmissionFactsRow.facts).where(
        SubmissionFactsRow.submission_id.in_(submission_ids), SubmissionFactsRow.counted_by == COUNTED_BY
    )
    return {submission_id: SubmissionFacts(**json.loads(facts)) for submission_id, facts in session.execute(kept)}


def keep_facts(session: Session, facts: Mapping[str, SubmissionFacts]) -> None:
    """Remember what was counted: what was handed in never changes."""
    if not facts:
        return
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(SubmissionFactsRow)
    counted = {name: statement.excluded[name] for name in ("counted_by", "facts")}
    # Always in the same order, so that two who keep the same wait for each other.
    values = [
        {"submission_id": one, "counted_by": COUNTED_BY, "facts": json.dumps(asdict(facts[one]), ensure_ascii=False)}
        for one in sorted(facts)
    ]
    session.execute(statement.on_conflict_do_update(index_elements=["submission_id"], set_=counted), values)


def counted_facts(session: Session, submission_ids: Sequence[str]) -> dict[str, SubmissionFacts]:
    """Counted from the texts, by submission id."""
    if not submission_ids:
        return {}
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
    return {one: SubmissionFacts(words[one], dict(total[one]), dict(unread[one])) for one in submission_ids}


def _names_a_place(raw: str) -> bool:
    """Whether there is anything in it to go by; the name of a file alone cites the whole of it."""
    read = parse_citation(raw)
    return bool(read.locators or read.bare or read.artifact_hint or read.appendix or read.section or read.quote)

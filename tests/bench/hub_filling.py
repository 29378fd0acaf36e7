"""Fills a PostgreSQL hub of any size by a few statements: everybody reads 40 portfolios, half of them scored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import yaml

from assessor_app.demo.submissions import definition_file
from assessor_app.domain.definition import load_definition
from assessor_app.hub.admin import HubAdmin

CREDENTIAL = "eln-mo/leading-vision-and-mission"
PORTFOLIOS_EACH = 40
READERS = 2
SUBMISSIONS_PER_ASSESSOR = PORTFOLIOS_EACH // READERS
ARTIFACTS = 6
_NOW = "timestamptz '2026-03-02 08:00:00+00'"

# Submission s is read by assessor s and the one 7 further on, counted round; every second one is scored.
_STATEMENTS = (
    f"""INSERT INTO users (id, name, code, display, role, password_hash, active, created_at)
    SELECT 'u' || a, 'user' || a, 'A-' || a, 'Assessor ' || a,
           CASE WHEN a = 0 THEN 'lead' ELSE 'assessor' END, 'none', true, {_NOW}
    FROM generate_series(0, %(assessors)s) a""",
    f"""INSERT INTO devices (id, user_id, name, token_sha256, created_at, last_seen_at, judging_since, ended_by)
    SELECT 'd' || a, 'u' || a, 'laptop', encode(sha256(('token-' || a)::bytea), 'hex'), {_NOW}, now(), {_NOW}, ''
    FROM generate_series(0, %(assessors)s) a""",
    f"""INSERT INTO submissions (id, code, attempt, credential_pk, practitioner, received_at, imported_at)
    SELECT 's' || s, 'B-' || s, 1, %(credential)s, 'Practitioner ' || s, {_NOW}, {_NOW}
    FROM generate_series(1, %(submissions)s) s""",
    """INSERT INTO responses (submission_id, prompt_id, position, text)
    SELECT 's' || s, p.id, p.place, repeat('We asked everybody what the vision means to them. ', 40)
    FROM generate_series(1, %(submissions)s) s, unnest(%(prompts)s::text[]) WITH ORDINALITY p(id, place)""",
    f"""INSERT INTO artifacts (id, submission_id, position, name, kind, media_type, size, sha256, slot_id)
    SELECT 'f' || s || '-' || n, 's' || s, n, 'plan ' || n || '.pdf', 'pdf', 'application/pdf', 1000000,
           encode(sha256((s || '-' || n)::bytea), 'hex'), ''
    FROM generate_series(1, %(submissions)s) s, generate_series(1, {ARTIFACTS}) n""",
    """INSERT INTO analyses (id, submission_id, criterion_id, position, explanation)
    SELECT 'n' || s || '-' || c.place, 's' || s, c.id, c.place,
           repeat('The cited page shows who does what by when. ', 12)
    FROM generate_series(1, %(submissions)s) s, unnest(%(criteria)s::text[]) WITH ORDINALITY c(id, place)""",
    """INSERT INTO citations (analysis_id, position, raw, artifact_id)
    SELECT 'n' || s || '-' || c.place, n, 'plan ' || n || ', p. ' || c.place, 'f' || s || '-' || n
    FROM generate_series(1, %(submissions)s) s, unnest(%(criteria)s::text[]) WITH ORDINALITY c(id, place),
         generate_series(1, 2) n""",
    f"""INSERT INTO assignments (id, submission_id, user_id, role, created_at)
    SELECT 'a' || s || '-' || r, 's' || s, 'u' || ((s + 7 * (r - 1) - 1) %% %(assessors)s + 1), 'reader_' || r, {_NOW}
    FROM generate_series(1, %(submissions)s) s, generate_series(1, {READERS}) r""",
    f"""INSERT INTO assessments (assignment_id, rev, state, feedback, signature, decision, digest, receipt_number,
                                recall_reason, lead_note, return_points, return_note, updated_at)
    SELECT 'a' || s || '-' || r, 1, 'open', repeat('What convinced was the plan. ', 20), '', '', '', '', '', '', '', '',
           {_NOW}
    FROM generate_series(2, %(submissions)s, 2) s, generate_series(1, {READERS}) r""",
    f"""INSERT INTO scores (assignment_id, scorable_id, rev, mark, comment, flagged, reason, updated_at)
    SELECT 'a' || s || '-' || r, c.id, 1, c.mark, repeat('It shows who does what. ', 4), false, '', {_NOW}
    FROM generate_series(2, %(submissions)s, 2) s, generate_series(1, {READERS}) r,
         unnest(%(scorables)s::text[], %(marks)s::text[]) c(id, mark)""",
    f"""INSERT INTO score_revisions (assignment_id, scorable_id, rev, mark, comment, flagged, reason, at)
    SELECT assignment_id, scorable_id, rev, mark, comment, flagged, reason, {_NOW} FROM scores""",
    """INSERT INTO changes (user_id, seq, kind, target_id, scorable_id)
    SELECT user_id, row_number() OVER (PARTITION BY user_id ORDER BY id, step, scorable_id),
           kind, target, scorable_id
    FROM (
        SELECT user_id, id, 1 AS step, 'credential' AS kind, %(credential)s AS target,
               '' AS scorable_id FROM assignments
        UNION ALL SELECT user_id, id, 2, 'assignment', id, '' FROM assignments
        UNION ALL SELECT user_id, a.id, 3, 'assessment', a.id, '' FROM assignments a
                  JOIN assessments m ON m.assignment_id = a.id
        UNION ALL SELECT user_id, a.id, 4, 'score', a.id, s.scorable_id FROM assignments a
                  JOIN scores s ON s.assignment_id = a.id
    ) every""",
    """INSERT INTO feeds (user_id, epoch, last_seq)
    SELECT u.id, '0123456789abcdef', coalesce((SELECT max(seq) FROM changes c WHERE c.user_id = u.id), 0)
    FROM users u""",
)


# What is scored by then is handed in: half of all, by both of its readers.
_HANDED_IN = f"""UPDATE assessments SET state = 'submitted', decision = 'Earned',
    receipt_number = 'R-' || assignment_id,
    submitted_at = {_NOW} + hashtext(assignment_id) % 10000 * interval '1 minute' """


@dataclass(frozen=True, slots=True)
class FilledHub:
    """A hub's database of one size; assessors are numbered from 1, number 0 is the lead."""

    url: str
    assessors: int
    submissions: int
    scorables: tuple[str, ...]
    marks: tuple[str, ...]


def token(assessor: int) -> str:
    """What assessor number ``assessor`` signs requests with."""
    return f"token-{assessor}"


def fill(folder: Path, url: str, submissions: int) -> FilledHub:
    """Fill the empty database at ``url``; its tables are made by the hub itself."""
    admin = HubAdmin(folder, url)
    admin.create_programme("A programme to measure")
    admin.close()
    definition = yaml.safe_load(definition_file(CREDENTIAL).read_text(encoding="utf-8"))
    credential = load_definition(definition)
    scorables = credential.scorables()
    marks = [one.scale.levels[-1].id for one in scorables]
    assessors = submissions // SUBMISSIONS_PER_ASSESSOR
    values = {
        "assessors": assessors,
        "submissions": submissions,
        "credential": "c1",
        "prompts": [prompt.id for part in credential.parts for prompt in part.all_prompts],
        "criteria": [criterion.id for part in credential.parts for criterion in part.criteria],
        "scorables": [one.id for one in scorables],
        "marks": marks,
    }
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO credentials"
            " (id, credential_id, version, title, definition, added_at, accepted_at, accepted_by)"
            " VALUES ('c1', %s, %s, %s, %s, %s, %s, 'A-0')",
            (
                credential.id,
                credential.version,
                credential.title,
                json.dumps(definition, default=str),
                datetime.now(UTC),
                datetime.now(UTC),
            ),
        )
        for statement in _STATEMENTS:
            connection.execute(statement, values)
    with psycopg.connect(url, autocommit=True) as connection:
        # What a server does by itself in the hours in which a programme grows.
        connection.execute("VACUUM ANALYZE")
    return FilledHub(url, assessors, submissions, tuple(one.id for one in scorables), tuple(marks))


def hand_in_all(filled: FilledHub) -> None:
    """Let everything that is scored be handed in; nobody is told."""
    with psycopg.connect(filled.url, autocommit=True) as connection:
        connection.execute(_HANDED_IN)
        connection.execute("VACUUM ANALYZE assessments")

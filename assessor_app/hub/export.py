"""Writes what was judged as tables for other programs: as of one moment, and without names."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, select

from assessor_app.hub.database import Database
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.tables import (
    ActRow,
    AssessmentRow,
    AssignmentRow,
    CredentialRow,
    FirstMarksRow,
    RecordMarkRow,
    ScoreRow,
    SubmissionRow,
    UserRow,
)
from assessor_app.hub.tables.judging import AnnotationRow

ROWS_AT_ONCE = 500
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WHOSE = (SubmissionRow.code, SubmissionRow.attempt, UserRow.code.label("assessor"), AssignmentRow.role)


def export(database: Database, folder: Path) -> dict[str, int]:
    """Write what was judged into a new folder; returns how many rows each file has.

    ``first_scores.csv`` holds what was given before a lead had it scored again, ``record.csv`` adjudicated scores,
    ``acts.jsonl`` every act of a lead.
    Raises HubSetupError when the folder is there already or cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=False)
        with database.snapshot() as connection:
            return {
                "assessments.csv": _write_csv(connection, folder / "assessments.csv", _assessments()),
                "scores.csv": _write_csv(connection, folder / "scores.csv", _scores()),
                "notes.jsonl": _write_notes(connection, folder / "notes.jsonl"),
                "first_scores.csv": _write_first(connection, folder / "first_scores.csv"),
                "record.csv": _write_csv(connection, folder / "record.csv", _record()),
                "acts.jsonl": _write_acts(connection, folder / "acts.jsonl"),
            }
    except FileExistsError as error:
        raise HubSetupError(f"There is something called {folder.name} already.") from error
    except OSError as error:
        raise HubSetupError(f"The export cannot be written: {error.strerror}.") from error


def _assessments() -> Select[*tuple[Any, ...]]:
    """Every assignment, with what was decided where something was."""
    return (
        select(
            *_WHOSE,
            CredentialRow.credential_id.label("credential"),
            CredentialRow.version,
            AssessmentRow.state,
            AssessmentRow.decision,
            AssessmentRow.submitted_at,
            AssessmentRow.receipt_number.label("receipt"),
            AssignmentRow.due_at,
            AssignmentRow.withdrawn_at,
            AssessmentRow.feedback,
        )
        .select_from(AssignmentRow)
        .join(AssignmentRow.submission)
        .join(SubmissionRow.credential)
        .join(AssignmentRow.user)
        .join(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id, isouter=True)
        .order_by(SubmissionRow.code, SubmissionRow.attempt, AssignmentRow.role, AssignmentRow.id)
    )


def _scores() -> Select[*tuple[Any, ...]]:
    return _of_assignments(
        select(
            *_WHOSE,
            ScoreRow.scorable_id.label("criterion"),
            ScoreRow.mark,
            ScoreRow.reason,
            ScoreRow.flagged,
            ScoreRow.rev,
            ScoreRow.updated_at,
            ScoreRow.comment,
        ).join(AssignmentRow, AssignmentRow.id == ScoreRow.assignment_id)
    ).order_by(SubmissionRow.code, SubmissionRow.attempt, AssignmentRow.role, AssignmentRow.id, ScoreRow.scorable_id)


def _record() -> Select[*tuple[Any, ...]]:
    return (
        select(
            SubmissionRow.code,
            SubmissionRow.attempt,
            RecordMarkRow.scorable_id.label("criterion"),
            RecordMarkRow.mark,
            RecordMarkRow.act_id.label("act"),
        )
        .join(SubmissionRow, SubmissionRow.id == RecordMarkRow.submission_id)
        .order_by(SubmissionRow.code, SubmissionRow.attempt, RecordMarkRow.scorable_id)
    )


def _of_assignments(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.join(AssignmentRow.submission).join(AssignmentRow.user)


def _write_csv(connection: Connection, path: Path, query: Select[*tuple[Any, ...]]) -> int:
    with path.open("x", encoding="utf-8", newline="") as file, _streamed(connection, query) as (names, rows):
        writer = csv.writer(file)
        writer.writerow(names)
        count = 0
        for row in rows:
            writer.writerow([_cell(value) for value in row])
            count += 1
        return count


def _write_notes(connection: Connection, path: Path) -> int:
    """Annotations that were not deleted, each a line: whose it is, and its W3C Web Annotation."""
    query = _of_assignments(
        select(*_WHOSE, AnnotationRow.kind, AnnotationRow.updated_at, AnnotationRow.body)
        .join(AssignmentRow, AssignmentRow.id == AnnotationRow.assignment_id)
        .where(AnnotationRow.body.is_not(None))
    ).order_by(SubmissionRow.code, SubmissionRow.attempt, AssignmentRow.id, AnnotationRow.annotation_id)
    with path.open("x", encoding="utf-8") as file, _streamed(connection, query) as (names, rows):
        count = 0
        for row in rows:
            told = dict(zip(names, row, strict=True))
            told["updated_at"] = told["updated_at"].isoformat()
            told["body"] = json.loads(told["body"])
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
            count += 1
        return count


def _write_first(connection: Connection, path: Path) -> int:
    """One row a mark, as in ``scores.csv``."""
    query = _of_assignments(
        select(*_WHOSE, FirstMarksRow.marks).join(AssignmentRow, AssignmentRow.id == FirstMarksRow.assignment_id)
    ).order_by(SubmissionRow.code, SubmissionRow.attempt, AssignmentRow.role, AssignmentRow.id)
    with path.open("x", encoding="utf-8", newline="") as file, _streamed(connection, query) as (names, rows):
        writer = csv.writer(file)
        writer.writerow([*names[:-1], "criterion", "mark"])
        count = 0
        for *whose, marks in rows:
            for scorable_id, mark in json.loads(marks).items():
                writer.writerow([_cell(value) for value in (*whose, scorable_id, mark)])
                count += 1
        return count


def _write_acts(connection: Connection, path: Path) -> int:
    """In the order of acceptance, each a line; submissions and assignments are named by their ids."""
    query = (
        select(ActRow.id, UserRow.code.label("by"), ActRow.made_at, ActRow.accepted_at, ActRow.body)
        .join(UserRow, UserRow.id == ActRow.by_user_id)
        .order_by(ActRow.number)
    )
    with path.open("x", encoding="utf-8") as file, _streamed(connection, query) as (names, rows):
        count = 0
        for row in rows:
            told = dict(zip(names, row, strict=True))
            told |= {name: told[name].isoformat() for name in ("made_at", "accepted_at")}
            file.write(json.dumps({**told, "body": json.loads(told["body"])}, ensure_ascii=False) + "\n")
            count += 1
        return count


@contextmanager
def _streamed(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[tuple[Sequence[str], Iterator[Any]]]:
    """Column names and rows, a few at a time in memory."""
    result = connection.execution_options(stream_results=True, yield_per=ROWS_AT_ONCE).execute(query)
    try:
        yield list(result.keys()), iter(result)
    finally:
        result.close()


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value

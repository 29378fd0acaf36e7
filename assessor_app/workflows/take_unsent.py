"""Verb: put exported unsent work back onto a laptop of the same person, by the rules of the outbox and never twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Json, ValidationError
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from assessor_app.domain.annotation import Seen
from assessor_app.domain.annotation_body import annotation_from
from assessor_app.domain.credential import Credential
from assessor_app.domain.marking import MAX_COMMENT, MAX_FEEDBACK, check_mark, clean_text
from assessor_app.domain.programme import BankComment
from assessor_app.domain.scoring import Score
from assessor_app.domain.seen_fitting import fitted
from assessor_app.domain.three_way import Parts
from assessor_app.errors import DeskError, VaultError
from assessor_app.sentences import sentence
from assessor_app.store import annotation_rows, comment_bank, conflict_parts, identity, outbox, sending
from assessor_app.store.act_body import act_from
from assessor_app.store.history import Field, Value
from assessor_app.store.operations import OperationKind
from assessor_app.store.tables import bank_comment, local_annotation, local_feedback, local_score
from assessor_app.store.vault import Vault
from assessor_app.workflows.export_vault import MAGIC, opened
from assessor_app.workflows.make_act import take_act
from assessor_app.workflows.put_annotation import check_belongs, fitting
from assessor_app.workflows.read_assignment import read_editable
from assessor_app.workflows.record_change import (
    annotation_value,
    apply_change,
    check_open_again,
    mark_value,
    read_field,
    write_field,
)

# What a person has to say again: a signature stands for all that was on screen as it was given.
_SAID_AGAIN: Final = ("signed", "returned", "asked_back")


@dataclass(slots=True)
class Taken:
    """What became of an export, in changes: ``taken`` wait to be sent now, ``compared`` of them are held against what
    the hub got meanwhile, ``same`` were here already, ``newer`` are changed here since and stay as they are here.

    ``left`` holds what was not taken, each with the reason; ``again`` counts what a person has to do again.
    """

    taken: int = 0
    compared: int = 0
    same: int = 0
    newer: int = 0
    comments: int = 0
    again: Mapping[str, int] = field(default_factory=dict)
    left: list[tuple[str, str]] = field(default_factory=list)


class _Row(BaseModel):
    """A row of an export; fields that are for people alone are passed over."""

    model_config = ConfigDict(extra="ignore")


class _Whose(_Row):
    hub_url: str
    code: str


class _Edit(_Row):
    assignment_id: str
    changed_at: AwareDatetime
    submission: str = ""
    base_rev: int = 0
    base: Json[Any] | None = None


class _Score(_Edit):
    scorable_id: str
    mark: str | None
    comment: str
    flagged: bool
    reason: str = ""
    hub_mark: str | None = None
    hub_comment: str | None = None
    hub_flagged: bool | None = None
    hub_reason: str | None = None


class _Feedback(_Edit):
    feedback: str
    hub_feedback: str | None = None


class _Annotation(_Edit):
    annotation_id: str
    kind: str
    body: Json[Any] | None
    hub_kind: str | None = None
    hub_body: Json[Any] | None = None


class _Comment(_Row):
    text: str
    credential_id: str = ""
    scorable_id: str = ""
    level: str = ""


class _Act(_Row):
    id: str
    body: str
    made_at: AwareDatetime


class _Work(_Row):
    whose: _Whose | None = None
    scores: list[_Score] = []
    feedback: list[_Feedback] = []
    annotations: list[_Annotation] = []
    own_comments: list[_Comment] = []
    signed: list[_Row] = []
    returned: list[_Row] = []
    asked_back: list[_Row] = []
    acts: list[_Act] = []
    rescue_copies: list[_Work] = []


@dataclass(frozen=True, slots=True)
class _Change:
    """One edit of an export; ``fields`` are its values one by one, ``base`` is what it was made upon."""

    kind: OperationKind
    edit: _Edit
    target: str
    fields: tuple[tuple[Field, Value], ...]
    base: Parts


def is_sealed(held: bytes) -> bool:
    """Whether an export asks for a passphrase or recovery code."""
    return MAGIC.encode() in held[:100]


def take_unsent(vault: Vault, held: bytes, typed: str = "", *, now: datetime | None = None) -> Taken:
    """Take in an export, sealed or as JSON; all of it in one transaction, and nothing twice.

    Raises WrongKeyError for a wrong passphrase, and VaultError for what is no export that can be taken, for one of
    somebody else or of another hub, and where nobody is signed in; then nothing is changed.
    """
    work = _read(opened(held, typed) if is_sealed(held) else held)
    told, moment = Taken(), now or datetime.now(UTC)
    with vault.write() as session:
        _check_whose(session, work.whose)
        for one in (*work.rescue_copies, work):
            for change in _changes(one):
                _take(session, change, moment, told)
            _take_comments(session, one.own_comments, told)
            for act in sorted(one.acts, key=_moment_of):
                _take_act(session, act, told)
    told.again = {name: len(getattr(work, name)) for name in _SAID_AGAIN if getattr(work, name)}
    return told


def _read(content: bytes) -> _Work:
    try:
        return _Work.model_validate_json(content)
    except ValidationError:
        raise VaultError(
            sentence("This file is no export that can be taken back."),
            sentence("Take one made with --encrypt or --json; the text for reading cannot be taken back"),
        ) from None


def _check_whose(session: Session, whose: _Whose | None) -> None:
    here = identity.load_identity(session)
    if here is None:
        raise VaultError(sentence("Nobody is signed in on this laptop."), sentence("Sign in and sync first"))
    if whose is None:
        raise VaultError(
            sentence(
                "This export does not say whose it is: it was made before anybody signed in, or by an old version."
            )
        )
    if whose.code != here.code:
        raise VaultError(
            sentence(
                "This is the work of {theirs}; on this laptop {here} is signed in.", theirs=whose.code, here=here.code
            )
        )
    if whose.hub_url.rstrip("/") != here.hub_url.rstrip("/"):
        raise VaultError(
            sentence("This work belongs to the hub {theirs}, not to {here}.", theirs=whose.hub_url, here=here.hub_url)
        )


def _changes(work: _Work) -> Iterator[_Change]:
    for score in work.scores:
        yield _of_score(score)
    for said in work.feedback:
        spoken: Parts = {"feedback": said.hub_feedback or ""}
        yield _Change("feedback", said, "", (("feedback", said.feedback),), said.base or spoken)
    for note in work.annotations:
        value = None if note.body is None else {"kind": note.kind, "body": note.body}
        hub = None if note.hub_body is None else {"kind": note.hub_kind, "body": note.hub_body}
        base: Parts = {"annotation": hub}
        yield _Change("annotation", note, note.annotation_id, (("annotation", value),), note.base or base)


def _of_score(score: _Score) -> _Change:
    fields: tuple[tuple[Field, Value], ...] = (
        ("mark", mark_value(score.mark, score.reason)),
        ("comment", score.comment),
        ("flagged", score.flagged),
    )
    hub = Score(score.hub_mark, score.hub_comment or "", bool(score.hub_flagged), score.hub_reason or "")
    return _Change("score", score, score.scorable_id, fields, score.base or conflict_parts.score_parts(hub))


def _take(session: Session, change: _Change, now: datetime, told: Taken) -> None:
    """Take one change, or say why not."""
    edit, target = change.edit, change.target
    try:
        fields = _checked(session, change)
    except DeskError as error:
        told.left.append((edit.submission or edit.assignment_id, str(error)))
        return
    new = [one for one in fields if read_field(session, edit.assignment_id, target, one[0]) != one[1]]
    if not new:
        told.same += 1
        return
    if isinstance(edit, _Annotation) and edit.kind == "seen":
        # what was seen on both is joined; as ever without an undo step
        write_field(session, edit.assignment_id, target, *new[0], now)
        told.taken += 1
        return
    changed_here = _changed_here(session, change)
    if changed_here is not None and changed_here >= edit.changed_at:
        told.newer += 1
        return
    for name, value in new:
        apply_change(session, edit.assignment_id, target, name, value, now)
    told.taken += 1
    _hold_against_the_hub(session, change, told)


def _checked(session: Session, change: _Change) -> Sequence[tuple[Field, Value]]:
    """The values as they can be stored. Raises DeskError as the verbs do that write them one by one."""
    edit = change.edit
    credential = read_editable(session, edit.assignment_id)
    if isinstance(edit, _Score):
        check_mark(credential, edit.scorable_id, edit.mark)
        check_open_again(session, edit.assignment_id, edit.scorable_id)
        clean_text(edit.comment, MAX_COMMENT, sentence("The comment"))
    elif isinstance(edit, _Feedback):
        clean_text(edit.feedback, MAX_FEEDBACK, sentence("The feedback"))
    elif isinstance(edit, _Annotation):
        return _checked_note(session, edit, credential)
    return change.fields


def _checked_note(session: Session, note: _Annotation, credential: Credential) -> Sequence[tuple[Field, Value]]:
    try:
        annotation = None if note.body is None else annotation_from(note.kind, note.body)
        if isinstance(annotation, Seen):
            known = annotation_rows.effective_annotation(session, note.assignment_id, note.annotation_id)
            both = annotation.joined(known if isinstance(known, Seen) else annotation)
            return (("annotation", annotation_value(fitted(both))),)
    except ValueError:
        raise DeskError(sentence("A note in this export cannot be read.")) from None
    check_belongs(credential, fitting(note.annotation_id, annotation))
    return (("annotation", annotation_value(annotation)),)


def _changed_here(session: Session, change: _Change) -> datetime | None:
    """When the same thing was changed on this laptop, None where nothing of it waits here."""
    tables: Mapping[str, tuple[Table, str]] = {
        "score": (local_score, "scorable_id"),
        "feedback": (local_feedback, ""),
        "annotation": (local_annotation, "annotation_id"),
    }
    table, target = tables[change.kind]
    query = select(table.c.changed_at).where(table.c.assignment_id == change.edit.assignment_id)
    if target:
        query = query.where(table.c[target] == change.target)
    return session.execute(query).scalar_one_or_none()


def _hold_against_the_hub(session: Session, change: _Change, told: Taken) -> None:
    """Where the hub got something else since the export, nothing is written over: both meet as two laptops' would."""
    edit = change.edit
    waiting = [
        one
        for one in outbox.operations(session, edit.assignment_id)
        if (one.kind, one.scorable_id, one.state) == (change.kind, change.target, "pending")
    ]
    if not waiting or sending.base_rev(session, waiting[0]) == edit.base_rev:
        return
    sending.freeze_upon(session, waiting[0].key, edit.base_rev, conflict_parts.encode(change.base))
    told.compared += 1


def _moment_of(act: _Act) -> datetime:
    return act.made_at


def _take_act(session: Session, made: _Act, told: Taken) -> None:
    """Take one act, or say why not; one that another laptop of this lead told the hub meanwhile is here already."""
    try:
        new = take_act(session, made.id, act_from(made.body), made.made_at)
    except (ValueError, DeskError) as error:
        why = str(error) if isinstance(error, DeskError) else sentence("An act in this export cannot be read.")
        told.left.append((f"{made.made_at:%Y-%m-%d %H:%M}", why))
    else:
        told.taken += new
        told.same += not new


def _take_comments(session: Session, comments: Sequence[_Comment], told: Taken) -> None:
    columns = (bank_comment.c.text, bank_comment.c.credential_id, bank_comment.c.scorable_id, bank_comment.c.level)
    held = {tuple(row) for row in session.execute(select(*columns))}
    for one in comments:
        said = (one.text, one.credential_id, one.scorable_id, one.level)
        if said not in held:
            comment_bank.keep(session, BankComment("", *said, own=True))
            held.add(said)
            told.comments += 1

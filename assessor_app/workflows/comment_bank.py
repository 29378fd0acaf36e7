"""Verbs around comments ready to be used: list them, recall one's earlier ones, keep, drop and count."""

from __future__ import annotations

from dataclasses import replace

from assessor_app.domain.marking import MAX_COMMENT, clean_text
from assessor_app.domain.programme import OVERALL, BankComment
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import comment_bank as bank
from assessor_app.store import submissions
from assessor_app.store.programmes import load_programme
from assessor_app.store.vault import Vault
from assessor_app.workflows.read_assignment import read_assignment

_MAX_NAME = 500
_MAX_ID = 200


def comment_bank(vault: Vault, assignment_id: str) -> tuple[BankComment, ...]:
    """One's own and the programme's that fit the credential of an assignment, the most used first, own before others.

    Raises DeskError for an unknown assignment.
    """
    with vault.read() as session:
        read_assignment(session, assignment_id)
        pinned = submissions.load_credential_key(session, assignment_id)
        credential_id = "" if pinned is None else pinned[0]
        used = bank.counts(session)
        own = bank.own_comments(session, credential_id)
        programme = load_programme(session)
    theirs = tuple(
        replace(one, used=used.get(one.id, 0)) for one in programme.bank if one.credential_id in ("", credential_id)
    )
    return tuple(sorted(own + theirs, key=lambda one: (-one.used, not one.own, one.text.casefold())))


def earlier_comments(vault: Vault, assignment_id: str, scorable_id: str) -> tuple[BankComment, ...]:
    """What one wrote for the same criterion in other submissions of the credential, each text once, newest first.

    For OVERALL it is the overall feedback of these submissions.
    ``used`` is how often, ``level`` the mark it last stood beside. Raises DeskError for an unknown assignment.
    """
    with vault.read() as session:
        read_assignment(session, assignment_id)
        pinned = submissions.load_credential_key(session, assignment_id)
        credential_id = "" if pinned is None else pinned[0]
        if scorable_id == OVERALL:
            written = bank.feedback_before(session, credential_id, assignment_id)
        else:
            written = bank.written_before(session, credential_id, scorable_id, assignment_id)
    found: dict[str, BankComment] = {}
    for one in written:
        known = found.get(one.text)
        found[one.text] = (
            BankComment("", one.text, credential_id, scorable_id, one.mark or "", own=True, used=1)
            if known is None
            else replace(known, used=known.used + 1)
        )
    return tuple(found.values())


def keep_comment(vault: Vault, comment: BankComment) -> None:
    """Store a comment in one's own bank, in place of the one of that id; an empty id makes a new one.

    Raises DeskError when it is empty, too long, or the programme's.
    """
    text = clean_text(comment.text, MAX_COMMENT, sentence("The comment"))
    if not text.strip():
        raise DeskError(sentence("There is nothing to keep: the comment is empty."))
    named = (comment.credential_id, comment.scorable_id, comment.level)
    if len(comment.id) > _MAX_ID or any(len(one) > _MAX_NAME for one in named):
        raise DeskError(sentence("This comment cannot be kept: what it belongs to has too long a name."))
    with vault.write() as session:
        if comment.id and any(one.id == comment.id for one in load_programme(session).bank):
            raise DeskError(sentence("This comment belongs to the programme."), sentence("Keep a copy of your own."))
        bank.keep(session, replace(comment, text=text))


def drop_comment(vault: Vault, comment_id: str) -> None:
    """Remove one of one's own; an unknown id is ignored. Raises DeskError for the programme's."""
    with vault.write() as session:
        if not bank.is_own(session, comment_id) and any(one.id == comment_id for one in load_programme(session).bank):
            raise DeskError(sentence("This comment belongs to the programme, so it cannot be removed here."))
        bank.drop(session, comment_id)


def count_comment(vault: Vault, comment_id: str) -> None:
    """Note that a comment, one's own or the programme's, was used once more; an empty or unknown id is ignored."""
    with vault.write() as session:
        known = bank.is_own(session, comment_id) or any(one.id == comment_id for one in load_programme(session).bank)
        if known:
            bank.count(session, comment_id)

"""Sends the outbox by file: operations are frozen as ever, and only the hub's answer, by file or network, ends them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessor_app.errors import VaultError
from assessor_app.protocol.bag import BagError, BagWriter, read_bag
from assessor_app.protocol.bundle_messages import (
    ABOUT,
    ANSWERS,
    WRITES,
    AnswerBundle,
    BundledAnswer,
    BundledWrite,
    ResultsBundle,
)
from assessor_app.protocol.message import MAX_ANSWER_BYTES
from assessor_app.remote.stored_answers import StoredAnswers
from assessor_app.sentences import sentence
from assessor_app.store import bundles, identity
from assessor_app.store.bundle_file import BundleHead, BundleReader, BundleWriter, damaged_bundle
from assessor_app.store.bundles import KnownBundle
from assessor_app.store.identity import Identity
from assessor_app.store.operations import FINAL, Operation
from assessor_app.store.vault import Vault
from assessor_app.sync.bundle_work import said_as_damage
from assessor_app.sync.push import deliver
from assessor_app.sync.run_log import RunLog

_NOT_YET = 409
_HEADROOM = 2


@dataclass(frozen=True, slots=True)
class TakenAnswers:
    """How many changes the hub has taken, and how many are held back: in conflict, refused, or to be sent again."""

    accepted: int
    held: int


def write_results(vault: Vault, path: Path) -> int:
    """Freeze what waits and write it to ``path``; returns how many operations. They stay until an answer comes.

    Writing again gives the same operations, byte for byte, and what came since. Raises VaultError where no bundle was
    ever taken in, OSError.
    """
    with vault.write() as session:
        known, who = bundles.newest(session), identity.load_identity(session)
        if known is None or who is None:
            raise VaultError(
                sentence("Results go out in a file only where the work came in one."), sentence("Sync instead")
            )
        frozen = bundles.freeze_all(session)
    with BundleWriter(path, BundleHead("results", known.id), known.results_key) as sink:
        bag = BagWriter(sink)
        about = ResultsBundle(id=known.id, programme=who.programme, user_code=who.code, count=len(frozen))
        _add(bag, ABOUT, about.model_dump_json())
        for number, one in enumerate(frozen, start=1):
            _add(bag, f"{WRITES}{number:06}.json", _write_of(one).model_dump_json())
        bag.finish({"Bag-Software-Agent": "assessor-app"})
    return len(frozen)


def take_answers(vault: Vault, path: Path, bundle_id: str) -> TakenAnswers:
    """Learn what the hub said to results that went out in a file; each answer counts as if it had come by network.

    Raises VaultError for answers that are not this laptop's or not whole, OSError.
    """
    with vault.read() as session:
        known, who = bundles.find(session, bundle_id), identity.load_identity(session)
    if known is None or who is None:
        raise VaultError(sentence("These answers are for the work of another laptop."))
    answers = _read_answers(path, known, who)
    log, client = RunLog("sync"), StoredAnswers(answers)
    with vault.read() as session:
        waiting = bundles.waiting_for(session, frozenset(answers))
    accepted = 0
    for operation in waiting:
        if operation.kind in FINAL and answers[operation.key].status == _NOT_YET:
            with vault.write() as session:
                bundles.renew_signature(session, operation.key, datetime.now(UTC))
            continue
        accepted += deliver(vault, client, log, operation) is None
    log.finish(vault, "connected", "", (0, client.received_bytes), always=False)
    return TakenAnswers(accepted, len(waiting) - accepted)


def _read_answers(path: Path, known: KnownBundle, who: Identity) -> Mapping[str, BundledAnswer]:
    about: AnswerBundle | None = None
    found: dict[str, BundledAnswer] = {}
    with BundleReader(path, known.results_key) as source, said_as_damage():
        for entry in read_bag(source):
            content = entry.content(_HEADROOM * MAX_ANSWER_BYTES)
            if entry.name == ABOUT and about is None:
                about = AnswerBundle.model_validate_json(content)
            elif about is not None and entry.name.startswith(ANSWERS):
                one = BundledAnswer.model_validate_json(content)
                found[one.key] = one
            else:
                raise BagError("an entry that is none of answers")
    if about is None or about.count != len(found) or (about.id, about.user_code) != (known.id, who.code):
        raise damaged_bundle()
    return found


def _write_of(operation: Operation) -> BundledWrite:
    if operation.kind == "act":
        raise ValueError("acts of leads do not travel by file")
    return BundledWrite(
        key=operation.key,
        kind=operation.kind,
        assignment_id=operation.assignment_id,
        target=operation.scorable_id if operation.kind in ("score", "annotation") else "",
        base_rev=operation.base_rev or 0,
        body=(operation.body or b"").decode(),
    )


def _add(bag: BagWriter, name: str, text: str) -> None:
    content = text.encode()
    bag.add(name, len(content), [content])

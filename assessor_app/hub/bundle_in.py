"""Takes what came back from a machine without a network through the very door every write goes through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select

from assessor_app.hub.annotations import WriteAnnotation
from assessor_app.hub.assessments import Recall, Submit, WriteFeedback, WriteScore
from assessor_app.hub.audit import Entry, record
from assessor_app.hub.choices import Choose
from assessor_app.hub.door.accounts import Caller
from assessor_app.hub.door.callers import check_plain
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.giving_up import Release, ReturnIncomplete
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import DeviceRow, ProgrammeRow, UserRow
from assessor_app.hub.tables.bundle import BundleRow
from assessor_app.hub.writes import Work, read_wish, run_write
from assessor_app.protocol.bag import BagError, BagWriter, Sink, Source, read_bag
from assessor_app.protocol.bundle_messages import (
    ABOUT,
    ANSWERS,
    WRITES,
    AnswerBundle,
    BundledAnswer,
    BundledWrite,
    ResultsBundle,
)
from assessor_app.protocol.messages import (
    MAX_ANSWER_BYTES,
    WANTS_JUDGING,
    WANTS_RENDITIONS,
    WANTS_RETURNS,
    WANTS_ZONE,
    AnnotationWrite,
    ChoiceWrite,
    FeedbackWrite,
    Message,
    RecallWrite,
    Refusal,
    ReturnWrite,
    Role,
    ScoreBody,
    SubmitWrite,
)

_WANTS = frozenset({WANTS_RENDITIONS, WANTS_JUDGING, WANTS_RETURNS, WANTS_ZONE})
_ROLE: TypeAdapter[Role] = TypeAdapter(Role)
_DONE, _STALE = 200, 412
_NOTE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_FOREIGN = "This file is not results of the assessor’s desk, or it is damaged."


@dataclass(frozen=True, slots=True)
class TakenResults:
    """The answers in the order of the writes."""

    answers: list[BundledAnswer] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        """How many writes were done, now or before."""
        return sum(one.status == _DONE for one in self.answers)

    @property
    def conflicts(self) -> int:
        """How many met something newer at the hub."""
        return sum(one.status == _STALE for one in self.answers)

    @property
    def refused(self) -> int:
        """How many the hub said no to for any other reason."""
        return len(self.answers) - self.accepted - self.conflicts


def results_key(hub: Hub, bundle_id: str) -> bytes:
    """What opens the results of a bundle. Raises HubSetupError for a bundle that is not this hub's."""
    with hub.database.read() as session:
        row = session.get(BundleRow, bundle_id)
        if row is None:
            raise HubSetupError("These results belong to a bundle this hub did not make.")
        return row.results_key


def take_results(hub: Hub, bundle_id: str, first: Source, again: Source) -> TakenResults:
    """Do every write of the results, each in its own transaction; one done before gives the answer it gave then.

    ``first`` is read to its end before anything is done, ``again`` gives the same bytes anew. Raises HubSetupError
    for a file that is not whole or not this bundle's, and where its user or device was shut out since.
    """
    caller = _caller(hub, bundle_id)
    try:
        count = sum(1 for _ in _writes(bundle_id, caller, first))
        taken = TakenResults()
        for write in _writes(bundle_id, caller, again):
            taken.answers.append(_answer(hub, caller, write))
    except (BagError, ValidationError) as error:
        # what was wrong may quote what people wrote
        raise HubSetupError(_FOREIGN, "Copy it again from the laptop.") from ValueError(type(error).__name__)
    with hub.database.write() as session:
        told = {"accepted": taken.accepted, "conflicts": taken.conflicts, "refused": taken.refused, "writes": count}
        record(session, Entry("results_taken", bundle_id, caller.user_id, caller.device_id, told), hub.clock())
    return taken


def write_answer(hub: Hub, bundle_id: str, taken: TakenResults, sink: Sink) -> None:
    """Write the bag of the answers, for the laptop the results came from."""
    caller = _caller(hub, bundle_id)
    with hub.database.read() as session:
        programme = session.get_one(ProgrammeRow, 1).name
    bag = BagWriter(sink)
    about = AnswerBundle(id=bundle_id, programme=programme, user_code=caller.code, count=len(taken.answers))
    for name, message in (
        (ABOUT, about),
        *((f"{ANSWERS}{number:06}.json", one) for number, one in enumerate(taken.answers, start=1)),
    ):
        content = message.model_dump_json().encode()
        bag.add(name, len(content), [content])
    bag.finish({"Bagging-Date": f"{hub.clock():%Y-%m-%d}", "Bag-Software-Agent": "assessor-app"})


def _caller(hub: Hub, bundle_id: str) -> Caller:
    """Whoever the bundle was made for. Raises HubSetupError where this person or device was shut out since."""
    query = (
        select(UserRow, DeviceRow)
        .join(BundleRow, BundleRow.user_id == UserRow.id)
        .join(DeviceRow, DeviceRow.id == BundleRow.device_id)
        .where(BundleRow.id == bundle_id)
    )
    with hub.database.read() as session:
        found = session.execute(query).one_or_none()
        if found is None:
            raise HubSetupError("These results belong to a bundle this hub did not make.")
        user, device = found
        if not user.active or device.revoked_at is not None:
            raise HubSetupError("The user or the device of this bundle was shut out, so its results are not taken.")
        return Caller(user.id, user.code, user.display, _ROLE.validate_python(user.role), device.id)


def _writes(bundle_id: str, caller: Caller, source: Source) -> Iterator[BundledWrite]:
    """The writes of a bag. Raises BagError, ValidationError, HubSetupError for another bundle's."""
    about: ResultsBundle | None = None
    count = 0
    for entry in read_bag(source):
        content = entry.content(MAX_ANSWER_BYTES)
        if entry.name == ABOUT and about is None:
            about = ResultsBundle.model_validate_json(content)
            if (about.id, about.user_code) != (bundle_id, caller.code):
                raise HubSetupError("These results belong to another bundle.")
        elif about is not None and entry.name.startswith(WRITES):
            count += 1
            yield BundledWrite.model_validate_json(content)
        else:
            raise BagError("an entry that is none of results")
    if about is None or about.count != count:
        raise BagError("results are missing")


def _answer(hub: Hub, caller: Caller, write: BundledWrite) -> BundledAnswer:
    """What the hub would answer had this come over the network."""
    raw = write.body.encode()
    try:
        method, tail, body, work = _request(hub, write, raw)
        if body is not None:
            check_plain(body)
        path = f"/assessments/{write.assignment_id}/{tail}"
        known = write.kind not in ("release", "choice")
        wants = _WANTS if known else frozenset[str]()
        wish = read_wish(method, path, raw, f'"{write.base_rev}"', write.key, hub.clock(), strict=known, wants=wants)
        said = run_write(hub.database, caller, write.assignment_id, wish, work)
    except RefusedError as error:
        return BundledAnswer(key=write.key, status=error.status, body=error.refusal.model_dump_json())
    except ValidationError:
        told = Refusal(error="invalid", sentence="The request does not have the agreed shape.")
        return BundledAnswer(key=write.key, status=422, body=told.model_dump_json())
    return BundledAnswer(key=write.key, status=200, body=said.decode())


def _request(hub: Hub, write: BundledWrite, raw: bytes) -> tuple[str, str, Message | None, Work]:
    """Method, path within the assessment, message and work: the same as the routes make of it, so that a write that
    went both ways is recognised as one. Raises ValidationError, RefusedError."""
    kind, target = write.kind, write.target
    if (kind == "score" and not target) or (kind == "annotation" and not _NOTE_ID.fullmatch(target)):
        raise RefusedError(422, "invalid", "The request does not have the agreed shape.")
    if kind == "score":
        score = ScoreBody.model_validate_json(raw)
        return "PUT", f"scores/{target}", score, WriteScore(target, score, hub.definitions)
    if kind == "annotation":
        note = AnnotationWrite.model_validate_json(raw)
        return "PUT", f"annotations/{target}", note, WriteAnnotation(target, note.annotation)
    if kind == "feedback":
        feedback = FeedbackWrite.model_validate_json(raw)
        return "PUT", "feedback", feedback, WriteFeedback(feedback)
    if kind == "submit":
        submit = SubmitWrite.model_validate_json(raw)
        return "POST", "submit", submit, Submit(submit, hub.definitions)
    if kind == "return":
        back = ReturnWrite.model_validate_json(raw)
        return "POST", "return", back, ReturnIncomplete(back)
    if kind == "recall":
        recall = RecallWrite.model_validate_json(raw)
        return "POST", "recall", recall, Recall(recall)
    if kind == "choice":
        choice = ChoiceWrite.model_validate_json(raw)
        return "POST", "choices", choice, Choose(choice)
    if raw:
        raise RefusedError(422, "invalid", "Releasing a case takes no words.")
    return "POST", "release", None, Release()

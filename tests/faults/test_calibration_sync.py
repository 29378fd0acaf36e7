"""Readers, a lead and a real hub: who is told what and when, and nothing a lead does is lost or done twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date

import pytest

from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    CaseTaken,
    ProgrammeEvent,
    ReaderReport,
    Seed,
)
from assessor_app.errors import HubUnreachableError
from assessor_app.protocol.messages import SCHEMA_HEADER, Meta
from assessor_app.remote.hub_client import HubClient
from assessor_app.store import readings
from assessor_app.store.cipher import connect
from assessor_app.sync.synchronizer import Synchronizer
from assessor_app.workflows.export_stuck import export_stuck
from assessor_app.workflows.list_conflicts import conflict_view
from assessor_app.workflows.list_rated import calibration_stand, made_acts, rated_credentials
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.make_act import drop_refused_act, make_act
from assessor_app.workflows.open_case import open_case
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.read_sync_history import read_sync_history
from assessor_app.workflows.settle_conflicts import retry_stuck
from assessor_app.workflows.show_anchors import show_anchors, told_reports, told_truth
from assessor_app.workflows.sign_out import sign_out
from assessor_app.workflows.submit_assessment import submit_assessment
from tests.support.hub import LocalHub, quick_hub
from tests.support.laptop import Laptop
from tests.support.signed_in import key_file, signed_in_laptop
from tests.support.vault import KEY

MARKS = {"p1": "passing", "eo1.a": "shown", "eo1.b": "shown"}
CREDENTIAL = ("test/small-credential", "v1")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalHub]:
    """One for all: passwords are hashed slowly. Each test has its own submission."""
    running = quick_hub(tmp_path_factory.mktemp("calibration"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def people(hub: LocalHub, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Laptop]]:
    """Ana and Ben, who read, and Lea, who leads them."""
    folder = tmp_path_factory.mktemp("laptops")
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(signed_in_laptop(folder / name, hub.url, name)) for name in ("ana", "ben", "lea")
        }


def read_by_both(hub: LocalHub, people: dict[str, Laptop], code: str, **bens: str) -> str:
    """Ana and Ben score a new submission, and Lea syncs; returns the submission's id."""
    first = hub.add_submission(code, "A-ana")
    second = hub.admin.assign(code, "A-ben", "reader_2")
    hand_in(people["ana"], first)
    hand_in(people["ben"], second, **bens)
    return seen_by(people["lea"], code)


def seen_by(lead: Laptop, code: str) -> str:
    """The id of a submission whose readings have come to the lead."""
    settled(lead)
    with lead.shelf.vault.read() as session:
        return next(one.submission_id for one in readings.of_credential(session, *CREDENTIAL) if one.code == code)


def acts_at(hub: LocalHub, lead: Laptop) -> list[str]:
    """The kinds of all acts the hub holds."""
    answer = hub.http.get("/acts", headers={SCHEMA_HEADER: "1", "Authorization": f"Bearer {lead.token}"})
    return sorted(one["body"]["act"] for one in answer.json()["acts"])


def hand_in(laptop: Laptop, assignment_id: str, **marks: str) -> None:
    """Score all of one submission, sign it, and send it."""
    settled(laptop)
    for scorable_id, mark in {**MARKS, **marks}.items():
        laptop.edit(scorable_id, mark, f"about {scorable_id}", assignment_id)
    laptop.write_feedback("Well argued.", assignment_id)
    submit_assessment(laptop.shelf.vault, assignment_id, "Signed")
    settled(laptop)


def settled(laptop: Laptop) -> None:
    status = laptop.sync()
    assert (status.sentence, status.unsent) == ("Connected", 0)


def whole_text(laptop: Laptop) -> str:
    """Everything in the vault, decrypted, of every table."""
    raw = connect(laptop.shelf.path, KEY, mode="ro")
    try:
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "\n".join(repr(raw.execute(f"SELECT * FROM {name}").fetchall()) for name in tables)
    finally:
        raw.close()


class Losing(HubClient):
    """The hub hears of the first act, and its reply is lost."""

    lost = 0

    def put_act(self, act_id: str, body: bytes, key: str) -> object:  # type: ignore[override]
        answer = super().put_act(act_id, body, key)
        if not Losing.lost:
            Losing.lost += 1
            raise HubUnreachableError("The connection to the hub broke off.")
        return answer


class Older(HubClient):
    """A hub that has never heard of calibration."""

    def greet(self) -> Meta:
        meta = super().greet()
        return meta.model_copy(update={"offers": [one for one in meta.offers if one != "calibration"]})


def speaks_by(laptop: Laptop, kind: type[HubClient]) -> None:
    def client() -> HubClient:
        return kind(laptop.url, laptop.token)

    laptop.synchronizer = Synchronizer(
        laptop.shelf.vault, laptop.shelf.files, client, clock=lambda: laptop.now, chance=lambda: 0.0
    )


def test_a_lead_sees_both_readings_takes_the_case_and_decides(hub: LocalHub, people: dict[str, Laptop]) -> None:
    ana, ben, lea = people["ana"], people["ben"], people["lea"]
    submission_id = read_by_both(hub, people, "LVM-1000", **{"eo1.b": "not-shown"})
    (rated,) = rated_credentials(lea.shelf.vault)
    assert rated.readers == ("A-ana", "A-ben")
    stand = calibration_stand(lea.shelf.vault)
    assert (stand.lead, stand.offered, stand.readings) == (True, True, rated.readings)
    before = acts_at(hub, lea)
    # offline: both acts are written down and shown at once
    made = [
        make_act(lea.shelf.vault, CaseTaken(submission_id)),
        make_act(lea.shelf.vault, Adjudication(submission_id, "eo1.b", "shown", "The annex shows it.")),
    ]
    assert lea.synchronizer.status().unsent == 2
    assert all(one in made_acts(lea.shelf.vault) for one in made)
    speaks_by(lea, Losing)
    assert not lea.sync().online
    assert lea.synchronizer.status().unsent == 2
    settled(lea)
    assert lea.synchronizer.status().receipt == "2 acts accepted"
    # once only, though one was sent twice
    assert acts_at(hub, lea) == sorted([*before, "adjudicate", "take"])
    assert all(one.accepted_at is not None for one in made_acts(lea.shelf.vault))
    # the case is hers now, with its evidence and what the readers wrote
    case = open_case(lea.shelf.vault, submission_id)
    assert [one.detail.scores["eo1.b"].comment for one in case.readings if one.detail] == ["about eo1.b"] * 2
    assert open_submission(lea.shelf.vault, case.assignment_id).submission.code == "LVM-1000"
    assert lea.download(case.assignment_id).sentence == "1 file downloaded"
    # readers are told nothing of the acts; of one another no more than test_other_reader.py shows
    for reader in (ana, ben):
        settled(reader)
        assert rated_credentials(reader.shelf.vault) == ()
        assert made_acts(reader.shelf.vault) == ()
        assert "The annex shows it." not in whole_text(reader)


def test_a_no_of_the_hub_is_kept_with_its_sentence_until_a_person_drops_it(
    hub: LocalHub, people: dict[str, Laptop]
) -> None:
    lea = people["lea"]
    hand_in(people["ana"], hub.add_submission("LVM-2000", "A-ana"))
    hub.admin.assign("LVM-2000", "A-ben", "reader_2")
    submission_id, before = seen_by(lea, "LVM-2000"), acts_at(hub, lea)
    # ben reads it still: what a seed is made of must be settled, and only the hub knows who reads it
    made = make_act(lea.shelf.vault, Seed(submission_id, {"eo1.a": "shown"}, {}, ("A-ben",)))
    status = lea.sync()
    assert (status.unsent, status.needs_attention) == (1, 1)
    (stuck,) = conflict_view(lea.shelf.vault).stuck
    assert (stuck.kind, stuck.name.code, str(stuck.name.label)) == ("act", "LVM-2000", "Seed")
    assert json.loads(export_stuck(lea.shelf.vault))[0]["mine"]["readers"] == ["A-ben"]
    # sent once more, it is refused once more
    retry_stuck(lea.shelf.vault, stuck.key)
    assert lea.sync().needs_attention == 1
    assert stuck.sentence
    assert made_acts(lea.shelf.vault)[0].refused == stuck.sentence
    drop_refused_act(lea.shelf.vault, made.id)
    settled(lea)
    assert acts_at(hub, lea) == before


def test_a_truth_is_on_no_laptop_before_the_readers_own_word(hub: LocalHub, people: dict[str, Laptop]) -> None:
    """Not in the vault, decrypted, and not in what is written about the sync; afterwards it is shown offline."""
    ben, lea = people["ben"], people["lea"]
    hand_in(people["ana"], hub.add_submission("LVM-3000", "A-ana"))
    submission_id = seen_by(lea, "LVM-3000")
    truth = {**MARKS, "eo1.b": "not-shown"}
    make_act(lea.shelf.vault, Seed(submission_id, truth, {"eo1.b": "A quokka wrote it."}, ("A-ben",)))
    settled(lea)
    settled(ben)
    (seed,) = [row for row in load_queue(ben.shelf.vault, ben.shelf.files) if row.code == "LVM-3000"]
    assert open_submission(ben.shelf.vault, seed.assignment_id).assignment.role == "reader_1"
    before = whole_text(ben)
    assert "LVM-3000" in before
    assert not any(word in before for word in ("quokka", "'seed'", '"seed"'))
    assert told_truth(ben.shelf.vault, seed.assignment_id) is None
    hand_in(ben, seed.assignment_id)
    settled(ben)
    told = told_truth(ben.shelf.vault, seed.assignment_id)
    assert told is not None
    assert (dict(told.truth), told.rationale["eo1.b"]) == (truth, "A quokka wrote it.")


def test_examples_and_words_of_a_lead_reach_the_readers_they_are_for(hub: LocalHub, people: dict[str, Laptop]) -> None:
    ana, ben, lea = people["ana"], people["ben"], people["lea"]
    submission_id = read_by_both(hub, people, "LVM-4000")
    make_act(lea.shelf.vault, AnchorExample(*CREDENTIAL, "eo1.a", "shown", submission_id, "Clear as day."))
    make_act(lea.shelf.vault, ReaderReport("A-ben", *CREDENTIAL, "You are **steady**."))
    settled(lea)
    work = hub.add_submission("LVM-4001", "A-ben")
    settled(ben)
    (shown,) = show_anchors(ben.shelf.vault, *CREDENTIAL)
    assert (shown.scorable_id, shown.level, shown.rationale) == ("eo1.a", "shown", "Clear as day.")
    assert [one.explanation for one in shown.submission.analyses] == ["It shows."]
    # its file comes with the work it is an example for
    assert ben.download(work).sentence == "2 files downloaded"
    assert [one.text for one in told_reports(ben.shelf.vault)] == ["You are **steady**."]
    settled(ana)
    assert told_reports(ana.shelf.vault) == ()


def test_an_older_hub_is_told_nothing_and_that_is_said_once(hub: LocalHub, people: dict[str, Laptop]) -> None:
    lea = people["lea"]
    make_act(lea.shelf.vault, CaseTaken(read_by_both(hub, people, "LVM-5000")))
    speaks_by(lea, Older)
    for _ in range(2):
        status = lea.sync()
        assert (status.online, status.unsent, status.needs_attention) == (True, 1, 0)
    assert calibration_stand(lea.shelf.vault).offered is False
    kept = [item for run in read_sync_history(lea.shelf.vault) for item in run.items if item.way == "kept"]
    assert [(item.kind, item.count) for item in kept] == [("act", 1)]
    assert "too old" in kept[0].sentence
    speaks_by(lea, HubClient)
    settled(lea)
    assert all(one.accepted_at is not None for one in made_acts(lea.shelf.vault))


def test_others_scores_leave_with_the_person_and_come_again(hub: LocalHub, people: dict[str, Laptop]) -> None:
    """Signing in again costs a hash of the password, so everything about it is here."""
    lea = people["lea"]
    read_by_both(hub, people, "LVM-6000")
    make_act(lea.shelf.vault, ProgrammeEvent(date(2026, 3, 2), "Training"))
    settled(lea)
    before, done = rated_credentials(lea.shelf.vault), made_acts(lea.shelf.vault)
    sign_out(lea.shelf.vault, key_file(lea))
    assert (rated_credentials(lea.shelf.vault), made_acts(lea.shelf.vault)) == ((), ())
    assert not any(word in whole_text(lea) for word in ("A-ana", "A-ben"))
    lea.token = hub.caller("lea").token
    settled(lea)
    assert (rated_credentials(lea.shelf.vault), made_acts(lea.shelf.vault)) == (before, done)


def test_a_lead_no_more_loses_them_at_the_next_sync_and_gets_them_with_the_role(
    hub: LocalHub, people: dict[str, Laptop]
) -> None:
    lea = people["lea"]
    before = read_by_both(hub, people, "LVM-7000"), rated_credentials(lea.shelf.vault)
    hub.admin.set_role("A-lea", "assessor")
    settled(lea)
    assert not calibration_stand(lea.shelf.vault).lead
    assert (rated_credentials(lea.shelf.vault), made_acts(lea.shelf.vault)) == ((), ())
    hub.admin.set_role("A-lea", "lead")
    assert (seen_by(lea, "LVM-7000"), rated_credentials(lea.shelf.vault)) == before
    assert calibration_stand(lea.shelf.vault).lead

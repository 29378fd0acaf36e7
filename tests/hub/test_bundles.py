"""Work on a machine that never sees a network: out in a file, back in a file, nothing lost, doubled or overwritten."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from sqlalchemy import func, select

from assessor_app.__main__ import main
from assessor_app.bound_desk import BoundDesk
from assessor_app.errors import DeskError, VaultError, WrongKeyError
from assessor_app.hub.tables import ScoreRevisionRow
from assessor_app.store.bundle_file import read_bundle_head
from assessor_app.workflows.conflict_view import Choice
from tests.support.bundles import WORDS, lone_desk, make_work, never, open_bundle, take_results, told_nothing
from tests.support.hub import PASSWORD, PDF, LocalHub


def _marks(hub: LocalHub) -> dict[str, str | None]:
    assessment = next(one for one in hub.admin.recorded() if one.submission_code == "LVM-2418").assessment
    return {name: score.mark for name, score in assessment.scores.items() if not score.empty}


def _revisions(hub: LocalHub) -> int:
    with hub.hub.database.read() as session:
        return session.scalar(select(func.count()).select_from(ScoreRevisionRow)) or 0


def _exchange(hub: LocalHub, desk: BoundDesk, folder: Path) -> tuple[int, int, int]:
    """Results to the hub and its answer back: how many went, were accepted, are held."""
    results, answer = folder / "out.assessor-bundle", folder / "answer.assessor-bundle"
    sent = desk.export_results(str(results))
    assert take_results(hub.folder, results, answer) == 0
    told = open_bundle(desk, answer)
    return sent, told.accepted, told.held


def test_the_whole_circle_with_results_taken_twice_and_a_conflict(hub: LocalHub, tmp_path: Path) -> None:
    results, answer = tmp_path / "results.assessor-bundle", tmp_path / "answer.assessor-bundle"
    mine = hub.assignment_id
    hub.add_submission("LVM-2", "A-ana")
    work = make_work(hub.admin, tmp_path / "work.assessor-bundle")
    with lone_desk(tmp_path / "laptop") as desk:
        assert desk.session() is None
        opened = open_bundle(desk, work)
        assert (opened.kind, opened.submissions, opened.files) == ("work", 2, 2)
        who = desk.session()
        assert who is not None
        assert who.code == "A-ana"
        rows = {row.code: row for row in desk.load_queue()}
        assert set(rows) == {"LVM-2418", "LVM-2"}
        artifact = desk.open_submission(mine).submission.artifacts[0]
        with desk.artifact_source(artifact.id).open() as content:
            assert content.read() == PDF

        desk.score(mine, "eo1.a", "shown")
        desk.write_comment(mine, "eo1.a", "Así es: 日本")
        desk.score(mine, "eo1.b", "not-shown")
        desk.write_comment(mine, "eo1.b", "Looked at all of it; nothing of this is in it.")
        desk.write_feedback(mine, "Well done.")
        # offline, and no trouble
        assert not desk.sync_now(told_nothing, never).sign_in_needed
        assert desk.export_results(str(results)) == 3
        # meanwhile somebody scores the same online
        assert hub.caller("ana").score(mine, "eo1.b", "shown").status_code == 200

        assert take_results(hub.folder, results, answer) == 0
        after_once = _marks(hub), _revisions(hub)
        assert after_once == ({"eo1.a": "shown", "eo1.b": "shown"}, 2)
        assert take_results(hub.folder, results, answer) == 0
        assert (_marks(hub), _revisions(hub)) == after_once

        told = open_bundle(desk, answer)
        assert (told.kind, told.accepted, told.held) == ("answer", 2, 1)
        again = open_bundle(desk, answer)
        assert (again.accepted, again.held) == (0, 0)
        (conflict,) = desk.conflict_view().conflicts
        desk.settle_conflicts((Choice(conflict.key, conflict.theirs_rev, {"mark": "mine"}),))
        desk.score(mine, "p1", "passing")
        desk.write_feedback(mine, "Very well done.")
        desk.submit_assessment(mine, "Ana")
        sent, accepted, held = _exchange(hub, desk, tmp_path)
        # two scores, feedback, the choice, and the signature over all of them in the very same file
        assert (sent, accepted, held) == (5, 5, 0)
        assert _marks(hub) == {"eo1.a": "shown", "eo1.b": "not-shown", "p1": "passing"}
        assert next(one for one in hub.admin.recorded() if one.submission_code == "LVM-2418").assessment.receipt
        assert desk.count_unsent() == 0
        # a newer bundle of the same person brings what is new, and nothing that is known twice
        hub.add_submission("LVM-3", "A-ana")
        newer = make_work(hub.admin, tmp_path / "newer.assessor-bundle")
        assert open_bundle(desk, newer).files == 1
        assert {row.code for row in desk.load_queue()} == {"LVM-2418", "LVM-2", "LVM-3"}
        with pytest.raises(VaultError, match="older"):
            open_bundle(desk, work)
    assert hub.admin.verify_log().holds
    events = [act.event for act in hub.admin.acts()]
    assert events.count("bundle_made") == 2
    assert events.count("results_taken") == 3


def test_a_laptop_that_gets_online_instead_doubles_nothing(hub: LocalHub, tmp_path: Path) -> None:
    work = make_work(hub.admin, tmp_path / "work.assessor-bundle", codes=("LVM-2418",))
    results, answer = tmp_path / "results.assessor-bundle", tmp_path / "answer.assessor-bundle"
    with lone_desk(tmp_path / "laptop") as desk:
        open_bundle(desk, work)
        desk.score(hub.assignment_id, "eo1.a", "shown")
        desk.write_feedback(hub.assignment_id, "Well done.")
        desk.export_results(str(results))
        assert take_results(hub.folder, results, answer) == 0
        before = _revisions(hub)
        desk.sign_in(hub.url, "ana", PASSWORD)
        status = desk.sync_now(told_nothing, never)
        assert (status.online, status.unsent, status.conflicts, _revisions(hub)) == (True, 0, 0, before)
        told = open_bundle(desk, answer)
        assert (told.accepted, told.held) == (0, 0)


def test_a_bundle_opens_for_its_own_person_and_passphrase_alone(hub: LocalHub, tmp_path: Path) -> None:
    hub.add_submission("LVM-2", "A-ben")
    mine = make_work(hub.admin, tmp_path / "mine.assessor-bundle")
    other = make_work(hub.admin, tmp_path / "other.assessor-bundle", "A-ben")
    with lone_desk(tmp_path / "laptop") as desk:
        with pytest.raises(WrongKeyError):
            open_bundle(desk, mine, "not the passphrase")
        assert desk.load_queue() == ()
        with pytest.raises(VaultError, match="not a bundle"):
            open_bundle(desk, _copy(mine, tmp_path, b"PK\x03\x04"))
        with pytest.raises(VaultError, match="only where the work came in one"):
            desk.export_results(str(tmp_path / "results"))
        open_bundle(desk, mine)
        with pytest.raises(VaultError, match="another assessor"):
            open_bundle(desk, other)
        assert [row.code for row in desk.load_queue()] == ["LVM-2418"]
        desk.sign_out()
        assert desk.session() is None
        results = tmp_path / "results.assessor-bundle"
        desk.export_results(str(results))
        with pytest.raises(VaultError, match="for the hub"):
            open_bundle(desk, results)


def _copy(path: Path, folder: Path, begins: bytes) -> Path:
    changed = folder / "changed"
    changed.write_bytes(begins + path.read_bytes())
    return changed


@pytest.mark.parametrize("place", [0.02, 0.5, 0.999])
def test_a_damaged_bundle_leaves_nothing_behind(hub: LocalHub, tmp_path: Path, place: float) -> None:
    work = make_work(hub.admin, tmp_path / "work.assessor-bundle")
    whole = work.read_bytes()
    at = int(len(whole) * place)
    with lone_desk(tmp_path / "laptop") as desk:
        for spoilt in (
            whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
            whole[:at],
            whole + b"\0",
        ):
            work.write_bytes(spoilt)
            with pytest.raises(DeskError):
                open_bundle(desk, work)
            assert desk.load_queue() == ()
            assert desk.session() is None


def test_the_commands_say_what_happened(
    hub: LocalHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ana.assessor-bundle"
    place = ("--folder", str(hub.folder))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n"))
    assert main(["hub", "bundle", *place, "A-ana", "LVM-2418", "--out", str(out)]) == 0
    assert "1 submissions with 1 files" in capsys.readouterr().out
    content = out.read_bytes()
    assert PDF[:200] not in content
    assert b"LVM-2418" not in content
    head = read_bundle_head(out)
    for asked, typed, told in (
        (["bundle", *place, "A-ana", "--out", str(out)], "short", "at least 10 characters"),
        (["bundle", *place, "A-ana", "NONE", "--out", str(out)], WORDS, "does not read NONE"),
        (["bundle", *place, "A-none", "--out", str(out)], WORDS, "no user A-none"),
        (["bundle", *place, "A-ben", "--out", str(out)], WORDS, "nothing to read"),
        (["take-results", *place, str(out)], "", "holds no results"),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        assert main(["hub", *asked]) == 1
        assert told in capsys.readouterr().err
    assert out.read_bytes() == content

    with lone_desk(tmp_path / "laptop") as desk:
        open_bundle(desk, out)
        desk.score(hub.assignment_id, "eo1.a", "shown")
        results = tmp_path / "results.assessor-bundle"
        desk.export_results(str(results))
    (device,) = [one for one in hub.admin.devices("A-ana") if one.name == f"bundle {head.id[:8]}"]
    hub.admin.revoke(device.id)
    assert main(["hub", "take-results", *place, str(results)]) == 1
    assert "shut out" in capsys.readouterr().err
    assert _marks(hub) == {}

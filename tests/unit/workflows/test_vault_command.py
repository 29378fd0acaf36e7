"""`assessor-app vault …` on a real profile: exit codes, words, and nothing in the open unasked."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assessor_app.__main__ import main
from assessor_app.store import identity, outbox
from assessor_app.store.identity import Identity
from tests.store.test_damage import break_page, page_where
from tests.support.locked_laptop import COMMENT, WORDS, LockedLaptop

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[LockedLaptop]:
    made = LockedLaptop(tmp_path / "profile")
    made.desk.close()
    yield made
    made.desk.close()


@pytest.fixture
def run(laptop: LockedLaptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run("check", typed=…)``: exit code, output and errors; what is typed comes through the standard input."""

    def call(*arguments: str, typed: str = WORDS) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
        code = main(["vault", "--profile", str(laptop.root), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_the_state_is_told_without_any_key(run: Run) -> None:
    code, out, _err = run("status", "--json", typed="")
    told = json.loads(out)
    assert code == 0
    assert (told["keys"], told["recovery_code"], told["beside"]) == ("passphrase", True, [])
    assert told["vault_bytes"] > 0
    assert "passphrase" in run("status", typed="")[1]


def test_a_whole_vault_is_told_to_be_whole_by_passphrase_or_code(run: Run, laptop: LockedLaptop) -> None:
    code, out, _err = run("check", "--json")
    assert code == 0
    assert json.loads(out)["whole"] is True
    assert run("--code", "check", typed=laptop.code)[0] == 0


def test_a_wrong_passphrase_is_one_sentence_and_not_a_traceback(run: Run) -> None:
    code, out, err = run("check", typed="not the passphrase")
    assert (code, out) == (1, "")
    assert "not the passphrase" in err
    assert "Traceback" not in err


def test_damage_is_found_told_and_put_right(run: Run, laptop: LockedLaptop) -> None:
    vault = laptop.profile.vault
    break_page(vault, page_where(vault, "SELECT definition FROM credential", laptop.key()))
    code, out, _err = run("check")
    assert code == 3
    assert "DAMAGED" in out
    code, out, _err = run("check", "--repair", "--json")
    assert code == 4
    told = json.loads(out)
    assert told["saved"]["unsent"] == 1
    assert told["saved"]["lost"] == ["credential"]
    assert run("check")[0] == 0
    beside = json.loads(run("status", "--json")[1])["beside"]
    assert len(beside) == 2
    # the rescue copy tells the same as the vault
    rescue = next(name for name in beside if "rescue" in name)
    target = laptop.root / "support.txt"
    typed = f"{WORDS}\nreadable by anyone"
    assert run("export", str(target), "--from", str(laptop.profile.data / rescue), typed=typed)[0] == 0
    assert COMMENT in target.read_text(encoding="utf-8")


def test_a_vault_in_use_is_not_replaced_below_its_window(run: Run, laptop: LockedLaptop) -> None:
    vault = laptop.profile.vault
    break_page(vault, page_where(vault, "SELECT definition FROM credential", laptop.key()))
    open_vault = laptop.vault()
    with open_vault.read() as session:
        # a window that has looked at something and now waits
        outbox.count_unsent(session)
    code, _out, err = run("check", "--repair")
    open_vault.close()
    assert code == 1
    assert "using the local store" in err


def test_an_artifact_that_was_changed_is_named_and_fetched_again(run: Run, laptop: LockedLaptop) -> None:
    laptop.download()
    path = next(laptop.profile.artifacts.glob("*.sealed"))
    held = bytearray(path.read_bytes())
    held[-1] ^= 1
    path.write_bytes(held)
    code, out, _err = run("check", "--json")
    assert code == 3
    (bad,) = json.loads(out)["files"]
    assert (bad["state"], bad["segments"]) == ("damaged", [0])
    assert run("check", "--repair")[0] == 4
    assert run("check")[0] == 0


def test_an_export_in_the_open_needs_consent_in_words(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "work.txt"
    code, _out, err = run("export", str(target), typed=f"{WORDS}\nyes")
    assert code == 1
    assert "in the open" in err
    assert not target.exists()
    assert run("export", str(target), "--json", typed=f"{WORDS}\nreadable by anyone")[0] == 0
    work = json.loads(target.read_text(encoding="utf-8"))
    assert [one["comment"] for one in work["scores"]] == [COMMENT]
    assert [one["kind"] for one in work["waiting"]] == ["score"]


def test_an_encrypted_export_is_read_by_its_passphrase_alone(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "work.sealed"
    own = "a passphrase for support"
    assert run("export", str(target), "--encrypt", typed=f"{WORDS}\n{own}")[0] == 0
    assert COMMENT.encode() not in target.read_bytes()
    assert run("read", str(target), typed=WORDS)[0] == 1
    code, out, _err = run("read", str(target), typed=own)
    assert code == 0
    assert COMMENT in out


def test_a_backup_with_a_passphrase_of_its_own_is_restored(run: Run, laptop: LockedLaptop, tmp_path: Path) -> None:
    target = tmp_path / "desk.backup"
    own = "a passphrase for backups"
    assert run("backup", str(target), "--passphrase", typed=f"{WORDS}\n{own}")[0] == 0
    laptop.profile.vault.unlink()
    code, out, _err = run("restore", str(target), typed=own)
    assert (code, out) == (0, "Restored.\n")
    laptop.desk = laptop.start()
    laptop.desk.unlock_vault(own)
    assert laptop.comments() == [COMMENT]


@pytest.mark.parametrize("verb", ["restore", "read"])
def test_a_file_that_is_not_there_is_told_in_one_sentence(run: Run, tmp_path: Path, verb: str) -> None:
    code, _out, err = run(verb, str(tmp_path / "nothing"))
    assert code == 1
    assert err.strip()
    assert "Traceback" not in err


def test_work_is_taken_back_where_its_author_is_signed_in(run: Run, laptop: LockedLaptop, tmp_path: Path) -> None:
    target = tmp_path / "work.export"
    assert run("export", str(target), "--encrypt", typed=f"{WORDS}\nochre window nine rivers")[0] == 0
    code, _out, err = run("take", str(target), typed=f"{WORDS}\nochre window nine rivers")
    assert code == 1
    assert "Nobody is signed in" in err
    vault = laptop.vault()
    with vault.write() as session:
        identity.save_session(session, Identity("https://hub.example", "Missouri", "A-07", "A-07", "assessor", "d"))
    vault.close()
    assert run("export", str(target), "--encrypt", typed=f"{WORDS}\nochre window nine rivers")[0] == 0
    code, out, _err = run("take", str(target), typed=f"{WORDS}\nochre window nine rivers")
    assert code == 0
    assert "1 were here already" in out
    assert laptop.comments() == [COMMENT]

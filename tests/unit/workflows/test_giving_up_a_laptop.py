"""A laptop is emptied: only when asked for, never before what is nowhere else was saved, and for good."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from sqlalchemy import text

from assessor_app.bound_desk import BoundDesk
from assessor_app.commands import vault as vault_command
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import KeyDoor
from assessor_app.credentials.wraps import Wraps
from assessor_app.domain.programme import BankComment
from assessor_app.errors import DeskError, KeysNeededError, KeyStoreError, VaultError, WrongKeyError
from assessor_app.paths import WIPE_NOTE, Profile
from assessor_app.settings import Settings
from assessor_app.workflows import save_unsent as saving
from assessor_app.workflows import wipe_laptop as wiping
from assessor_app.workflows.device_desk import ENDED_NOTE
from assessor_app.workflows.export_vault import opened
from assessor_app.workflows.wipe_laptop import finish_wipe
from tests.support.keyrings import MemoryKeyring
from tests.support.locked_laptop import COMMENT, WORDS, LockedLaptop
from tests.support.readable import found_in, spellings

FILE_WORDS = "ochre window nine rivers"
LEFT = {"settings.toml", "artifacts", "keys"}


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[LockedLaptop]:
    made = LockedLaptop(tmp_path / "profile")
    made.desk.save_ui_state({ENDED_NOTE: "wipe"})
    yield made
    made.desk.close()


def held(profile: Profile) -> set[str]:
    return {one.name for one in profile.data.iterdir()}


def comments_in(content: bytes) -> list[str]:
    return [one["comment"] for one in json.loads(content)["scores"]]


def test_nothing_is_removed_that_nobody_asked_for(laptop: LockedLaptop) -> None:
    laptop.desk.save_ui_state({ENDED_NOTE: ""})
    with pytest.raises(VaultError, match="Nobody asked"):
        laptop.desk.wipe_laptop(rescue=True)
    assert laptop.comments() == [COMMENT]


def test_unsaved_work_is_never_removed_and_saved_work_opens_again(laptop: LockedLaptop, tmp_path: Path) -> None:
    desk, file = laptop.desk, tmp_path / "work.export"
    ending = desk.ending()
    assert (ending.order, ending.unsent, ending.holds_work, ending.can_rescue) == ("wipe", 1, True, True)
    with pytest.raises(VaultError, match="Not everything is saved"):
        desk.wipe_laptop()
    with pytest.raises(KeyStoreError, match="at least"):
        desk.save_unsent(str(file), "short")
    with pytest.raises(DeskError, match="about to be emptied"):
        desk.save_unsent(str(laptop.profile.data / "work.export"), FILE_WORDS)
    assert not file.exists()
    assert desk.save_unsent(str(file), FILE_WORDS) == file.stat().st_size
    assert desk.wipe_laptop() == ""
    assert comments_in(opened(file.read_bytes(), FILE_WORDS)) == [COMMENT]
    with pytest.raises(WrongKeyError):
        opened(file.read_bytes(), WORDS)
    assert held(laptop.profile) == LEFT


def test_what_was_written_after_saving_is_saved_again(laptop: LockedLaptop, tmp_path: Path) -> None:
    desk, file = laptop.desk, tmp_path / "work.export"
    desk.save_unsent(str(file), FILE_WORDS)
    assignment = desk.load_queue()[0].assignment_id
    desk.write_comment(assignment, "eo1.b", "one word more")
    with pytest.raises(VaultError, match="Not everything is saved"):
        desk.wipe_laptop()
    desk.save_unsent(str(file), FILE_WORDS)
    desk.wipe_laptop()
    assert set(comments_in(opened(file.read_bytes(), FILE_WORDS))) == {COMMENT, "one word more"}


def test_what_nobody_answered_for_opens_by_passphrase_and_code(
    laptop: LockedLaptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop.download()
    kept = Path(laptop.desk.wipe_laptop(rescue=True))
    assert held(laptop.profile) == LEFT | {"rescue"}
    assert list(laptop.profile.artifacts.iterdir()) == []
    for typed in (WORDS, laptop.code):
        assert comments_in(opened(kept.read_bytes(), typed)) == [COMMENT]
    secrets = dict(spellings("comment", COMMENT)) | {"secret": laptop._secret, "key": laptop.key()}
    assert found_in(laptop.root, secrets) == []
    # the desk begins anew behind a passphrase of its own, and support reads the file
    with pytest.raises(KeysNeededError) as asked:
        laptop.desk.load_queue()
    assert asked.value.need == "choose_passphrase"
    monkeypatch.setattr(vault_command, "_asked", lambda prompt: laptop.code)
    args = vault_command.argparse.Namespace(file=kept, json=False)
    assert vault_command._read(args, laptop.desk._changes) == 0
    assert COMMENT in capsys.readouterr().out


def test_a_wipe_that_broke_off_is_ended_at_the_next_start_and_spares_what_comes_after(
    laptop: LockedLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(path: Path) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr(wiping.shutil, "rmtree", power_cut)
        with pytest.raises(VaultError, match="its key is gone"):
            laptop.desk.wipe_laptop(rescue=True)
    assert WIPE_NOTE in held(laptop.profile)
    assert not laptop.profile.wraps.exists()
    desk = laptop.again()
    assert desk.vault_door().need == "choose_passphrase"
    assert held(laptop.profile) == LEFT | {"rescue"}
    desk.choose_passphrase(FILE_WORDS)
    assert desk.load_queue() == ()
    assert laptop.again().vault_door().need == "passphrase"
    assert not finish_wipe(laptop.profile)


def test_without_passphrase_and_code_a_person_must_save(tmp_path: Path) -> None:
    desk = BoundDesk(Profile.at(tmp_path / "profile"), Settings(key_store="file"))
    desk.save_ui_state({ENDED_NOTE: "wipe"})
    bare = desk.ending()
    assert (bare.holds_work, bare.can_rescue) == (False, False)
    assert desk.wipe_laptop() == ""
    assert desk.ending().order == ""
    desk.close()


def test_the_keyring_forgets_secret_and_token_of_this_and_of_vaults_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = MemoryKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
    profile = Profile.at(tmp_path / "profile")
    door = KeyDoor(profile, "system")
    profile.create()
    KeyChanges(door).new_recovery_code()
    desk = BoundDesk(profile, Settings(key_store="system"), door=door)
    assert desk.load_queue() == ()
    desk.start_anew()
    KeyChanges(door).new_recovery_code()
    desk.save_ui_state({ENDED_NOTE: "revoked"})
    assert len({service for service, _ in ring.held}) == 2
    desk.wipe_laptop()
    assert not [name for name in ring.held if name[1] in ("vault-secret", "hub-token")]
    assert not list(profile.data.glob("set-aside-*"))
    desk.close()


def test_only_this_profile_is_touched(laptop: LockedLaptop, tmp_path: Path) -> None:
    outside = tmp_path / "photos"
    outside.mkdir()
    (outside / "one.jpg").write_bytes(b"mine")
    (laptop.profile.cache / "link").symlink_to(outside, target_is_directory=True)
    (laptop.profile.data / "link").symlink_to(outside, target_is_directory=True)
    laptop.desk.wipe_laptop(rescue=True)
    assert (outside / "one.jpg").read_bytes() == b"mine"


def test_nothing_can_be_entered_between_saving_and_removing(
    laptop: LockedLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, rescue = laptop.desk, saving.rescue_unsent
    shut: list[bool] = []

    def look(profile: Profile, content: bytes, secret: bytes, wraps: Wraps) -> Path:
        # whoever enters something has to open the rooms, and waits for this lock before
        shut.append("_opened" not in vars(desk) and desk._opening.locked())
        return rescue(profile, content, secret, wraps)

    monkeypatch.setattr(saving, "rescue_unsent", look)
    desk.wipe_laptop(rescue=True)
    assert shut == [True]


def test_what_was_entered_after_the_last_look_is_not_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = BoundDesk(Profile.at(tmp_path / "profile"), Settings(key_store="file"))
    desk.save_ui_state({ENDED_NOTE: "wipe"})
    bare = desk.ending()
    desk.keep_comment(BankComment("own-1", "A comment of mine"))
    monkeypatch.setattr(desk, "ending", lambda: bare)
    with pytest.raises(VaultError, match="Not everything is saved"):
        desk.wipe_laptop()
    with desk._rooms.vault.read() as session:
        assert session.execute(text("SELECT text FROM bank_comment")).scalar_one() == "A comment of mine"
    desk.close()

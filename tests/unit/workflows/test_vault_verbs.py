"""The vault's own verbs on a real profile: locked, opened, set aside, mended, backed up and restored."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from assessor_app.bound_desk import BoundDesk
from assessor_app.credentials.choice import load_choice
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import KeyDoor
from assessor_app.errors import DeskError, KeysNeededError, KeyStoreError, VaultDamagedError, VaultError, WrongKeyError
from assessor_app.paths import ASIDE_NOTE, Profile
from assessor_app.settings import Settings
from assessor_app.store.backup import MAGIC, read_backup
from assessor_app.store.vault import Vault
from assessor_app.workflows.back_up_vault import back_up_vault
from tests.store.test_damage import break_page
from tests.support.locked_laptop import BEHIND, COMMENT, WORDS, LockedLaptop
from tests.support.vault import ASSIGNMENT


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[LockedLaptop]:
    made = LockedLaptop(tmp_path / "profile")
    yield made
    made.desk.close()


def test_nothing_is_read_before_the_passphrase_and_everything_after_it(laptop: LockedLaptop) -> None:
    desk = laptop.again()
    door = desk.vault_door()
    assert (door.need, door.has_passphrase, door.has_code, door.has_vault) == ("passphrase", True, True, True)
    with pytest.raises(KeysNeededError):
        desk.load_queue()
    with pytest.raises(WrongKeyError):
        desk.unlock_vault("violet harbour seven kite")
    desk.unlock_vault(WORDS)
    assert desk.vault_door().need == ""
    assert [row.assignment_id for row in desk.load_queue()] == [ASSIGNMENT]
    assert laptop.comments() == [COMMENT]


def test_a_locked_desk_answers_no_verb_and_goes_on_where_it_was(laptop: LockedLaptop) -> None:
    desk = laptop.desk
    assert len(desk.load_queue()) == 1
    before = desk._rooms.vault
    desk.lock_vault()
    with pytest.raises(VaultError, match="closed"), before.read():
        pass
    with pytest.raises(KeysNeededError):
        desk.load_queue()
    door = desk.vault_door()
    assert (door.need, door.unsent) == ("passphrase", 1)
    desk.unlock_vault(WORDS)
    assert len(desk.load_queue()) == 1


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(laptop: LockedLaptop) -> None:
    desk = laptop.again()
    with pytest.raises(KeysNeededError):
        desk.unlock_vault_by_code(laptop.code)
    assert desk.vault_door().need == "choose_passphrase"
    assert desk.choose_passphrase("entirely new words here") == ""
    assert laptop.comments() == [COMMENT]
    desk = laptop.again()
    desk.unlock_vault("entirely new words here")
    assert len(desk.load_queue()) == 1


def test_starting_anew_sets_the_old_vault_aside_whole(laptop: LockedLaptop) -> None:
    key = laptop.key()
    desk = laptop.again()
    (laptop.profile.artifacts / "art-1.sealed").write_bytes(b"of the hub")
    desk.start_anew()
    assert desk.vault_door().need == "choose_passphrase"
    aside = next(laptop.profile.data.glob("set-aside-*"))
    assert {one.name for one in aside.iterdir()} >= {"vault.db", "key-wraps.json", "key-store.json"}
    assert not list(laptop.profile.artifacts.iterdir())
    old = Vault.open(aside / "vault.db", key)
    with old.read() as session:
        assert session.execute(text("SELECT comment FROM local_score")).scalar_one() == COMMENT
    old.close()
    assert desk.choose_passphrase("entirely new words here")
    assert desk.load_queue() == ()


def test_a_power_cut_at_any_move_leaves_the_work_as_it_was(laptop: LockedLaptop, tmp_path: Path) -> None:
    target = tmp_path / "desk.backup"
    laptop.desk.back_up_vault(str(target))
    deeds: dict[str, Callable[[BoundDesk], object]] = {
        "anew": BoundDesk.start_anew,
        "restore": lambda desk: desk.restore_vault(str(target), WORDS),
    }
    for name, deed in deeds.items():
        cuts = 0
        while cut_after(laptop.again(), deed, cuts):
            desk = laptop.again()
            door = desk.vault_door()
            assert (door.need, door.has_vault) == ("passphrase", True), (name, cuts)
            desk.unlock_vault(WORDS)
            assert len(desk.load_queue()) == 1
            assert laptop.comments() == [COMMENT]
            cuts += 1
        assert cuts > 3, name
        assert not (laptop.profile.data / ASIDE_NOTE).exists()
        if name == "anew":
            laptop.again().restore_vault(str(target), WORDS)
    assert laptop.comments() == [COMMENT]


def cut_after(desk: BoundDesk, deed: Callable[[BoundDesk], object], moves: int) -> bool:
    """Do it until so many files were moved; whether that was before its end."""
    left = moves

    def counting(move: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def moved(part: Path, place: Path) -> Path:
            nonlocal left
            if not left:
                raise KeyboardInterrupt
            left -= 1
            return move(part, place)

        return moved

    with pytest.MonkeyPatch.context() as power:
        power.setattr(Path, "rename", counting(Path.rename))
        power.setattr(Path, "replace", counting(Path.replace))
        try:
            deed(desk)
        except KeyboardInterrupt:
            return True
    return False


def test_a_damaged_vault_is_told_at_the_door_and_mended_there(laptop: LockedLaptop) -> None:
    key = laptop.key()
    desk = laptop.again()
    vault = Vault.open(laptop.profile.vault, key)
    with vault.read() as session:
        root = session.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'alembic_version'")).scalar_one()
    vault.close()
    break_page(laptop.profile.vault, root)
    with pytest.raises(VaultDamagedError):
        desk.unlock_vault(WORDS)
    assert desk.vault_door().need == "damaged"
    told = desk.mend_vault()
    assert (told.unsent, told.unplaced) == (1, 0)
    assert laptop.comments() == [COMMENT]
    assert desk.vault_door().need == ""


# --- backups ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_a_backup_is_restored_on_another_laptop(laptop: LockedLaptop, tmp_path: Path, by: str) -> None:
    target = tmp_path / "desk.backup"
    size = laptop.desk.back_up_vault(str(target))
    held = target.read_bytes()
    assert len(held) > size
    assert b"SQLite format" not in held
    assert COMMENT.encode() not in held
    assert target.stat().st_mode & 0o077 == 0
    other = BoundDesk(Profile.at(tmp_path / "other"), BEHIND)
    Profile.at(tmp_path / "other").create()
    with pytest.raises(WrongKeyError):
        other.restore_vault(str(target), "not what opens it")
    laptop.download()
    laptop.desk.back_up_vault(str(target))
    other.restore_vault(str(target), WORDS if by == "passphrase" else laptop.code.lower())
    (row,) = other.load_queue()
    # evidence is the hub's: it is not in the backup, and is not said to be here
    assert (row.assignment_id, row.local_bytes) == (ASSIGNMENT, 0)
    with other._rooms.vault.read() as session:
        assert session.execute(text("SELECT count(*) FROM artifact_file")).scalar_one() == 0
    other.close()


def test_restoring_over_work_sets_that_work_aside(laptop: LockedLaptop, tmp_path: Path) -> None:
    target = tmp_path / "desk.backup"
    laptop.desk.back_up_vault(str(target))
    vault = laptop.vault()
    with vault.write() as session:
        session.execute(text("UPDATE local_score SET comment = 'written later'"))
    vault.close()
    laptop.desk.restore_vault(str(target), WORDS)
    assert laptop.comments() == [COMMENT]
    aside = next(laptop.profile.data.glob("set-aside-*"))
    later = Vault.open(aside / "vault.db", laptop.key())
    with later.read() as session:
        assert session.execute(text("SELECT comment FROM local_score")).scalar_one() == "written later"
    later.close()


def test_a_backup_whose_key_no_place_takes_is_not_put_in_place(
    laptop: LockedLaptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "desk.backup"
    laptop.desk.back_up_vault(str(target))
    profile = Profile.at(tmp_path / "other")
    profile.create()
    other = BoundDesk(profile, Settings(key_store="file"))

    def full(*_: object) -> None:
        raise KeyStoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("assessor_app.credentials.key_changes._put", full)
        with pytest.raises(KeyStoreError, match="full"):
            other.restore_vault(str(target), WORDS)
    assert not list(profile.data.glob("*.db"))
    other.restore_vault(str(target), WORDS)
    assert len(other.load_queue()) == 1
    other.close()


@pytest.mark.parametrize("damage", ["nested", "cut", "flipped", "no backup", "head"])
def test_a_backup_that_is_not_whole_changes_nothing(laptop: LockedLaptop, tmp_path: Path, damage: str) -> None:
    target = tmp_path / "desk.backup"
    laptop.desk.back_up_vault(str(target))
    held = bytearray(target.read_bytes())
    if damage == "cut":
        del held[-100:]
    elif damage == "flipped":
        held[-5000] ^= 1
    elif damage == "nested":
        held[len(MAGIC) :] = b"[" * 60_000 + b"\n"
    elif damage == "no backup":
        held[:4] = b"GIF8"
    else:
        held[30:40] = b'","nothing'
    target.write_bytes(held)
    with pytest.raises(DeskError, match=r"backup|wrapped|passphrase"):
        laptop.desk.restore_vault(str(target), WORDS)
    assert laptop.comments() == [COMMENT]
    assert not list(laptop.profile.data.glob("set-aside-*"))
    assert not list(laptop.profile.data.glob("*restor*"))


def test_without_anything_that_would_open_it_no_backup_is_made(tmp_path: Path) -> None:
    desk = BoundDesk(Profile.at(tmp_path / "plain"), Settings(key_store="file"))
    desk.load_queue()
    with pytest.raises(DeskError, match="Nothing would open"):
        desk.back_up_vault(str(tmp_path / "desk.backup"))
    assert desk.renew_recovery_code()
    assert desk.back_up_vault(str(tmp_path / "desk.backup"))
    desk.close()
    shutil.rmtree(tmp_path / "plain")


def test_a_backup_under_a_passphrase_of_its_own_keeps_the_name_of_its_profile(tmp_path: Path) -> None:
    """Under one name for all, a keyring would put the secret of one restored profile in the place of another's."""
    profile = Profile.at(tmp_path / "plain")
    desk = BoundDesk(profile, Settings(key_store="file"))
    desk.load_queue()
    desk.close()
    changes = KeyChanges(KeyDoor(profile, "file"))
    back_up_vault(changes, tmp_path / "desk.backup", WORDS)
    chosen = load_choice(profile)
    assert chosen is not None
    assert chosen.profile_id
    assert read_backup(tmp_path / "desk.backup").wraps["profile_id"] == chosen.profile_id

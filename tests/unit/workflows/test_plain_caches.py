"""A readable cache of an early build is taken over once, at set-up; a readable file in a vault's place never is."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from sqlalchemy import text

from assessor_app.__main__ import main
from assessor_app.bound_desk import BoundDesk
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.errors import DeskError, VaultError
from assessor_app.paths import Profile
from assessor_app.settings import KeyStoreMode, Settings
from assessor_app.store.cipher import connect
from assessor_app.store.vault import PLAIN_HEADER, Vault
from tests.support.keyrings import MemoryKeyring
from tests.support.locked_laptop import CHEAP, WORDS, LockedLaptop
from tests.support.vault import KEY


@pytest.fixture
def plain(tmp_path: Path) -> bytes:
    """A readable database with the desk's tables and one thing remembered in it."""
    path, early = tmp_path / "made.db", tmp_path / "early.db"
    vault = Vault.open(path, KEY)
    with vault.write() as session:
        session.execute(text("INSERT INTO ui_state VALUES ('early', 'kept')"))
    vault.close()
    raw = connect(path, KEY)
    raw.execute("ATTACH DATABASE ? AS open KEY ''", (str(early),))
    raw.execute("SELECT sqlcipher_export('open')").fetchall()
    raw.close()
    held = early.read_bytes()
    assert held.startswith(PLAIN_HEADER)
    return held


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def desk_of(profile: Profile, kind: KeyStoreMode) -> BoundDesk:
    desk = BoundDesk(profile, Settings(key_store=kind))
    desk._changes = KeyChanges(desk._door, CHEAP)
    return desk


def set_up(desk: BoundDesk, kind: str) -> None:
    """What the desk asks for at a first start."""
    if kind == "passphrase":
        assert desk.vault_door().need == "choose_passphrase"
        desk.choose_passphrase(WORDS)
    elif kind == "system":
        assert desk.vault_door().need == "show_code"
        desk.renew_recovery_code()
    assert desk.vault_door().need == ""


@pytest.mark.parametrize("kind", ["file", "passphrase", "system"])
def test_an_early_cache_is_encrypted_at_set_up_and_no_other_after_it(
    tmp_path: Path, plain: bytes, ring: MemoryKeyring, kind: KeyStoreMode
) -> None:
    profile = Profile.at(tmp_path / "profile")
    profile.create()
    profile.vault.write_bytes(plain)
    desk = desk_of(profile, kind)
    set_up(desk, kind)
    assert desk.load_ui_state()["early"] == "kept"
    desk.close()
    assert not profile.vault.read_bytes().startswith(PLAIN_HEADER)
    assert not list(profile.data.glob("*mark*"))
    # and now somebody puts a readable one in its place
    profile.vault.write_bytes(plain)
    for _ in range(2):
        desk = desk_of(profile, kind)
        if kind == "passphrase":
            desk._changes.unlock(WORDS)
        with pytest.raises(VaultError, match="not encrypted"):
            desk.load_queue()
        desk.close()
    assert profile.vault.read_bytes() == plain


@pytest.mark.parametrize("gone", [(), ("key-store.json",), ("key-wraps.json",)])
def test_a_readable_file_in_the_place_of_a_vault_is_never_taken_over(
    tmp_path: Path, plain: bytes, gone: tuple[str, ...]
) -> None:
    laptop = LockedLaptop(tmp_path / "profile")
    laptop.desk.close()
    laptop.profile.vault.write_bytes(plain)
    for name in gone:
        (laptop.profile.data / name).unlink()
    desk = laptop.start()
    assert desk.vault_door().need == "passphrase"
    with pytest.raises(DeskError):
        desk.unlock_vault(WORDS)
    assert laptop.profile.vault.read_bytes() == plain
    desk.close()


def test_a_mark_of_another_secret_proves_nothing(tmp_path: Path, plain: bytes) -> None:
    laptop = LockedLaptop(tmp_path / "profile")
    laptop.desk.close()
    laptop.profile.vault.write_bytes(plain)
    (laptop.profile.data / "vault.db.plain-mark").write_bytes(bytes(32))
    desk = laptop.start()
    with pytest.raises(VaultError, match="not encrypted"):
        desk.unlock_vault(WORDS)
    desk.close()


def test_a_person_who_knows_a_readable_cache_may_have_it_taken_over(
    tmp_path: Path, plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An early version noted nothing, or something else, of what lay here when its secret was made."""
    laptop = LockedLaptop(tmp_path / "profile")
    laptop.desk.close()
    laptop.profile.vault.write_bytes(plain)
    for typed, code in (("yes", 1), ("it is mine", 0)):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n{typed}\n"))
        assert main(["vault", "--profile", str(laptop.root), "adopt"]) == code
        desk = laptop.start()
        if code:
            with pytest.raises(VaultError, match="not encrypted"):
                desk.unlock_vault(WORDS)
            assert laptop.profile.vault.read_bytes() == plain
        else:
            desk.unlock_vault(WORDS)
            assert desk.load_ui_state()["early"] == "kept"
            assert not laptop.profile.vault.read_bytes().startswith(PLAIN_HEADER)
        desk.close()


@pytest.fixture
def broken_off(tmp_path: Path, plain: bytes, monkeypatch: pytest.MonkeyPatch) -> Profile:
    """A set-up that was cut short once the secret was kept; the cache had not been closed and has a log."""
    profile = Profile.at(tmp_path / "profile")
    profile.create()
    profile.vault.write_bytes(plain)
    early = sqlite3.connect(profile.vault, isolation_level=None)
    early.execute("PRAGMA journal_mode = WAL")
    early.execute("INSERT INTO ui_state VALUES ('late', 'in the log')")
    log = profile.vault.with_name(f"{profile.vault.name}-wal")
    written, logged = profile.vault.read_bytes(), log.read_bytes()
    early.close()
    profile.vault.write_bytes(written)
    log.write_bytes(logged)

    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Vault, "open", power_cut)
        with pytest.raises(KeyboardInterrupt):
            desk_of(profile, "passphrase").choose_passphrase(WORDS)
    return profile


def test_a_set_up_that_broke_off_goes_on_where_it_was(broken_off: Profile) -> None:
    desk = desk_of(broken_off, "passphrase")
    assert desk.vault_door().need == "passphrase"
    desk.unlock_vault(WORDS)
    state = desk.load_ui_state()
    assert (state["early"], state["late"]) == ("kept", "in the log")
    desk.close()


@pytest.mark.parametrize("beside", ["", "-wal"])
def test_a_mark_is_for_the_cache_it_was_made_of(broken_off: Profile, plain: bytes, beside: str) -> None:
    """The note itself stays as it is: somebody puts another readable file, or a log, where the cache lies."""
    broken_off.vault.with_name(broken_off.vault.name + beside).write_bytes(plain)
    desk = desk_of(broken_off, "passphrase")
    with pytest.raises(VaultError, match="not encrypted"):
        desk.unlock_vault(WORDS)
    desk.close()

"""Passphrase, recovery code and keyring: what opens a profile's keys, what never does, and what changes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailKeyring

from assessor_app.credentials import key_changes
from assessor_app.credentials.hub_token import load_token, save_token
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import DoorKeys, KeyDoor
from assessor_app.credentials.recovery_code import ALPHABET, new_code, read_code
from assessor_app.credentials.vault_key import SECRET_NAME, secret_of
from assessor_app.credentials.wraps import Cost, Wraps, as_json, from_json, load_wraps, unwrap, wrap_by_passphrase
from assessor_app.errors import KeysNeededError, KeyStoreError, WrongKeyError
from assessor_app.paths import Profile
from tests.support.keyrings import MemoryKeyring

CHEAP = Cost(1, 64, 1)
WORDS = "violet harbour seven kites"
OTHER = "another four plain words"
Use = Callable[[KeyringBackend], KeyringBackend]


@pytest.fixture
def use() -> Iterator[Use]:
    before = keyring.get_keyring()

    def install(backend: KeyringBackend) -> KeyringBackend:
        keyring.set_keyring(backend)
        return backend

    yield install
    keyring.set_keyring(before)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile.at(tmp_path / "profile")
    made.create()
    return made


def changes(door: KeyDoor) -> KeyChanges:
    return KeyChanges(door, CHEAP)


def set_up(profile: Profile) -> tuple[bytes, str]:
    """A profile behind WORDS with a vault; returns its secret and recovery code."""
    door = KeyDoor(profile, "passphrase")
    code = changes(door).choose_passphrase(WORDS)
    profile.vault.write_bytes(b"vault")
    return secret_of(door.keys()), code


def needed(door: KeyDoor) -> str:
    with pytest.raises(KeysNeededError) as told:
        door.keys()
    return told.value.need


# --- the recovery code ------------------------------------------------------------------------------------------


def test_a_code_is_read_however_it_was_typed() -> None:
    code = new_code()
    assert len(code) == 35
    assert set(code) <= {*ALPHABET, "-"}
    assert read_code(f"  {code.lower().replace('-', ' ')} ") == code
    assert read_code(code.replace("0", "o").replace("1", "l")) == code
    assert new_code() != code


@given(st.binary(min_size=24, max_size=24), st.integers(0, 29), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed_and_its_group_named(bits: bytes, place: int, wrong: str) -> None:
    code = _code_of(bits)
    signs = list(code.replace("-", ""))
    if signs[place] == wrong:
        assert read_code("".join(signs)) == code
        return
    signs[place] = wrong
    with pytest.raises(KeyStoreError, match=f"Group {place // 5 + 1} "):
        read_code("".join(signs))


@given(st.binary(min_size=24, max_size=24), st.integers(0, 28))
def test_two_signs_exchanged_are_noticed(bits: bytes, place: int) -> None:
    code = _code_of(bits)
    signs = list(code.replace("-", ""))
    if signs[place] == signs[place + 1]:
        return
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    with pytest.raises(KeyStoreError, match="not right"):
        read_code("".join(signs))


def test_two_groups_exchanged_are_noticed() -> None:
    code = _code_of(bytes(range(24)))
    groups = code.split("-")
    with pytest.raises(KeyStoreError, match="not right"):
        read_code("-".join([groups[1], groups[0], *groups[2:]]))


@pytest.mark.parametrize("typed", ["", "ABCDE", "ÄÖÜ" * 10, "U" * 30, "A" * 5000])
def test_what_is_no_code_is_told_to_be_none(typed: str) -> None:
    with pytest.raises(KeyStoreError):
        read_code(typed)


def _code_of(bits: bytes) -> str:
    before = os.urandom
    os.urandom = lambda count: bits[:count]  # type: ignore[assignment]
    try:
        return new_code()
    finally:
        os.urandom = before


# --- the passphrase ---------------------------------------------------------------------------------------------


def test_only_the_passphrase_opens_and_a_wrong_one_is_told(profile: Profile) -> None:
    secret, _code = set_up(profile)
    door = KeyDoor(profile, "passphrase")
    assert needed(door) == "passphrase"
    with pytest.raises(WrongKeyError, match="not the passphrase"):
        changes(door).unlock("violet harbour seven kite")
    assert needed(door) == "passphrase"
    changes(door).unlock(f" {WORDS} ")
    assert secret_of(door.keys()) == secret


def test_neither_secret_nor_passphrase_nor_token_lies_readable_in_the_profile(profile: Profile) -> None:
    secret, code = set_up(profile)
    door = KeyDoor(profile, "passphrase")
    changes(door).unlock(WORDS)
    save_token(DoorKeys(door), "https://hub.example", "a-token-of-the-hub")
    held = b"".join(path.read_bytes() for path in profile.data.rglob("*") if path.is_file())
    for hidden in (secret, secret.hex().encode(), WORDS.encode(), code.encode(), b"a-token-of-the-hub", b"hub.example"):
        assert hidden not in held
    assert (profile.keys / "secrets.json").exists() is False
    assert load_token(door.keys(), "https://hub.example") == "a-token-of-the-hub"


def test_the_passphrase_is_changed_and_the_old_one_opens_no_more(profile: Profile) -> None:
    secret, code = set_up(profile)
    door = KeyDoor(profile, "passphrase")
    with pytest.raises(WrongKeyError):
        changes(door).change_passphrase("not the one before", OTHER)
    changes(door).change_passphrase(WORDS, OTHER)
    with pytest.raises(WrongKeyError):
        changes(door).unlock(WORDS)
    changes(door).unlock(OTHER)
    assert secret_of(door.keys()) == secret
    # the paper in the drawer is still good
    wraps = load_wraps(profile.wraps)
    assert wraps is not None
    assert unwrap(wraps, "recovery", code) == secret


def test_a_change_that_cannot_be_written_leaves_the_old_passphrase(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, _code = set_up(profile)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyStoreError):
        changes(KeyDoor(profile, "passphrase")).change_passphrase(WORDS, OTHER)
    monkeypatch.undo()
    door = KeyDoor(profile, "passphrase")
    changes(door).unlock(WORDS)
    assert secret_of(door.keys()) == secret


def test_a_short_passphrase_is_refused_before_anything_is_written(profile: Profile) -> None:
    with pytest.raises(KeyStoreError, match="at least 10"):
        changes(KeyDoor(profile, "passphrase")).choose_passphrase("too short")
    assert not profile.wraps.exists()


def test_a_wrap_is_bound_to_its_profile_and_to_its_cost() -> None:
    wrap = wrap_by_passphrase(bytes(32), "one", WORDS, CHEAP)
    assert unwrap(Wraps("one", {"passphrase": wrap}), "passphrase", WORDS) == bytes(32)
    with pytest.raises(WrongKeyError):
        unwrap(Wraps("two", {"passphrase": wrap}), "passphrase", WORDS)


@pytest.mark.parametrize(
    "damage",
    ["", "{}", '{"version": 2}', '{"version": 1, "profile_id": "a", "wraps": [{"kind": "recovery"}]}'],
)
def test_a_damaged_wrap_file_is_told_and_left_alone(profile: Profile, damage: str) -> None:
    set_up(profile)
    profile.wraps.write_text(damage)
    with pytest.raises(KeyStoreError, match="damaged"):
        changes(KeyDoor(profile, "passphrase")).unlock(WORDS)
    assert profile.wraps.read_text() == damage


@pytest.mark.parametrize(
    "cost", [{"memory": 2**40}, {"memory": 2**20}, {"memory": 8, "lanes": 4}, {"passes": 64}, {"lanes": 2**20}]
)
def test_a_hostile_wrap_file_that_would_hold_the_laptop_up_is_never_obeyed(cost: dict[str, int]) -> None:
    held = as_json(Wraps("one", {"passphrase": wrap_by_passphrase(bytes(32), "one", WORDS, CHEAP)}))
    assert from_json(held).by_kind
    held["wraps"][0]["argon2id"] |= cost
    with pytest.raises(ValueError, match="a cost this laptop cannot pay"):
        from_json(held)


# --- forgotten, lost, locked ------------------------------------------------------------------------------------


def test_a_forgotten_passphrase_is_replaced_by_the_code_and_the_code_stays_good(profile: Profile) -> None:
    secret, code = set_up(profile)
    door = KeyDoor(profile, "passphrase")
    with pytest.raises(WrongKeyError):
        changes(door).unlock_by_code(new_code())
    with pytest.raises(KeysNeededError) as told:
        changes(door).unlock_by_code(code)
    assert told.value.need == "choose_passphrase"
    assert changes(door).choose_passphrase(OTHER) == ""
    assert secret_of(door.keys()) == secret
    again = KeyDoor(profile, "passphrase")
    changes(again).unlock(OTHER)
    assert secret_of(again.keys()) == secret


def test_a_keyring_found_empty_gets_the_secret_back_from_the_code_and_never_a_new_one(
    use: Use, profile: Profile
) -> None:
    use(MemoryKeyring())
    door = KeyDoor(profile, "auto")
    code = changes(door).new_recovery_code()
    secret = secret_of(door.keys())
    profile.vault.write_bytes(b"vault")
    empty = use(MemoryKeyring())
    door = KeyDoor(profile, "auto")
    assert needed(door) == "lost"
    assert isinstance(empty, MemoryKeyring)
    assert not empty.held
    changes(door).unlock_by_code(code)
    assert secret_of(KeyDoor(profile, "auto").keys()) == secret


def test_where_the_keyring_is_gone_for_good_the_code_leads_to_a_passphrase(use: Use, profile: Profile) -> None:
    use(MemoryKeyring())
    door = KeyDoor(profile, "auto")
    code = changes(door).new_recovery_code()
    secret = secret_of(door.keys())
    profile.vault.write_bytes(b"vault")
    use(FailKeyring())
    door = KeyDoor(profile, "auto")
    assert needed(door) == "lost"
    with pytest.raises(KeysNeededError):
        changes(door).unlock_by_code(code)
    changes(door).choose_passphrase(WORDS)
    door = KeyDoor(profile, "auto")
    assert needed(door) == "passphrase"
    changes(door).unlock(WORDS)
    assert secret_of(door.keys()) == secret


def test_a_new_code_makes_the_one_before_worthless(profile: Profile) -> None:
    secret, code = set_up(profile)
    door = KeyDoor(profile, "passphrase")
    changes(door).unlock(WORDS)
    second = changes(door).new_recovery_code()
    wraps = load_wraps(profile.wraps)
    assert wraps is not None
    with pytest.raises(WrongKeyError):
        unwrap(wraps, "recovery", code)
    assert unwrap(wraps, "recovery", second) == secret


def test_a_locked_door_gives_nothing_until_it_is_opened_the_same_way(use: Use, profile: Profile) -> None:
    use(MemoryKeyring())
    door = KeyDoor(profile, "auto")
    changes(door).new_recovery_code()
    profile.vault.write_bytes(b"vault")
    keys = DoorKeys(door)
    held = keys.get(SECRET_NAME)
    door.lock()
    with pytest.raises(KeysNeededError):
        keys.get(SECRET_NAME)
    assert needed(door) == "locked"
    door.reopen()
    assert keys.get(SECRET_NAME) == held


def test_a_locked_passphrase_is_asked_for_again(profile: Profile) -> None:
    secret, _code = set_up(profile)
    door = KeyDoor(profile, "passphrase")
    changes(door).unlock(WORDS)
    door.lock()
    assert needed(door) == "passphrase"
    with pytest.raises(KeysNeededError):
        door.reopen()
    changes(door).unlock(WORDS)
    assert secret_of(door.keys()) == secret


# --- moving -----------------------------------------------------------------------------------------------------


def test_keys_move_from_keyring_to_passphrase_and_back_with_the_token(use: Use, profile: Profile) -> None:
    backend = use(MemoryKeyring())
    assert isinstance(backend, MemoryKeyring)
    door = KeyDoor(profile, "auto")
    changes(door).new_recovery_code()
    keys = DoorKeys(door)
    secret = secret_of(keys)
    save_token(keys, "https://hub.example", "token-1")
    profile.vault.write_bytes(b"vault")

    assert changes(door).choose_passphrase(WORDS) == ""
    assert keys.name == "passphrase"
    assert backend.held == {}
    assert load_token(keys, "https://hub.example") == "token-1"
    again = KeyDoor(profile, "auto")
    changes(again).unlock(WORDS)
    assert secret_of(again.keys()) == secret

    changes(again).keep_in_keyring()
    assert again.keys().name == "system"
    assert load_token(again.keys(), "https://hub.example") == "token-1"
    assert changes(again).safe() == key_changes.Safe("system", has_passphrase=False, has_code=True)
    assert not (profile.keys / "sealed.bin").exists()
    assert secret_of(KeyDoor(profile, "auto").keys()) == secret


def test_a_move_into_a_keyring_that_forgets_leaves_the_passphrase(use: Use, profile: Profile) -> None:
    secret, _code = set_up(profile)
    use(FailKeyring())
    door = KeyDoor(profile, "auto")
    changes(door).unlock(WORDS)
    with pytest.raises(KeyStoreError):
        changes(door).keep_in_keyring()
    again = KeyDoor(profile, "auto")
    changes(again).unlock(WORDS)
    assert secret_of(again.keys()) == secret


def test_the_note_of_the_choice_may_be_lost_without_losing_the_work(profile: Profile) -> None:
    secret, _code = set_up(profile)
    (profile.data / "key-store.json").unlink()
    door = KeyDoor(profile, "passphrase")
    assert needed(door) == "passphrase"
    changes(door).unlock(WORDS)
    assert secret_of(door.keys()) == secret

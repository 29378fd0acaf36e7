"""Keys and tokens: kept, given back, never half written, never in the wrong place."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring

from assessor_app.credentials.choice import Choice, Mode, save_choice
from assessor_app.credentials.hub_token import forget_token, load_token, save_token
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import KeyDoor
from assessor_app.credentials.key_file import KeyFile
from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.system_keyring import SystemKeyring, refusal_reason
from assessor_app.credentials.vault_key import SECRET_NAME, hkdf_sha256, vault_key
from assessor_app.errors import KeysNeededError, KeyStoreError
from assessor_app.paths import Profile
from tests.support.keyrings import (
    ForgetfulKeyring,
    LockedKeyring,
    MemoryKeyring,
    PlaintextKeyring,
    SecondKeyring,
    StuckKeyring,
    UnrecommendedKeyring,
    chained,
)

Use = Callable[[KeyringBackend], KeyringBackend]


@pytest.fixture
def use() -> Iterator[Use]:
    """Make a back end the machine's keyring for one test."""
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


@pytest.fixture(params=["file", "system"])
def store(request: pytest.FixtureRequest, tmp_path: Path, use: Use) -> KeyStore:
    if request.param == "file":
        return KeyFile(tmp_path, "Why.")
    use(MemoryKeyring())
    return SystemKeyring("assessor-app test")


def test_a_store_keeps_replaces_and_forgets(store: KeyStore) -> None:
    assert store.get("a") is None
    store.set("a", "eins")
    store.set("b", "zwei äöü \U0001f511")
    store.set("a", "drei")
    assert (store.get("a"), store.get("b")) == ("drei", "zwei äöü \U0001f511")
    store.delete("a")
    store.delete("a")
    assert (store.get("a"), store.get("b")) == (None, "zwei äöü \U0001f511")


# --- the file ---------------------------------------------------------------------------------------------------


def test_the_key_file_is_for_its_owner_only_and_is_tightened_when_it_was_opened_up(tmp_path: Path) -> None:
    store = KeyFile(tmp_path, "Why.")
    store.set("a", "secret")
    path = tmp_path / "secrets.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert store.get("a") == "secret"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_key_file_says_plainly_what_it_is(tmp_path: Path) -> None:
    note = KeyFile(tmp_path, "There is no system keyring on this machine.").note
    assert note.startswith("There is no system keyring on this machine.")
    assert "whoever can read your files can read them" in note


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"a": 1}', b"\xff\xfe"])
def test_a_damaged_key_file_is_never_taken_for_an_empty_one(tmp_path: Path, damage: bytes) -> None:
    store = KeyFile(tmp_path, "Why.")
    store.set("a", "secret")
    (tmp_path / "secrets.json").write_bytes(damage)
    with pytest.raises(KeyStoreError):
        store.get("a")
    with pytest.raises(KeyStoreError):
        store.set("b", "other")
    assert (tmp_path / "secrets.json").read_bytes() == damage


def test_a_failed_write_leaves_the_old_secrets_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = KeyFile(tmp_path, "Why.")
    store.set("a", "secret")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyStoreError):
        store.set("a", "other")
    monkeypatch.undo()
    assert store.get("a") == "secret"
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


def test_a_link_in_place_of_the_key_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("{}")
    (tmp_path / "secrets.json").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyStoreError):
        KeyFile(tmp_path, "Why.").get("a")


# --- the system keyring -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "backend",
    [
        NullKeyring(),
        FailKeyring(),
        PlaintextKeyring(),
        UnrecommendedKeyring(),
        chained(),
        chained(PlaintextKeyring(), NullKeyring()),
    ],
)
def test_a_keyring_that_protects_nothing_is_refused_with_the_reason(use: Use, backend: KeyringBackend) -> None:
    use(backend)
    reason = refusal_reason(backend)
    assert reason.endswith(".")
    with pytest.raises(KeyStoreError, match=reason):
        SystemKeyring("s").set("a", "x")


def test_of_a_chain_the_best_good_member_is_used_and_no_other(use: Use) -> None:
    plain, good, other = PlaintextKeyring(), MemoryKeyring(), SecondKeyring()
    use(chained(plain, good, other))
    SystemKeyring("s").set("a", "x")
    assert (plain.held, good.held, other.held) == ({}, {("s", "a"): "x"}, {})


def test_what_the_keyring_does_not_give_back_was_not_kept(use: Use) -> None:
    use(ForgetfulKeyring())
    with pytest.raises(KeyStoreError, match="give back"):
        SystemKeyring("s").set("a", "x")


def test_a_locked_keyring_is_told_in_a_sentence(use: Use) -> None:
    use(LockedKeyring())
    with pytest.raises(KeyStoreError, match="cannot be used") as told:
        SystemKeyring("s").get("a")
    assert "Unlock" in told.value.advice


def test_a_keyring_that_never_answers_does_not_hang_the_app(use: Use) -> None:
    stuck = StuckKeyring()
    use(stuck)
    try:
        with pytest.raises(KeyStoreError, match="does not answer"):
            SystemKeyring("s", seconds=0.05).get("a")
    finally:
        stuck.free.set()


# --- the choice -------------------------------------------------------------------------------------------------


def first_keys(profile: Profile, mode: Mode = "auto") -> KeyStore:
    """As the first start of a profile leaves them, with the recovery code shown."""
    door = KeyDoor(profile, mode)
    KeyChanges(door).new_recovery_code()
    return door.keys()


def test_the_system_keyring_is_taken_where_it_works(use: Use, profile: Profile) -> None:
    backend = use(MemoryKeyring())
    with pytest.raises(KeysNeededError) as told:
        KeyDoor(profile, "auto").keys()
    assert told.value.need == "show_code"
    assert isinstance(backend, MemoryKeyring)
    assert backend.held == {}  # the probe has left nothing behind
    store = first_keys(profile)
    assert (store.name, store.note) == ("system", "")
    assert KeyDoor(profile, "auto").keys().get(SECRET_NAME) == store.get(SECRET_NAME)


def test_without_a_keyring_a_passphrase_is_asked_for_and_the_reason_is_told(use: Use, profile: Profile) -> None:
    use(FailKeyring())
    with pytest.raises(KeysNeededError, match="no system keyring") as told:
        KeyDoor(profile, "auto").keys()
    assert told.value.need == "choose_passphrase"
    assert list(profile.keys.iterdir()) == []


def test_a_profile_that_began_with_a_key_file_keeps_it_and_says_so_at_every_start(use: Use, profile: Profile) -> None:
    use(FailKeyring())
    why = "There is no system keyring on this machine."
    save_choice(profile, Choice("file", "abc", why=why))
    vault_key(KeyDoor(profile, "auto").keys(), vault_exists=False)
    profile.vault.write_bytes(b"vault")
    use(MemoryKeyring())
    again = KeyDoor(profile, "auto").keys()
    assert again.name == "file"
    assert again.note.startswith(why)


def test_who_insists_on_the_keyring_gets_no_file(use: Use, profile: Profile) -> None:
    use(FailKeyring())
    with pytest.raises(KeyStoreError) as told:
        KeyDoor(profile, "system").keys()
    assert not isinstance(told.value, KeysNeededError)
    assert not (profile.data / "key-store.json").exists()


def test_two_profiles_do_not_share_secrets(use: Use, tmp_path: Path) -> None:
    use(MemoryKeyring())
    stores = []
    for name in ("one", "two"):
        profile = Profile.at(tmp_path / name)
        profile.create()
        stores.append(first_keys(profile))
    stores[0].set("a", "x")
    assert stores[1].get("a") is None


def test_a_vaults_key_never_moves_by_itself(use: Use, profile: Profile) -> None:
    use(MemoryKeyring())
    key = vault_key(first_keys(profile), vault_exists=False)
    profile.vault.write_bytes(b"vault")
    with pytest.raises(KeyStoreError, match="keeps its keys in the system keyring"):
        KeyDoor(profile, "file").keys()
    backend = use(FailKeyring())
    with pytest.raises(KeysNeededError) as told:
        KeyDoor(profile, "auto").keys()
    assert told.value.need == "lost"
    assert isinstance(backend, FailKeyring)
    use(SecondKeyring())
    with pytest.raises(KeysNeededError, match="cannot be found"):
        KeyDoor(profile, "auto").keys()
    assert len(key) == 32
    assert not (profile.keys / "secrets.json").exists()


def test_before_there_is_a_vault_the_mind_may_be_changed(use: Use, profile: Profile) -> None:
    use(MemoryKeyring())
    assert first_keys(profile).name == "system"
    assert KeyDoor(profile, "file").keys().name == "file"
    assert KeyDoor(profile, "auto").keys().name == "file"


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b'{"kind":"cloud","profile_id":"x"}', b'{"kind":"file","profile_id":7}']
)
def test_a_damaged_note_of_the_choice_is_not_guessed_around(profile: Profile, damage: bytes) -> None:
    (profile.data / "key-store.json").write_bytes(damage)
    with pytest.raises(KeyStoreError, match="damaged"):
        KeyDoor(profile, "auto").keys()


# --- the vault's key --------------------------------------------------------------------------------------------


def test_the_vaults_key_is_the_same_at_every_start_and_is_not_the_secret_itself(tmp_path: Path) -> None:
    store = KeyFile(tmp_path, "Why.")
    key = vault_key(store, vault_exists=False)
    assert vault_key(store, vault_exists=True) == key
    assert vault_key(KeyFile(tmp_path, "Why."), vault_exists=True) == key
    assert key.hex() not in (store.get(SECRET_NAME) or "")
    (tmp_path / "other").mkdir()
    assert vault_key(KeyFile(tmp_path / "other", "Why."), vault_exists=False) != key


@pytest.mark.parametrize("kept", [None, "", "AAAA", "not base64!", "äöü"])
def test_a_vault_whose_key_is_gone_or_damaged_never_gets_a_new_one(tmp_path: Path, kept: str | None) -> None:
    store = KeyFile(tmp_path, "Why.")
    if kept is not None:
        store.set(SECRET_NAME, kept)
    with pytest.raises(KeyStoreError) as told:
        vault_key(store, vault_exists=True)
    assert "deleted" in told.value.advice
    assert store.get(SECRET_NAME) == kept


def test_the_derivation_is_the_published_one() -> None:
    # RFC 5869, test case 3: SHA-256, no salt, no info
    made = hkdf_sha256(bytes([0x0B] * 22), b"", 42)
    assert made.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"


# --- the token --------------------------------------------------------------------------------------------------


def test_a_token_is_only_given_out_for_its_own_hub(store: KeyStore) -> None:
    save_token(store, "https://hub.example.org", "t-1")
    assert load_token(store, "https://hub.example.org") == "t-1"
    assert load_token(store, "https://other.example.org") is None
    forget_token(store)
    assert load_token(store, "https://hub.example.org") is None


def test_a_garbled_token_is_no_token(store: KeyStore) -> None:
    for garbled in ("", "t-1", "[]", '{"hub":"h"}', '{"hub":"h","token":7}'):
        store.set("hub-token", garbled)
        assert load_token(store, "h") is None

"""What the windows may ask about the vault itself: how it is locked, how it is opened, and what keeps it whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from assessor_app.errors import DoorNeed

VaultNeed = DoorNeed | Literal["", "damaged"]


@dataclass(frozen=True, slots=True)
class VaultDoor:
    """What a person must do before anything can be read; ``need`` is "" when nothing.

    ``why`` in plain words; ``unsent`` is how many changes waited to be sent when the desk was left, None where that
    is not known; ``has_vault`` whether there is anything on this laptop at all.
    """

    need: VaultNeed
    why: str = ""
    has_passphrase: bool = False
    has_code: bool = False
    has_vault: bool = False
    unsent: int | None = None


@dataclass(frozen=True, slots=True)
class VaultState:
    """How the keys are kept: ``kind`` is system, passphrase or file; ``no_keyring`` says why there is none to use."""

    kind: str
    has_code: bool
    note: str = ""
    no_keyring: str = ""


@dataclass(frozen=True, slots=True)
class VaultMended:
    """What became of a damaged vault: ``unsent`` changes were saved, ``unplaced`` ones are in the copy ``rescue``."""

    unsent: int
    unplaced: int
    rescue: str


@dataclass(frozen=True, slots=True)
class VaultHealth:
    """What a look at every page and file found: ``database`` whether the database is whole, ``damaged`` files of
    ``looked_at`` that are not as they should be; ``mended`` tells that these will be fetched again."""

    database: bool
    damaged: int
    looked_at: int
    mended: bool = False


class VaultDesk(Protocol):
    """Verbs on the vault; all may take seconds and none is for the windows' own thread.

    All but ``lock_vault`` and ``vault_door`` raise DeskError: WrongKeyError for what does not open it, KeysNeededError
    where something else has to be done first. ``choose_passphrase`` and ``renew_recovery_code`` return a code to write
    down ("" where the known one stays good). ``start_anew`` sets the vault aside, and never deletes it. ``check_vault``
    tells how many files of how many were read, is stopped by an error raised there, and with ``mend`` has damaged files
    fetched again; a damaged database is mended at the door alone.
    """

    def vault_door(self) -> VaultDoor: ...
    def unlock_vault(self, passphrase: str) -> None: ...
    def unlock_vault_by_code(self, code: str) -> None: ...
    def reopen_vault(self) -> None: ...
    def lock_vault(self) -> None: ...
    def start_anew(self) -> None: ...
    def mend_vault(self) -> VaultMended: ...

    def vault_state(self) -> VaultState: ...
    def check_vault(self, told: Callable[[int, int], None], mend: bool = False) -> VaultHealth: ...
    def choose_passphrase(self, passphrase: str) -> str: ...
    def change_passphrase(self, old: str, new: str) -> None: ...
    def keep_keys_in_keyring(self) -> None: ...
    def renew_recovery_code(self) -> str: ...
    def back_up_vault(self, target: str) -> int: ...
    def restore_vault(self, source: str, typed: str) -> None: ...

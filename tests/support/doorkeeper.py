"""A vault in memory whose door answers by script, for what a person sees of keys and locks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assessor_app.errors import DeskError, WrongKeyError
from assessor_app.sentences import sentence
from assessor_app.workflows.vault_desk import VaultDoor, VaultHealth, VaultMended, VaultState

CODE = "JMWWY-D6B7P-D93AV-8Y4AF-5XCJC-EEGNZ"


class Doorkeeper:
    """Answers the door's verbs; ``done`` tells what was asked of it, ``state`` how its keys are kept."""

    def __init__(self) -> None:
        self.door = VaultDoor("")
        self.state = VaultState("system", has_code=True)
        self.health = VaultHealth(True, 0, 3)
        self.right = "the right words"
        self.done: list[str] = []

    def vault_door(self) -> VaultDoor:
        return self.door

    def vault_state(self) -> VaultState:
        return self.state

    def check_vault(self, told: Callable[[int, int], None], mend: bool = False) -> VaultHealth:
        for number in range(3):
            told(number, 3)
            self.while_checking()
        self.done.append("mended" if mend else "checked")
        return replace(self.health, mended=mend)

    def while_checking(self) -> None:
        """What happens between two files."""

    def lock_vault(self) -> None:
        self.done.append("locked")

    def unlock_vault(self, passphrase: str) -> None:
        if passphrase != self.right:
            raise WrongKeyError(sentence("That is not the passphrase."), sentence("Try again"))
        self.done.append("unlocked")

    def choose_passphrase(self, passphrase: str) -> str:
        if len(passphrase) < 10:
            raise DeskError(sentence("A passphrase needs at least {n} characters.", n=10))
        self.done.append("chosen")
        return CODE

    def reopen_vault(self) -> None:
        self.done.append("reopened")

    def renew_recovery_code(self) -> str:
        return CODE

    def start_anew(self) -> None:
        self.done.append("anew")

    def mend_vault(self) -> VaultMended:
        return VaultMended(3, 2, "copy")

    def restore_vault(self, source: str, typed: str) -> None:
        self.done.append(f"restored {Path(source).name} with {typed}")

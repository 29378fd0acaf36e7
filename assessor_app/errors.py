"""Errors a person may meet: each carries one plain sentence fit for the screen."""

from __future__ import annotations

from typing import Literal


class DeskError(Exception):
    """Base of every expected failure; ``str(error)`` is shown to the user as it is.

    ``advice`` is the next step in plain words, or an empty string.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.advice = advice


class CancelledError(DeskError):
    """Work was called off before it was done; nothing came of it."""


class DefinitionError(DeskError):
    """A credential definition cannot be read or does not make sense."""


class VaultError(DeskError):
    """The local cache cannot be opened, read or written."""


class VaultDamagedError(VaultError):
    """Part of the local cache cannot be read back, though the key fits."""


class KeyStoreError(DeskError):
    """A key or token cannot be stored or read back."""


class WrongKeyError(KeyStoreError):
    """A passphrase or recovery code that does not open what it was tried on."""


DoorNeed = Literal["choose_passphrase", "show_code", "passphrase", "locked", "lost"]


class KeysNeededError(KeyStoreError):
    """The vault stays closed until a person has done what ``need`` names."""

    def __init__(self, sentence: str, advice: str = "", *, need: DoorNeed) -> None:
        super().__init__(sentence, advice)
        self.need = need


class ReadOnlyError(DeskError):
    """A change was asked for on an assessment that is already submitted."""


class HubUnreachableError(DeskError):
    """The hub did not answer, answered too slowly, or answered something that is not the hub."""


class HubRefusedError(DeskError):
    """The hub answered and said no; ``code`` is its HTTP status."""

    def __init__(self, sentence: str, advice: str = "", *, code: int = 0) -> None:
        super().__init__(sentence, advice)
        self.code = code


class NotSignedInError(HubRefusedError):
    """The token is missing, expired or revoked."""


class ArtifactError(DeskError):
    """An artifact cannot be shown; ``kind`` is one of the classes in ``ARTIFACT_FAULTS``."""

    def __init__(self, sentence: str, advice: str = "", *, kind: str = "damaged") -> None:
        super().__init__(sentence, advice)
        self.kind = kind


ARTIFACT_FAULTS = ("password", "empty", "damaged", "too_large", "timeout", "unsupported", "missing")

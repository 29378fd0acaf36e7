"""Keys in the operating system's own keyring, called so that a stuck keyring can never hang the app."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

# Long enough to type a password into the keyring's own "unlock" window.
CALL_SECONDS = 60.0
_ADVICE = sentence("Unlock the system keyring and try again")


def refusal_reason(backend: KeyringBackend) -> str:
    """Why ``backend`` must not hold keys, in plain words; empty when it may."""
    place = backend_id(backend).lower()
    if ".null." in place or ".fail." in place:
        return sentence("There is no system keyring on this machine.")
    if "plaintext" in place:
        return sentence("The only system keyring on this machine keeps secrets unprotected.")
    if _chained(backend) is not None:
        return "" if _best(backend) is not None else sentence("There is no system keyring on this machine.")
    if backend.priority < 1:
        return sentence("The only system keyring on this machine is not one its makers recommend.")
    return ""


def backend_id(backend: KeyringBackend) -> str:
    """The full class name: how a choice is remembered."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def find_backend(wanted: str = "") -> KeyringBackend:
    """The keyring to use; of a chain its best member, so that secrets always go to one known place.

    ``wanted`` is a :func:`backend_id` remembered from an earlier start: that one or none.
    Raises KeyStoreError with the reason when there is no acceptable one.
    """
    import keyring  # late: half a tenth of a second, and it may talk to D-Bus

    found = keyring.get_keyring()
    if wanted:
        for backend in (found, *(_chained(found) or ())):
            if backend_id(backend) == wanted and not refusal_reason(backend):
                return backend
        raise KeyStoreError(sentence("The system keyring that holds this profile’s keys cannot be found."), _ADVICE)
    reason = refusal_reason(found)
    if reason:
        raise KeyStoreError(reason)
    return _best(found) or found


def _chained(backend: KeyringBackend) -> tuple[KeyringBackend, ...] | None:
    """The members of a chain, or None for a keyring of its own."""
    if not backend_id(backend).endswith("chainer.ChainerBackend"):
        return None
    members: Any = getattr(backend, "backends", ())
    return tuple(members)


def _best(backend: KeyringBackend) -> KeyringBackend | None:
    return next((member for member in _chained(backend) or () if not refusal_reason(member)), None)


class SystemKeyring:
    """The system keyring, one service name per profile; looks for ``wanted`` (:func:`find_backend`) on first use."""

    name = "system"
    note = ""

    def __init__(
        self,
        service: str,
        wanted: str = "",
        *,
        seconds: float = CALL_SECONDS,
        find: Callable[[str], KeyringBackend] = find_backend,
    ) -> None:
        self._service = service
        self._wanted = wanted
        self._seconds = seconds
        self._find = find
        self._backend: KeyringBackend | None = None

    def backend(self) -> str:
        """The :func:`backend_id` in use. Raises KeyStoreError when there is none to use."""
        return self._call(lambda: backend_id(self._ready()))

    def get(self, name: str) -> str | None:
        """The secret, or None. Raises KeyStoreError, also when the keyring does not answer in time."""
        return self._call(lambda: self._ready().get_password(self._service, name))

    def set(self, name: str, value: str) -> None:
        """Keep a secret and read it back. Raises KeyStoreError."""
        self._call(lambda: self._ready().set_password(self._service, name, value))
        if self.get(name) != value:
            raise KeyStoreError(sentence("The system keyring does not give back what was put into it."), _ADVICE)

    def delete(self, name: str) -> None:
        """Forget a secret. Raises KeyStoreError."""
        # Asking first, as keyrings disagree on what deleting nothing means.
        if self.get(name) is not None:
            self._call(lambda: self._ready().delete_password(self._service, name))

    def _ready(self) -> KeyringBackend:
        if self._backend is None:
            self._backend = self._find(self._wanted)
        return self._backend

    def _call(self, work: Callable[[], T]) -> T:
        """``work()`` on a thread of its own; a thread that never comes back is left behind, not waited for at exit."""
        answers: queue.SimpleQueue[tuple[T, None] | tuple[None, Exception]] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put((work(), None))
            except Exception as error:  # noqa: BLE001 - every back end has errors of its own; all are told below
                answers.put((None, error))

        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            value, error = answers.get(timeout=self._seconds)
        except queue.Empty:
            raise KeyStoreError(sentence("The system keyring does not answer."), _ADVICE) from None
        if isinstance(error, KeyStoreError):
            raise error
        if error is not None:
            raise KeyStoreError(sentence("The system keyring cannot be used."), _ADVICE) from error
        return value  # type: ignore[return-value]  # without an error it is what work() gave

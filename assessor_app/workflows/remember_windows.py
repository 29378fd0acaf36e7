"""Verb: remember how the windows looked, and tell it at the next start."""

from __future__ import annotations

from collections.abc import Mapping

from assessor_app.store import ui_state
from assessor_app.store.vault import Vault


def load_ui_state(vault: Vault) -> Mapping[str, str]:
    """All remembered values by name."""
    with vault.read() as session:
        return ui_state.load(session)


def save_ui_state(vault: Vault, values: Mapping[str, str]) -> None:
    """Remember these values; others stay as they are."""
    with vault.write() as session:
        ui_state.save(session, values)

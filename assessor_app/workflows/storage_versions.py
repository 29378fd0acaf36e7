"""Verb: tell which versions of what keeps the data are at work, for the page about this program."""

from __future__ import annotations

import sqlalchemy

from assessor_app.store.vault import Vault


def storage_versions(vault: Vault) -> tuple[tuple[str, str], ...]:
    """(name, version) of SQLAlchemy and of the SQLCipher the vault is opened with."""
    with vault.read() as session:
        cipher = session.connection().exec_driver_sql("PRAGMA cipher_version").scalar_one_or_none()
    return (("SQLAlchemy", sqlalchemy.__version__), ("SQLCipher", str(cipher or "")))

"""The hub's tables of people: who may sign in, on which devices, and how often it failed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessor_app.hub.table_base import ID, NAME, Base


class UserRow(Base):
    """Someone who may sign in; ``name`` is folded for comparison, ``code`` is what other people see."""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("name"),
        UniqueConstraint("code"),
        CheckConstraint("role IN ('assessor', 'lead', 'admin')", name="role"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    name: Mapped[str] = mapped_column(NAME)
    code: Mapped[str] = mapped_column(NAME)
    display: Mapped[str] = mapped_column(String(500))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(500))
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime]


class DeviceRow(Base):
    """One signed-in device; of its token only the SHA-256 is kept. ``judging_since``: its app sends WANTS_JUDGING."""

    __tablename__ = "devices"
    __table_args__ = (UniqueConstraint("token_sha256"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(String(500))
    token_sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    judging_since: Mapped[datetime | None]


class SignInFailureRow(Base):
    """How often signing in failed lately, by a hash of what was tried; counted here so that all processes agree."""

    __tablename__ = "sign_in_failures"

    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    window_started_at: Mapped[datetime] = mapped_column(index=True)

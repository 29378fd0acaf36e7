"""The hub's tables of people: who may sign in, on which devices, how often, and who must not read what."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessor_app.hub.tables.base import ID, NAME, Base


class UserRow(Base):
    """Someone who may sign in; ``name`` is folded for comparison, ``code`` is what other people see.

    ``password_hash`` is "" for who signs in at the programme's provider only. ``oidc_email`` (folded) is what the
    office registered; ``oidc_issuer`` and ``oidc_subject`` are what counts from the first sign-in there on.
    """

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("name"),
        UniqueConstraint("code"),
        UniqueConstraint("oidc_issuer", "oidc_subject"),
        UniqueConstraint("oidc_email"),
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
    oidc_issuer: Mapped[str | None] = mapped_column(String(500))
    oidc_subject: Mapped[str | None] = mapped_column(String(255))
    oidc_email: Mapped[str | None] = mapped_column(String(320))


class DeviceRow(Base):
    """One signed-in device; of its token only the SHA-256 is kept. ``judging_since``: its app sends WANTS_JUDGING,
    ``calibration_since``: WANTS_CALIBRATION.

    ``ended_by`` says who revoked it: ``self`` by signing out, ``owner`` from another device, ``office``; the last two
    are told so when the device asks next, and with ``wipe_ordered_at`` it is to remove what it holds.
    """

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
    calibration_since: Mapped[datetime | None]
    ended_by: Mapped[str] = mapped_column(String(10), default="")
    wipe_ordered_at: Mapped[datetime | None]


class SignInFailureRow(Base):
    """How often signing in failed lately, by a hash of what was tried; counted here so that all processes agree."""

    __tablename__ = "sign_in_failures"

    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    window_started_at: Mapped[datetime] = mapped_column(index=True)


class AllowanceRow(Base):
    """How many requests one device has used in the present minute, counted here so that all processes agree."""

    __tablename__ = "allowances"

    device_id: Mapped[str] = mapped_column(ID, primary_key=True)
    minute: Mapped[int] = mapped_column(BigInteger, index=True)
    used: Mapped[int]


class ExclusionRow(Base):
    """Someone must not read a submission (all attempts of a code), or whatever one practitioner hands in.

    ``kind`` is ``submission`` with its code, or ``practitioner`` with the folded name, as ``value``. Why is not kept.
    """

    __tablename__ = "exclusions"
    __table_args__ = (CheckConstraint("kind IN ('submission', 'practitioner')", name="kind"),)

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[str] = mapped_column(String(500), primary_key=True)
    at: Mapped[datetime]

"""The hub's log of acts: rows that are only ever added, each sealed with the hash of the one before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assessor_app.hub.tables.base import ID, NAME, Base


class AuditRow(Base):
    """One act; ``actor_id`` is a user's id, or "" for the office at the command line and for people unknown.

    ``subject`` is the id of what it was done to; ``detail`` is canonical JSON of small facts, never of content. The
    database itself refuses to change or delete rows (triggers of migration 0004).
    """

    __tablename__ = "audit_log"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(40), index=True)
    actor_id: Mapped[str] = mapped_column(ID, index=True)
    device_id: Mapped[str] = mapped_column(ID)
    subject: Mapped[str] = mapped_column(NAME, index=True)
    detail: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHeadRow(Base):
    """The end of the chain, locked for every act, so that numbers follow the order of commits without gaps."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))

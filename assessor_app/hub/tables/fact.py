"""The hub's table of facts about itself that all of its processes must agree on."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assessor_app.hub.tables.base import Base


class HubFactRow(Base):
    """One fact by name; see :mod:`assessor_app.hub.artifacts.place` for what is kept. Never a password or key."""

    __tablename__ = "hub_facts"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    value: Mapped[str] = mapped_column(Text)

"""The hub's table of bundles: which work left it in a file, and what will open what comes back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from assessor_app.hub.tables.base import ID, Base


class BundleRow(Base):
    """One bundle of work. Its device stands for the laptop it is taken to: revoked, nothing from it is taken any more.

    ``results_key`` opens its results and seals their answer. It protects nothing that this database does not hold.
    """

    __tablename__ = "bundles"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    device_id: Mapped[str] = mapped_column(ID)
    results_key: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]

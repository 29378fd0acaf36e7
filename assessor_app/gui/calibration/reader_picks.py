"""Readers to name in an act: those whose scores are known here are ticked, others are typed by their codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.pick_table import PickTable

_APART: Final = re.compile(r"[\s,;]+")


def offer_readers(table: PickTable, readers: Sequence[str], picked: Collection[str]) -> None:
    """Fill a table with readers, these of them ticked."""
    columns = (FactColumn(QCoreApplication.translate("calibration_forms", "Reader")),)
    table.plan(last=0)
    table.offer(columns, [FactRow(reader, (reader,)) for reader in readers], picked)


def picked_readers(table: PickTable, others: QLineEdit) -> tuple[str, ...]:
    """Those ticked, then those typed, each once."""
    typed = [code for code in _APART.split(others.text().strip()) if code]
    return tuple(dict.fromkeys((*table.picked_in_order(), *typed)))


def named(codes: Sequence[str], most: int = 8) -> str:
    """The first codes in a line: "A-01, A-02 …"."""
    return ", ".join(codes[:most]) + (" …" if len(codes) > most else "")

"""A lead reads in the row of a case that it is out on a laptop, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from assessor_app.gui.progress.lead_words import next_step
from assessor_app.workflows.desk import LeadRow

ROW = LeadRow("a1", "LVM-2418", "Leading", "A-07", "reader_1", 1, 3, "open", None, None, "")


def test_it_is_said_only_where_a_laptop_said_so(qtbot: QtBot) -> None:
    out = replace(ROW, offline_until=datetime(2026, 11, 30, 12, tzinfo=UTC))

    said = next_step(out, date(2026, 11, 22)).splitlines()[1]
    assert said.startswith("Offline on a laptop until Monday, ")
    assert "30" in said
    assert "Offline" not in next_step(ROW, date(2026, 11, 22))

"""A laptop whose clock is ten years off does exactly what any other does: the hub holds the same, byte for byte."""

from __future__ import annotations

import datetime as module_of_time
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import pytest
from sqlalchemy import select

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace
from assessor_app.hub.tables import AssessmentRow, ScoreRevisionRow, ScoreRow
from assessor_app.hub.tables.judging import AnnotationRow
from tests.support.campaign_report import note
from tests.support.hub import LocalHub, quick_hub
from tests.support.rude_server import RudeServer, broken, losing_the_reply, polite, truncating
from tests.support.signed_in import signed_in_laptop

DESK_ROOMS = ("assessor_app.store", "assessor_app.sync", "assessor_app.workflows", "assessor_app.remote")


def shift_clock(patch: pytest.MonkeyPatch, years: int) -> None:
    """Every ``datetime.now()`` of the desk's rooms is so many years off; the hub's is not."""

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: module_of_time.tzinfo | None = None) -> Self:
            moment = datetime.now(tz) + timedelta(days=365 * years)
            return cls(*moment.timetuple()[:6], moment.microsecond, moment.tzinfo)

    rooms = [module for name, module in sys.modules.items() if name.startswith(DESK_ROOMS)]
    telling = [module for module in rooms if getattr(module, "datetime", None) is datetime]
    assert len(telling) > 5
    for module in telling:
        patch.setattr(module, "datetime", Shifted)


def a_day(folder: Path, years: int, patch: pytest.MonkeyPatch) -> bytes:
    """What the hub holds after the same day's work on the same bad network, as text without the hub's own ids."""
    hub = quick_hub(folder / "hub")
    try:
        with RudeServer(hub.url) as server, signed_in_laptop(folder / "laptop", server.url) as laptop:
            with patch.context() as shifted:
                shift_clock(shifted, years)
                laptop.sync()
                for number, (scorable, mark) in enumerate(
                    (("p1", "passing"), ("eo1.a", "shown"), ("p1", "not-passing"))
                ):
                    laptop.edit(scorable, mark, f"comment {number}", hub.assignment_id)
                    server.then(polite, (losing_the_reply, truncating, broken)[number])
                    laptop.sync()
                    server.script.clear()
                laptop.put("pin-1", Pin("a note", "art-1", place=PagePlace(1, 1)), hub.assignment_id)
                laptop.write_feedback("the whole", hub.assignment_id)
                for _ in range(3):
                    status = laptop.sync()
            assert (status.unsent, status.needs_attention) == (0, 0)
            return held(hub)
    finally:
        hub.close()


def held(hub: LocalHub) -> bytes:
    """Every row a laptop can write, in order."""
    whole: list[Any] = []
    with hub.hub.database.read() as session:
        for table in (ScoreRow, ScoreRevisionRow, AssessmentRow, AnnotationRow):
            rows = session.execute(select(table.__table__)).mappings()
            plain = [
                {key: str(one) for key, one in row.items() if not key.endswith("_id") or "scorable" in key}
                for row in rows
            ]
            whole.append(sorted(json.dumps(row, sort_keys=True) for row in plain))
    return json.dumps(whole).encode()


def test_ten_years_off_either_way_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert datetime.now(UTC).year > 2000
    right, behind, ahead = (a_day(tmp_path / str(years), years, monkeypatch) for years in (0, -10, 10))
    assert b"not-passing" in right
    assert behind == right
    assert ahead == right
    note("clocks ten years off", days=3, different=0)

"""Published and made-up rating tables with the numbers they must give."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from assessor_app.calibration.ratings import Duplicates, Rating, Ratings

FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "calibration"
FOUR: Final = (1.0, 2.0, 3.0, 4.0)


@cache
def expected() -> dict[str, Any]:
    """What the files' README gives for each, by file name."""
    held: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    return held


def rows_of(name: str) -> list[dict[str, str]]:
    """The lines of a file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ratings_of(name: str, values: Sequence[float], duplicates: Duplicates = "refuse", case: str = "") -> Ratings:
    """The ratings of a file, or of one case in it."""
    return Ratings.of(
        [
            Rating(row["rater"], row["submission"], row.get("detail") or "", float(row["score"]))
            for row in rows_of(name)
            if row["score"] and (not case or row["case"] == case)
        ],
        values,
        duplicates,
    )

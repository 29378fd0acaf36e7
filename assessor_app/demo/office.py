"""Writes the demo's word-processor letter and its survey table."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from assessor_app.demo.word_files import Chapter, make_docx


def make_letter(path: Path, paragraphs: list[str]) -> None:
    """Write a .docx of plain paragraphs."""
    make_docx(path, [Chapter("", paragraphs[0], tuple(paragraphs[1:]))])


def make_survey_table(path: Path, seed: int) -> None:
    """Write the survey's raw answers as CSV: one row a person, answers 1–4."""
    chance = random.Random(seed)  # noqa: S311 - invented answers, not a secret
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(
            ["row", "group", "grade", "safe_on_the_way", "known_by_name", "work_that_matters", "asked_before"]
        )
        for row in range(2, 122):
            group = chance.choice(["pupil", "family", "teacher", "support staff"])
            answers = [min(4, max(1, round(chance.gauss(mean, 0.8)))) for mean in (3.6, 3.2, 2.9, 2.3)]
            table.writerow([row, group, chance.randint(1, 7), *answers])

"""Writes the demo's word-processor letter and its survey table, with nothing but zip and text."""

from __future__ import annotations

import csv
import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def make_letter(path: Path, paragraphs: list[str]) -> None:
    """Write a .docx of plain paragraphs."""
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    document = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document '
        f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, date_time=(2026, 10, 20, 9, 0, 0)), text)


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

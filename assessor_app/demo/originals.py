"""The hub's own copies of what was handed in, found in its folder and database without any code of the desk."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as an independent renderer draws it, and the words on it."""

    picture: QImage
    words: str


class Originals:
    """Files in a hub's ``artifacts`` folder, by SHA-256."""

    def __init__(self, artifacts: Path) -> None:
        self._artifacts = artifacts
        self._drawn: dict[str, tuple[DrawnPage, ...]] = {}

    def file(self, sha256: str) -> Path:
        """Where the bytes lie. Raises StopIteration when they do not."""
        return next(
            path for path in self._artifacts.rglob("*") if path.name.startswith(sha256[2:]) or path.name == sha256
        )

    def rendition(self, sha256: str) -> str:
        """SHA-256 of the PDF that stands beside a file, "" where there is none."""
        question = (
            "SELECT renditions.sha256 FROM renditions JOIN artifacts ON artifacts.id = renditions.artifact_id "
            "WHERE artifacts.sha256 = ?"
        )
        with closing(sqlite3.connect(self._artifacts.parent / "hub.db")) as database:
            row = database.execute(question, (sha256,)).fetchone()
        return str(row[0]) if row is not None else ""

    def pages(self, sha256: str, media_type: str = PDF, password: str = "") -> tuple[DrawnPage, ...]:
        """Every page of a file, drawn in a process of its own. Raises CalledProcessError when that fails."""
        if sha256 not in self._drawn:
            with tempfile.TemporaryDirectory() as folder:
                module = (sys.executable, "-m", "assessor_app.demo.page_pictures")
                subprocess.run(  # noqa: S603 - our own interpreter and module
                    [*module, str(self.file(sha256)), folder, media_type, password], check=True
                )
                files = sorted(Path(folder).glob("*.png"), key=lambda path: int(path.stem))
                self._drawn[sha256] = tuple(DrawnPage(QImage(str(file)), _words_beside(file)) for file in files)
        return self._drawn[sha256]


def _words_beside(picture: Path) -> str:
    words = picture.with_suffix(".txt")
    return words.read_text(encoding="utf-8") if words.exists() else ""

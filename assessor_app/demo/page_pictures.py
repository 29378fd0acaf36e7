"""Draws every page of a PDF small and grey, in a process of its own: the independent opinion of the demo's check."""

from __future__ import annotations

import sys
from pathlib import Path

import pymupdf

WIDTH = 480


def main(pdf: Path, folder: Path) -> None:
    """Write ``0.png``, ``1.png`` … of ``pdf`` into ``folder``, each :data:`WIDTH` pixels wide."""
    with pymupdf.open(pdf, filetype="pdf") as document:
        for page in document:
            scale = WIDTH / page.rect.width
            page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY).save(
                folder / f"{page.number}.png"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""A shelf of real viewers over artifacts of every kind, which lie in memory instead of a vault."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PIL import Image

from assessor_app.domain.submission import Artifact, ArtifactKind
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.viewers import MediaRooms, Viewers
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from assessor_app.workflows.desk import ArtifactSource, Desk, Rendition, RenditionWay
from tests.support.office_files import docx
from tests.support.pdfs import MemorySource, locked_pdf, plain_pdf
from tests.support.sheets import Sheet, xlsx
from tests.support.videos import film, sound

LOCKED = frozenset({"locked.pdf"})
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MixedDesk:
    """What shelf and viewers ask of the desk."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self._rendition = plain_pdf(3)

    def artifact_source(self, artifact_id: str) -> ArtifactSource:
        """The bytes of an artifact."""
        return MemorySource(self._files[artifact_id])

    def rendition(self, artifact_id: str) -> Rendition | None:
        """Pages that a hub made of the office file."""
        return Rendition(MemorySource(self._rendition), "hub") if artifact_id.endswith(".docx") else None

    def rendition_way(self) -> RenditionWay:
        """No pages are made here."""
        return "none"


def mixed_files() -> dict[str, tuple[ArtifactKind, str, bytes]]:
    """Kind, media type and bytes by name."""
    pdf = "application/pdf"
    cells = [[f"{letter}{row}" for letter in "ABC"] for row in range(1, 60)]
    lines = "\n".join(f"Line {number} of the minutes" for number in range(400)).encode()
    return {
        "plan.pdf": ("pdf", pdf, plain_pdf(60)),
        "scans.pdf": ("pdf", pdf, scanned_pdf(60)),
        "locked.pdf": ("pdf", pdf, locked_pdf()),
        "photo.jpg": ("image", "image/jpeg", _photo()),
        "results.xlsx": ("sheet", _XLSX, xlsx(Sheet("Results", cells))),
        "letter.docx": ("document", _DOCX, docx(3)),
        "minutes.txt": ("text", "text/plain", lines),
        "film.mp4": ("video", "video/mp4", film()),
        "talk.mp3": ("audio", "audio/mpeg", sound("mp3", "libmp3lame")),
    }


def scanned_pdf(pages: int) -> bytes:
    """Pages that are nothing but a picture of 100 dots an inch."""
    import pymupdf

    plain = pymupdf.open(stream=plain_pdf(pages), filetype="pdf")
    scans = pymupdf.open()
    for page in plain:
        picture = page.get_pixmap(dpi=100, alpha=False).tobytes("jpeg", jpg_quality=75)
        shown = scans.new_page(width=595, height=842)
        shown.insert_image(shown.rect, stream=picture)
    return bytes(scans.tobytes())


def _photo() -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(stream, "JPEG", quality=80)
    return stream.getvalue()


@contextmanager
def mixed_shelf(theme: Theme) -> Iterator[tuple[ViewerShelf, tuple[Artifact, ...]]]:
    """The shelf on screen with everything downloaded, and its artifacts; taken down in order at the end."""
    files = mixed_files()
    artifacts = tuple(
        Artifact(id=name, name=name, kind=kind, media_type=media_type, size=len(data), sha256="0" * 64)
        for name, (kind, media_type, data) in files.items()
    )
    desk = cast("Desk", MixedDesk({name: data for name, (_, _, data) in files.items()}))
    runner, media = TaskRunner(), MediaRooms()
    shelf = ViewerShelf(desk, runner, Viewers(desk, runner, theme, media))
    shelf.resize(900, 800)
    shelf.open_submission(artifacts, frozenset(files), {})
    shelf.show()
    try:
        yield shelf, artifacts
    finally:
        shelf.close_submission()
        shelf.close()
        runner.shutdown(60)
        media.close()
        shelf.deleteLater()

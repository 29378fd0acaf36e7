"""Opening a large encrypted PDF at a page in its middle, against decrypting it and drawing that page plainly."""

from __future__ import annotations

import shutil
import subprocess
import sys

from PySide6.QtWidgets import QApplication

from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.service import PdfService
from assessor_app.store.artifact_files import FileSource
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.bench.plain_process import plain_process
from tests.bench.plain_sealed import PAGE
from tests.bench.sealed_file import sealed_source
from tests.support.live_desk import seconds_until
from tests.support.viewers import artifact

NAME = "large"
ROUNDS = 7


def measure(grounds: Grounds, application: QApplication) -> list[Figure]:
    """Alternate the two; the first round only warms the disk cache."""
    folder = grounds.folder / "large"
    folder.mkdir()
    made = subprocess.run(
        [sys.executable, "-m", "tests.bench.plain_sealed", "make", folder], check=True, stdout=subprocess.PIPE
    )
    length, path = made.stdout.decode().split()
    size = int(length)
    ours: list[float] = []
    raw: list[float] = []
    theme = Theme()
    theme.apply(application)
    service = PdfService()
    view = PdfView(service, theme)
    view.resize(900, 900)
    view.show()
    service.warm()
    let_pass(1500)
    with plain_process("plain_sealed", "serve", path, size) as plain:
        for number in range(ROUNDS + 1):
            took = seconds_until(view.place_shown, lambda: _open(view, sealed_source(folder, size))) * 1000
            image = view.rendered_page_image(PAGE)
            assert image is not None
            limit = plain.ask(image.width(), image.height())
            view.close_artifact()
            let_pass(600)
            if number:
                ours.append(took)
                raw.append(limit)
    view.close()
    service.shutdown()
    shutil.rmtree(folder)
    what = f"open an encrypted PDF of {size >> 20} MB (AES-GCM segments) at page {PAGE + 1}"
    return [Figure(NAME, what, ours, raw, "decrypt + MuPDF from memory", goal_ratio=1.5)]


def _open(view: PdfView, source: FileSource) -> None:
    view.open_artifact(artifact(), source)
    view.show_place(PagePlace(PAGE, PAGE), "")

"""Where and how the reader reads, as plain numbers that outlive the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assessor_app.gui.pdf_view.page_canvas import PageCanvas
from assessor_app.gui.pdf_view.page_strip import Fit, Zoom

_FITS: Final[tuple[Fit, ...]] = ("none", "width", "page", "region")


def reading_position(canvas: PageCanvas) -> dict[str, float]:
    """Page (0-based), y (fraction of the page), zoom, fit (0–3), turn (degrees) and mode (1: one page at a time)."""
    zoom = canvas.zoom()
    return {
        "page": float(canvas.current_page()),
        "y": canvas.offset_in_page(),
        "zoom": zoom.factor,
        "fit": float(_FITS.index(zoom.fit)),
        "turn": float(canvas.turn()),
        "mode": float(canvas.mode() == "single"),
    }


def take_up(canvas: PageCanvas, position: Mapping[str, float]) -> None:
    """Go back to a remembered position; what is missing or makes no sense is as for a new file."""
    canvas.set_turn(round(position.get("turn", 0.0) / 90) * 90 % 360)
    canvas.set_mode("single" if position.get("mode") == 1.0 else "continuous")
    fit = int(position.get("fit", 1.0))
    chosen = Zoom(_FITS[fit] if 0 <= fit < len(_FITS) else "width")
    canvas.set_zoom(chosen if chosen.fit != "none" else chosen.times(1, position.get("zoom", 1.0)))
    if "page" in position:
        canvas.go_to(int(position["page"]), position.get("y"))

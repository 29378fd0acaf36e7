"""Where links lie on a page and what is said about them before they are followed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF

from assessor_app.media.pdf.text import PageLink


def link_at(links: Iterable[PageLink], spot: QPointF) -> PageLink | None:
    """The link at a place of the upright page, in points; of links over each other the smallest."""
    here = [link for link in links if _contains(link, spot)]
    return min(here, key=_area, default=None)


def link_words(link: PageLink) -> str:
    """Where a link leads, in words for the status line."""
    if link.page is not None:
        return QCoreApplication.translate("PageCanvas", "Go to page {0}").format(link.page + 1)
    return link.address


def _contains(link: PageLink, spot: QPointF) -> bool:
    left, top, right, bottom = link.box
    return left <= spot.x() <= right and top <= spot.y() <= bottom


def _area(link: PageLink) -> float:
    left, top, right, bottom = link.box
    return (right - left) * (bottom - top)

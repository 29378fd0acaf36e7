"""What is believed about a file when it was looked at more than once: the richer look wins, in this one place."""

from __future__ import annotations

from assessor_app.domain.citation import ArtifactFacts, PagesFrom

# A file's own pages and those the hub made are everybody's; a laptop's own are better than none at all.
_WORTH: dict[PagesFrom, int] = {"text": 0, "laptop": 1, "file": 2, "hub": 2}


def merge_facts(known: ArtifactFacts | None, found: ArtifactFacts) -> ArtifactFacts:
    """What is known of one and the same content after ``found`` was added to ``known``.

    A whole check (``found.checked``) is believed over all before it, and what a viewer happened to need is not
    believed over a check; either way nothing known is lost to silence. Pages of better origin take the place of
    worse ones. A viewer that showed a file clears its fault, but one opened with a password stays locked.
    """
    if known is None:
        return found
    surer, other = (found, known) if found.checked or not known.checked else (known, found)
    paged = _better_pages(surer, other)
    return ArtifactFacts(
        paged.pages,
        paged.page_labels or _labels_of_same(paged, other),
        surer.duration if surer.duration is not None else other.duration,
        paged.pages_from,
        surer.sheets or other.sheets,
        _fault(known, found),
        surer.has_text if surer.has_text is not None else other.has_text,
        surer.first_text or other.first_text,
        known.checked or found.checked,
        surer.leaks if surer.leaks is not None else other.leaks,
    )


def _better_pages(surer: ArtifactFacts, other: ArtifactFacts) -> ArtifactFacts:
    if surer.pages is None:
        return other if other.pages is not None else surer
    if other.pages is None or other.checked:
        return surer
    return other if surer.checked and _WORTH[other.pages_from] > _WORTH[surer.pages_from] else surer


def _labels_of_same(paged: ArtifactFacts, other: ArtifactFacts) -> tuple[str, ...]:
    same = (paged.pages, paged.pages_from) == (other.pages, other.pages_from)
    return other.page_labels if same else ()


def _fault(known: ArtifactFacts, found: ArtifactFacts) -> str:
    if found.checked or not known.checked:
        return found.fault
    shown = found.pages is not None or found.duration is not None or bool(found.sheets)
    return "" if shown and known.fault != "password" else known.fault

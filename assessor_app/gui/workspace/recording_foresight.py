"""Which recording will probably be asked for next, so that one player can be warm before it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assessor_app.domain.citation import ResolvedCitation, TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.workflows.desk import OpenedSubmission


def first_recording(
    opened: OpenedSubmission, criteria: tuple[str, ...], is_open: Callable[[str], object]
) -> tuple[Artifact, TimePlace] | None:
    """The first recording cited, and where: for ``criteria`` in this order, then for any.

    None when that one ``is_open`` already (anything but None), or when none is on this laptop, checked and sound.
    """
    fit = {one.id: one for one in opened.submission.artifacts if _is_fit(opened, one)}
    for citation in _in_order(opened, criteria) if fit else ():
        artifact = fit.get(citation.artifact_id)
        if artifact is None:
            continue
        place = next((one for one in citation.places if isinstance(one, TimePlace)), None)
        if place is not None:
            return (artifact, place) if is_open(artifact.id) is None else None
    return None


def _in_order(opened: OpenedSubmission, criteria: tuple[str, ...]) -> Iterator[ResolvedCitation]:
    for criterion in dict.fromkeys((*criteria, *opened.citations)):
        yield from opened.citations.get(criterion, ())


def _is_fit(opened: OpenedSubmission, artifact: Artifact) -> bool:
    """Only what was looked at in a child before, and found to play, is opened without being asked for."""
    facts = opened.facts.get(artifact.id)
    return (
        artifact.kind in ("video", "audio")
        and artifact.id in opened.present
        and facts is not None
        and facts.checked
        and not facts.fault
    )

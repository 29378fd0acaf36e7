"""What the demo's readers left on the evidence: citations checked, places seen, a note or two where they saw little."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from assessor_app.demo.lead_evidence import PAPERS, LeadEvidence
from assessor_app.demo.planted_readers import MANNERS, STEADY, PlannedReading
from assessor_app.domain.annotation import (
    Annotation,
    CitationMark,
    CitationVerdict,
    Pin,
    Region,
    Seen,
    mark_id,
    seen_id,
)
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.credential import Credential

VERDICTS: Sequence[CitationVerdict] = ("not_there", "partly", "supports")
NOTES = (
    "Said, but by whom?",
    "This line carries it.",
    "The figure is for last year.",
    "Good: the two who voted against are named.",
)
MOST_PINS = 2


class LeadMarks:
    """Annotations of planned readings; those who mark without looking have looked elsewhere."""

    def __init__(self, credential: Credential, evidence: LeadEvidence) -> None:
        self._criteria = [one for one in credential.scorables() if one.criterion is not None]
        self._evidence = evidence

    def of(
        self, reading: PlannedReading, number: int, artifacts: Mapping[str, str], dice: random.Random
    ) -> Mapping[str, Annotation]:
        """By annotation id, for submission ``number``; ``artifacts`` are the ids of its papers."""
        elsewhere = MANNERS.get(reading.reader, STEADY).wild > 0
        made: dict[str, Annotation] = {}
        pages: dict[str, set[int]] = {ref: {0} for ref in PAPERS}
        for index, one in enumerate(self._criteria):
            mark = reading.marks[one.id]
            rank = next((at for at, level in enumerate(one.scale.levels) if level.id == mark), 0)
            raw, ref, sheet = self._evidence.cited(number, index)[0]
            if elsewhere:
                sheet = (sheet + 3) % self._evidence.pages(number, ref)
            else:
                made[mark_id(one.id, 0, raw)] = CitationMark(one.id, 0, raw, VERDICTS[rank], artifacts[ref])
            pages[ref].add(sheet)
            low = rank < len(one.scale.levels) - 1
            if low and sum(isinstance(other, Pin) for other in made.values()) < MOST_PINS:
                made[f"pin-{reading.reader}-{one.id}"] = self._pin(one.id, artifacts[ref], sheet, dice)
        for ref, seen in pages.items():
            made[seen_id(artifacts[ref])] = Seen(artifacts[ref], frozenset(seen))
        return made

    def _pin(self, criterion: str, artifact: str, sheet: int, dice: random.Random) -> Pin:
        region = Region(round(dice.uniform(0.1, 0.3), 3), round(dice.uniform(0.15, 0.6), 3), 0.5, 0.08)
        return Pin(dice.choice(NOTES), artifact, "", PagePlace(sheet, sheet), region, None, criterion)

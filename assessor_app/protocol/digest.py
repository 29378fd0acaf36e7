"""One fingerprint of a whole assessment, so that hub and app agree on exactly what was signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from assessor_app.domain.scoring import Score


def assessment_digest(scores: Mapping[str, Score], feedback: str) -> str:
    """SHA-256 (hex) over the canonical JSON of all non-empty scores, sorted by scorable id, and the feedback.

    A reason is part of its row only where there is one: what was signed before there were reasons keeps its digest.
    """
    rows = [_row(key, one) for key, one in sorted(scores.items()) if not one.empty]
    text = json.dumps([rows, feedback], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _row(scorable_id: str, score: Score) -> list[object]:
    row: list[object] = [scorable_id, score.mark, score.comment, score.flagged]
    return [*row, score.reason] if score.reason else row

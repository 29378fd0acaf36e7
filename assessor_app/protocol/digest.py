"""One fingerprint of a whole assessment, so that hub and app agree on exactly what was signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from assessor_app.domain.scoring import Score


def assessment_digest(scores: Mapping[str, Score], feedback: str) -> str:
    """SHA-256 (hex) over the canonical JSON of all non-empty scores, sorted by scorable id, and the feedback."""
    rows = [[key, one.mark, one.comment, one.flagged] for key, one in sorted(scores.items()) if not one.empty]
    text = json.dumps([rows, feedback], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

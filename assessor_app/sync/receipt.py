"""Says what the hub has just accepted, in numbers: "14 scores, 9 comments accepted"."""

from __future__ import annotations

from collections.abc import Mapping

from assessor_app.sentences import joined, sentence
from assessor_app.store.sync_history import ItemKind


def receipt_sentence(accepted: Mapping[ItemKind, int]) -> str:
    """One sentence without a full stop; empty where nothing was accepted that a person would count."""
    parts = [words for words in map(str, _parts(accepted)) if words]
    if not parts:
        return ""
    return sentence("{things} accepted", things=joined(", ", parts))


def _parts(accepted: Mapping[ItemKind, int]) -> list[str]:
    def some(one: str, many: str, count: int) -> str:
        return "" if not count else one if count == 1 else many

    marks, comments, flags = accepted.get("mark", 0), accepted.get("comment", 0), accepted.get("flag", 0)
    notes, feedback = accepted.get("note", 0), accepted.get("feedback", 0)
    submitted, sent_back = accepted.get("submit", 0), accepted.get("return", 0)
    acts = accepted.get("act", 0)
    return [
        some(sentence("1 score"), sentence("{n:,} scores", n=marks), marks),
        some(sentence("1 comment"), sentence("{n:,} comments", n=comments), comments),
        some(sentence("1 flag"), sentence("{n:,} flags", n=flags), flags),
        some(sentence("1 mark or note"), sentence("{n:,} marks and notes", n=notes), notes),
        some(sentence("feedback"), sentence("{n:,} feedbacks", n=feedback), feedback),
        some(sentence("1 submission"), sentence("{n:,} submissions", n=submitted), submitted),
        some(sentence("1 return"), sentence("{n:,} returns", n=sent_back), sent_back),
        some(sentence("1 act"), sentence("{n:,} acts", n=acts), acts),
    ]

"""What is different from the attempt before: files, pages of one file, and what is cited for a criterion."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, Literal

from assessor_app.domain.given_names import without_given_names
from assessor_app.domain.submission import Artifact, SelfAnalysis
from assessor_app.domain.text_diff import matching_runs

FileChange = Literal["same", "changed", "new", "gone"]
PageState = Literal["same", "changed", "moved", "new", "gone", "wordless"]
CitationState = Literal["same", "new", "gone"]

MOST_PAGES: Final = 300
"""Pages of one file whose words are compared; of a longer file the first ones are."""
_LIKE_NAMES: Final = 0.62
_LIKE_PAGES: Final = 0.34
# Pairs of pages weighed against each other within one stretch that is not alike.
_MOST_PAIRS: Final = 10_000
_VERSION: Final = re.compile(
    r"(?<![a-z])(?:v|ver|version|rev|revised|revision|final|draft|new|neu|copy|attempt|resubmission)?[\s._-]*\d*(?![a-z])"
)
_NOT_WORDS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ArtifactChange:
    """One file of either attempt; ``now`` is None for one that is gone, ``before`` for one that is new."""

    state: FileChange
    now: Artifact | None
    before: Artifact | None

    @property
    def renamed(self) -> bool:
        """Whether it had another name."""
        return self.now is not None and self.before is not None and self.now.name != self.before.name


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page of either version, 0-based; ``wordless`` pages have no words to tell by (a scan, a picture)."""

    state: PageState
    now: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class CitationChange:
    """One citation of either attempt as it may be shown; ``touched``: the file it leads to is another than before."""

    state: CitationState
    raw: str
    artifact: Artifact | None
    touched: bool = False


def artifact_changes(before: Sequence[Artifact], now: Sequence[Artifact]) -> tuple[ArtifactChange, ...]:
    """Every file of both attempts: those handed in now, in their order, then those that are gone.

    The same bytes are the same file, whatever their name; what is left is paired within its kind by names alike.
    """
    left = list(before)
    pairs: dict[str, ArtifactChange] = {}
    for one in now:
        twins = [old for old in left if old.sha256 == one.sha256]
        if twins:
            twin = next((old for old in twins if old.called == one.called), twins[0])
            left.remove(twin)
            pairs[one.id] = ArtifactChange("same", one, twin)
    for one, old in _by_likeness([one for one in now if one.id not in pairs], left):
        left.remove(old)
        pairs[one.id] = ArtifactChange("changed", one, old)
    told = [pairs.get(one.id, ArtifactChange("new", one, None)) for one in now]
    return (*told, *(ArtifactChange("gone", None, old) for old in left))


def page_changes(before: Sequence[str], now: Sequence[str]) -> tuple[PageChange, ...]:
    """Every page of two versions of a file by its words: pages of now in order, those gone where they were."""
    old, new = [_folded(text) for text in before], [_folded(text) for text in now]
    runs = matching_runs(old, new) or ()
    told: list[PageChange] = []
    old_from = new_from = 0
    for old_at, new_at, size in (*runs, (len(old), len(new), 0)):
        told += _stretch(old, new, range(old_from, old_at), range(new_from, new_at))
        for step in range(size):
            state: PageState = "same" if new[new_at + step] else "wordless"
            told.append(PageChange(state, new_at + step, old_at + step))
        old_from, new_from = old_at + size, new_at + size
    return _with_moves(told, old, new)


def citation_changes(
    before: SelfAnalysis | None,
    now: SelfAnalysis | None,
    files: Sequence[ArtifactChange],
) -> tuple[CitationChange, ...]:
    """What is cited for one criterion: now, in the practitioner's order, then what is cited no more."""
    twin = {one.before.id: one.now.id for one in files if one.before is not None and one.now is not None}
    state = {one.now.id: one.state for one in files if one.now is not None}
    by_id = {one.id: one for change in files for one in (change.before, change.now) if one is not None}
    left = [] if before is None else [(one, _cited(one.raw, twin.get(one.artifact_id, ""))) for one in before.citations]
    told: list[CitationChange] = []
    for one in () if now is None else now.citations:
        key = _cited(one.raw, one.artifact_id)
        found = next((pair for pair in left if pair[1] == key), None)
        if found is not None:
            left.remove(found)
        touched = state.get(one.artifact_id) in ("changed", "new")
        told.append(CitationChange("new" if found is None else "same", one.raw, by_id.get(one.artifact_id), touched))
    told += [CitationChange("gone", one.raw, by_id.get(one.artifact_id)) for one, _ in left]
    named = tuple(by_id.values())
    return tuple(replace(one, raw=without_given_names(one.raw, named)) for one in told)


def explanation_changed(before: SelfAnalysis | None, now: SelfAnalysis | None) -> bool:
    """Whether the practitioner explains a criterion in other words."""
    old = before.explanation if before is not None else ""
    new = now.explanation if now is not None else ""
    return old.split() != new.split()


def counted(changes: Sequence[PageChange]) -> Mapping[PageState, int]:
    """How many pages are in each state."""
    return Counter(one.state for one in changes)


def _cited(raw: str, artifact_id: str) -> tuple[str, str]:
    return " ".join(raw.casefold().split()), artifact_id


def _by_likeness(now: Sequence[Artifact], before: Sequence[Artifact]) -> list[tuple[Artifact, Artifact]]:
    """The likeliest pairs first, each file once."""
    weighed = [
        (likeness, at, place)
        for at, one in enumerate(now)
        for place, old in enumerate(before)
        if (likeness := _likeness(one, old)) >= _LIKE_NAMES
    ]
    weighed.sort(key=_likeliest)
    pairs, taken_now, taken_before = [], set(), set()
    for _, at, place in weighed:
        if at not in taken_now and place not in taken_before:
            taken_now.add(at)
            taken_before.add(place)
            pairs.append((now[at], before[place]))
    return pairs


def _likeliest(weighed: tuple[float, int, int]) -> tuple[float, int, int]:
    return -weighed[0], weighed[1], weighed[2]


def _likeness(one: Artifact, other: Artifact) -> float:
    """0 to 1 by name, without what tells versions apart; 0 across kinds. The same slot of the form weighs much."""
    if one.kind != other.kind:
        return 0.0
    name, old_name = _stem(one.called), _stem(other.called)
    # Names of nothing but a version ("v1.pdf", "2.pdf") say nothing alike.
    alike = SequenceMatcher(None, name, old_name, autojunk=False).ratio() if name and old_name else 0.0
    if one.slot_id and one.slot_id == other.slot_id:
        return max(alike, 0.9)
    return alike


def _stem(name: str) -> str:
    stem = unicodedata.normalize("NFKC", name).casefold()[:300].rpartition(".")[0] or name.casefold()[:300]
    return _NOT_WORDS.sub(" ", _VERSION.sub(" ", stem.replace("_", " "))).strip()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _stretch(old: Sequence[str], new: Sequence[str], old_at: range, new_at: range) -> list[PageChange]:
    """Pages between two runs that are the same, lined up in order by the words they share."""
    if len(old_at) * len(new_at) > _MOST_PAIRS:
        pairs = list(zip(old_at, new_at, strict=False))
    else:
        pairs = _aligned([frozenset(old[at].split()) for at in old_at], [frozenset(new[at].split()) for at in new_at])
        pairs = [(old_at[one], new_at[other]) for one, other in pairs]
    told: list[PageChange] = []
    place, spot = old_at.start, new_at.start
    for one, other in (*pairs, (old_at.stop, new_at.stop)):
        told += [PageChange("gone", None, at) for at in range(place, one)]
        told += [PageChange("new", at, None) for at in range(spot, other)]
        if (one, other) != (old_at.stop, new_at.stop):
            told.append(PageChange("changed", other, one))
        place, spot = one + 1, other + 1
    return told


def _aligned(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Pairs in order whose likeness adds up to the most; pages that share too few words are no pair."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[_shared(one, other) for other in new] for one in old]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            pair = likeness[row][column] + best[row + 1][column + 1] if likeness[row][column] >= _LIKE_PAGES else 0.0
            best[row][column] = max(pair, best[row + 1][column], best[row][column + 1])
    pairs: list[tuple[int, int]] = []
    row = column = 0
    while row < len(old) and column < len(new):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _with_moves(told: Sequence[PageChange], old: Sequence[str], new: Sequence[str]) -> tuple[PageChange, ...]:
    """A page gone here and new there with the same words was moved; it is told once, where it is now."""
    gone: dict[str, list[int]] = {}
    for one in told:
        if one.state == "gone" and one.before is not None and old[one.before]:
            gone.setdefault(old[one.before], []).append(one.before)
    moved: dict[int, int] = {}
    for one in told:
        if one.state == "new" and one.now is not None and gone.get(new[one.now]):
            moved[one.now] = gone[new[one.now]].pop(0)
    taken = frozenset(moved.values())
    return tuple(
        PageChange("moved", one.now, moved[one.now]) if one.now in moved and one.now is not None else one
        for one in told
        if not (one.state == "gone" and one.before in taken)
    )

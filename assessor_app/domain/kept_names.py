"""Which words that look like names a person wants to leave as they are, as they are remembered between two starts."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

MOST_KEPT: Final = 500
_STATE: Final = "names.kept."
# scorable id ("" for the overall feedback), folded text, and which of equal texts (see NameFlag.key)
KeptName = tuple[str, str, int]


def kept_state(assignment_id: str) -> str:
    """The name under which the kept names of an assignment are remembered."""
    return _STATE + assignment_id


def kept_text(kept: Collection[KeptName]) -> str:
    """As they are written down; at most :data:`MOST_KEPT` of them."""
    return json.dumps(sorted(kept)[:MOST_KEPT], ensure_ascii=False)


def read_kept(text: str) -> frozenset[KeptName]:
    """What :func:`kept_text` wrote; anything else is nothing."""
    try:
        found = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return frozenset()
    entries = found if isinstance(found, list) else []
    return frozenset((str(one[0]), str(one[1]), one[2]) for one in entries if _is_entry(one))


def _is_entry(one: object) -> bool:
    return isinstance(one, list) and len(one) == 3 and isinstance(one[2], int)

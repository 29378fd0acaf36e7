"""Comments as a file to pass on: plain JSON, and read back with suspicion."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from assessor_app.domain.marking import MAX_COMMENT
from assessor_app.domain.programme import BankComment
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence

FORMAT: Final = "assessor-comments/1"
MAX_BYTES: Final = 4_000_000
MAX_COMMENTS: Final = 2_000
_MAX_NAME: Final = 500
_FIELDS: Final = ("credential_id", "scorable_id", "level")


def to_file(comments: Iterable[BankComment]) -> bytes:
    """The comments as UTF-8 JSON; ids and uses stay here."""
    entries = []
    for comment in comments:
        entry = {"text": comment.text}
        entry |= {name: value for name in _FIELDS if (value := str(getattr(comment, name)))}
        entries.append(entry)
    whole = {"format": FORMAT, "comments": entries}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def from_file(content: bytes) -> tuple[BankComment, ...]:
    """The comments of a file, as one's own without ids, each text once for the same criterion and level.

    Raises DeskError, saying what is wrong, for anything that :func:`to_file` could not have written.
    """
    if len(content) > MAX_BYTES:
        raise DeskError(sentence("This file is too large for comments: at most {n:,} bytes.", n=MAX_BYTES))
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DeskError(sentence("This file is not plain text (UTF-8), so it holds no comments.")) from error
    except (ValueError, RecursionError) as error:
        raise DeskError(sentence("This file cannot be read as comments."), _advice()) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("comments"), list):
        raise DeskError(sentence("This file holds no comments of this program."), _advice())
    entries = whole["comments"]
    if len(entries) > MAX_COMMENTS:
        said = sentence("This file holds {n:,} comments; at most {most:,} fit.", n=len(entries), most=MAX_COMMENTS)
        raise DeskError(said)
    found = [_comment(entry, number) for number, entry in enumerate(entries, start=1)]
    return tuple({(one.text, one.credential_id, one.scorable_id, one.level): one for one in found}.values())


def _comment(entry: Any, number: int) -> BankComment:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("text"), str) or not entry["text"].strip():
        raise DeskError(sentence("Comment {number} of the file has no text.", number=number))
    if len(entry["text"]) > MAX_COMMENT:
        raise DeskError(
            sentence("Comment {number} of the file is longer than {n:,} characters.", number=number, n=MAX_COMMENT)
        )
    belongs = [entry.get(name, "") for name in _FIELDS]
    if not all(isinstance(one, str) and len(one) <= _MAX_NAME for one in belongs):
        raise DeskError(sentence("Comment {number} of the file does not say properly what it is for.", number=number))
    text = entry["text"].replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    credential_id, scorable_id, level = belongs
    return BankComment("", text, credential_id, scorable_id, level, own=True)


def _advice() -> str:
    return sentence("Choose a file that was made with Export.")

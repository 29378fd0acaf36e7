"""A narrative part as a row of short paragraphs: title, word counts, prompts, and answers with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.credential import Part, Prompt
from assessor_app.domain.submission import Artifact, Submission
from assessor_app.gui.workspace.word_rows import WordRow, word_rows

PieceKind = Literal["title", "group", "prompt", "words", "answer", "missing", "file", "end"]
# A paragraph is laid out as a whole: one of a whole book would stop the window.
_LONGEST: Final = 3_000
_LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph. ``prompt_id`` is the prompt, or the part, that it belongs to; ``start`` where an answer's
    characters begin in the response; ``goes_on`` that it continues the paragraph before.
    """

    kind: PieceKind
    text: str
    prompt_id: str = ""
    start: int = 0
    goes_on: bool = False
    row: WordRow | None = None


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A file handed in where a text could stand; ``words`` say for what."""

    artifact: Artifact
    prompt_id: str
    words: str


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("narrative_pieces", text)


def file_answers(part: Part, submission: Submission) -> tuple[FileAnswer, ...]:
    """Files handed in for a narrative part: their slot names the part, one of its groups, prompts or slots."""
    found: dict[str, tuple[str, str]] = {part.id: (part.id, tr("for this part"))}
    for slot in part.slots:
        found[slot.id] = (part.id, tr("for “{slot}”").format(slot=slot.title))
    for place, group in enumerate(part.groups, start=1):
        found[group.id] = (group.prompts[0].id if group.prompts else part.id, tr("for group {n}").format(n=place))
    for place, prompt in enumerate(part.all_prompts, start=1):
        found[prompt.id] = (prompt.id, tr("for question {n}").format(n=place))
    return tuple(
        FileAnswer(artifact, *found[artifact.slot_id]) for artifact in submission.artifacts if artifact.slot_id in found
    )


def pieces_of(title: str, part: Part, submission: Submission) -> Iterator[Piece]:
    """Everything there is to read of a part, in order."""
    rows = {row.scope_id: row for row in word_rows(part, submission)}
    files: dict[str, list[FileAnswer]] = {}
    for answer in file_answers(part, submission):
        files.setdefault(answer.prompt_id, []).append(answer)
    yield Piece("title", title)
    yield from _words(rows, part.id)
    yield from (_file(answer) for answer in files.get(part.id, ()))
    for place, prompt in enumerate(part.prompts, start=1):
        yield from _prompt(place, prompt, part.id, rows, submission, files)
    for number, group in enumerate(part.groups, start=1):
        heading = tr("Group {number}").format(number=number)
        yield Piece("group", f"{heading} · {group.intro}" if group.intro else heading)
        yield from _words(rows, group.id)
        for place, prompt in enumerate(group.prompts, start=1):
            yield from _prompt(place, prompt, part.id, rows, submission, files)
    whole = submission.response(part.id)
    if whole or not (part.all_prompts or files):
        yield from _answer(part.id, whole)
    yield Piece("end", "")


def _prompt(
    place: int,
    prompt: Prompt,
    part_id: str,
    rows: Mapping[str, WordRow],
    submission: Submission,
    files: Mapping[str, list[FileAnswer]],
) -> Iterator[Piece]:
    yield Piece("prompt", f"{place}.  {' '.join(prompt.text.split())}", prompt.id)
    yield from _words(rows, prompt.id)
    handed = files.get(prompt.id, [])
    yield from (_file(answer) for answer in handed)
    text = submission.response(prompt.id)
    # a file handed in for the whole part answers each of its questions
    if text.strip() or not (handed or files.get(part_id)):
        yield from _answer(prompt.id, text)


def _words(rows: Mapping[str, WordRow], scope_id: str) -> Iterator[Piece]:
    if (row := rows.get(scope_id)) is not None:
        sign = {"block": "✕ ", "warn": "⚠ ", "info": ""}[row.severity]
        yield Piece("words", row.text if row.within else sign + row.sentence, row=row)


def _file(answer: FileAnswer) -> Piece:
    name = " ".join(answer.artifact.name.split())
    return Piece("file", tr("Answered with a file: {name}").format(name=name), answer.prompt_id)


def _answer(prompt_id: str, text: str) -> Iterator[Piece]:
    """The paragraphs of a response, as written but for blanks at their ends; long ones in several pieces."""
    nothing = True
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if not words:
            continue
        nothing = False
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        for number, (offset, piece) in enumerate(_cut(words)):
            yield Piece("answer", piece, prompt_id, start + offset, goes_on=number > 0)
    if nothing:
        yield Piece("missing", tr("Nothing was written here."), prompt_id)


def _cut(words: str) -> Iterator[tuple[int, str]]:
    """Stretches of a paragraph, cut at blanks where there are any."""
    start = 0
    while len(words) - start > _LONGEST:
        blank = words.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = blank + 1 if blank >= 0 else start + _LONGEST
        yield start, words[start:end]
        start = end
    yield start, words[start:]

"""Neutral names for files whose own name may tell who handed them in.

What is shown of an artifact is always its ``name``; putting the alias there once, when a submission is opened, keeps
the real name out of every place on screen and on paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.leak_scan import leaks_in
from assessor_app.domain.submission import Artifact

_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,10}")


def with_aliases(artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]) -> tuple[Artifact, ...]:
    """The artifacts in their order, those whose name tells somebody called "Artifact 2.pdf" by their place from 1.

    ``facts`` may know of a name that only the file itself gives away (its author's). What it was called is kept in
    ``given_name``, for comparing it with what citations say.
    """
    return tuple(
        replace(one, name=_alias(one.name, number), given_name=one.name) if _tells(one, facts.get(one.id)) else one
        for number, one in enumerate(artifacts, start=1)
    )


def _tells(artifact: Artifact, facts: ArtifactFacts | None) -> bool:
    known = facts.leaks if facts is not None else None
    if known and any(leak.where == "file_name" for leak in known):
        return True
    return bool(leaks_in((), "properties", "", artifact.name))


def _alias(name: str, number: int) -> str:
    suffix = PurePosixPath(name).suffix
    return f"Artifact {number}{suffix.lower() if _SUFFIX.fullmatch(suffix) else ''}"

"""Every citation of a submission resolved, once for what is known of its files: each reading asks for the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from assessor_app.domain.citation import ArtifactFacts, ResolvedCitation
from assessor_app.domain.citation.resolution import resolve_analysis
from assessor_app.domain.submission import Artifact, SelfAnalysis, Submission

_KEPT = 8


def resolved_citations(
    submission: Submission, facts: Mapping[str, ArtifactFacts]
) -> Mapping[str, tuple[ResolvedCitation, ...]]:
    """The citations by criterion id, each with its places or problems; ``facts`` by artifact id.

    The very same mapping comes back while neither the texts nor anything known of the files has changed.
    """
    return _resolved(_Asked(submission.id, submission.analyses, submission.artifacts, dict(facts)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that an answer depends on, compared whole."""

    submission_id: str
    analyses: tuple[SelfAnalysis, ...]
    artifacts: tuple[Artifact, ...]
    facts: Mapping[str, ArtifactFacts]

    def __hash__(self) -> int:
        return hash(self.submission_id)


@lru_cache(maxsize=_KEPT)
def _resolved(asked: _Asked) -> Mapping[str, tuple[ResolvedCitation, ...]]:
    found = {one.criterion_id: resolve_analysis(one, asked.artifacts, asked.facts) for one in asked.analyses}
    return MappingProxyType(found)

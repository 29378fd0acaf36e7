"""Why a submission was returned unscored, point by point, in words that can be said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from assessor_app.domain.completeness import check_completeness
from assessor_app.domain.scoring import Returned
from assessor_app.workflows.desk import OpenedSubmission


def return_reasons(opened: OpenedSubmission, returned: Returned, names: Mapping[str, str]) -> tuple[str, ...]:
    """The points that were signed, in their order; files are called as in ``names``, by artifact id.

    What was kept of them is plain English. A point that still holds is said anew, so that it can be translated and
    calls its file by the name wanted here; any other stands as it was signed.
    """
    found = check_completeness(
        opened.credential,
        opened.submission,
        opened.citations,
        opened.facts,
        opened.present,
        reopening=opened.reopening,
        names=names,
    )
    anew = {(str(one.code), one.subject): one.sentence for one in found}
    return tuple(anew.get((one.code, one.subject)) or _called(one.sentence, opened, names) for one in returned.points)


def _called(said: str, opened: OpenedSubmission, names: Mapping[str, str]) -> str:
    for artifact in opened.submission.artifacts:
        said = said.replace(f"“{artifact.name}”", f"“{names.get(artifact.id, artifact.name)}”")
    return said

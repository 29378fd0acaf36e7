"""Why a submission was returned unscored, point by point, in words that can be said in the reader's language."""

from __future__ import annotations

from assessor_app.domain.completeness import check_completeness
from assessor_app.domain.scoring import Returned
from assessor_app.workflows.desk import OpenedSubmission


def return_reasons(opened: OpenedSubmission, returned: Returned) -> tuple[str, ...]:
    """The points that were signed, in their order; files are called as on screen.

    What was kept of them is plain English. A point that still holds is said anew, so that it can be translated; any
    other stands as it was signed, but for names of files that bear an alias by now.
    """
    found = check_completeness(
        opened.credential,
        opened.submission,
        opened.citations,
        opened.facts,
        opened.present,
        reopening=opened.reopening,
    )
    anew = {(str(one.code), one.subject): one.sentence for one in found}
    return tuple(anew.get((one.code, one.subject)) or _called(one.sentence, opened) for one in returned.points)


def _called(said: str, opened: OpenedSubmission) -> str:
    for artifact in opened.submission.artifacts:
        if artifact.given_name:
            said = said.replace(f"“{artifact.given_name}”", f"“{artifact.name}”")
    return said

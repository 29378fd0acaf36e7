"""What the hub tells of the other reader is kept with the assignment, and shown only where it may be."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import text

from assessor_app.domain.reading import OtherReading
from assessor_app.protocol.messages import OtherReadingCopy
from assessor_app.workflows.open_submission import open_submission
from tests.support.vault import ASSIGNMENT, Shelf, assessment_copy, assignment_copy, programme_copy

WHEN = datetime(2026, 3, 4, 9, tzinfo=UTC)
COPY = OtherReadingCopy(reader="A-03", submitted_at=WHEN, decision="Earned", marks={"eo1.a": "shown"})


def shown(shelf: Shelf) -> OtherReading | None:
    return open_submission(shelf.vault, ASSIGNMENT).other


def test_it_is_kept_shown_and_forgotten_as_the_hub_says(shelf: Shelf) -> None:
    shelf.deliver(programme_copy(), assessment_copy(1, state="submitted", receipt="R-1"))
    assert shown(shelf) is None
    shelf.deliver(assignment_copy().model_copy(update={"other": COPY}))
    assert shown(shelf) == OtherReading("A-03", WHEN, "Earned", {"eo1.a": "shown"})
    shelf.deliver(assignment_copy())
    with shelf.vault.read() as session:
        assert session.execute(text("SELECT other_reading FROM assignment")).scalar_one() is None


def test_handed_back_it_is_hidden_before_the_hub_has_taken_it_away(shelf: Shelf) -> None:
    copy = assignment_copy().model_copy(update={"other": COPY})
    shelf.deliver(programme_copy(), copy, assessment_copy(1, state="submitted", receipt="R-1"), assessment_copy(2))
    assert shown(shelf) is None
    hidden = programme_copy()
    off = hidden.switches.model_copy(update={"hide_other_reader_until_both_submitted": False})
    shelf.deliver(hidden.model_copy(update={"switches": off}))
    assert shown(shelf) is not None

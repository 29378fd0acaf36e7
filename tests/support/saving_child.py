"""A child that saves scores without end and says so after each commit; its parent kills it at some moment.

Run as ``python -m tests.support.saving_child VAULT ROUND``; prints one line ``<round>.<number>`` per committed save.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assessor_app.domain.annotation import Pin, Seen
from assessor_app.domain.citation import PagePlace
from assessor_app.store.vault import Vault
from assessor_app.workflows.join_seen import join_seen
from assessor_app.workflows.put_annotation import put_annotation
from assessor_app.workflows.score_criterion import score_criterion
from assessor_app.workflows.write_comment import write_comment
from tests.support.vault import ASSIGNMENT, KEY, SCORABLES

PIN_ID = "pin-saved"


def main() -> None:
    """Save until killed."""
    vault = Vault.open(Path(sys.argv[1]), KEY)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    number = 0
    while True:
        scorable = SCORABLES[number % len(SCORABLES)]
        write_comment(vault, ASSIGNMENT, scorable, f"{sys.argv[2]}.{number}")
        if number % 7 == 0:
            score_criterion(vault, ASSIGNMENT, "eo1.a", "shown" if number % 2 else "not-shown")
        if number % 3 == 0:
            # said in the same line as the comment, so it is promised with it
            pin = Pin(f"{sys.argv[2]}.{number}", "a1-plan", place=PagePlace(0, 0))
            put_annotation(vault, ASSIGNMENT, PIN_ID, pin)
            join_seen(vault, ASSIGNMENT, (Seen("a1-plan", frozenset({number})),))
        sys.stdout.write(f"{sys.argv[2]}.{number}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    main()

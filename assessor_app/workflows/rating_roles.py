"""Which readings count as independent: apart from the numbers, so that naming it brings no numpy."""

from __future__ import annotations

from typing import Final

# not a reader like the others: what a lead gave there counts where it was made the score of record
ADJUDICATOR: Final = "adjudicator"

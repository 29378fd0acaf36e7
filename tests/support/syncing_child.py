"""A child that edits and syncs without end, and says each edit once committed; its parent kills it at some moment.

Run as ``python -m tests.support.syncing_child FOLDER URL ASSIGNMENT ROUND`` with the token on standard input.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.laptop import Laptop
from tests.support.vault import make_shelf

SCORABLES = ("p1", "eo1.a", "eo1.b")


def main() -> None:
    """Edit and sync until killed."""
    folder, url, assignment_id, turn = sys.argv[1:]
    laptop = Laptop(make_shelf(Path(folder), filled=False), url, token=sys.stdin.readline().strip())
    # what a first sync imports would take up all the time there is
    laptop.sync()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    number = 0
    while True:
        scorable = SCORABLES[number % len(SCORABLES)]
        laptop.edit(scorable, None, f"{turn}.{number}", assignment_id)
        sys.stdout.write(f"{scorable} {turn}.{number}\n")
        sys.stdout.flush()
        laptop.sync()
        number += 1


if __name__ == "__main__":
    main()

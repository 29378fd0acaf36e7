"""The words in which a reader is told the outcome of a qualification: written by the hub, said in the desk's language.

They travel as plain English text, as any word of a lead does; a desk that knows the pattern takes them apart again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor_app.sentences import Sentence, joined, sentence

if TYPE_CHECKING:
    from assessor_app.domain.lead_acts import Outcome

_PATTERN: Final = re.compile(
    r"\*\*You may (?P<no>not )?score “(?P<title>.{1,500})” live(?: yet)?\.\*\*\n\n"
    r"Of (?P<n>[0-9,]{1,12}) scores (?P<exact>[0-9]{1,3})% were exactly those agreed; "
    r"(?P<needed>[0-9]{1,3})% are needed\."
)


def qualification_words(title: str, outcome: Outcome, exact: float, n: int, needed: float) -> str:
    """Of the credential ``title``: ``exact`` of ``n`` scores as agreed, ``needed`` by the rule (shares); Markdown."""
    said = (
        sentence("**You may score “{title}” live.**", title=title)
        if outcome == "qualified"
        else sentence("**You may not score “{title}” live yet.**", title=title)
    )
    why = sentence(
        "Of {n:,} scores {exact:.0%} were exactly those agreed; {needed:.0%} are needed.",
        n=n, exact=exact, needed=needed,
    )  # fmt: skip
    return joined("\n\n", (said, why))


def told_again(text: str) -> Sentence | None:
    """The same words with their template if ``text`` is of that pattern to the letter; else it is a lead's own."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        return None
    n, exact, needed = (int(found[name].replace(",", "")) for name in ("n", "exact", "needed"))
    outcome: Outcome = "not_yet" if found["no"] else "qualified"
    made = qualification_words(found["title"], outcome, exact / 100, n, needed / 100)
    return made if isinstance(made, Sentence) and made == text else None

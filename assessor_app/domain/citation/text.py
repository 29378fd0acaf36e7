"""Reads a practitioner's free text ("pp. 3, 7–9 and the video at 2:35") into locators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from assessor_app.domain.citation import Citation, Locator
from assessor_app.domain.citation.calendar import clock_at, company_of, date_at, met_at
from assessor_app.domain.citation.containers import containers_at
from assessor_app.domain.citation.grids import grids_at
from assessor_app.domain.citation.joining import Sighting, joined, placed_in
from assessor_app.domain.citation.lengths import length_at
from assessor_app.domain.citation.lines import lines_at
from assessor_app.domain.citation.links import link_locators
from assessor_app.domain.citation.names import (
    is_filler,
    kind_alone,
    numbered_artifact_at,
    other_numbered_at,
    phone_at,
    phrases_naming,
    whole_at,
)
from assessor_app.domain.citation.numbering import spans_at
from assessor_app.domain.citation.pages import pages_at, paragraph_at
from assessor_app.domain.citation.times import times_at
from assessor_app.domain.citation.tokens import Tokens, tokens_of, with_quotes

_LOOSE: Final = frozenset(("around", "about", "approx", "approximately", "circa", "ca", "c", "roughly", "near", "~"))
# how far a word such as "around" or "second paragraph" reaches, in tokens
_REACH: Final = 4
_NEVER: Final = -100
_TITLE_WORDS: Final = 8
# no file has a longer name, and whatever is cited is looked up by it
_LONGEST_NAME: Final = 255
# characters; longer texts are seldom written twice
_USUAL: Final = 120


def parse_citation(text: str, *, of_recording: bool = False) -> Citation:
    """Read ``text``; total: every text gives a Citation, ``raw`` being the text itself, in linear time.

    Locators are in the order written. Times of day, dates and lengths of time are no locators; what stands
    between quotation marks is read only where nothing outside them cites a place. A text that only names an
    artifact cites the whole of it. ``of_recording`` tells that a recording is cited: "2:10 class discussion" is then
    no time of day.
    """
    return (_parsed_before if len(text) <= _USUAL else _parsed)(text, of_recording)


@lru_cache(maxsize=4096)
def _parsed_before(text: str, of_recording: bool) -> Citation:
    # "p. 12" is written a thousand times
    return _parsed(text, of_recording)


def _parsed(text: str, of_recording: bool) -> Citation:
    flat = tokens_of(text)
    tokens = with_quotes(flat)
    citation = _Reading(tokens, of_recording).citation()
    if not citation.locators and not citation.clock_time and len(tokens) < len(flat):
        inside = _Reading(flat, of_recording).citation()
        if inside.locators:
            return inside
    return citation


class _Reading:
    """One walk over the tokens of a citation, from left to right and never back."""

    def __init__(self, tokens: Tokens, of_recording: bool) -> None:
        self._tokens = tokens
        self._company = company_of(tokens, of_recording=of_recording)
        self._taken = [False] * len(tokens)
        self._sightings: list[Sighting] = []
        self._bare: list[Locator] = []
        self._hints: list[tuple[int, str]] = []
        self._quote = ""
        self._clock = False
        self._loose_at = _NEVER
        self._paragraph: tuple[int, int] | None = None
        self._steps: tuple[Callable[[int], int | None], ...] = (
            self._named,
            self._no_place,
            self._aside,
            self._located,
            self._timed,
            self._counted,
        )

    def citation(self) -> Citation:
        """Walk, then join what belongs together."""
        at = 0
        while at < len(self._tokens):
            past = next((found for step in self._steps if (found := step(at)) is not None), None)
            if past is None:
                at += 1
                continue
            for place in range(at, min(past, len(self._taken))):
                self._taken[place] = True
            at = max(past, at + 1)
        return self._finished()

    def _named(self, at: int) -> int | None:
        """Links, file names, quotations and numbered artifacts."""
        token = self._tokens[at]
        if token.kind == "link":
            for locator in link_locators(token.text):
                self._see([locator], at, at + 1)
            if "/" not in token.text:
                self._hints.append((at, token.text.partition("#")[0]))
            return at + 1
        if token.kind == "file":
            self._hints.append((at, token.text))
            return at + 1
        if token.kind == "quote":
            sheet = grids_at(self._tokens, at)
            if sheet is not None:
                return self._see(*_placed(sheet, at))
            self._quote = self._quote or token.text
            return at + 1
        numbered = numbered_artifact_at(self._tokens, at)
        if numbered is None:
            return None
        self._hints.append((at, numbered[0]))
        return numbered[1]

    def _no_place(self, at: int) -> int | None:
        """Times of day, dates and numbers of other things."""
        past = clock_at(self._tokens, at) or met_at(self._tokens, at, self._company)
        if past is not None:
            self._clock = True
            return past
        return phone_at(self._tokens, at) or date_at(self._tokens, at) or other_numbered_at(self._tokens, at)

    def _aside(self, at: int) -> int | None:
        """Words that change the place beside them: "around", "second paragraph", "or so"."""
        token = self._tokens[at]
        if token.low in _LOOSE and (token.low != "c" or self._tokens.is_mark(at + 1, ".")):
            self._loose_at = at
            return at + 1
        hedge = 1 if token.low == "ish" else 2 if (token.low, self._tokens.low(at + 1)) == ("or", "so") else 0
        if hedge and self._sightings and self._sightings[-1].past == at:
            self._sightings[-1] = self._sightings[-1].loosened()
            return at + hedge
        paragraph = paragraph_at(self._tokens, at)
        if paragraph is None:
            return None
        last = self._sightings[-1] if self._sightings else None
        if (
            last is not None
            and last.kind == "page"
            and at - last.past <= _REACH
            and last.locators[-1].paragraph is None
        ):
            marked = replace(last.locators[-1], paragraph=paragraph[0])
            self._sightings[-1] = replace(last, locators=(*last.locators[:-1], marked), past=paragraph[1])
        else:
            self._paragraph = paragraph
        return paragraph[1]

    def _located(self, at: int) -> int | None:
        """Pages, slides, cells, lines, sections, appendices, the whole."""
        whole = whole_at(self._tokens, at)
        if whole is not None:
            return self._see([Locator("whole")], at, whole)
        found = pages_at(self._tokens, at)
        if found is not None:
            return self._see(*_placed(found, at))
        found = grids_at(self._tokens, at) or lines_at(self._tokens, at) or containers_at(self._tokens, at)
        return None if found is None else self._see(*_placed(found, at))

    def _timed(self, at: int) -> int | None:
        """Moments and spans of a recording; lengths of time are stepped over."""
        time = times_at(self._tokens, at)
        if time is not None:
            return self._see([time[0]], at, time[1])
        length = length_at(self._tokens, at)
        return None if length is None else length[1]

    def _counted(self, at: int) -> int | None:
        """Numbers that nothing explains: kept aside, unless they count things ("30 teachers")."""
        token = self._tokens[at]
        if token.kind != "number" or (token.tight and not self._tokens.is_mark(at - 1, "(#[")):
            return None
        spans = spans_at(self._tokens, at, single=False)
        if spans is None:
            return None
        after = self._tokens[spans[1]]
        alone = after.kind in ("end", "quote", "file") or (after.kind == "mark" and after.text in ",;.)]&")
        if alone or is_filler(after.low):
            self._bare += [Locator("page", one.start, one.end, is_label=one.label) for one in spans[0]]
        return spans[1]

    def _see(self, locators: list[Locator], first: int, past: int) -> int:
        if first - self._loose_at <= _REACH:
            locators = [replace(one, approximate=True) for one in locators]
            self._loose_at = _NEVER
        near = self._paragraph is not None and first - self._paragraph[1] <= _REACH
        if self._paragraph is not None and near and locators[0].kind == "page":
            locators = [replace(locators[0], paragraph=self._paragraph[0]), *locators[1:]]
            self._paragraph = None
        self._sightings.append(Sighting(tuple(locators), first, past))
        return past

    def _finished(self) -> Citation:
        tokens = self._tokens
        title = self._title()
        named = self._hints or ([(0, title)] if title else phrases_naming(tokens, self._taken))
        hints = [(at, name[:_LONGEST_NAME]) for at, name in named]
        parts = joined(placed_in(self._sightings, hints, tokens), tokens)
        locators = parts.locators
        if len(locators) > 1:
            # "entire video, especially 2:35" points at the moment
            locators = tuple(one for one in locators if one.kind != "whole") or locators[:1]
        hint = hints[0][1] if hints else ""
        plain = self._says_only(hint)
        if not locators and plain and hint and not self._bare and not self._clock:
            locators = (Locator("whole"),)
        if not (locators or self._bare or self._clock or self._quote):
            kind = kind_alone(tokens, self._taken)
            locators = () if kind is None else (Locator("whole"),)
            hint = hint or kind or ""
        return Citation(
            raw=tokens.raw,
            locators=locators,
            artifact_hint=hint,
            appendix=parts.appendix,
            elided=any(one.elided for one in locators),
            clock_time=self._clock,
            section=parts.section,
            quote="" if self._quote == hint else self._quote,
            bare=tuple(self._bare) if plain and not locators and not self._clock else (),
        )

    def _title(self) -> str:
        """A quotation that reads like the title of an artifact and not like a passage from it."""
        words = self._quote.split()
        capital = sum(word[0].isupper() for word in words)
        is_title = 0 < len(words) <= _TITLE_WORDS and capital * 2 > len(words) and not self._quote.endswith((".", "!"))
        return self._quote if is_title else ""

    def _says_only(self, hint: str) -> bool:
        """Whether nothing is left but the artifact's name and words that mean nothing."""
        known = {word.casefold() for word in hint.replace("-", " ").split()}
        return all(
            self._taken[at] or token.kind != "word" or is_filler(token.low) or token.low in known
            for at, token in enumerate(self._tokens.items)
        )


def _placed(found: tuple[list[Locator], int], first: int) -> tuple[list[Locator], int, int]:
    return found[0], first, found[1]

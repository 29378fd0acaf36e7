"""Reads a practitioner's free text ("pp. 3, 7–9 and the video at 2:35") into locators."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from assessor_app.domain.citation import Citation, Locator
from assessor_app.domain.citation_pages import (
    is_elided,
    read_cells,
    read_counted,
    read_pages,
    read_paragraph,
    read_section,
)
from assessor_app.domain.citation_times import read_times, skip_clock_time
from assessor_app.domain.citation_tokens import Reader, Token, normalise, tokens_of

# a citation is a line or two; what is longer is prose, read only so far
MAX_CHARACTERS = 4000
_READERS: tuple[Callable[[Reader], list[Locator]], ...] = (
    read_pages,
    read_counted,
    read_times,
    read_cells,
    read_section,
)
_NUMBERED = {
    "artifact", "artefact", "clip", "exhibit", "attachment", "evidence", "item", "document", "doc", "file", "video",
    "recording", "photo", "image", "picture", "upload",
}  # fmt: skip
_NOUNS = _NUMBERED | {
    "spreadsheet", "sheet", "survey", "plan", "agenda", "agendas", "minutes", "deck", "slides", "presentation",
    "powerpoint", "handbook", "report", "form", "letter", "notes", "protocol", "rubric", "table", "data", "audio",
    "podcast", "portfolio", "transcript", "memo", "newsletter", "calendar", "schedule", "results", "pdf", "movie",
}  # fmt: skip
_FILLERS = {
    "see",
    "please",
    "refer",
    "to",
    "the",
    "in",
    "my",
    "our",
    "on",
    "of",
    "at",
    "from",
    "also",
    "view",
    "watch",
    "a",
}
_WHOLE_FIRST = {"entire", "whole", "complete", "full"}
_FILE_NAME = re.compile(
    r"[\w][\w .()-]{0,80}\.(?:pdf|docx?|pptx?|xlsx?|odt|ods|odp|mp4|mov|m4v|avi|wmv|mp3|m4a|jpe?g|png|heic|csv|txt)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)
_LINK_PAGE = re.compile(r"[#&?]page=(\d{1,6})", re.IGNORECASE)
_LINK_TIME = re.compile(r"[#&?]t=(?:npt:)?([\d.hms:]{1,12})(?:,([\d.:]{1,12}))?", re.IGNORECASE)


def parse_citation(text: str) -> Citation:
    """Read ``text``; total: every text gives a Citation, ``raw`` being the text itself.

    Locators are in the order written. A time of day is no locator; a bare number without a word that says what
    it counts is none either.
    """
    plain = normalise(text[:MAX_CHARACTERS])
    locators = _link_locators(plain)
    plain = _LINK.sub(_blank, plain)
    file_name = _FILE_NAME.search(plain)
    if file_name:
        # digits inside a file name cite nothing
        plain = plain[: file_name.start()] + _blank(file_name) + plain[file_name.end() :]
    reader = Reader(tokens_of(plain))
    collector = _Collector(reader)
    collector.run()
    locators += collector.locators
    hint = file_name[0].strip() if file_name else collector.hint or _leading_noun(reader.tokens, collector.first)
    appendix = ""
    if any(one.kind == "page" for one in locators):
        appendix = next((one.start for one in locators if one.kind == "appendix"), "")
        locators = [one for one in locators if one.kind != "appendix"]
    if len(locators) > 1:
        # "entire video, especially 2:35" points at the moment
        locators = [one for one in locators if one.kind != "whole"] or locators[:1]
    elided = any(is_elided(plain, one) for one in locators)
    return Citation(text, tuple(locators), hint, appendix, elided, collector.clock_time)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Collector:
    """Walks over the tokens once; ``first`` is the index of the first token that belongs to a locator."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.locators: list[Locator] = []
        self.hint = ""
        self.first: int | None = None
        self.clock_time = False

    def run(self) -> None:
        """Collect until nothing is left."""
        while not self._reader.done:
            start = self._reader.at
            if skip_clock_time(self._reader):
                self.clock_time = True
            elif not (self._paragraph() or self._whole() or self._numbered_artifact() or self._locators(start)):
                self._reader.at = start + 1

    def _locators(self, start: int) -> bool:
        for read in _READERS:
            found = read(self._reader)
            if found:
                if self.first is None:
                    self.first = start
                self.locators += found
                return True
        return False

    def _paragraph(self) -> bool:
        number = read_paragraph(self._reader)
        if number is None:
            return False
        if self.locators and self.locators[-1].kind == "page":
            self.locators[-1] = replace(self.locators[-1], paragraph=number)
        return True

    def _whole(self) -> bool:
        reader = self._reader
        start = reader.at
        word = reader.low()
        follows = reader.low(1) in _NOUNS or reader.low(1) in (
            "thing",
            "submission",
            "file",
            "packet",
            "folder",
            "text",
        )
        if (word in _WHOLE_FIRST and (follows or reader.peek(1) is None)) or (
            word == "all" and reader.low(1) == "of" and bool({reader.low(2), reader.low(3)} & _NOUNS)
        ):
            reader.at += 2
        elif word == "throughout" or (word == "see" and reader.low(1) == "all") or word == "entirety":
            reader.at += 1
        elif word == "all" and reader.low(1) in ("pages", "slides"):
            reader.at += 2
        else:
            return False
        self.locators.append(Locator("whole"))
        if self.first is None:
            self.first = start
        return True

    def _numbered_artifact(self) -> bool:
        reader = self._reader
        if reader.low() not in _NUMBERED:
            return False
        number = 1 + (reader.low(1) in ("#", "no", "."))
        token = reader.peek(number)
        if token is None or (token.kind == "number" and not token.text.isdigit()):
            return False
        lettered = token.kind == "word" and len(token.text) == 1 and token.text.isupper()
        counted = reader.low(number + 1) in ("min", "mins", "minutes", "sec", "seconds", "pages", "slides")
        if not (token.kind == "number" or lettered) or counted:
            return False
        if not self.hint:
            self.hint = f"{reader.tokens[reader.at].text} {token.text}"
        reader.at += number + 1
        return True


def _leading_noun(tokens: tuple[Token, ...], first: int | None) -> str:
    """The words before the first locator, when they name a thing ("survey spreadsheet, rows 14-20")."""
    if not first:
        return ""
    head = list(tokens[:first])
    while head and (head[-1].kind == "mark" or head[-1].low in _FILLERS):
        head.pop()
    while head and head[0].low in _FILLERS:
        head.pop(0)
    words = [token for token in head if token.kind in ("word", "dash")]
    if not words or len(head) != len(words) or len(words) > 6 or head[-1].low not in _NOUNS or len(words) < 2:
        return ""
    pieces = [head[0].text]
    for before, token in pairwise(head):
        pieces.append(("" if token.start == before.end else " ") + token.text)
    return "".join(pieces)


def _link_locators(text: str) -> list[Locator]:
    found: list[Locator] = []
    for link in _LINK.finditer(text):
        page, time = _LINK_PAGE.search(link[0]), _LINK_TIME.search(link[0])
        if page:
            found.append(Locator("page", str(int(page[1])), str(int(page[1])), is_index=True))
        if time:
            for locator in read_times(Reader(tokens_of(_spelled(time[1])))):
                end = read_times(Reader(tokens_of(_spelled(time[2])))) if time[2] else []
                found.append(replace(locator, end=end[0].start if end else ""))
    return found


def _spelled(value: str) -> str:
    """A bare count in a link's ``t=`` means seconds."""
    return f"{value} seconds" if re.fullmatch(r"[\d.]+", value) else value

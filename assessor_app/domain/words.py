"""Counting words the way a fair reader would, and holding the count against a definition's limits.

A word is a run without spaces that holds at least one letter or digit. So hyphenated words ("long-term"),
numbers ("1,000", "3.5"), dates, addresses and words with apostrophes are one each; a dash or bullet standing
alone is none; an em or en dash or a slash *between* letters ("vision—mission", "and/or", "(a)/(b)") parts two words,
but an en dash or slash between digits ("2019–20", "9/10") does not. Scripts written without spaces (Chinese,
Japanese) count one word a character, as word processors do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.domain.credential import Part, Prompt, PromptGroup, Severity, WordLimit
from assessor_app.sentences import sentence

WordStatus = Literal["within", "too_few", "too_many"]

# Ideographs, kana and their extensions: no spaces between words.
_UNSPACED: Final = (
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_ONE_UNSPACED: Final = re.compile(f"[{_UNSPACED}々〆]")
# Dashes that part words wherever they stand, and those that do so only between letters.
_ALWAYS_PARTS: Final = re.compile(r"[\u2014\u2015\u2026]|--+|\.{3,}")
# Brackets and quotation marks around the words change nothing.
_PARTS_LETTERS: Final = re.compile(
    r"""(?<=[^\W\d_])[)\]}"'\u2018-\u201f\u00ab\u00bb\u2039\u203a]*+[/\u2013]"""
    r"""[(\[{"'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u00bf\u00a1]*+(?=[^\W\d_])"""
)
_RUN: Final = re.compile(r"\S+")
_WEB: Final = re.compile(r"(?:https?://|www\.)(?=\S)", re.IGNORECASE)
# From its first letter or digit to its end, a run is looked at once; whatever stands before is no word of its own.
_WORD: Final = re.compile(r"[^\W_]\S*")
# Zero-width characters neither make nor part words; soft hyphens are a matter of typesetting.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class WordCheck:
    """One limit held against one count.

    ``scope_id`` is the id of the part, group or prompt counted; ``sentence`` is complete in itself;
    ``severity`` is the limit's own and matters only when ``status`` is not ``within``.
    """

    scope: Literal["part", "group", "prompt"]
    scope_id: str
    count: int
    limit: WordLimit
    status: WordStatus
    severity: Severity
    sentence: str


def count_words(text: str) -> int:
    """Words in ``text`` by the rule at the head of this module."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    spaced, unspaced = _ONE_UNSPACED.subn(" ", visible)
    addresses = 0
    if "@" in spaced or _WEB.search(spaced):
        addresses, spaced = _without_addresses(spaced)
    spaced = _ALWAYS_PARTS.sub(" ", spaced)
    if "/" in spaced or "\u2013" in spaced:
        # looked for at every letter, which takes as long as all the rest
        spaced = _PARTS_LETTERS.sub(" ", spaced)
    return unspaced + addresses + len(_WORD.findall(spaced))


def _without_addresses(text: str) -> tuple[int, str]:
    """How many addresses a text holds, one at most in a run without blanks, and what is left besides.

    Run by run, since a pattern for an address may look at a long run again from each of its letters.
    """
    count = 0
    rest: list[str] = []
    for run in _RUN.findall(text):
        web = _WEB.search(run)
        at = run.find("@", 1)
        if not (web is not None and web.start() == 0) and at > 0 and run.rfind(".", at + 2, len(run) - 1) > 0:
            count += 1
        elif web is not None:
            count += 1
            rest.append(run[: web.start()])
        else:
            rest.append(run)
    return count, " ".join(rest)


def check_limit(limit: WordLimit, count: int, scope_id: str, name: str) -> WordCheck:
    """Hold ``count`` words of what people call ``name`` ("Overview", "Group 2") against ``limit``."""
    status: WordStatus = "within"
    if limit.minimum is not None and count < limit.minimum:
        status = "too_few"
        said = sentence(
            "{name}: {words}, at least {limit:,} asked ({n:,} too few).",
            name=name, words=_words(count), limit=limit.minimum, n=limit.minimum - count,
        )  # fmt: skip
    elif limit.maximum is not None and count > limit.maximum:
        status = "too_many"
        said = sentence(
            "{name}: {words}, at most {limit:,} allowed ({n:,} too many).",
            name=name, words=_words(count), limit=limit.maximum, n=count - limit.maximum,
        )  # fmt: skip
    else:
        said = sentence("{name}: {words}, {asked}.", name=name, words=_words(count), asked=_asked(limit))
    return WordCheck(limit.scope, scope_id, count, limit, status, limit.severity, said)


def check_part(part: Part, responses: Mapping[str, str]) -> tuple[WordCheck, ...]:
    """Every word limit of a part against the texts by prompt id; empty where there is no limit.

    A limit with scope ``part`` counts all prompts together, ``group`` each group, ``prompt`` each prompt.
    A text filed under the part's own id counts with it, for definitions that publish no prompts.
    """
    checks = [] if part.words is None else list(_check_scope(part, part.words, responses))
    for number, group in enumerate(part.groups, start=1):
        if group.words is None:
            continue
        if group.words.scope == "prompt":
            checks += _check_prompts(group.prompts, group.words, responses)
        else:
            checks.append(_check_group(group, number, group.words, responses))
    return tuple(checks)


def _check_scope(part: Part, limit: WordLimit, responses: Mapping[str, str]) -> tuple[WordCheck, ...]:
    if limit.scope == "prompt":
        return _check_prompts(part.all_prompts, limit, responses)
    if limit.scope == "group":
        return tuple(
            _check_group(group, number, limit, responses)
            for number, group in enumerate(part.groups, start=1)
            if group.words is None
        )
    count = _count(part.all_prompts, responses) + count_words(responses.get(part.id, ""))
    return (check_limit(limit, count, part.id, part.title),)


def _check_group(group: PromptGroup, number: int, limit: WordLimit, responses: Mapping[str, str]) -> WordCheck:
    return check_limit(limit, _count(group.prompts, responses), group.id, sentence("Group {number}", number=number))


def _check_prompts(
    prompts: tuple[Prompt, ...], limit: WordLimit, responses: Mapping[str, str]
) -> tuple[WordCheck, ...]:
    return tuple(
        check_limit(limit, _count((prompt,), responses), prompt.id, sentence("Question {number}", number=number))
        for number, prompt in enumerate(prompts, start=1)
    )


def _count(prompts: tuple[Prompt, ...], responses: Mapping[str, str]) -> int:
    return sum(count_words(responses.get(prompt.id, "")) for prompt in prompts)


def _words(count: int) -> str:
    return sentence("1 word") if count == 1 else sentence("{n:,} words", n=count)


def _asked(limit: WordLimit) -> str:
    if limit.minimum is not None and limit.maximum is not None:
        return sentence("{least:,} to {most:,} asked", least=limit.minimum, most=limit.maximum)
    if limit.minimum is not None:
        return sentence("at least {n:,} asked", n=limit.minimum)
    if limit.maximum is not None:
        return sentence("at most {n:,} allowed", n=limit.maximum)
    return sentence("no limit")

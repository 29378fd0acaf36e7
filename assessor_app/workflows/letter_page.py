"""Makes the page of a feedback letter from the programme's template; it loads nothing and names nobody by itself."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Final

from assessor_app.domain.letter import ChangeMade, Letter, LetterCriterion, LetterNote, Remark, Voice
from assessor_app.domain.letter_template import Rich, Value, Vocabulary, read_template
from assessor_app.domain.light_markdown import to_html
from assessor_app.domain.safe_html import clean_html
from assessor_app.paths import RESOURCES
from assessor_app.sentences import sentence

_REMARKS: Final[Mapping[Remark, str]] = {
    "supports": sentence("supports it"),
    "partly": sentence("supports it in part"),
    "not_there": sentence("does not show it"),
    "wrong_place": sentence("is not at this place"),
    "elsewhere": sentence("was found at another place"),
    "seen": sentence("was looked at"),
}
_CHANGES: Final[Mapping[ChangeMade, str]] = {
    "yes": sentence("Yes"),
    "partly": sentence("Partly"),
    "no": sentence("No"),
}
_WORDS: Final[Mapping[str, str]] = {
    "word.title": sentence("Feedback on your submission"),
    "word.draft": sentence("Draft: not signed yet, and nothing is decided."),
    "word.submission": sentence("Submission"),
    "word.attempt": sentence("Attempt"),
    "word.received": sentence("Handed in"),
    "word.decided": sentence("Assessed"),
    "word.assessor": sentence("Assessor"),
    "word.why": sentence("Why"),
    "word.feedback": sentence("Overall"),
    "word.criteria": sentence("What was assessed"),
    "word.evidence": sentence("Evidence looked at"),
    "word.notes": sentence("Notes on the evidence"),
    "word.next_step": sentence("Next step"),
    "word.needed": sentence("Needed:"),
    "word.carried": sentence("as at the attempt before"),
    "word.change": sentence("Was the requested change made?"),
    "word.asked": sentence("Asked for at the attempt before:"),
    "word.returned_on": sentence("Returned"),
    "word.note": sentence("Note"),
    "word.returned": sentence("It was not scored, because it cannot be judged as it was handed in."),
}
_NOTE: Final[Vocabulary] = dict.fromkeys(("file", "place", "text", "quote"))
_EVIDENCE: Final[Vocabulary] = dict.fromkeys(("cited", "file", "remark", "found"))
_CRITERION: Final = (
    "label title level descriptor met not_met not_scorable reason carried comment next_step needed needed_descriptor "
    "change change_note asked"
)
_LETTER: Final = (
    "credential issuer programme code attempt received decided draft decision earned returned assessor feedback"
)
VOCABULARY: Final[Vocabulary] = {
    **dict.fromkeys(_LETTER.split()),
    **dict.fromkeys(_WORDS),
    "reasons": {"reason": None},
    "criteria": {**dict.fromkeys(_CRITERION.split()), "evidence": _EVIDENCE, "notes": _NOTE},
    "notes": _NOTE,
}


def standard_template() -> str:
    """The template of every programme that has none of its own."""
    return (RESOURCES / "letters" / "standard.html").read_text(encoding="utf-8")


def letter_html(letter: Letter, template: str, voice: Voice, language: str = "en") -> str:
    """The letter as one whole page that loads nothing, from a programme's ``template`` ("" for the standard one).

    Raises TemplateError, naming what is wrong, when the template cannot be followed.
    """
    read = read_template(template or standard_template(), VOCABULARY)
    # a template older than these answers tells them with the comments rather than not at all
    body, style = clean_html(read.fill(_values(letter, voice, answers_apart="change" in read.names())))
    title = f"{voice.say(_WORDS['word.title'])} · {letter.code}"
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{html.escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body.strip()}\n</body>\n</html>\n"
    )


def _values(letter: Letter, voice: Voice, *, answers_apart: bool) -> Mapping[str, Value]:
    return {
        **{key: voice.say(words) for key, words in _WORDS.items()},
        "credential": letter.credential,
        "issuer": letter.issuer,
        "programme": letter.programme,
        "code": letter.code,
        "attempt": str(letter.attempt),
        "received": voice.day(letter.received_at),
        "decided": voice.day(letter.decided_at) if letter.decided_at is not None else "",
        "draft": letter.decided_at is None,
        "decision": letter.decision,
        "earned": letter.earned,
        "returned": letter.returned,
        "assessor": letter.assessor,
        "feedback": Rich(to_html(letter.feedback)),
        "reasons": tuple({"reason": one} for one in letter.reasons),
        "criteria": tuple(_criterion_values(one, voice, answers_apart) for one in letter.criteria),
        "notes": _note_values(letter.notes),
    }


def _criterion_values(one: LetterCriterion, voice: Voice, answers_apart: bool) -> Mapping[str, Value]:
    change, note = voice.say(_CHANGES[one.change]) if one.change else "", to_html(one.change_note)
    before = _folded(voice, change, note) if change and not answers_apart else ""
    evidence = tuple(
        {"cited": cited.cited, "file": cited.file, "remark": voice.say(_REMARKS[cited.remark]), "found": cited.found}
        for cited in one.evidence
    )
    return {
        "label": one.label,
        "title": one.title,
        "level": one.level,
        "descriptor": one.descriptor,
        "met": one.standing == "met",
        "not_met": one.standing == "not_met",
        "not_scorable": one.standing == "not_scorable",
        "reason": one.reason,
        "carried": one.carried,
        "comment": Rich(before + to_html(one.comment)),
        "change": change,
        "change_note": Rich(note),
        "asked": one.asked,
        "next_step": Rich(to_html(one.next_step)),
        "needed": one.needed,
        "needed_descriptor": one.needed_descriptor,
        "evidence": evidence,
        "notes": _note_values(one.notes),
    }


def _folded(voice: Voice, change: str, note: str) -> str:
    question = html.escape(voice.say(_WORDS["word.change"]))
    return f"<p><strong>{question}</strong> {html.escape(change)}</p>{note}"


def _note_values(notes: tuple[LetterNote, ...]) -> Value:
    return tuple(
        {"file": one.file, "place": one.place, "text": Rich(to_html(one.text)), "quote": one.quote} for one in notes
    )

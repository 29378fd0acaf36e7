"""Looks feedback over before it is signed: simple rules that point out, and never forbid.

A comment on something not met should say three things; each is looked for by words, in English and Spanish:

* **what was looked at**: a place (page, slide, minute, cell, a time such as 03:20), a kind of evidence (plan, video,
  survey …), or a word of four letters or more from the name of a file that was handed in;
* **what is missing**: a word of lack (missing, not, without, only, unclear …);
* **a next step**: an action verb where a clause begins ("Add dates"), or a phrase of advice ("should", "next step").

Beside that a comment of fewer than :data:`FEWEST_WORDS` words is very short, and ``{page}`` or ``___`` is a gap that
was never filled. The rules may be wrong, so what they say is a question to the assessor and stops nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.domain.light_markdown import to_plain
from assessor_app.domain.words import count_words

FEWEST_WORDS: Final = 8
Missing = Literal["looked_at", "lack", "next_step"]

_PLACES: Final = r"""
pages? pp? pg slides? minutes? min seconds? sheets? cells? rows? columns? lines? sections? appendi(?:x|ces) chapter
paragraphs? artifacts? artefacts? evidence files? documents? videos? recordings? clips? films? audio plans? surveys?
protocols? agendas? notes charts? graphs? tables? figures? photos? pictures? images? transcripts? narratives?
reflections? explanations? responses? answers? drafts? statements? examples? citations? portfolio spreadsheets?
páginas? págs? diapositivas? minutos? hojas? celdas? filas? líneas? secci(?:ón|ones) anexos? artefactos? evidencias?
archivos? documentos? vídeos? grabaci(?:ón|ones) encuestas? actas? tablas? gráficos? fotos? narrativas?
reflexi(?:ón|ones) respuestas? ejemplos? explicaci(?:ón|ones)
"""
_LACKS: Final = r"""
missing lacks? lacking not no none nothing nobody never neither nor without only but however although yet unclear
vague absent incomplete insufficient unfinished undated unnamed cannot few little less rather instead except fails?
fell short gaps? still omits? omitted unsupported unexplained
falta faltan carecen? sin no ningun[oa]? nada nadie nunca solo sólo pero aunque todavía aún incompletos? incompletas?
vag[oa]s? ausentes? insuficientes? poc[oa]s? tampoco
"""
_ACTIONS: Final = r"""
add attach include show describe explain name date give provide cite point connect link relate revise rewrite expand
clarify state specify list identify compare choose collect gather ask invite invit share record document set plan
say tell write use replace remove correct check submit upload put make mark quote summarise summarize analyse analyze
discuss demonstrate support back bring build draw work try consider look return resubmit develop define outline tie
note extend describe start begin continue keep shorten trim limit split assign agree measure track review reflect
añad[ae]n? añadir agreg(?:ue|ar) agreguen inclu(?:ya|ir) muestr[ae] mostrar describ[ae] describir expli(?:que|car)
adjunt[ae] adjuntar indi(?:que|car) cit[ae] citar aclar[ae] aclarar revis[ae] revisar nombr[ae] nombrar fech[ae]
relacion[ae] relacionar compar[ae] comparar incorpor[ae] precis[ae] precisar prueb[ae] consider[ae] complet[ae]
"""
_ADVICE: Final = r"""
should|could|ought\ to|needs?\ to|must|please|next\ (?:steps?|time)|would\ (?:help|need|show)|it\ would|recommend\w*
|suggest\w*|to\ reach|debe(?:ría)?n?|conviene|podría|puede|por\ favor|próximos?\ pasos?|hay\ que|hace\ falta|sugier\w*
"""


def _any_of(words: str) -> str:
    return "|".join(words.split())


_PLACE: Final = re.compile(
    rf"(?<!\w)(?:{_any_of(_PLACES)})(?!\w)|\d{{1,2}}:\d\d|(?<!\w)[A-Z]{{1,2}}\d{{1,4}}(?!\w)", re.I
)
_LACK: Final = re.compile(rf"(?<!\w)(?:{_any_of(_LACKS)})(?!\w)|n['’]t(?!\w)", re.I)
_ACTION: Final = re.compile(rf"(?<!\w)(?:{_any_of(_ACTIONS)})(?!\w)", re.I)
_ADVISED: Final = re.compile(rf"(?<!\w)(?:{_ADVICE})(?!\w)", re.I | re.X)
# what may stand before an action: the beginning of a line or clause, or a word that leads to an action
_LEADS: Final = re.compile(
    r"(?:^|[.;:,!?\n–—-]|(?<!\w)(?:and|then|also|or|now|first|y|luego|también)\s)[\s>*•\d.)]*$", re.I
)
_LOOK_BACK: Final = 16
_GAP: Final = re.compile(r"\{[^{}\n]{1,40}\}|_{3,}|\[(?:artifact|page|time|criterion|level|name)\]", re.I)
# its emphasis may end before the colon, after it, or later in the line: then it is that of the step as well
_NEXT: Final = re.compile(
    r"[ \t]*(?P<mark>\*{0,3})(?:next\s+steps?|next|próximos?\s+pasos?)\s*+"
    r"(?:(?P=mark)\s*:|:\s*(?P=mark)(?!\*)|:(?=.*(?P<kept>(?P=mark)))|:)\s*",
    re.I,
)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
# Comments are at most this long to be looked at; the rest of a longer one changes no answer worth having.
_MOST: Final = 6_000


@dataclass(frozen=True, slots=True)
class CommentLint:
    """What could not be found in one comment. ``words`` is its length; ``gaps`` are placeholders left as they were."""

    missing: tuple[Missing, ...]
    words: int
    gaps: tuple[str, ...]

    @property
    def short(self) -> bool:
        """Whether there is something, but hardly anything."""
        return 0 < self.words < FEWEST_WORDS


def lint_comment(comment: str, file_names: Collection[str] = ()) -> CommentLint:
    """Look one comment over; ``file_names`` are those of the artifacts. An empty comment lacks everything."""
    text = to_plain(comment[:_MOST])
    missing: list[Missing] = []
    if not _PLACE.search(text) and not _names_file(text, file_names):
        missing.append("looked_at")
    if not _LACK.search(text):
        missing.append("lack")
    if not _has_step(text):
        missing.append("next_step")
    return CommentLint(tuple(missing), count_words(text), gaps_in(comment))


def gaps_in(text: str) -> tuple[str, ...]:
    """Placeholders that were never filled, each once, as they stand."""
    return tuple(dict.fromkeys(found[0] for found in _GAP.finditer(text[:_MOST])))


def part_next_step(comment: str) -> tuple[str, str]:
    """A comment without its next step, and the next step: what follows a line that begins with "Next step:".

    The next step is empty where no line begins so.
    """
    lines = comment.splitlines()
    for number, line in enumerate(lines):
        found = _NEXT.match(line)
        if found is not None:
            step = "\n".join([(found["kept"] or "") + line[found.end() :], *lines[number + 1 :]])
            return "\n".join(lines[:number]).strip(), step.strip()
    return comment.strip(), ""


def _has_step(text: str) -> bool:
    if _ADVISED.search(text):
        return True
    return any(
        _LEADS.search(text[max(0, found.start() - _LOOK_BACK) : found.start()]) for found in _ACTION.finditer(text)
    )


def _names_file(text: str, file_names: Collection[str]) -> bool:
    folded = text.casefold()
    return any(word in folded for name in file_names for word in _stems(name))


def _stems(name: str) -> Iterator[str]:
    """Words of a file name that tell it from others, without its ending."""
    stem = name.rpartition(".")[0] or name
    for found in _WORD.finditer(stem[:200]):
        yield found[0].casefold()

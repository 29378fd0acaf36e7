"""What the side by side page says of a case: rows of its list, the footing of the evidence, the score of record."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.credential import NOT_SCORABLE, Scorable
from assessor_app.domain.lead_acts import Adjudication, MadeAct
from assessor_app.gui.language.saying import say
from assessor_app.gui.side_by_side.case_rows import CaseRow, CaseState
from assessor_app.gui.side_by_side.evidence_footing import Footing
from assessor_app.gui.widgets.line_list import Line
from assessor_app.gui.widgets.sizes import day_words

_SIGNS: dict[CaseState, tuple[str, str]] = {
    "apart": ("not-equal-variant", "warn"),
    "settled": ("gavel", "good"),
    "alike": ("equal", "muted"),
    "single": ("account-outline", "muted"),
}


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("side_words", text)


def level_words(scorable: Scorable, mark: str) -> str:
    """What a mark is called, its number before it where the scale has more than two levels."""
    if mark == NOT_SCORABLE:
        return tr("Not scorable")
    for rank, level in enumerate(scorable.scale.levels):
        if level.id == mark:
            return level.title if len(scorable.scale.levels) < 3 else f"{rank + 1} · {level.title}"
    return mark or tr("Not scored")


def role_words(role: str) -> str:
    """As whom a reading was made."""
    said = {
        "reader_1": tr("first reader"),
        "reader_2": tr("second reader"),
        "calibration": tr("calibration set"),
        "seed": tr("seed"),
    }
    return said.get(role, "")


def list_groups(rows: Sequence[CaseRow], hidden: Sequence[str] = ()) -> list[tuple[str, list[Line]]]:
    """The list of a case: disagreements first, settled ones after them, then the rest.

    ``hidden`` are the scorables that the lead judges first, as the rubric orders them. They stand before all others,
    for neither a mark of theirs nor whether the readers differ may be read off the list.
    """
    groups: tuple[tuple[str, tuple[CaseState, ...]], ...] = (
        (tr("Disagreements"), ("apart",)),
        (tr("Settled"), ("settled",)),
        (tr("Alike"), ("alike",)),
        (tr("One reader only"), ("single",)),
    )
    known = {row.scorable.id: row for row in rows}
    found = [(tr("Yours to judge first"), [_hidden_line(known[key]) for key in hidden])]
    for heading, states in groups:
        found.append((heading, [_line(row) for row in rows if row.state in states and row.scorable.id not in hidden]))
    return [(f"{heading} · {len(lines)}", lines) for heading, lines in found if lines]


def _hidden_line(row: CaseRow) -> Line:
    return Line(row.scorable.id, _title(row), "", "", ("pencil-outline", "muted", tr("yours to judge first")))


def _title(row: CaseRow) -> str:
    return f"{say(row.scorable.label)}  {row.scorable.title}"


def _line(row: CaseRow) -> Line:
    icon, tone = _SIGNS[row.state]
    said = {
        "apart": tr("differ"),
        "settled": tr("settled"),
        "alike": tr("alike"),
        "single": tr("one reader only"),
    }[row.state]
    given: dict[str, str] = {}
    for letter, mark in row.marks.items():
        given[mark] = given.get(mark, "") + letter
    below = " · ".join(f"{letters} {_short(row.scorable, mark)}" for mark, letters in given.items())
    if row.state == "apart" and row.crosses:
        below = f"{below} · {tr('pass line')}"
    return Line(row.scorable.id, _title(row), below, "", (icon, tone, said))


def _short(scorable: Scorable, mark: str) -> str:
    """A mark in one digit where there is one."""
    if mark == NOT_SCORABLE:
        return tr("NS")
    for rank, level in enumerate(scorable.scale.levels):
        if level.id == mark:
            return str(rank + 1) if len(scorable.scale.levels) > 2 else level.title
    return mark


def summary_words(rows: Sequence[CaseRow], hidden: Collection[str] = ()) -> str:
    """How much of a case is open, in one line; of ``hidden`` scorables only that they are to be judged."""
    apart = [row for row in rows if row.state == "apart" and row.scorable.id not in hidden]
    told = [tr("{n} to judge first").format(n=len(hidden))] if hidden else []
    if apart:
        told.append(tr("1 disagreement") if len(apart) == 1 else tr("{n} disagreements").format(n=len(apart)))
    crossing = sum(row.crosses for row in apart)
    if crossing:
        told.append(tr("{n} across the pass line").format(n=crossing))
    return ", ".join(told) or tr("nothing left to settle")


def footing_words(footing: Footing, *, differ: bool) -> tuple[str, str]:
    """An icon and what is to be said of the evidence readers judged on; ``differ`` tells that their marks do."""
    if footing.kind == "narrative":
        said = tr("Same evidence, different judgement") if differ else tr("Same evidence, same judgement")
        return "text-long", f"{said}: {tr('all read the same narrative.')}"
    if footing.kind == "unrecorded":
        return "help-circle-outline", tr("It is not recorded where the readers looked, so evidence cannot be compared.")
    counted = tr("all looked at {both} of the {either} places that anybody looked at.")
    if footing.both == footing.either:
        one = footing.both == 1
        counted = tr("all looked at the same place.") if one else tr("all looked at the same {both} places.")
    said = counted.format(both=footing.both, either=footing.either)
    if footing.silent:
        none = tr("{who} opened none of the places cited").format(who=", ".join(footing.silent))
        said = f"{none}; {said}"
    if footing.kind == "different":
        return "source-fork", f"{tr('Different evidence')}: {said}"
    if footing.apart:
        said = f"{said} {tr('Citations marked differently: {n}.').format(n=len(footing.apart))}"
    same = tr("Same evidence, different judgement") if differ else tr("Same evidence, same judgement")
    return "source-merge", f"{same}: {said}"


def record_words(made: MadeAct, scorable: Scorable) -> str:
    """The score of record with who, when and why; whether the hub has it."""
    act = made.act
    assert isinstance(act, Adjudication)
    level = level_words(scorable, act.mark)
    said = tr("Score of record: {level}. {who}, {day}.").format(level=level, who=made.by, day=day_words(made.made_at))
    kept = tr("The readers’ own scores are kept.")
    waits = "" if made.accepted_at is not None else f"\n{tr('Saved on this laptop; goes with the next sync.')}"
    return f"{said} {kept}\n“{act.reason}”{waits}"

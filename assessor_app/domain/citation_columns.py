"""One citation as five flat columns: text, kind, start, end, extra, for tables and tests."""

from __future__ import annotations

from itertools import groupby

from assessor_app.domain.citation import Citation, Locator

COLUMNS = ("text", "kind", "start", "end", "extra")


def citation_columns(citation: Citation) -> dict[str, str]:
    """The columns of a citation.

    ``kind`` is the locators' kind, ``multi`` where they differ, ``none`` without any. ``start`` is the first
    locator's start and ``end`` the last one's end. ``extra`` holds what else was read, joined by ``|``; for
    ``multi`` all locators as ``kind:start-end``, joined by ``;``.
    """
    locators = citation.locators
    kinds = {one.kind for one in locators}
    row = dict.fromkeys(COLUMNS, "") | {"text": citation.raw}
    if not locators:
        return row | {"kind": "none", "extra": "clock_time" if citation.clock_time else ""}
    if len(kinds) > 1:
        groups = [f"{kind}:{_parts(tuple(group))}" for kind, group in groupby(locators, key=lambda one: one.kind)]
        return row | {"kind": "multi", "extra": ";".join(groups)}
    kind = locators[0].kind
    return row | {"kind": kind, "start": locators[0].start, "end": locators[-1].end, "extra": _extra(citation)}


def _parts(locators: tuple[Locator, ...]) -> str:
    separator = "," if len(locators) > 1 else ";"
    return separator.join(
        one.start if one.start == one.end or not one.end else f"{one.start}-{one.end}" for one in locators
    )


def _extra(citation: Citation) -> str:
    locators = citation.locators
    notes: list[str] = []
    if len(locators) > 1:
        notes.append("parts=" + ";".join(_parts((one,)) for one in locators))
    if citation.elided:
        notes.append("elided")
    for one in locators:
        if one.is_label:
            notes.append("label")
        if one.printed:
            notes.append(f"label={one.printed}")
        if one.of_total is not None:
            notes.append(f"total={one.of_total}")
        if one.paragraph is not None:
            notes.append(f"para={one.paragraph}")
        if one.sheet and one.kind != "sheet":
            notes.append(f"sheet={one.sheet}")
        if one.approximate:
            notes.append("approx")
    if citation.artifact_hint:
        notes.append(f"artifact={citation.artifact_hint}")
    if citation.appendix:
        notes.append(f"appendix={citation.appendix}")
    return "|".join(dict.fromkeys(notes))

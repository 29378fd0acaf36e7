"""One citation as five flat columns: text, kind, start, end, extra, for tables and tests."""

from __future__ import annotations

from assessor_app.domain.citation import Citation, Locator

COLUMNS = ("text", "kind", "start", "end", "extra")


def citation_columns(citation: Citation) -> dict[str, str]:
    """The columns of a citation, all of them text.

    ``kind`` is the locators' kind, ``multi`` where they differ, ``none`` without any. ``start`` is the first
    locator's start and ``end`` the last one's end (its start where it is a moment); both are empty for ``multi``.
    ``extra`` holds what else was read, joined by ``|``: for ``multi`` first all locators as ``kind:start-end``
    joined by ``;``, for several of one kind first ``parts=`` with the same list.
    """
    locators = citation.locators
    kinds = {one.kind for one in locators}
    row = {"text": citation.raw, "kind": "none", "start": "", "end": "", "extra": "|".join(_extras(citation))}
    if len(kinds) > 1:
        return row | {"kind": "multi"}
    if not locators:
        return row
    last = locators[-1].end or (locators[-1].start if len(locators) > 1 else "")
    return row | {"kind": locators[0].kind, "start": locators[0].start, "end": last}


def _span(locator: Locator) -> str:
    if not locator.end or locator.start == locator.end:
        return locator.start
    return f"{locator.start}-{locator.end}"


def _extras(citation: Citation) -> list[str]:
    locators = citation.locators
    notes: list[str] = []
    if len({one.kind for one in locators}) > 1:
        notes.append(";".join(f"{one.kind}:{_span(one)}" for one in locators))
    elif len(locators) > 1:
        notes.append("parts=" + ";".join(_span(one) for one in locators))
    if citation.elided:
        notes.append("elided")
    for one in locators:
        notes += _locator_extras(one)
    notes += [f"artifact={one.artifact}" for one in locators if one.artifact]
    for name, value in (
        ("artifact", "" if any(one.artifact for one in locators) else citation.artifact_hint),
        ("appendix", citation.appendix),
        ("section", citation.section),
    ):
        if value:
            notes.append(f"{name}={value}")
    if citation.clock_time:
        notes.append("clock_time")
    return list(dict.fromkeys(notes))


def _locator_extras(locator: Locator) -> list[str]:
    said = (
        (locator.is_label, "label"),
        (locator.printed, f"label={locator.printed}"),
        (locator.of_total is not None, f"total={locator.of_total}"),
        (locator.paragraph is not None, f"para={locator.paragraph}"),
        (locator.lines, f"lines={locator.lines}"),
        (locator.sheet and locator.kind != "sheet", f"sheet={locator.sheet}"),
        (locator.approximate, "approx"),
    )
    return [words for holds, words in said if holds]

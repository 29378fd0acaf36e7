"""Annotations as JSON in the shape of the W3C Web Annotation Data Model, exact both ways and safe to read.

What is read comes from a hub or an old vault: every key, length, number and nesting is checked, and whatever was not
written by :func:`body_of` raises ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, cast, get_args

from assessor_app.domain.annotation import (
    MAX_NOTE,
    Annotation,
    AnnotationKind,
    ChangeAnswer,
    ChangeVerdict,
    CitationMark,
    CitationVerdict,
    Pin,
    Quote,
    Region,
    Seen,
)
from assessor_app.domain.citation import PagePlace, Place, WholePlace
from assessor_app.domain.place_selectors import (
    check_keys,
    place_selector,
    quote_selector,
    read_count,
    read_seconds,
    read_selector,
    read_text,
    region_selector,
)

# What one annotation may weigh as JSON; the hub takes no more.
MAX_BYTES: Final = 16 * 1024
MAX_ID: Final = 200
MAX_RAW: Final = 4_000
# Far more than a person can see; still a bound for what a broken hub may send.
MAX_PAGES: Final = 100_000
MAX_STRETCHES: Final = 10_000

_Refined = tuple[Place | None, Region | None, Quote | None]
_KINDS: Final[Mapping[type[Annotation], AnnotationKind]] = {
    CitationMark: "citation_mark",
    Pin: "pin",
    Seen: "seen",
    ChangeAnswer: "change_answer",
}


def kind_of(annotation: Annotation) -> AnnotationKind:
    """The word by which an annotation's body is read again."""
    return _KINDS[type(annotation)]


def body_of(annotation: Annotation) -> dict[str, Any]:
    """The JSON object of an annotation. Raises ValueError for places that cannot be."""
    if isinstance(annotation, CitationMark):
        return _mark_body(annotation)
    if isinstance(annotation, Pin):
        return _pin_body(annotation)
    if isinstance(annotation, Seen):
        return _seen_body(annotation)
    return _annotation("assessing", _target(annotation.scorable_id), _text(annotation.note), verdict=annotation.verdict)


def annotation_from(kind: str, body: Mapping[str, Any]) -> Annotation:
    """The annotation of a kind and JSON object. Raises ValueError for anything :func:`body_of` does not write."""
    if kind not in _READERS or not isinstance(body, Mapping):
        raise ValueError("no annotation of a known kind")
    if body.get("type") != "Annotation":
        raise ValueError("no annotation")
    return _READERS[kind](body)


def checked(annotation: Annotation) -> Annotation:
    """The annotation as it will be read again everywhere. Raises ValueError where it could not be, or is too large."""
    body = body_of(annotation)
    again = annotation_from(kind_of(annotation), body)
    if again != annotation:
        raise ValueError("an annotation that would not come back as it is")
    if weight(body) > MAX_BYTES:
        raise ValueError("an annotation that is too large")
    return again


def weight(body: Mapping[str, Any]) -> int:
    """Bytes of a body as it travels."""
    return len(json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode())


# --- writing ---------------------------------------------------------------------------------------------------


def _annotation(motivation: str, target: dict[str, Any], body: dict[str, Any], **own: Any) -> dict[str, Any]:
    return {"type": "Annotation", "motivation": motivation, "target": target, "body": body, **own}


def _target(source: str, place: Place | None = None, *finer: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "SpecificResource", "source": source}
    selectors = list(finer)
    if isinstance(place, WholePlace):
        found["whole"] = True
    elif place is not None:
        selectors.insert(0, place_selector(place))
    # from the inside out: each wider selector is refined by the next finer one
    inner: dict[str, Any] = {}
    for one in reversed(selectors):
        inner = one | ({"refinedBy": inner} if inner else {})
    return found | ({"selector": inner} if inner else {})


def _text(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value}


def _mark_body(mark: CitationMark) -> dict[str, Any]:
    return _annotation(
        "assessing",
        _target(mark.artifact_id, mark.corrected),
        _text(mark.verdict),
        criterion=mark.scorable_id,
        citation={"index": mark.index, "raw": mark.raw},
    )


def _pin_body(pin: Pin) -> dict[str, Any]:
    finer = ([] if pin.region is None else [region_selector(pin.region)]) + (
        [] if pin.quote is None else [quote_selector(pin.quote)]
    )
    if pin.prompt_id and pin.artifact_id:
        raise ValueError("a pin in two places")
    return _annotation(
        "commenting",
        _target(pin.prompt_id or pin.artifact_id, pin.place, *finer),
        _text(pin.note),
        on="prompt" if pin.prompt_id else "artifact",
        criterion=pin.scorable_id,
        in_feedback=pin.in_feedback,
    )


def _seen_body(seen: Seen) -> dict[str, Any]:
    return _annotation(
        "bookmarking",
        _target(seen.artifact_id),
        {"type": "Seen", "pages": _stretches(seen.pages), "spans": [list(one) for one in seen.spans]},
        rest=seen.rest,
    )


def _stretches(pages: frozenset[int]) -> list[list[int]]:
    """Pages as stretches from and to, both included: a book read through is one of them."""
    found: list[list[int]] = []
    for page in sorted(pages):
        if found and page == found[-1][1] + 1:
            found[-1][1] = page
        else:
            found.append([page, page])
    return found


# --- reading ---------------------------------------------------------------------------------------------------


def _read_mark(body: Mapping[str, Any]) -> CitationMark:
    _check(body, "assessing", "criterion", "citation")
    citation = _object(body["citation"])
    check_keys(citation, {"index", "raw"})
    verdict = _value(body)
    if verdict not in get_args(CitationVerdict):
        raise ValueError("a word on a citation that nobody says")
    source, (place, region, quote) = _read_target(body["target"])
    if region is not None or quote is not None or (place is not None and not source):
        raise ValueError("a corrected place that is none")
    return CitationMark(
        _name(body["criterion"]),
        read_count(citation["index"]),
        read_text(citation["raw"], MAX_RAW),
        cast("CitationVerdict", verdict),
        source,
        place,
    )


def _read_pin(body: Mapping[str, Any]) -> Pin:
    _check(body, "commenting", "on", "criterion", "in_feedback")
    if body["on"] not in ("artifact", "prompt"):
        raise ValueError("a pin on nothing known")
    source, (place, region, quote) = _read_target(body["target"])
    in_prompt = body["on"] == "prompt"
    if not source or (in_prompt and place is not None):
        raise ValueError("a pin that hangs nowhere")
    if isinstance(place, PagePlace) and place.first != place.last:
        raise ValueError("a pin on several pages")
    return Pin(
        _value(body),
        "" if in_prompt else source,
        source if in_prompt else "",
        place,
        region,
        quote,
        read_text(body["criterion"], MAX_ID),
        _flag(body["in_feedback"]),
    )


def _read_seen(body: Mapping[str, Any]) -> Seen:
    _check(body, "bookmarking", "rest")
    seen = _object(body["body"])
    check_keys(seen, {"type", "pages", "spans"})
    source, finer = _read_target(body["target"])
    if seen["type"] != "Seen" or not source or finer != (None, None, None):
        raise ValueError("nothing that was seen")
    pages, last_page = set[int](), -2
    for first, last in map(_pair, _stretch_list(seen["pages"])):
        if not last_page + 1 < read_count(first) <= read_count(last) < MAX_PAGES:
            raise ValueError("pages out of order")
        pages.update(range(first, last + 1))
        last_page = last
    spans: list[tuple[float, float]] = []
    for start, end in map(_pair, _stretch_list(seen["spans"])):
        if not (spans[-1][1] if spans else 0.0) <= read_seconds(start) <= read_seconds(end):
            raise ValueError("spans out of order")
        spans.append((float(start), float(end)))
    return Seen(source, frozenset(pages), tuple(spans), _flag(body["rest"]))


def _read_answer(body: Mapping[str, Any]) -> ChangeAnswer:
    _check(body, "assessing", "verdict")
    source, finer = _read_target(body["target"])
    if not source or finer != (None, None, None) or body["verdict"] not in get_args(ChangeVerdict):
        raise ValueError("no answer on a change")
    return ChangeAnswer(source, cast("ChangeVerdict", body["verdict"]), _value(body))


_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Annotation]]] = {
    "citation_mark": _read_mark,
    "pin": _read_pin,
    "seen": _read_seen,
    "change_answer": _read_answer,
}


def _read_target(value: object) -> tuple[str, _Refined]:
    """The source, and what within it; each of place, region and quote at most once and in this order."""
    target = _object(value)
    check_keys(target, {"type", "source"} | (set(target) & {"selector", "whole"}))
    if target["type"] != "SpecificResource":
        raise ValueError("no target")
    found: list[Place | Region | Quote] = []
    if "whole" in target:
        if target["whole"] is not True:
            raise ValueError("a whole that is not")
        found.append(WholePlace())
    inner = target.get("selector")
    while inner is not None or ("selector" in target and not found):
        if len(found) == 3:
            raise ValueError("selectors nested too deeply")
        selector = dict(_object(inner))
        inner = selector.pop("refinedBy", None)
        found.append(read_selector(selector))
    return read_text(target["source"], MAX_ID), _sorted_out(found)


def _sorted_out(found: list[Place | Region | Quote]) -> _Refined:
    place: Place | None = None
    region: Region | None = None
    quote: Quote | None = None
    for one in found:
        if isinstance(one, Quote) and quote is None:
            quote = one
        elif isinstance(one, Region) and region is None and quote is None:
            region = one
        elif not isinstance(one, Quote | Region) and place is None and region is None and quote is None:
            place = one
        else:
            raise ValueError("selectors in an order nobody writes")
    return place, region, quote


def _check(body: Mapping[str, Any], motivation: str, *own: str) -> None:
    check_keys(body, {"type", "motivation", "target", "body", *own})
    if body["motivation"] != motivation:
        raise ValueError("another motivation than this kind has")


def _value(body: Mapping[str, Any]) -> str:
    text = _object(body["body"])
    check_keys(text, {"type", "value"})
    if text["type"] != "TextualBody":
        raise ValueError("no text")
    return read_text(text["value"], MAX_NOTE)


def _name(value: object) -> str:
    name = read_text(value, MAX_ID)
    if not name:
        raise ValueError("a name that is empty")
    return name


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither yes nor no")  # noqa: TRY004  what is read is data
    return value


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError("no object where one belongs")  # noqa: TRY004  as above
    return value


def _stretch_list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MAX_STRETCHES:
        raise ValueError("no list, or too long a one")
    return value


def _pair(value: object) -> tuple[Any, Any]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("no pair")
    return value[0], value[1]

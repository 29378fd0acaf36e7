"""What a lead may tell one reader about their scores: a first text to edit, calm and in plain words.

Light Markdown; it names no other reader, for it is private, and says "look here", never "bad".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessor_app.calibration.bias import BiasCell
from assessor_app.calibration.confusion import Confusion
from assessor_app.calibration.estimate import Estimate
from assessor_app.calibration.flags import Flag
from assessor_app.calibration.overview import Overview
from assessor_app.calibration.readers import ReaderReport
from assessor_app.calibration.words import level_words, off_diagonal_sentence, severity_in_levels, weight_words
from assessor_app.sentences import joined, sentence

_MOST_PLACES = 3


def reader_text(
    found: Overview,
    reader: str,
    confusion: Confusion | None = None,
    levels: Sequence[str] = (),
    bias: Sequence[BiasCell] = (),
    titles: Mapping[str, str] | None = None,
) -> str:
    """The text; ``levels`` are the titles of the scale's levels, ``titles`` those of the details.

    Raises KeyError for a reader who is not in ``found``.
    """
    report = next((one for one in found.readers if one.reader == reader), None)
    if report is None:
        raise KeyError(reader)
    names = titles or {}
    blocks = [_opening(report), *_strictness(found, report)]
    if confusion is not None and levels:
        blocks.append(_item(_against_agreed(confusion, levels)))
    blocks += [_item(text) for flag in report.flags if (text := _advice(flag))]
    notable = [one for one in bias if one.reader == reader and one.notable][:_MOST_PLACES]
    blocks += [_item(_place(one, names)) for one in notable]
    if len(blocks) == 2 and not report.flags:
        blocks.append(_item(sentence("Nothing stands out: keep scoring as you do.")))
    blocks.append(sentence("Your scores stay as they are. Ask me if you would like to look at examples together."))
    return joined("\n\n", blocks)


def _opening(report: ReaderReport) -> str:
    n = report.end_share.n_submissions
    parts = [sentence("You have scored {n} submissions.", n=n)]
    if weight_words(report.end_share):
        parts.append(sentence("With so few, take this as a first look."))
    parts.append(sentence("Beside the others’ scores yours show this:"))
    return joined(" ", parts)


def _against_agreed(confusion: Confusion, levels: Sequence[str]) -> str:
    share, n = confusion.exact.value or 0.0, confusion.exact.n_units
    text = sentence("You gave the agreed level in {share:.0%} of {n} scores.", share=share, n=n)
    off = [(len(own), cell) for cell, own in confusion.cells.items() if cell[0] != cell[1]]
    return joined(" ", [text, off_diagonal_sentence(max(off), n, levels)]) if off else text


def _strictness(found: Overview, report: ReaderReport) -> list[str]:
    levels = severity_in_levels(found).get(report.reader)
    if levels is None:
        return [_item(report.severity_mml.reason)] if report.severity_mml.reason else []
    sure = _sure(report.severity_mml)
    text = sentence("On the same work you are {how}.", how=level_words(levels if sure else 0.0, sure))
    return [_item(text)]


def _sure(one: Estimate) -> bool:
    return one.ci is not None and (one.ci[0] > 0 or one.ci[1] < 0)


def _advice(flag: Flag) -> str:
    """What may help, by flag; severity has been told already."""
    told = {
        "misfit": sentence("Some scores are hard to explain by the work: look at the anchor examples of each level."),
        "overfit": sentence("Your scores follow one another very closely: judge each criterion by its own evidence."),
        "range": sentence("You seldom use the lowest and highest levels: compare with the anchor examples for them."),
        "halo": sentence(
            "The criteria of one submission mostly get the same level from you: judge each by its own evidence."
        ),
        "drift": sentence("Your scores have moved over time: score some anchor examples again."),
        "seed_bias": sentence("Where levels were agreed beforehand, yours lie to one side of them."),
    }
    return told.get(flag.name, "")


def _place(one: BiasCell, names: Mapping[str, str]) -> str:
    how = sentence("stricter") if (one.logits.value or 0.0) > 0 else sentence("milder")
    detail = names.get(one.detail, one.detail)
    return sentence("In “{detail}” you are {how} than elsewhere.", detail=detail, how=how)


def _item(text: str) -> str:
    return sentence("- {text}", text=text)

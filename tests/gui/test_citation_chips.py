"""What the chips of the citation rail say, for every way a citation can resolve."""

from __future__ import annotations

from assessor_app.domain.citation import ArtifactFacts, Locator, PagePlace, Problem, TimePlace, WholePlace
from assessor_app.gui.workspace.citation_chips import Chip, chips_for
from assessor_app.gui.workspace.place_words import clock, long_words, place_words
from tests.support.portfolio import ARTIFACTS, BEYOND_END, STAKEHOLDERS, cited

_ARTIFACTS = {artifact.id: artifact for artifact in ARTIFACTS}
_FACTS = {"art-plan": ArtifactFacts(20, ("i", "ii", *(str(number) for number in range(1, 19))))}


def _chips(*citations: object, facts: dict[str, ArtifactFacts] | None = None) -> tuple[Chip, ...]:
    return chips_for(citations, _ARTIFACTS, facts or {})  # type: ignore[arg-type]


def test_chips_say_places_the_way_practitioners_write_them() -> None:
    texts = [chip.text for chip in _chips(*STAKEHOLDERS)]
    assert texts == ["p. 12", "pp. 14–15", "family-forum ▶ 03:20–04:05", "climate-survey, Sheet 2, cells B4–D9"]


def test_a_citation_with_several_places_yields_a_chip_for_each() -> None:
    chips = _chips(cited("pp. 3, 7–9", "art-plan", PagePlace(2, 2), PagePlace(6, 8)))
    assert [(chip.text, chip.citation_index, chip.place_index) for chip in chips] == [("p. 3", 0, 0), ("pp. 7–9", 0, 1)]


def test_a_printed_label_is_what_the_chip_says_and_the_tooltip_tells_the_sheet() -> None:
    (chip,) = _chips(cited("page 5", "art-plan", PagePlace(6, 6)), facts=_FACTS)
    assert chip.text == "p. 5"
    assert "p. 5 (sheet 7 of 20)" in chip.tooltip


def test_the_practitioners_own_words_are_always_in_the_tooltip() -> None:
    for chip, raw in zip(
        _chips(*STAKEHOLDERS), ("p. 12", "pp. 14-15", "03:20 to 04:05", "survey, sheet 2"), strict=True
    ):
        assert f"“{raw}”" in chip.tooltip


def test_an_unresolved_citation_keeps_its_words_and_says_why() -> None:
    (chip,) = _chips(BEYOND_END)
    assert not chip.resolved
    assert chip.text.startswith("see page 140")
    assert "page 140 of 20" in chip.tooltip


def test_a_citation_half_resolved_has_its_place_and_a_warning() -> None:
    problem = Problem("page_beyond_end", "page 40 of 20")
    chips = _chips(cited("pp. 3 and 40", "art-plan", PagePlace(2, 2), problems=(problem,)))
    assert [chip.resolved for chip in chips] == [True, False]


def test_a_whole_file_is_called_by_its_name() -> None:
    assert [chip.text for chip in _chips(cited("see photo", "art-photo", WholePlace()))] == ["photo-wall"]


def test_rows_and_slides_are_said_because_no_viewer_can_point_closer() -> None:
    assert place_words(WholePlace(), (), (Locator("slide", "5"),)) == "slide 5"
    assert place_words(WholePlace(), (), (Locator("row", "4", "9"),)) == "rows 4–9"


def test_times_are_cut_never_rounded_up() -> None:
    assert clock(59.99) == "00:59"
    assert clock(3723) == "1:02:03"
    assert place_words(TimePlace(200.2, 200.9)) == "▶ 03:20"


def test_long_words_name_the_total_when_label_and_sheet_agree() -> None:
    assert long_words(PagePlace(3, 3), (), 20) == "p. 4 of 20"

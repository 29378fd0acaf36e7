"""What the demo's check expects is known from the making of a file, and follows whether LibreOffice is there."""

from __future__ import annotations

import json

import pytest
import yaml

from assessor_app.demo import expectations
from assessor_app.demo.artifact_making import Made
from assessor_app.demo.documents import SheetMap
from assessor_app.demo.expectations import expectation, fill_citation
from assessor_app.demo.submissions import definition_file, read_programme
from assessor_app.domain.citation.text import parse_citation
from assessor_app.domain.definition import load_definition
from assessor_app.hub.programme_settings import programme_from

PAGES = SheetMap({"cover": 1, "plan": 3}, ("i", "1", "2"))
GRID = [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]


def test_a_citation_is_filled_with_sheets_labels_and_totals() -> None:
    assert fill_citation("p. {plan.label}, page {plan} of {total}", PAGES) == "p. 2, page 3 of 3"


def test_a_page_is_expected_by_its_sheet_and_the_words_on_it() -> None:
    made = Made(PAGES, {"plan": "What we plan"})
    found = expectation("c1", "plan.pdf", made, "p. {plan.label}")
    assert (found["raw"], found["sheet"], found["heading"], found["office"]) == ("p. 2", 3, "What we plan", "")


@pytest.mark.parametrize(("installed", "office"), [("/usr/bin/soffice", "pages"), (None, "words")])
def test_pages_of_an_office_file_are_expected_where_libreoffice_is(
    monkeypatch: pytest.MonkeyPatch, installed: str | None, office: str
) -> None:
    monkeypatch.setattr(expectations, "find_libreoffice", lambda: installed)
    assert expectation("c1", "a.docx", Made(PAGES, by_office=True), "p. {plan}")["office"] == office


def test_cells_are_expected_with_their_texts() -> None:
    made = Made(tables={"Results": GRID})
    found = expectation("c1", "a.xlsx", made, "Results, B2:C3", {"cells": ["Results", "B2", "C3"]})
    assert found["cells"] == {"sheet": "Results", "row": 1, "column": 1, "texts": [["e", "f"], ["h", "i"]]}


def test_every_lead_is_kept_apart() -> None:
    assert expectation("c1", "v.mp4", Made(), "1:30", 90)["seconds"] == 90
    assert expectation("c1", "v.mp4", Made(), "2:35 pm", "nowhere")["nowhere"]
    card = expectation("c1", "l.pdf", Made(PAGES, password="word"), "p. {plan}", {"card": "password"})
    assert (card["card"], card["password"], card["sheet"]) == ("password", "word", 3)
    json.dumps(card)


def test_every_kind_of_evidence_is_in_the_demo_and_cited() -> None:
    """A new kind must not be forgotten, nor a file be handed in that nothing points to."""
    makes, uncited = set(), []
    for submission in read_programme()["submissions"]:
        cited = {ref for analysis in submission["analyses"] for _, ref, *_ in analysis}
        makes |= {artifact["make"] for artifact in submission["artifacts"]}
        uncited += [(submission["code"], one["ref"]) for one in submission["artifacts"] if one["ref"] not in cited]
    assert not uncited
    assert makes >= {
        *("video", "captions", "interview", "handbook", "minutes", "deck", "workbook", "survey-csv", "mail", "link"),
        *("phone-photo", "tiff-scan", "poster", "locked", "damaged", "scanned-form", "photo-wall", "letter-docx"),
    }


def test_what_is_cited_is_read_by_the_app_as_a_place() -> None:
    for submission in read_programme()["submissions"]:
        for analysis in submission["analyses"]:
            for raw, _, *lead in analysis:
                plain = fill_citation(raw, SheetMap(_Ones(), ("1",)))
                if lead != ["nowhere"]:
                    assert parse_citation(plain).locators, plain


def test_the_further_attempt_of_the_demo_hangs_together() -> None:
    """Something stayed, something changed, two criteria are open again, and all that is told exists."""
    (recipe,) = (one for one in read_programme()["submissions"] if "earlier" in one)
    earlier = recipe["earlier"]
    credential = load_definition(yaml.safe_load(definition_file(recipe["credential"]).read_text(encoding="utf-8")))
    scorables = {one.id: one for one in credential.scorables()}
    names = {one["name"] for one in recipe["artifacts"]}
    same = {one["same"] for one in earlier["artifacts"] if "same" in one}
    refs = {one["ref"] for one in earlier["artifacts"]}
    assert recipe["attempt"] == 2
    assert len(earlier["open_again"]) == 2
    assert same < names
    assert len(refs) > len(same)
    assert all(scorables[key].scale.accepts(mark) for key, (mark, _) in earlier["scores"].items())
    for key in earlier["open_again"]:
        mark, comment = earlier["scores"][key]
        assert mark != scorables[key].scale.levels[-1].id
        assert "Next step" in comment
    cited = [(raw, ref, *lead) for analysis in earlier["analyses"] for raw, ref, *lead in analysis]
    assert {ref for _, ref, *_ in cited} == refs
    assert all(parse_citation(fill_citation(raw, SheetMap(_Ones(), ("1",)))).locators for raw, *_ in cited)


def test_the_settings_of_the_demos_programme_are_ones_a_hub_takes() -> None:
    recipe = read_programme()
    told = programme_from(recipe["programme"])
    ids = {one["credential"] for one in recipe["submissions"]}
    assert told.settings.turnaround_days == 10
    assert not told.switches["hide_earlier_attempts_until_scored"]
    assert len(told.settings.bank) >= 12
    assert {one.credential_id for one in told.settings.bank} - {""} <= ids
    assert recipe["holidays_from_now"]


class _Ones(dict[str, int]):
    """Every anchor is the first page."""

    def __missing__(self, _key: str) -> int:
        return 1

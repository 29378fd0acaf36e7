"""Small portfolios for the demo for leads: three schools' papers, shared by all submissions, so that they are quick."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from assessor_app.demo.artifact_making import Say
from assessor_app.demo.documents import SheetMap, make_document
from assessor_app.demo.expectations import fill_citation
from assessor_app.demo.submissions import Prose
from assessor_app.domain.credential import Credential

DAYS_TO_READ = 4
WORDS = (420, 260)
# by criterion, in turn: what is written, and in which of the two papers
CITED: Sequence[Sequence[tuple[str, str]]] = (
    (("p. {statements.label}", "plan"), ("p. {climate}", "survey")),
    (("pp. {climate.label}–{results.label}", "plan"),),
    (("p. {research.label}", "plan"), ("p. {open}", "survey")),
    (("page {method.label}", "survey"), ("p. {listening.label}", "plan")),
    (("p. {results.label}", "plan"), ("p. {behaviours}", "survey")),
    (("p. {actions.label}", "plan"),),
    (("pp. {listening.label}–{coding.label}", "plan"),),
    (("p. {wording.label}", "plan"), ("p. {voices.label}", "plan")),
    (("p. {budget.label}", "plan"), ("p. {timeline.label}", "plan")),
    (("p. {monitoring.label}", "plan"), ("p. {next}", "survey")),
)
PAPERS = {"plan": "improvement-plan", "survey": "survey-report"}


class LeadEvidence:
    """One folder for each school; a submission is the school's papers under a manifest of its own."""

    def __init__(self, folder: Path, credential: Credential, schools: Sequence[Mapping[str, object]], say: Say) -> None:
        self._folder = folder
        self._credential = credential
        self._schools = schools
        self._prose = Prose()
        self._say = say
        self._sheets: list[Mapping[str, SheetMap]] = []

    def make_papers(self) -> None:
        """Write the papers of every school."""
        for number, school in enumerate(self._schools):
            self._say(f"printing the papers of {school['school']}")
            files = self._folder / str(number) / "files"
            files.mkdir(parents=True)
            self._sheets.append(
                {ref: make_document(files / f"{ref}.pdf", name, school) for ref, name in PAPERS.items()}
            )

    def cited(self, number: int, index: int) -> Sequence[tuple[str, str, int]]:
        """What submission ``number`` cites for criterion ``index``: text, paper, and the sheet from 0 it leads to."""
        sheets = self._sheets[number % len(self._sheets)]
        found = []
        for raw, ref in CITED[index % len(CITED)]:
            anchor = raw[raw.index("{") + 1 : raw.index("}")].partition(".")[0]
            found.append((fill_citation(raw, sheets[ref]), ref, sheets[ref].anchors[anchor] - 1))
        return found

    def pages(self, number: int, ref: str) -> int:
        """How many sheets one paper of submission ``number`` has."""
        return self._sheets[number % len(self._sheets)][ref].total

    def folder_of(self, number: int, code: str, received_at: datetime) -> Path:
        """The folder to import as submission ``code``; good until the next is asked for."""
        folder = self._folder / str(number % len(self._sheets))
        manifest: dict[str, Any] = {
            "format": "assessor-submission/1",
            "code": code,
            "attempt": 1,
            "credential": self._credential.id,
            "version": self._credential.version,
            "practitioner": f"Practitioner {number + 1}",
            "received_at": received_at.isoformat(),
            "responses": self._responses(number),
            "artifacts": [
                {"ref": ref, "file": f"files/{ref}.pdf", "name": f"{name}.pdf"} for ref, name in PAPERS.items()
            ],
            "analyses": self._analyses(number),
        }
        (folder / "submission.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
        return folder

    def _responses(self, number: int) -> dict[str, str]:
        texts: dict[str, str] = {}
        for part in self._credential.parts:
            if part.all_prompts:
                texts |= self._prose.responses(part, WORDS[part.kind == "reflection"], number * 7)
        return texts

    def _analyses(self, number: int) -> list[dict[str, Any]]:
        criteria = [criterion for part in self._credential.parts for criterion in part.criteria]
        return [
            {
                "criterion": criterion.id,
                "explanation": self._prose.explanation(number + index),
                "citations": [{"raw": raw, "artifact": ref} for raw, ref, _ in self.cited(number, index)],
            }
            for index, criterion in enumerate(criteria)
        ]


def received(submitted: datetime) -> datetime:
    """When something read at ``submitted`` had come in."""
    return submitted - timedelta(days=DAYS_TO_READ)

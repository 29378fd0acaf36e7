"""Makes the demo's submissions: folders in the hub's import format, cited the way practitioners write."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from assessor_app.demo.artifact_making import ArtifactMaker, Made, Say
from assessor_app.demo.expectations import expectation, fill_citation
from assessor_app.domain.credential import Credential, Part, Prompt
from assessor_app.domain.definition import load_definition
from assessor_app.paths import RESOURCES


@dataclass(frozen=True, slots=True)
class MadeSubmission:
    """One submission folder ready for import, and how it is to be assigned."""

    folder: Path
    code: str
    credential_file: Path
    due_at: datetime
    stopped: tuple[datetime, datetime] | None = None


def read_programme() -> Mapping[str, Any]:
    """The recipe of the whole demo: programme, users, schools, submissions."""
    text = (RESOURCES / "demo" / "programme.yaml").read_text(encoding="utf-8")
    recipe: Mapping[str, Any] = yaml.safe_load(text)
    return recipe


def definition_file(credential_id: str) -> Path:
    """The shipped definition with this id. Raises FileNotFoundError."""
    for file in sorted((RESOURCES / "credentials").glob("*.yaml")):
        if re.search(rf"^id:\s*{re.escape(credential_id)}\s*$", file.read_text(encoding="utf-8"), re.MULTILINE):
            return file
    raise FileNotFoundError(credential_id)


class Prose:
    """Deals out the sentence bank without repeating a sentence until the bank is used up."""

    def __init__(self) -> None:
        bank: Mapping[str, list[str]] = yaml.safe_load(
            (RESOURCES / "demo" / "narratives.yaml").read_text(encoding="utf-8")
        )
        self._bank = bank

    def responses(self, part: Part, words: int, start: int) -> dict[str, str]:
        """Texts for every prompt of ``part``, about ``words`` words over all, in paragraphs."""
        kind = "short" if words < 260 else "reflection" if part.kind == "reflection" else "overview"
        bank = self._bank[kind] if words > 170 else self._bank["short"]
        if words > sum(len(line.split()) for line in bank):
            bank = bank + self._bank["reflection" if kind == "overview" else "overview"]
        prompts = part.all_prompts or (Prompt("text", ""),)
        chosen: list[str] = []
        count = 0
        for index in range(len(bank)):
            line = bank[(start + index) % len(bank)]
            if count + len(line.split()) > words + 6:
                continue
            chosen.append(line)
            count += len(line.split())
        share = -(-len(chosen) // len(prompts))
        return {
            prompt.id: _paragraphs(chosen[index * share : (index + 1) * share]) for index, prompt in enumerate(prompts)
        }

    def explanation(self, index: int) -> str:
        """One explanation of how evidence shows proficiency."""
        bank = self._bank["explanation"]
        return bank[index % len(bank)]


def _paragraphs(lines: list[str]) -> str:
    return "\n\n".join(" ".join(lines[at : at + 5]) for at in range(0, len(lines), 5))


class SubmissionMaker:
    """Writes submission folders under ``folder``."""

    def __init__(self, folder: Path, say: Say) -> None:
        self._folder = folder
        self._say = say
        self._prose = Prose()
        self._maker = ArtifactMaker(folder, say, [self._prose.explanation(index) for index in range(8)])
        self._recipe = read_programme()
        self._expectations: dict[str, list[dict[str, Any]]] = {}

    def expectations(self) -> Mapping[str, list[dict[str, Any]]]:
        """Where every citation must lead, known from the making and not from reading it; by submission code."""
        return self._expectations

    def make_all(self, today: datetime) -> tuple[MadeSubmission, ...]:
        """Make every submission of the recipe; due dates count from ``today``."""
        self._folder.mkdir(parents=True, exist_ok=True)
        made = []
        for number, recipe in enumerate(self._recipe["submissions"]):
            self._say(f"making {recipe['code']}")
            made.append(self._make(number, recipe, today))
        return tuple(made)

    def _make(self, number: int, recipe: Mapping[str, Any], today: datetime) -> MadeSubmission:
        folder = self._folder / recipe["code"]
        (folder / "files").mkdir(parents=True, exist_ok=True)
        words = self._recipe["schools"][recipe["school"]]
        definition = definition_file(recipe["credential"])
        credential = load_definition(yaml.safe_load(definition.read_text(encoding="utf-8")))
        artifacts, made = self._artifacts(folder, recipe["artifacts"], words, number)
        cited, expected = self._analyses(credential, recipe, made, number)
        manifest: dict[str, Any] = {
            "format": "assessor-submission/1",
            "code": recipe["code"],
            "attempt": recipe.get("attempt", 1),
            "credential": credential.id,
            "version": credential.version,
            "practitioner": recipe["practitioner"],
            "received_at": (today - timedelta(days=6)).isoformat(),
            "responses": self._responses(credential, recipe["words"], number, recipe.get("adds", "")),
            "artifacts": artifacts,
            "analyses": cited,
        }
        if "earlier" in recipe:
            manifest |= self._earlier(folder, credential, recipe["earlier"], made, words, number, today)
        self._expectations[recipe["code"]] = expected
        (folder / "submission.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        due = today + timedelta(days=recipe["due_in_days"])
        return MadeSubmission(folder, recipe["code"], definition, due, _stopped(recipe, today))

    def _artifacts(
        self, folder: Path, recipes: Sequence[Mapping[str, Any]], words: Mapping[str, object], number: int
    ) -> tuple[list[dict[str, Any]], dict[str, Made]]:
        """Entries of the manifest, and by ref what was made; one that stays the ``same`` is listed and not made."""
        entries: list[dict[str, Any]] = []
        made: dict[str, Made] = {}
        for artifact in recipes:
            name = artifact["same"] if "same" in artifact else artifact["name"]
            entry = {"ref": artifact["ref"], "file": f"files/{name}", "name": name}
            if "same" not in artifact:
                made[artifact["ref"]] = one = self._maker.make(folder / "files" / name, artifact, words, number)
                entry |= {"slot": artifact["slot"]} if "slot" in artifact else {}
                entry |= {"rendition": f"files/{one.copy.name}"} if one.copy is not None else {}
            entries.append(entry)
        return entries, made

    def _earlier(
        self,
        folder: Path,
        credential: Credential,
        recipe: Mapping[str, Any],
        made_now: Mapping[str, Made],
        words: Mapping[str, object],
        number: int,
        today: datetime,
    ) -> dict[str, Any]:
        """The attempt before, with what came of it: what the recipe does not score reached the highest level."""
        artifacts, made = self._artifacts(folder, recipe["artifacts"], words, number)
        same = {one["ref"]: made_now[one["ref"]] for one in recipe["artifacts"] if "same" in one}
        cited, _ = self._analyses(credential, recipe, {**made, **same}, number)
        scores = []
        for scorable in credential.scorables():
            mark, comment = recipe["scores"].get(scorable.id, (scorable.scale.levels[-1].id, ""))
            scores.append({"scorable": scorable.id, "mark": mark, "comment": comment})
        return {
            "open_again": recipe["open_again"],
            "earlier": {
                "decision": recipe["decision"],
                "decided_at": (today - timedelta(days=recipe["decided_days_ago"])).isoformat(),
                "feedback": recipe["feedback"].strip(),
                "scores": scores,
                "submission": {
                    "received_at": (today - timedelta(days=recipe["received_days_ago"])).isoformat(),
                    "responses": self._responses(credential, recipe["words"], number, ""),
                    "artifacts": artifacts,
                    "analyses": cited,
                },
            },
        }

    def _responses(self, credential: Credential, words: Mapping[str, int], number: int, adds: str) -> dict[str, str]:
        """The texts of every narrative; ``adds`` is one more paragraph at the end of the first."""
        texts: dict[str, str] = {}
        for part in credential.parts:
            if part.all_prompts and part.kind in ("narrative", "reflection"):
                texts |= self._prose.responses(part, words["p3" if part.kind == "reflection" else "p1"], number * 7)
        if adds:
            first = next(iter(texts))
            texts[first] = f"{texts[first]}\n\n{adds}"
        return texts

    def _analyses(
        self, credential: Credential, recipe: Mapping[str, Any], made: Mapping[str, Made], number: int
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The self-analyses, and what a check must find behind each citation."""
        names = {one["ref"]: one["same"] if "same" in one else one["name"] for one in recipe["artifacts"]}
        criteria = [criterion for part in credential.parts for criterion in part.criteria]
        analyses: list[dict[str, Any]] = []
        expected: list[dict[str, Any]] = []
        for index, criterion in enumerate(criteria):
            cited = recipe["analyses"][index % len(recipe["analyses"])]
            citations = [{"raw": fill_citation(raw, made[ref].pages), "artifact": ref} for raw, ref, *_ in cited]
            for raw, ref, *lead in cited:
                expected.append(expectation(criterion.id, names[ref], made[ref], raw, *lead))
            analyses.append(
                {
                    "criterion": criterion.id,
                    "explanation": self._prose.explanation(number + index),
                    "citations": citations,
                }
            )
        return analyses, expected


def _stopped(recipe: Mapping[str, Any], today: datetime) -> tuple[datetime, datetime] | None:
    told = recipe.get("clock_stopped")
    if told is None:
        return None
    return today - timedelta(hours=told["from_hours_ago"]), today - timedelta(hours=told["to_hours_ago"])


def utc_today() -> datetime:
    """Midday of today, so that due dates read as whole days."""
    return datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)

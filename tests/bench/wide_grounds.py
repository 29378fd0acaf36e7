"""Two submissions of a credential with 1,000 criteria, for the benchmarks of switching about in large definitions."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import yaml

from assessor_app.domain.definition import load_definition
from assessor_app.hub.admin import HubAdmin

WIDE_CODES: Final = ("WIDE-0001", "WIDE-0002")
CRITERIA: Final = 1_000
_OUTCOMES: Final = 20


def add_wide_portfolios(folder: Path, hub_folder: Path, document: Path, pages: int) -> None:
    """Make them under ``folder`` around the PDF ``document`` of so many pages, assigned to A-07."""
    definition = folder / "wide.yaml"
    definition.write_text(yaml.safe_dump(_definition(), sort_keys=False), encoding="utf-8")
    hub = HubAdmin(hub_folder)
    hub.add_credential(definition, accepted=True)
    credential = load_definition(yaml.safe_load(definition.read_text(encoding="utf-8")))
    criteria = [criterion.id for part in credential.parts for criterion in part.criteria]
    for number, code in enumerate(WIDE_CODES):
        portfolio = folder / code
        (portfolio / "files").mkdir(parents=True)
        (portfolio / "files" / "plan.pdf").write_bytes(document.read_bytes())
        manifest = {
            "format": "assessor-submission/1",
            "code": code,
            "attempt": 1,
            "credential": credential.id,
            "version": credential.version,
            "practitioner": f"Ada Wide {number}",
            "received_at": datetime.now(UTC).isoformat(),
            "responses": {},
            "artifacts": [{"ref": "plan", "file": "files/plan.pdf", "name": "plan.pdf"}],
            "analyses": [_analysis(one, place, pages) for place, one in enumerate(criteria)],
        }
        (portfolio / "submission.json").write_text(json.dumps(manifest), encoding="utf-8")
        hub.import_submission(portfolio)
        hub.assign(code, "A-07", "reader_1", datetime.now(UTC) + timedelta(days=20))


def _analysis(criterion: str, place: int, pages: int) -> dict[str, Any]:
    """Three pages each, spread over the document."""
    cited = [f"p. {1 + (place * 7 + step * 31) % pages}" for step in range(3)]
    citations = [{"raw": raw, "artifact": "plan"} for raw in cited]
    return {"criterion": criterion, "explanation": "See the pages cited. " * 6, "citations": citations}


def _definition() -> dict[str, Any]:
    levels = [
        {"id": name, "title": name.capitalize(), "descriptor": f"What is {name} is shown in the evidence cited."}
        for name in ("basic", "developing", "proficient", "exemplary")
    ]
    each = CRITERIA // _OUTCOMES
    outcomes = [
        {
            "id": f"eo{outcome}",
            "title": f"Outcome number {outcome}",
            "details": [
                {
                    "id": f"eo{outcome}.{detail}",
                    "title": f"Detail {detail} of outcome {outcome}, which the evidence has to show",
                    "scale": "rubric",
                    "text_status": "sample",
                }
                for detail in range(1, each + 1)
            ],
        }
        for outcome in range(1, _OUTCOMES + 1)
    ]
    return {
        "schema": "mcdef/1",
        "id": "bench/wide",
        "title": "A wide credential",
        "version": {"label": "1", "status": "current"},
        "issuer": {"name": "Benchmarks"},
        "provenance": {"sources": ["made up"], "rights": "made up", "review": "unreviewed", "findings": []},
        "badge": {"achievement_type": "MicroCredential"},
        "scales": {"rubric": {"levels": levels, "extra_marks": ["not_scorable"]}},
        "parts": [
            {
                "id": "p2",
                "title": "Portfolio",
                "kind": "portfolio",
                "submissions": [{"id": "portfolio", "title": "Artifacts", "min_count": 1, "any_of": [{"kind": "any"}]}],
                "per_criterion": {"artifact_reference": True, "locator": True, "explanation": True},
                "declared_outcomes": _OUTCOMES,
                "outcomes": outcomes,
            }
        ],
        "decision": {
            "pass_if": {"all": [{"each": "p2.details", "at_least": "proficient"}]},
            "on_pass": "Earned",
            "on_fail": "Not yet earned",
        },
    }

"""What the benchmarks stand on, made once: a demo hub with one long portfolio more, and a synced laptop."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from assessor_app.demo.hub_process import DemoHub
from assessor_app.demo.submissions import definition_file
from assessor_app.domain.definition import load_definition
from assessor_app.hub.admin import HubAdmin
from assessor_app.paths import Profile
from tests.bench.plain_mupdf import SHORT_PAGES
from tests.bench.wide_grounds import add_wide_portfolios
from tests.support.live_desk import make_hub_folder, running_hub, settle_in

LONG_CODE = "LONG-0001"
VIDEO_CODE = "LVM-2418"
CITED_PAGES = tuple(range(11, 291, 28))
_CREDENTIAL = "eln-mo/leading-vision-and-mission"


@dataclass(frozen=True, slots=True)
class Grounds:
    """A running hub, and the profile of an assessor who has everything on the laptop."""

    folder: Path
    hub: DemoHub
    profile: Profile
    assignments: dict[str, str]

    @property
    def documents(self) -> Path:
        """The folder with ``plan.pdf`` and ``scans.pdf`` as plain files."""
        return self.folder / "long" / "files"


@contextmanager
def prepared(folder: Path, ready_hub: Path | None) -> Iterator[Grounds]:
    """Make everything under ``folder``; the hub runs until the block ends."""
    hub_folder = make_hub_folder(folder / "hub", ready_hub)
    _add_long_portfolio(folder, hub_folder)
    add_wide_portfolios(folder, hub_folder, folder / "short.pdf", SHORT_PAGES)
    with running_hub(hub_folder) as hub:
        profile = Profile.at(folder / "assessor")
        profile.create()
        profile.settings.write_text('key_store = "file"\n', encoding="utf-8")
        rows = settle_in(profile, hub, hub_folder, "assessor")
        yield Grounds(folder, hub, profile, {row.code: row.assignment_id for row in rows})


def _add_long_portfolio(folder: Path, hub_folder: Path) -> None:
    portfolio = folder / "long"
    (portfolio / "files").mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "tests.bench.plain_mupdf", "make", portfolio / "files"], check=True)
    (portfolio / "files" / "short.pdf").rename(folder / "short.pdf")  # of other submissions
    definition = definition_file(_CREDENTIAL)
    credential = load_definition(yaml.safe_load(definition.read_text(encoding="utf-8")))
    criteria = [criterion.id for part in credential.parts for criterion in part.criteria]
    cited = [{"raw": f"p. {page}", "artifact": "plan"} for page in CITED_PAGES]
    analyses = [{"criterion": criteria[0], "explanation": "Long.", "citations": cited}]
    analyses += [
        {"criterion": one, "explanation": "Short.", "citations": [{"raw": "p. 3", "artifact": "scans"}]}
        for one in criteria[1:]
    ]
    names = {"plan": "plan.pdf", "scans": "scans.pdf"}
    manifest = {
        "format": "assessor-submission/1",
        "code": LONG_CODE,
        "attempt": 1,
        "credential": credential.id,
        "version": credential.version,
        "practitioner": "Ada Long",
        "received_at": datetime.now(UTC).isoformat(),
        "responses": {},
        "artifacts": [{"ref": ref, "file": f"files/{name}", "name": name} for ref, name in names.items()],
        "analyses": analyses,
    }
    (portfolio / "submission.json").write_text(json.dumps(manifest), encoding="utf-8")
    hub = HubAdmin(hub_folder)
    hub.import_submission(portfolio)
    hub.assign(LONG_CODE, "A-07", "reader_1", datetime.now(UTC) + timedelta(days=20))

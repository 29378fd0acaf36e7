"""The hub of the demo for leads, made once in a test run and copied; its season in memory is offered here too."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from assessor_app.commands.demo import make_programme
from tests.support.lead_season import season as season
from tests.support.lead_season import season_acts as season_acts
from tests.support.lead_season import season_credential as season_credential
from tests.support.lead_season import season_picture as season_picture
from tests.support.lead_season import season_readings as season_readings


@cache
def _made_folder() -> Path:
    root = Path(tempfile.mkdtemp(prefix="lead-hub-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    make_programme(root / "hub", leads=True)
    return root / "hub"


def lead_hub_folder(folder: Path) -> Path:
    """A copy, under ``folder``, of the demo's hub for leads; made once in a run (a few seconds)."""
    shutil.copytree(_made_folder(), folder / "hub")
    return folder / "hub"

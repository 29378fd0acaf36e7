"""What a programme's staff do with their hub from the command line, and what the demo fills it with."""

from __future__ import annotations

from pathlib import Path

from assessor_app.hub.admin.bundles import BundleAdmin
from assessor_app.hub.admin.calibration import CalibrationAdmin
from assessor_app.hub.admin.content import ContentAdmin
from assessor_app.hub.admin.data import DataAdmin
from assessor_app.hub.admin.log import LogAdmin
from assessor_app.hub.admin.people import PeopleAdmin
from assessor_app.hub.admin.reading import ReadingAdmin
from assessor_app.hub.artifacts.place import ArtifactWish
from assessor_app.hub.state import Hub


class HubAdmin(ContentAdmin, DataAdmin, PeopleAdmin, ReadingAdmin, CalibrationAdmin, LogAdmin, BundleAdmin):
    """One hub's administration; every method is one transaction and raises HubSetupError with a plain sentence.

    Every act is recorded in the log of acts, without an actor: whoever may run commands on the hub is the office.
    """

    def __init__(self, folder: Path, database_url: str | None = None, artifacts: ArtifactWish | None = None) -> None:
        self._hub = Hub.open(folder, database_url, artifacts=artifacts)

    def close(self) -> None:
        """Give the database back."""
        self._hub.close()

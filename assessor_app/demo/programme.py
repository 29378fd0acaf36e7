"""Sets up the demo's hub: programme, people, credentials, submissions and who reads what."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from assessor_app.demo.artifact_making import Say
from assessor_app.demo.submissions import MadeSubmission, SubmissionMaker, read_programme, utc_today
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.programme_settings import programme_from

READY = "demo-is-complete"
PASSWORDS = "passwords"
EXPECTED = "expected.json"


class DemoProgramme:
    """The hub folder of the demo. Making it again after a complete run does nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def complete(self) -> bool:
        """Whether a former run got to its end."""
        return (self.folder / READY).exists()

    def make(self, say: Say) -> None:
        """Make everything; a half-made demo of an interrupted run is thrown away first."""
        if self.complete:
            return
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, mode=0o700)
        work = self.folder / "made"
        maker = SubmissionMaker(work, say)
        made = maker.make_all(utc_today())
        say("setting up the hub")
        self._fill(HubAdmin(self.folder), made)
        (self.folder / EXPECTED).write_text(json.dumps(maker.expectations(), ensure_ascii=False), encoding="utf-8")
        shutil.rmtree(work)
        (self.folder / READY).touch()

    def password(self, name: str) -> str:
        """The password made up for this user of the demo."""
        return (self.folder / PASSWORDS / name).read_text(encoding="utf-8")

    def _fill(self, hub: HubAdmin, made: tuple[MadeSubmission, ...]) -> None:
        recipe = read_programme()
        told = programme_from({**recipe["programme"], "holidays": _holidays(recipe)})
        hub.create_programme(told.name, told.switches, told.settings)
        (self.folder / PASSWORDS).mkdir(mode=0o700)
        for user in recipe["users"]:
            password = secrets.token_urlsafe(9)
            kept = self.folder / PASSWORDS / user["name"]
            kept.touch(mode=0o600)
            kept.write_text(password, encoding="utf-8")
            hub.add_user(user["name"], user["code"], user["display"], password, user["role"])
        for file in sorted({one.credential_file for one in made}):
            # a lead of this made-up programme has accepted the sample definitions for live use
            hub.add_credential(file, accepted=True)
        for number, one in enumerate(made):
            hub.import_submission(one.folder)
            if one.stopped is not None:
                hub.stop_clock(one.code, one.stopped[0])
                hub.start_clock(one.code, one.stopped[1])
            hub.assign(one.code, "A-07", "reader_1", one.due_at)
            if number % 3 == 0:
                hub.assign(one.code, "A-03", "reader_2", one.due_at)


def _holidays(recipe: Mapping[str, Any]) -> list[date]:
    """Days on which the made-up programme does not work, always near today."""
    today = utc_today().date()
    return [today + timedelta(days=number) for number in recipe["holidays_from_now"]]

"""Sets up the demo's hub: programme, people, credentials, submissions and who reads what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from assessor_app.demo.artifact_making import Say
from assessor_app.demo.demo_folder import DemoFolder
from assessor_app.demo.submissions import MadeSubmission, SubmissionMaker, read_programme, utc_today
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.programme_settings import programme_from

EXPECTED = "expected.json"


class DemoProgramme(DemoFolder):
    """The hub folder of the demo."""

    def _fill(self, work: Path, say: Say) -> None:
        maker = SubmissionMaker(work, say)
        made = maker.make_all(utc_today())
        say("setting up the hub")
        hub = HubAdmin(self.folder)
        try:
            self._set_up(hub, made)
        finally:
            hub.close()
        (self.folder / EXPECTED).write_text(json.dumps(maker.expectations(), ensure_ascii=False), encoding="utf-8")

    def _set_up(self, hub: HubAdmin, made: tuple[MadeSubmission, ...]) -> None:
        recipe = read_programme()
        told = programme_from({**recipe["programme"], "holidays": _holidays(recipe)})
        hub.create_programme(told.name, told.switches, told.settings)
        for user in recipe["users"]:
            self._add_user(hub, user["name"], user["code"], user["display"], user["role"])
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

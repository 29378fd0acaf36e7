"""`assessor-app demo --check`: the assessor's whole job done by a robot, each step proved and timed."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assessor_app.demo.entries import Entered, Entries
from assessor_app.demo.hub_process import DemoHub
from assessor_app.demo.jumps import Jumps
from assessor_app.demo.proof import Prover
from assessor_app.demo.robot import Robot
from assessor_app.domain.credential import Scorable
from assessor_app.domain.reopening import may_score
from assessor_app.domain.scoring import Score
from assessor_app.errors import DeskError
from assessor_app.hub.admin import HubAdmin
from assessor_app.paths import Profile
from assessor_app.workflows.desk import OpenedSubmission

READER = "A-07"


@dataclass(frozen=True, slots=True)
class StepReport:
    """One step: what was done, whether it held, how long it took, and what was seen."""

    step: str
    ok: bool
    seconds: float
    detail: str


class DemoCheck:
    """The job from sign-in to receipt over a copy of the demo's hub; ``reports`` tells every step."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "check"
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(root / "hub", self._folder / "hub")
        self._hub = DemoHub(self._folder / "hub", self._folder / "hub.log")
        self._profile = Profile.at(self._folder / "assessor")
        self._password = (self._folder / "hub" / "passwords" / "assessor").read_text(encoding="utf-8")
        expected = (self._folder / "hub" / "expected.json").read_text(encoding="utf-8")
        self._expected: dict[str, list[dict[str, Any]]] = json.loads(expected)
        self._prover = Prover(self._folder / "hub" / "artifacts")
        self._entries = Entries()
        self.reports: list[StepReport] = []

    @contextmanager
    def _step(self, name: str) -> Iterator[list[str]]:
        """Time one step; what is appended to the list becomes its detail. A failure ends the check."""
        details: list[str] = []
        start = time.perf_counter()
        try:
            yield details
        except Exception as error:
            words = str(error) if isinstance(error, DeskError) else traceback.format_exc(limit=-3)
            self.reports.append(StepReport(name, False, round(time.perf_counter() - start, 2), words))
            raise
        self.reports.append(StepReport(name, True, round(time.perf_counter() - start, 2), "; ".join(details)))

    def run(self, application: Any) -> None:
        """Do everything; raises at the first thing that does not hold."""
        try:
            with self._step("start the hub"):
                self._hub.start()
            codes = self._first_sitting(application)
            self._second_sitting(application, codes)
            with self._step("compare the hub's database with what was entered") as details:
                details.append(self._compare())
        finally:
            self._hub.stop()

    def _first_sitting(self, application: Any) -> list[str]:
        robot = Robot(application, self._profile)
        try:
            with self._step("sign in and sync down") as details:
                robot.sign_in(self._hub.url, "assessor", self._password)
                robot.wait_for(lambda: bool(robot.queue()), "the queue's rows")
                codes = [row.code for row in robot.queue()]
                details.append(f"{len(codes)} submissions in the queue")
            with self._step("download everything") as details:
                robot.download_all()
                details.append(f"{sum(row.local_bytes for row in robot.queue()):,} bytes")
            with self._step("stop the hub"):
                self._hub.stop()
            for code in codes:
                self._assess(robot, code)
        finally:
            robot.leave()
        return codes

    def _assess(self, robot: Robot, code: str) -> None:
        robot.go_to_queue()
        opened = robot.open(code)
        with self._step(f"{code}: jump to every citation") as details:
            jumps = Jumps(robot, self._prover, self._expected[code])
            for scorable in _asked(opened):
                jumps.through(opened, scorable.id)
            details.extend(jumps.tally.sentences())
        with self._step(f"{code}: score and comment") as details:
            for scorable in _asked(opened):
                entered = self._entries.next_for(code, scorable)
                robot.choose(scorable.id)
                robot.score(entered.key, entered.comment)
            details.append(f"{len(_asked(opened))} scores")
        with self._step(f"{code}: submit offline"):
            robot.submit(self._entries.feedback(code), READER)

    def _second_sitting(self, application: Any, codes: list[str]) -> None:
        robot = Robot(application, self._profile)
        try:
            with self._step("start again: everything entered is still there") as details:
                robot.wait_for(lambda: robot.window.desk_pages.front != "sign_in", "the desk without signing in")
                for code in codes:
                    robot.go_to_queue()
                    details.append(f"{code}: {self._still_there(robot, code)}")
            with self._step("start the hub and sync"):
                self._hub.start()
                robot.go_to_queue()
                robot.sync()
                robot.wait_for(lambda: all(row.status == "submitted" for row in robot.queue()), "the receipts")
        finally:
            robot.leave()

    def _still_there(self, robot: Robot, code: str) -> int:
        opened = robot.open(code)
        for entered in self._entries.of(code):
            robot.choose(entered.scorable_id)
            seen = Entered(entered.scorable_id, entered.key, robot.shown_mark(), robot.shown_comment())
            if seen != entered:
                raise DeskError(f"{code}: entered {entered}, but after the restart there is {seen}")
        return len(_asked(opened))

    def _compare(self) -> str:
        admin = HubAdmin(self._folder / "hub")
        try:
            recorded = {one.submission_code: one.assessment for one in admin.recorded() if one.user_code == READER}
        finally:
            admin.close()
        fields = 0
        for code in self._entries.codes():
            held = recorded[code]
            for entered in self._entries.of(code):
                wanted = Score(entered.mark, entered.comment)
                if held.score(entered.scorable_id) != wanted:
                    raise DeskError(
                        f"{code} {entered.scorable_id}: entered {wanted}, hub {held.score(entered.scorable_id)}"
                    )
                fields += 3
            if (held.feedback, held.state) != (self._entries.feedback(code), "received") or held.receipt is None:
                raise DeskError(f"{code}: the hub holds another feedback or no receipt")
            fields += 3
        return f"{fields} fields are equal"


def _asked(opened: OpenedSubmission) -> Sequence[Scorable]:
    """What this attempt asks for: everything at a first one."""
    return [one for one in opened.credential.scorables() if may_score(opened.reopening, one.id)]


def check_demo(root: Path, *, as_json: bool) -> int:
    """Run the check and print its report; 0 only if all of it holds."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # late: Qt reads its platform from the environment when the application is made
    from assessor_app.app import new_application

    application = new_application()
    check = DemoCheck(root)
    try:
        check.run(application)
        held = True
    except Exception:  # noqa: BLE001 - whatever it was, the failed step's report holds the words
        held = False
    if as_json:
        report = {"ok": held, "steps": [asdict(step) for step in check.reports]}
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    else:
        for step in check.reports:
            sys.stdout.write(f"{'ok  ' if step.ok else 'FAIL'} {step.seconds:7.2f} s  {step.step}  {step.detail}\n")
        sys.stdout.write("all of it holds\n" if held else "something does not hold\n")
    return 0 if held else 1

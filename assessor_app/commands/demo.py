"""`assessor-app demo`: a whole made-up programme with its hub, then the desk, signed in, queue in front."""

from __future__ import annotations

import argparse
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from assessor_app.demo.hub_process import DemoHub
from assessor_app.errors import DeskError
from assessor_app.paths import Profile

# of the demo for leads: one whose marks a lead will look at
READER = "a-05"


def add_arguments(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("demo", help="try the desk with a programme made up by us")
    parser.add_argument("--role", choices=("assessor", "lead"), help="who to be signed in as")
    parser.add_argument(
        "--lead", action="store_true", help="a programme after a season of eight readers, signed in as its lead"
    )
    parser.add_argument("--check", action="store_true", help="do the whole job without a person and prove every step")
    parser.add_argument("--json", action="store_true", help="with --check: the report as JSON")


def run(args: argparse.Namespace) -> int:
    """Make what is missing, start the hub, then open the desk or check it."""
    root = demo_root(args.profile)
    if args.check and args.lead:
        raise DeskError("The check is made of an assessor's demo.", "Leave out --lead.")
    if args.check:
        return _check(root, as_json=args.json)
    if args.lead:
        # beside the other one, which stays as it is
        root /= "calibration"
    make_programme(root / "hub", leads=args.lead)
    role, name = signed_in_as(args)
    with ExitStack() as stack:
        hub = DemoHub(root / "hub", root / "hub.log")
        stack.callback(hub.stop)
        hub.start()
        # late: Qt is not needed while the programme is made
        from assessor_app.app import run_desk
        from assessor_app.settings import Settings

        # each role has a profile of its own, as two people have two laptops; keys stay under the demo
        profile = Profile.at(root / role)
        password = (root / "hub" / "passwords" / name).read_text(encoding="utf-8")
        return run_desk(profile, Settings(key_store="file"), sign_in=(hub.url, name, password))


def signed_in_as(args: argparse.Namespace) -> tuple[str, str]:
    """The role of whoever is signed in, and the name to sign in with."""
    role = args.role or ("lead" if args.lead else "assessor")
    return role, READER if args.lead and role == "assessor" else role


def _check(root: Path, *, as_json: bool) -> int:
    # late: the robot drives the whole desk
    from assessor_app.demo.check import check_demo

    make_programme(root / "hub")
    return check_demo(root, as_json=as_json)


def demo_root(profile: Profile | None) -> Path:
    """The demo's own folder: beside the user's profile, never in it, so that it cannot touch real work."""
    if profile is not None:
        return profile.data.parent / "demo"
    return Profile.default().data.with_name("assessor-app-demo")


def make_programme(folder: Path, *, leads: bool = False) -> None:
    """Make the demo's hub folder (``leads``: the one for leads) in a process of its own.

    Raises DeskError when that fails.
    """
    if (folder / "demo-is-complete").exists():
        return
    made = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "assessor_app.demo.make", str(folder), *(["--lead"] if leads else [])],
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if made.returncode:
        raise DeskError("The demo could not be made.", "What went wrong is written above.")

"""`assessor-app desk` (or no command at all): opens the desk."""

from __future__ import annotations

import argparse
import gc
from typing import Any

from assessor_app.paths import Profile


def add_arguments(commands: Any) -> None:
    """Declare the command."""
    commands.add_parser("desk", help="open the desk (what happens without a command, too)")


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it closes."""
    # nothing imported is garbage, and to look for some costs a twentieth of the start; GarbageDays looks later
    gc.disable()
    # late: Qt is needed by no other command's help
    from assessor_app.app import run_desk
    from assessor_app.settings import load_settings

    profile = args.profile or Profile.default()
    return run_desk(profile, load_settings(profile.settings))

"""`assessor-app doctor`: says what this laptop lacks, and the command that mends it."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from assessor_app.paths import Profile


def add_arguments(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("doctor", help="check libVLC, Qt, keyring, disk, hub and versions")
    parser.add_argument("--hub", metavar="ADDRESS", help="a hub to try to reach, instead of the one signed in to")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print every finding; exit 0 when nothing the desk needs is missing."""
    # late: the checks import what they check
    from assessor_app.health import examine

    findings = examine(args.profile or Profile.default(), args.hub)
    for finding in findings:
        if args.json:
            sys.stdout.write(json.dumps(asdict(finding), ensure_ascii=False) + "\n")
            continue
        sign = {"ok": "ok  ", "warn": "note", "fail": "FAIL"}[finding.state]
        sys.stdout.write(f"{sign}  {finding.subject:<10} {finding.sentence}\n")
        if finding.mend:
            sys.stdout.write(f"{'':17}mend it with: {finding.mend}\n")
    return 1 if any(finding.state == "fail" for finding in findings) else 0

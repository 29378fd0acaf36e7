"""`assessor-app credential check FILE…`: what is wrong with a credential definition, at which line."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assessor_app.workflows.check_definition import check_definition_file


def add_arguments(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("credential", help="check credential definitions")
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check", help="check definition files")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="one JSON object a finding and line")


def run(args: argparse.Namespace) -> int:
    """Print every finding; exit 1 when any file has an error."""
    failed = False
    for path in args.files:
        findings = check_definition_file(path)
        errors = sum(one.severity == "error" for one in findings)
        failed = failed or bool(errors)
        for one in findings:
            if args.json:
                sys.stdout.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            else:
                sys.stdout.write(f"{one.file}:{one.line}: {one.severity} {one.code}: {one.sentence}\n")
        if not args.json:
            verdict = f"{errors} errors" if errors else "can be used"
            sys.stdout.write(f"{path}: {verdict}\n")
    return 1 if failed else 0

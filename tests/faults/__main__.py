"""``python -m tests.faults``: the whole campaign at full length, and a table of what it did.

It takes hours of a slow machine: ``--short`` runs what the test suite runs. Exit code 0 when every promise held.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Final

from tests.support.campaign_report import REPORT

ROOT: Final = Path(__file__).resolve().parents[2]
KILLS: Final = "2000"


def main() -> int:
    """Run pytest over this folder, then print what the tests noted."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--short", action="store_true", help="the slice that the test suite runs")
    parser.add_argument("-k", default="", metavar="WORD", help="only tests whose name holds WORD")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        length = {} if args.short else {"ASSESSOR_SOAK": "1", "ASSESSOR_KILLS": os.environ.get("ASSESSOR_KILLS", KILLS)}
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/faults", *(("-k", args.k) if args.k else ())]
        environment = {**os.environ, **length, REPORT: str(report)}
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        sys.stdout.write(table(report))
    return code


def table(report: Path) -> str:
    """One line for each campaign: numbers added up over its tests, words as they came."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    words: dict[str, list[str]] = defaultdict(list)
    lines = report.read_text(encoding="utf-8").splitlines() if report.exists() else []
    for line in lines:
        found = json.loads(line)
        name = found.pop("campaign")
        for key, value in found.items():
            if isinstance(value, int):
                sums[name][key] += value
            else:
                words[name].append(f"{key}: {value}")
    width = max((len(name) for name in sums), default=0)
    told = []
    for name, numbers in sums.items():
        counted = [f"{key.replace('_', ' ')} {value:,}" for key, value in numbers.items()]
        told.append("  ".join([name.ljust(width), *counted, *words[name]]))
    return "\n" + "\n".join(told) + "\n"


if __name__ == "__main__":
    sys.exit(main())

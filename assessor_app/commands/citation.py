"""`assessor-app citation TEXT…`: how the desk reads a practitioner's citation."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from assessor_app.domain.citation.columns import COLUMNS, citation_columns
from assessor_app.domain.citation.text import parse_citation
from assessor_app.domain.selectors import selectors_of


def add_arguments(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("citation", help="show how citations are read")
    parser.add_argument("text", nargs="+", metavar="TEXT", help="a citation as a practitioner wrote it")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--selectors", action="store_true", help="with --json: add the W3C selectors")


def run(args: argparse.Namespace) -> int:
    """Print one line for each citation."""
    for text in args.text:
        citation = parse_citation(text)
        row: dict[str, object] = dict(citation_columns(citation))
        if args.json:
            if args.selectors:
                row["selectors"] = selectors_of(citation)
            sys.stdout.write(_printable(json.dumps(row, ensure_ascii=False)) + "\n")
        else:
            told = [f"{name} {row[name]}" for name in COLUMNS[1:] if row[name]]
            sys.stdout.write(_printable(f"{text}\n    {' · '.join(told)}") + "\n")
    return 0


def _printable(text: str) -> str:
    """Half characters, which a shell can pass on, as escapes that JSON understands too."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")

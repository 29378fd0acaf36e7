"""The verb of ``assessor-app hub`` that reads the log of acts and proves that nobody changed it."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessor_app.commands.hub_verb import Verb, json_flag, listed
from assessor_app.hub.problems import HubSetupError

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verify", action="store_true", help="read the whole chain; fails where it does not hold")
    parser.add_argument(
        "--anchor", default="", metavar="N:HASH", help="and still go through what an earlier check said"
    )
    parser.add_argument("--after", type=int, default=0, metavar="N", help="only what came after this number")
    parser.add_argument("--event", default="", help="only acts of this kind")
    parser.add_argument("--subject", default="", metavar="ID", help="only what was done to this")
    json_flag(parser)


def _audit(admin: HubAdmin, args: argparse.Namespace) -> str:
    if args.verify or args.anchor:
        return _verify(admin, args)
    rows = [asdict(one) for one in admin.acts(after=args.after, event=args.event, subject=args.subject)]
    return listed(rows, _line, "Nothing has been recorded.", as_json=args.json)


def _verify(admin: HubAdmin, args: argparse.Namespace) -> str:
    verdict = admin.verify_log(args.anchor)
    if not verdict.holds:
        raise HubSetupError(f"The log does not hold at number {verdict.broken_at}: {verdict.why}.")
    anchor = f"{verdict.entries}:{verdict.head}"
    if args.json:
        return json.dumps({"holds": True, "entries": verdict.entries, "anchor": anchor})
    return f"The log holds: {verdict.entries} acts.\nWrite this down elsewhere for the next check: --anchor {anchor}"


def _line(row: dict[str, Any]) -> str:
    facts = " ".join(f"{key}={value}" for key, value in row["detail"].items())
    said = (row["seq"], f"{row['at']:%Y-%m-%d %H:%M:%S}", row["event"], row["actor"] or "-", row["subject"], facts)
    return "  ".join(map(str, said)).rstrip()


VERBS = (Verb("audit", _audit, "who did what when, and whether the log was changed", _arguments),)

"""Verbs of ``assessor-app hub`` about who reads what, and until when."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from assessor_app.commands.hub_verb import Verb, json_flag, listed, moment

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin


def _assign_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("submission", metavar="CODE")
    parser.add_argument("user", metavar="USER_CODE")
    parser.add_argument("--role", default="reader_1", choices=("reader_1", "reader_2", "adjudicator"))
    parser.add_argument("--due", type=moment, help="for example 2026-03-31T17:00:00Z")
    parser.add_argument("--attempt", type=int, help="default: the latest")
    parser.add_argument("--again", action="store_true", help="also to someone who has released this case")


def _assign(admin: HubAdmin, args: argparse.Namespace) -> str:
    made = admin.assign(args.submission, args.user, args.role, args.due, args.attempt, again=args.again)
    return f"Assignment {made}."


def _rule_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codes", nargs="*", metavar="CODE", help="default: every submission, its latest attempt")
    parser.add_argument("--readers", type=int, default=1, choices=(1, 2), help="how many each submission gets")
    parser.add_argument("--due", type=moment, help="for example 2026-03-31T17:00:00Z")
    parser.add_argument("--most", type=int, help="how many open assignments anybody may then have")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same readers")
    parser.add_argument("--with-leads", action="store_true", help="leads and admins read too")
    parser.add_argument("--dry-run", action="store_true", help="only say who would get what")
    json_flag(parser)


def _assign_by_rule(admin: HubAdmin, args: argparse.Namespace) -> str:
    # Late: the command line of the desk itself must not load the hub.
    from assessor_app.hub.assign_rule import AssignRule

    rule = AssignRule(
        args.readers, tuple(args.codes), args.due, args.most, args.seed, args.with_leads, dry_run=args.dry_run
    )
    rows = [
        {"submission": seat.submission_code, "attempt": seat.attempt, "role": seat.role, "user": seat.user_code}
        for seat in admin.assign_by_rule(rule)
    ]
    return listed(rows, _seat_line, "Every seat is taken already.", as_json=args.json)


def _seat_line(row: dict[str, Any]) -> str:
    return f"{row['submission']}  attempt {row['attempt']}  {row['role'].replace('_', ' ')}  {row['user']}"


def _twice_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="only say who would get what")
    json_flag(parser)


def _double_read(admin: HubAdmin, args: argparse.Namespace) -> str:
    rows = [
        {"submission": one.submission_code, "attempt": one.attempt, "why": one.reason, "user": one.user_code}
        for one in admin.double_read(dry_run=args.dry_run)
    ]
    return listed(rows, _twice_line, "No second reading is owed.", as_json=args.json)


_WHY = {"first": "first of its credential", "near": "near the pass line", "random": "by chance"}


def _twice_line(row: dict[str, Any]) -> str:
    who = row["user"] or "nobody is left who may read it"
    return f"{row['submission']}  attempt {row['attempt']}  {_WHY[row['why']]}  {who}"


def _assignment_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment")


def _withdraw(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.withdraw(args.assignment)
    return "Withdrawn; the work done is kept."


def _hand_back_arguments(parser: argparse.ArgumentParser) -> None:
    _assignment_arguments(parser)
    parser.add_argument("--note", default="", help="what its reader is to see")


def _hand_back(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.hand_back(args.assignment, args.note)
    return "Open again."


def _clock_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="ASSIGNMENT_OR_CODE", help="one assignment, or all readers of a submission")
    parser.add_argument("act_on_clock", metavar="stop|start", choices=("stop", "start"))
    parser.add_argument("--at", type=moment, help="default: now; for example 2026-03-31T17:00:00Z")


def _clock(admin: HubAdmin, args: argparse.Namespace) -> str:
    if args.act_on_clock == "stop":
        admin.stop_clock(args.target, args.at)
        return "The clock stands still."
    admin.start_clock(args.target, args.at)
    return "The clock goes on."


VERBS = (
    Verb("assign", _assign, "give a submission to a reader", _assign_arguments),
    Verb("assign-by-rule", _assign_by_rule, "fill empty seats, balanced, with nobody who may not", _rule_arguments),
    Verb("double-read", _double_read, "give the second readings that the programme's rules ask for", _twice_arguments),
    Verb("withdraw", _withdraw, "take an assignment away", _assignment_arguments),
    Verb("hand-back", _hand_back, "open a submitted assessment again", _hand_back_arguments),
    Verb("clock", _clock, "stop or start the counting of business days", _clock_arguments),
)

"""Verbs of ``assessor-app hub`` about the programme, its definitions and what was handed in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app.commands.hub_verb import Verb

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin

SWITCHES = (
    "hide_practitioner",
    "hide_assessor_from_practitioner",
    "hide_other_reader_until_both_submitted",
    "hide_earlier_attempts_until_scored",
)


def _programme_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME_OR_FILE", help="a name, or a .yaml file with all settings")
    for switch in SWITCHES:
        flag = f"--{switch.replace('_', '-')}"
        parser.add_argument(flag, dest=switch, action=argparse.BooleanOptionalAction, default=True)


def _programme(admin: HubAdmin, args: argparse.Namespace) -> str:
    if args.name.casefold().endswith((".yaml", ".yml")):
        return f"The programme is called {admin.load_programme(Path(args.name))}; its settings are those of the file."
    admin.create_programme(args.name, {switch: getattr(args, switch) for switch in SWITCHES})
    return f"The programme is called {args.name}."


def _credential_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")


def _add_credential(admin: HubAdmin, args: argparse.Namespace) -> str:
    return "\n".join(f"{admin.add_credential(path)} is here." for path in args.files)


def _accept_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("credential", metavar="CREDENTIAL@VERSION")
    parser.add_argument("--by", required=True, help="the code of the lead or admin who accepts it")


def _accept(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.accept(args.credential, args.by)
    return f"{args.credential} is accepted for live use."


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", type=Path, nargs="+", metavar="FOLDER_OR_ZIP")
    parser.add_argument(
        "--no-renditions",
        action="store_true",
        help="make no pages of office files now; `hub renditions --missing` makes them later",
    )


def _import(admin: HubAdmin, args: argparse.Namespace) -> str:
    pages = not args.no_renditions
    return "\n".join(f"Taken in as {admin.import_submission(path, pages=pages, say=_say)}." for path in args.paths)


def _renditions_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--missing", action="store_true", help="make those that are missing; needs LibreOffice")


def _renditions(admin: HubAdmin, args: argparse.Namespace) -> str:
    made = admin.make_renditions(_say) if args.missing else 0
    number, with_pages = admin.office_files()
    said = f"{with_pages} of {number} office files have pages."
    return f"{made} made. {said}" if args.missing else said


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


VERBS = (
    Verb(
        "programme",
        _programme,
        "name the programme and set its blind switches, or load all its settings",
        _programme_arguments,
    ),
    Verb("add-credential", _add_credential, "add credential definitions", _credential_arguments),
    Verb("accept", _accept, "accept a definition for live use", _accept_arguments),
    Verb("import", _import, "take in submission folders or zips", _import_arguments),
    Verb(
        "renditions",
        _renditions,
        "how many office files have pages, and making the missing ones",
        _renditions_arguments,
    ),
)

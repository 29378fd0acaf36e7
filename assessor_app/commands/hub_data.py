"""Verbs of ``assessor-app hub`` for everything it holds at once: backup and restore, checking and moving files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app.commands.hub_place import artifact_wish
from assessor_app.commands.hub_verb import Verb
from assessor_app.hub.problems import HubSetupError

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin

RESTORE = "restore"
MOVE = "move-artifacts"


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.zip")
    parser.add_argument(
        "--without-files", action="store_true", help="rows alone, where the store has backups of its own"
    )


def _backup(admin: HubAdmin, args: argparse.Namespace) -> str:
    done = admin.back_up(args.file, files=not args.without_files)
    said = f"{done.rows:,} rows and {done.files:,} files ({done.bytes / 1_000_000:,.0f} MB) are in {args.file.name}."
    return f"{said} It holds personal data and is not encrypted: keep it as you keep the hub."


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("to", type=Path, metavar="NEW_FOLDER")


def _export(admin: HubAdmin, args: argparse.Namespace) -> str:
    return "\n".join(f"{name}: {rows:,} rows" for name, rows in admin.export(args.to).items())


def _files_arguments(_parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def _files(admin: HubAdmin, _args: argparse.Namespace) -> str:
    count, lost = admin.check_files()
    if lost:
        raise HubSetupError(f"{len(lost):,} of {count:,} files are lost, the first is {lost[0]}.", "Restore a backup.")
    return f"All {count:,} files are where they belong."


VERBS = (
    Verb("backup", _backup, "write everything the hub holds into one file", _backup_arguments),
    Verb("export", _export, "write what was judged as tables, for other programs", _export_arguments),
    Verb("files", _files, "whether every file the hub knows of is in its place", _files_arguments),
)


def add_special(verbs: argparse._SubParsersAction[argparse.ArgumentParser], place: argparse.ArgumentParser) -> None:
    """Add the two verbs that do not begin with opening the hub as it is."""
    restore = verbs.add_parser(RESTORE, parents=[place], help="fill an empty hub from a backup")
    restore.add_argument("file", type=Path, metavar="FILE.zip")
    verbs.add_parser(
        MOVE, parents=[place], help="copy all files to the place said with --artifacts, and use that from now on"
    )


def restore(folder: Path, args: argparse.Namespace) -> str:
    """Fill an empty hub. Raises HubSetupError."""
    # Late: the command line of the desk itself must not load the hub.
    from assessor_app.hub.restore import restore as fill

    told = fill(args.file, folder, args.database_url, artifact_wish(args))
    rows = sum(table.rows for table in told.tables)
    return (
        f"{rows:,} rows and {len(told.files):,} files of '{told.programme}' are back as of "
        f"{told.made_at:%Y-%m-%d %H:%M} UTC. Desks will fetch everything again at their next sync."
    )


def move(folder: Path, args: argparse.Namespace) -> str:
    """Move all files. Raises HubSetupError."""
    from assessor_app.hub.admin import HubAdmin  # late, as above

    wish = artifact_wish(args)
    if wish is None:
        raise HubSetupError("Say with --artifacts where the files are to go.")
    admin = HubAdmin(folder, args.database_url)
    try:
        copied = admin.move_artifacts(folder, wish)
    finally:
        admin.close()
    return f"{copied:,} files copied. Start the hub again to use them there; what was in the old place is still there."

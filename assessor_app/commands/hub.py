"""``assessor-app hub …``: run a programme's hub and fill it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from assessor_app.commands import hub_bundle, hub_content, hub_data, hub_log, hub_people, hub_reading
from assessor_app.commands.hub_place import artifact_wish, place_arguments
from assessor_app.errors import DeskError
from assessor_app.paths import Profile

MOST_WORKERS = 64
MOST_PORT = 65_535
_SPECIAL = {hub_data.RESTORE: hub_data.restore, hub_data.MOVE: hub_data.move}
VERBS = (*hub_content.VERBS, *hub_people.VERBS, *hub_reading.VERBS, *hub_log.VERBS, *hub_data.VERBS, *hub_bundle.VERBS)


def add_arguments(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add ``hub`` and its verbs to the command line."""
    hub = subparsers.add_parser("hub", help="run and fill the server a programme uses")
    hub.set_defaults(run=run)
    verbs = hub.add_subparsers(dest="verb", required=True, metavar="VERB")
    place = place_arguments()
    _add_serve(verbs.add_parser("serve", parents=[place], help="serve until stopped"))
    hub_data.add_special(verbs, place)
    for verb in VERBS:
        parser = verbs.add_parser(verb.name, parents=[place], help=verb.explain)
        parser.set_defaults(act=verb.act)
        verb.arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Do one verb; 0 when done, 1 with a plain sentence on stderr when it could not be."""
    profile: Profile = args.profile or Profile.default()
    folder = (args.folder or profile.data / "hub").expanduser().absolute()
    try:
        if args.verb == "serve":
            return _serve(folder, args)
        if args.verb in _SPECIAL:
            _say(_SPECIAL[args.verb](folder, args))
            return 0
        # Late: the command line of the desk itself must not load the hub.
        from assessor_app.hub.admin import HubAdmin

        admin = HubAdmin(folder, args.database_url, artifact_wish(args))
        try:
            said = args.act(admin, args)
        finally:
            admin.close()
    except DeskError as error:
        return _refuse(str(error), error.advice)
    except UnicodeError:
        return _refuse("What was typed holds characters that are no text.", "The terminal must speak UTF-8.")
    except Exception as error:
        if not _is_database_away(error):
            raise
        return _refuse(*_database_trouble(error))
    _say(said)
    return 0


def _refuse(sentence: str, advice: str) -> int:
    sys.stderr.write(f"{sentence}{' ' + advice if advice else ''}\n")
    return 1


def _database_trouble(error: Exception) -> tuple[str, str]:
    """A sentence and what to do; the database's own words name machines and files, and are not repeated."""
    cause = str(getattr(error, "orig", "")).lower()
    if "disk" in cause or "no space left" in cause:
        return "The hub’s disk is full, or cannot be read or written.", "Free some space; nothing was half done."
    return "The hub’s database cannot be reached or used just now.", "Check its address and that it runs."


def _is_database_away(error: Exception) -> bool:
    """Whether it is the database's own trouble: what it said may name the machine and the user, and is not repeated."""
    # late: whoever came here has loaded it
    from sqlalchemy.exc import OperationalError

    return isinstance(error, OperationalError)


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8420, help="0 lets the system choose")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    parser.add_argument("--port-file", type=Path, help="where to write the port once the hub listens")
    parser.add_argument("--certificate", type=Path, help="PEM file; makes it HTTPS")
    parser.add_argument("--certificate-key", type=Path)
    parser.add_argument("--workers", type=_count, default=1, metavar="N", help="processes that serve at once")


def _count(text: str) -> int:
    """A number of processes. Raises argparse.ArgumentTypeError."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"must be a number from 1 to {MOST_WORKERS}")
    return int(text)


def _port(text: str) -> int:
    """A port; the system would take a larger number for another one. Raises argparse.ArgumentTypeError."""
    if not text.isdecimal() or int(text) > MOST_PORT:
        raise argparse.ArgumentTypeError(f"must be a number from 0 to {MOST_PORT}")
    return int(text)


def _serve(folder: Path, args: argparse.Namespace) -> int:
    # Late: the web server is loaded only by the process that serves.
    from assessor_app.hub.serve import Listen, serve

    listen = Listen(
        args.host, args.port, args.port_file, args.certificate, args.certificate_key, args.with_parent, args.workers
    )
    serve(folder, args.database_url, listen, _say, artifact_wish(args))
    return 0

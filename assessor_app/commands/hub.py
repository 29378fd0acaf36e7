"""``assessor-app hub …``: run a programme's hub and fill it."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app.errors import DeskError
from assessor_app.hub.problems import HubSetupError
from assessor_app.paths import Profile

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin

DATABASE_URL_VARIABLE = "ASSESSOR_HUB_DATABASE_URL"
Verb = Callable[["HubAdmin", argparse.Namespace], str]
SWITCHES = (
    "hide_practitioner",
    "hide_assessor_from_practitioner",
    "hide_other_reader_until_both_submitted",
    "hide_earlier_attempts_until_scored",
)


def add_arguments(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add ``hub`` and its verbs to the command line."""
    hub = subparsers.add_parser("hub", help="run and fill the server a programme uses")
    hub.set_defaults(run=run)
    verbs = hub.add_subparsers(dest="verb", required=True, metavar="VERB")
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--folder", type=Path, help="the hub's folder (default: 'hub' in the profile)")
    place.add_argument(
        "--database-url",
        default=os.environ.get(DATABASE_URL_VARIABLE),
        help=f"a PostgreSQL URL instead of the SQLite file in the folder; better in {DATABASE_URL_VARIABLE}, "
        "where other users of the machine cannot read it",
    )
    _add_serve(verbs.add_parser("serve", parents=[place], help="serve until stopped"))
    for name, verb, explain, arguments in _VERBS:
        parser = verbs.add_parser(name, parents=[place], help=explain)
        parser.set_defaults(act=verb)
        arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Do one verb; 0 when done, 1 with a plain sentence on stderr when it could not be."""
    profile: Profile = args.profile or Profile.default()
    folder = (args.folder or profile.data / "hub").expanduser().absolute()
    try:
        if args.verb == "serve":
            return _serve(folder, args)
        # Late: the command line of the desk itself must not load the hub.
        from assessor_app.hub.admin import HubAdmin

        admin = HubAdmin(folder, args.database_url)
        try:
            said = args.act(admin, args)
        finally:
            admin.close()
    except DeskError as error:
        sys.stderr.write(f"{error}{' ' + error.advice if error.advice else ''}\n")
        return 1
    _say(said)
    return 0


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8420, help="0 lets the system choose")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    parser.add_argument("--port-file", type=Path, help="where to write the port once the hub listens")
    parser.add_argument("--certificate", type=Path, help="PEM file; makes it HTTPS")
    parser.add_argument("--certificate-key", type=Path)


def _serve(folder: Path, args: argparse.Namespace) -> int:
    # Late: the web server is loaded only by the process that serves.
    from assessor_app.hub.serve import Listen, serve

    listen = Listen(args.host, args.port, args.port_file, args.certificate, args.certificate_key, args.with_parent)
    serve(folder, args.database_url, listen, _say)
    return 0


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


def _user_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="what the user signs in with; the password is asked for")
    parser.add_argument("--code", required=True, help="what other people see, for example A-014")
    parser.add_argument("--display", help="the user's name in full (default: the sign-in name)")
    parser.add_argument("--role", default="assessor", choices=("assessor", "lead", "admin"))


def _add_user(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.add_user(args.name, args.code, args.display or args.name, _ask_password(), args.role)
    return f"{args.code} can sign in."


def _ask_password() -> str:
    """From the terminal, typed twice, or one line of standard input; never from the command line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise HubSetupError("The two passwords differ.")
    return password


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


def _assign_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("submission", metavar="CODE")
    parser.add_argument("user", metavar="USER_CODE")
    parser.add_argument("--role", default="reader_1", choices=("reader_1", "reader_2", "adjudicator"))
    parser.add_argument("--due", type=_moment, help="for example 2026-03-31T17:00:00Z")
    parser.add_argument("--attempt", type=int, help="default: the latest")
    parser.add_argument("--again", action="store_true", help="also to someone who has released this case")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("needs a time zone, for example 2026-03-31T17:00:00Z")
    return moment


def _assign(admin: HubAdmin, args: argparse.Namespace) -> str:
    made = admin.assign(args.submission, args.user, args.role, args.due, args.attempt, again=args.again)
    return f"Assignment {made}."


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
    parser.add_argument("--at", type=_moment, help="default: now; for example 2026-03-31T17:00:00Z")


def _clock(admin: HubAdmin, args: argparse.Namespace) -> str:
    if args.act_on_clock == "stop":
        admin.stop_clock(args.target, args.at)
        return "The clock stands still."
    admin.start_clock(args.target, args.at)
    return "The clock goes on."


def _devices_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user", metavar="USER_CODE")


def _devices(admin: HubAdmin, args: argparse.Namespace) -> str:
    lines = []
    for one in admin.devices(args.user):
        seen = f"seen {one.last_seen_at:%Y-%m-%d %H:%M} UTC" if one.last_seen_at is not None else "never seen"
        lines.append(f"{one.id}  {'revoked' if one.revoked else 'signed in'}  {seen}")
    return "\n".join(lines) or "No devices."


def _revoke_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device")


def _revoke(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.revoke(args.device)
    return "Revoked."


_VERBS: tuple[tuple[str, Verb, str, Callable[[argparse.ArgumentParser], None]], ...] = (
    (
        "programme",
        _programme,
        "name the programme and set its blind switches, or load all its settings",
        _programme_arguments,
    ),
    ("add-user", _add_user, "add an assessor, lead or admin", _user_arguments),
    ("add-credential", _add_credential, "add credential definitions", _credential_arguments),
    ("accept", _accept, "accept a definition for live use", _accept_arguments),
    ("import", _import, "take in submission folders or zips", _import_arguments),
    ("renditions", _renditions, "how many office files have pages, and making the missing ones", _renditions_arguments),
    ("assign", _assign, "give a submission to a reader", _assign_arguments),
    ("withdraw", _withdraw, "take an assignment away", _assignment_arguments),
    ("hand-back", _hand_back, "open a submitted assessment again", _hand_back_arguments),
    ("clock", _clock, "stop or start the counting of business days", _clock_arguments),
    ("devices", _devices, "list a user's devices", _devices_arguments),
    ("revoke", _revoke, "end a device's token", _revoke_arguments),
)

"""Verbs of ``assessor-app hub`` about people and their devices."""

from __future__ import annotations

import argparse
import getpass
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessor_app.commands.hub_verb import Verb, json_flag, listed
from assessor_app.hub.problems import HubSetupError

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin


def _user_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="what the user signs in with; the password is asked for")
    parser.add_argument("--code", required=True, help="what other people see, for example A-014")
    parser.add_argument("--display", help="the user's name in full (default: the sign-in name)")
    parser.add_argument("--email", default="", help="lets this person sign in at the programme's provider")
    parser.add_argument("--oidc-subject", default="", help="the same, by the provider's own id of this person")
    parser.add_argument("--no-password", action="store_true", help="sign in at the provider only; none is asked for")
    parser.add_argument("--role", default="assessor", choices=("assessor", "lead", "admin"))


def _add_user(admin: HubAdmin, args: argparse.Namespace) -> str:
    password = None if args.no_password else _ask_password()
    admin.add_user(args.name, args.code, args.display or args.name, password, args.role)
    if args.email or args.oidc_subject:
        try:
            admin.set_provider_account(args.code, args.email, args.oidc_subject)
        except HubSetupError as error:
            # else the same command, given again, would say that there is such a user and nothing of why
            sentence = f"{args.code} was added, but cannot sign in at the provider yet: {error}"
            raise HubSetupError(sentence, "Mend it with 'provider-account'.") from error
    return f"{args.code} can sign in."


def _ask_password() -> str:
    """From the terminal, typed twice, or one line of standard input; never from the command line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise HubSetupError("The two passwords differ.")
    return password


def _list_users(admin: HubAdmin, args: argparse.Namespace) -> str:
    return listed([asdict(one) for one in admin.users()], _user_line, "No users.", as_json=args.json)


def _user_line(row: dict[str, Any]) -> str:
    state = "" if row["active"] else "  shut out"
    ways = " and ".join(row["signs_in"]) or "no way to sign in"
    return f"{row['code']}  {row['role']}  {row['open_assignments']} open  {row['devices']} devices  {ways}{state}"


def _user_code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user", metavar="USER_CODE")


def _disable(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.set_active(args.user, active=False)
    return f"{args.user} is shut out of every device."


def _enable(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.set_active(args.user, active=True)
    return f"{args.user} can sign in again."


def _role_arguments(parser: argparse.ArgumentParser) -> None:
    _user_code(parser)
    parser.add_argument("role", choices=("assessor", "lead", "admin"))


def _role(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.set_role(args.user, args.role)
    return f"{args.user} is {args.role} now."


def _reset_password(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.reset_password(args.user, _ask_password())
    return f"{args.user} signs in with the new password, on every device anew."


def _provider_arguments(parser: argparse.ArgumentParser) -> None:
    _user_code(parser)
    parser.add_argument("--email", default="", help="as the provider has verified it; counts for the first sign-in")
    parser.add_argument("--oidc-subject", default="", help="the provider's own id of this person")


def _provider(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.set_provider_account(args.user, args.email, args.oidc_subject)
    given = args.email or args.oidc_subject
    return f"{args.user} can sign in at the provider." if given else f"{args.user} has no account at the provider now."


def _exclude_arguments(parser: argparse.ArgumentParser) -> None:
    _user_code(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--submission", metavar="CODE", help="any attempt of it")
    which.add_argument("--practitioner", metavar="NAME", help="whatever a person of this name hands in")
    parser.add_argument("--lift", action="store_true", help="take the exclusion back")


def _exclude(admin: HubAdmin, args: argparse.Namespace) -> str:
    kind = "submission" if args.submission is not None else "practitioner"
    admin.exclude(args.user, args.submission or args.practitioner or "", kind, lift=args.lift)
    return f"{args.user} may read it again." if args.lift else f"{args.user} is not given it any more."


def _devices_arguments(parser: argparse.ArgumentParser) -> None:
    _user_code(parser)
    json_flag(parser)


def _devices(admin: HubAdmin, args: argparse.Namespace) -> str:
    rows = [one.model_dump() for one in admin.devices(args.user)]
    return listed(rows, _device_line, "No devices.", as_json=args.json)


def _device_line(row: dict[str, Any]) -> str:
    seen = f"seen {row['last_seen_at']:%Y-%m-%d %H:%M} UTC" if row["last_seen_at"] is not None else "never seen"
    return f"{row['id']}  {'revoked' if row['revoked'] else 'signed in'}  {seen}"


def _wipe(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.order_wipe(args.device)
    return "When it is next on a network it is told to save what was not sent, and to remove the rest."


def _revoke_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device")


def _revoke(admin: HubAdmin, args: argparse.Namespace) -> str:
    admin.revoke(args.device)
    return "Revoked."


VERBS = (
    Verb("add-user", _add_user, "add an assessor, lead or admin", _user_arguments),
    Verb("users", _list_users, "list everybody", json_flag),
    Verb("disable-user", _disable, "shut a user out of every device", _user_code),
    Verb("enable-user", _enable, "let a user in again", _user_code),
    Verb("set-role", _role, "make a user assessor, lead or admin", _role_arguments),
    Verb("reset-password", _reset_password, "give a user a new password", _user_code),
    Verb("provider-account", _provider, "let a user sign in at the programme's provider", _provider_arguments),
    Verb("exclude", _exclude, "say what a user must not read (conflict of interest)", _exclude_arguments),
    Verb("devices", _devices, "list a user's devices", _devices_arguments),
    Verb("revoke", _revoke, "end a device's token", _revoke_arguments),
    Verb("wipe", _wipe, "end a lost device and order it to remove what it holds", _revoke_arguments),
)

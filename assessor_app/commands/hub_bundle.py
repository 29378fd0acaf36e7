"""Verbs of ``assessor-app hub`` for machines that never see a network: a bundle out, results in."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor_app.commands.hub_verb import Verb
from assessor_app.hub.problems import HubSetupError

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin


def _bundle_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user", metavar="USER_CODE")
    parser.add_argument("codes", nargs="*", metavar="CODE", help="default: everything this user reads")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.assessor-bundle")
    parser.add_argument("--hub-address", default="", metavar="URL", help="what the laptop may sign in to one day")


def _bundle(admin: HubAdmin, args: argparse.Namespace) -> str:
    # Late: the command line of the desk itself must not load what seals files.
    from assessor_app.credentials.wraps import SECRET_BYTES, Wraps, as_json, check_passphrase, wrap_by_passphrase
    from assessor_app.store.bundle_file import BundleHead, BundleWriter

    passphrase = _ask_passphrase()
    check_passphrase(passphrase)
    _check_writable(args.out)
    made = admin.begin_bundle(args.user, args.codes, args.hub_address)
    secret = os.urandom(SECRET_BYTES)
    wraps = Wraps(made.id, {}).replaced(wrap_by_passphrase(secret, made.id, passphrase))
    try:
        with BundleWriter(args.out, BundleHead("work", made.id, as_json(wraps)), secret) as sink:
            done = admin.write_bundle(made, sink)
    except OSError as error:
        raise HubSetupError(f"The bundle cannot be written: {error.strerror}.") from error
    return (
        f"{done.submissions:,} submissions with {done.files:,} files ({done.bytes / 1_000_000:,.0f} MB) are in "
        f"{args.out.name}. It is listed as device {made.device_id}: revoke that if it is lost."
    )


def _take_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.assessor-bundle")
    parser.add_argument("--answer", type=Path, metavar="FILE", help="where to write what the laptop is to be told")


def _take(admin: HubAdmin, args: argparse.Namespace) -> str:
    # Late, as above.
    from assessor_app.store.bundle_file import BundleHead, BundleReader, BundleWriter, read_bundle_head

    try:
        head = read_bundle_head(args.file)
        if head.kind != "results":
            raise HubSetupError("This bundle holds no results.", "Export them on the laptop first.")
        if args.answer is not None:
            _check_writable(args.answer)
        key = admin.results_key(head.id)
        with BundleReader(args.file, key) as first, BundleReader(args.file, key) as again:
            taken = admin.take_results(head.id, first, again)
        if args.answer is not None:
            with BundleWriter(args.answer, BundleHead("answer", head.id), key) as sink:
                admin.write_answer(head.id, taken, sink)
    except OSError as error:
        raise HubSetupError(f"The file cannot be read or written: {error.strerror}.") from error
    said = f"{taken.accepted:,} changes are in, {taken.conflicts:,} in conflict, {taken.refused:,} refused."
    if args.answer is None:
        return f"{said} Take them once more with --answer FILE to tell the laptop."
    return f"{said} {args.answer.name} tells the laptop."


def _ask_passphrase() -> str:
    """From the terminal, typed twice, or one line of standard input; never from the command line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    passphrase = getpass.getpass("Passphrase for the bundle: ")
    if getpass.getpass("Once more: ") != passphrase:
        raise HubSetupError("The two passphrases differ.")
    return passphrase


def _check_writable(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise HubSetupError(f"There is no folder for {path.name}.")


VERBS = (
    Verb(
        "bundle",
        _bundle,
        "write a user's work into an encrypted file for a machine without a network",
        _bundle_arguments,
    ),
    Verb("take-results", _take, "take in what such a machine gives back; harmless to repeat", _take_arguments),
)

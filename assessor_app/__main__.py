"""The command line's front door: reads arguments and imports only the command that was asked for."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from assessor_app import __version__
from assessor_app.errors import DeskError
from assessor_app.paths import Profile

# one module each in assessor_app.commands, with add_arguments(subparsers) and run(args) -> exit code
COMMANDS = ("desk", "demo", "hub", "credential", "citation", "inspect", "calibrate", "doctor", "vault")


def build_parser(wanted: Sequence[str]) -> argparse.ArgumentParser:
    """A parser that knows the commands in ``wanted``; importing fewer of them starts faster."""
    parser = argparse.ArgumentParser(
        prog="assessor-app", description="The assessor's desk: score portfolios beside the evidence, offline."
    )
    parser.add_argument("--version", action="version", version=f"assessor-app {__version__}")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="keep data, cache, logs and keys under DIR")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in wanted:
        module = importlib.import_module(f"assessor_app.commands.{name}")
        module.add_arguments(commands)
    return parser


def split_profile(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take ``--profile DIR`` from anywhere before ``--``, so that every command accepts it in any place."""
    rest: list[str] = []
    profile: str | None = None
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            rest += [argument, *given]
        elif argument == "--profile":
            profile = next(given, "")
        elif argument.startswith("--profile="):
            profile = argument.removeprefix("--profile=")
        else:
            rest.append(argument)
    return profile, rest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command the desk opens."""
    profile, rest = split_profile(sys.argv[1:] if arguments is None else arguments)
    named = next((argument for argument in rest if not argument.startswith("-")), None)
    if named is None and not rest:
        named, rest = "desk", ["desk"]
    parser = build_parser([named] if named in COMMANDS else COMMANDS)
    args = parser.parse_args(rest)
    if args.command is None:
        parser.print_help()
        return 2
    if profile == "":
        parser.error("--profile needs a folder")
    args.profile = Profile.at(Path(profile)) if profile else None
    try:
        code: int = importlib.import_module(f"assessor_app.commands.{args.command}").run(args)
    except DeskError as error:
        sys.stderr.write(f"{error}\n" + (f"{error.advice}\n" if error.advice else ""))
        return 1
    except BrokenPipeError:
        # the reader of our output went away (`| head`); nobody is left to tell
        sys.stdout = None  # type: ignore[assignment]
        return 1
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())

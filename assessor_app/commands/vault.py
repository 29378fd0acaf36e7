"""`assessor-app vault …`: looks after the work on this laptop without a window: check, export, backup and more."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import KeyDoor
from assessor_app.credentials.vault_key import database_key, secret_of
from assessor_app.credentials.wraps import Wraps, unwrap
from assessor_app.errors import DeskError, KeysNeededError, VaultError
from assessor_app.paths import Profile
from assessor_app.settings import load_settings

if TYPE_CHECKING:
    from assessor_app.workflows.check_vault import VaultFinding
    from assessor_app.workflows.take_unsent import Taken

FOUND: Final = 3
MENDED: Final = 4
_CONSENT: Final = "readable by anyone"
_OWNED: Final = "it is mine"
_EXPLAINED = """
What a passphrase or recovery code is needed for is asked at the terminal, or read as a line from the standard input; it
is never taken from the command line. Exit codes: 0 all is well or done; 1 it could not be done, and why is told; 2 the
command was not understood; 3 damage was found; 4 damage was found and put right.
"""


def add_arguments(commands: Any) -> None:
    """Declare the command and its verbs."""
    parser = commands.add_parser(
        "vault",
        help="look after the work saved on this laptop",
        epilog=_EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--code", action="store_true", help="ask for the recovery code instead of the passphrase")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    status = verbs.add_parser("status", help="say how the work is locked and what lies beside it; needs no key")
    check = verbs.add_parser("check", help="read every page and every file and say what is damaged")
    check.add_argument("--repair", action="store_true", help="save what can be read; have the rest fetched again")
    for one in (status, check):
        one.add_argument("--json", action="store_true", help="one JSON object")
    export = verbs.add_parser("export", help="write down what was not sent yet, for support")
    export.add_argument("file", type=Path)
    export.add_argument("--json", action="store_true", help="as JSON instead of text")
    export.add_argument("--encrypt", action="store_true", help="under a passphrase asked for, instead of readable")
    export.add_argument("--from", dest="source", type=Path, metavar="COPY", help="a rescue copy instead of the vault")
    read = verbs.add_parser("read", help="show an encrypted export")
    read.add_argument("file", type=Path)
    read.add_argument("--json", action="store_true", help="as JSON instead of text")
    take = verbs.add_parser("take", help="put exported work back, on a laptop where its author is signed in")
    take.add_argument("file", type=Path)
    verbs.add_parser("adopt", help="take over a readable store that an early version left here, after asking")
    backup = verbs.add_parser("backup", help="write everything but the evidence to one encrypted file")
    backup.add_argument("file", type=Path)
    backup.add_argument("--passphrase", action="store_true", help="ask for a passphrase of its own for this file")
    restore = verbs.add_parser("restore", help="make the work on this laptop from a backup; what is here is set aside")
    restore.add_argument("file", type=Path)


def run(args: argparse.Namespace) -> int:
    """Do one verb; returns the exit code told in the help."""
    profile = args.profile or Profile.default()
    changes = KeyChanges(KeyDoor(profile, load_settings(profile.settings).key_store))
    verbs: dict[str, Callable[[argparse.Namespace, KeyChanges], int]] = {
        "status": _status,
        "check": _check,
        "export": _export,
        "read": _read,
        "take": _take,
        "adopt": _adopt,
        "backup": _backup,
        "restore": _restore,
    }
    try:
        return verbs[args.verb](args, changes)
    except OSError as error:
        raise DeskError(f"A file could not be read or written: {error.strerror or error}.") from error


def _status(args: argparse.Namespace, changes: KeyChanges) -> int:
    profile, safe = changes.door.profile, changes.safe()
    beside = sorted(
        one.name
        for pattern in ("set-aside-*", "vault.rescue-*.db", "vault.damaged-*.db", "vault.before-*.db")
        for one in profile.data.glob(pattern)
    )
    told: dict[str, Any] = {
        "folder": str(profile.data),
        "vault_bytes": profile.vault.stat().st_size if profile.vault.exists() else 0,
        "keys": safe.kind or "not set up",
        "recovery_code": safe.has_code,
        "beside": beside,
    }
    if args.json:
        _say(json.dumps(told, ensure_ascii=False))
        return 0
    kept = {"system": "the system keyring", "passphrase": "behind a passphrase", "file": "a file that opens by itself"}
    _say(f"folder         {told['folder']}")
    _say(f"vault          {told['vault_bytes'] / 1000:,.0f} KB" if told["vault_bytes"] else "vault          none yet")
    _say(f"key            {kept.get(safe.kind, 'not set up yet')}")
    _say(f"recovery code  {'made' if safe.has_code else 'none'}")
    for name in beside:
        _say(f"beside it      {name}")
    return 0


def _check(args: argparse.Namespace, changes: KeyChanges) -> int:
    from assessor_app.workflows.check_vault import check_vault  # late: the database's machinery

    found = check_vault(
        changes.door.profile, _secret(args, changes), has_code=changes.safe().has_code, repair=args.repair
    )
    _say(json.dumps(_as_json(found), ensure_ascii=False) if args.json else _in_words(found))
    if found.whole:
        return 0
    return MENDED if args.repair else FOUND


def _export(args: argparse.Namespace, changes: KeyChanges) -> int:
    from assessor_app.workflows.export_vault import as_text, sealed, unsent_work  # late: as above
    from assessor_app.workflows.save_outside import save_outside

    source = args.source or changes.door.profile.vault
    if not source.exists():
        raise VaultError("There is no work on this laptop yet.")
    work = unsent_work(source, database_key(_secret(args, changes)))
    # what nobody reads as it lies there can always be taken back
    as_json = args.json or args.encrypt
    content = (json.dumps(work, ensure_ascii=False, indent=1) if as_json else as_text(work)).encode()
    if args.encrypt:
        content = sealed(content, _asked("Passphrase for the export: "))
    else:
        sys.stderr.write("The file will hold scores and comments in the open.\n")
        if _line(f"Type “{_CONSENT}” to go on: ") != _CONSENT:
            raise VaultError("Nothing was written.", "Use --encrypt for a file under a passphrase.")
    save_outside(args.file, content)
    return 0


def _read(args: argparse.Namespace, _changes: KeyChanges) -> int:
    from assessor_app.workflows.export_vault import as_text, opened  # late: as above

    content = opened(args.file.read_bytes(), _asked("Passphrase of the export: ")).decode()
    try:
        sys.stdout.write(content if args.json else as_text(json.loads(content)))
    except ValueError:
        # a version before this one sealed the text for reading
        sys.stdout.write(content)
    return 0


def _take(args: argparse.Namespace, changes: KeyChanges) -> int:
    from assessor_app.store.vault import Vault  # late: as above
    from assessor_app.workflows.check_vault import check_alone
    from assessor_app.workflows.take_unsent import is_sealed, take_unsent

    profile = changes.door.profile
    if not profile.vault.exists():
        raise VaultError("There is no work on this laptop yet.", "Sign in and sync first.")
    held = args.file.read_bytes()
    key = database_key(_secret(args, changes))
    typed = _asked("Passphrase or recovery code of the export: ") if is_sealed(held) else ""
    check_alone(profile.vault, key)
    vault = Vault.open(profile.vault, key)
    try:
        _say(_taken_in_words(take_unsent(vault, held, typed)))
    finally:
        vault.close()
    return 0


def _adopt(args: argparse.Namespace, changes: KeyChanges) -> int:
    """Only a person can know that a readable file is theirs: anybody could have put it there."""
    from assessor_app.credentials.plain_mark import vouch_for_plain  # late: hardly ever wanted
    from assessor_app.store.plain_cache import count_unsent
    from assessor_app.store.vault import is_plain

    profile = changes.door.profile
    if not profile.vault.exists() or not is_plain(profile.vault):
        raise VaultError("There is no readable store here to take over.")
    waiting, secret = count_unsent(profile.vault), _secret(args, changes)
    changed = datetime.fromtimestamp(profile.vault.stat().st_mtime, UTC)
    sys.stderr.write(
        f"A readable store with {waiting} unsent changes, last changed on {changed:%Y-%m-%d %H:%M} UTC, lies here. "
        "Anybody could have put it here: take it over only if you know it.\n"
    )
    if _line(f"Type “{_OWNED}” to go on: ") != _OWNED:
        raise VaultError("Nothing was changed.")
    vouch_for_plain(profile, secret)
    _say("The next start of the desk takes it over and encrypts it.")
    return 0


def _backup(args: argparse.Namespace, changes: KeyChanges) -> int:
    from assessor_app.workflows.back_up_vault import back_up_secret  # late: as above

    if not changes.door.profile.vault.exists():
        raise VaultError("There is no work on this laptop yet.")
    secret = _secret(args, changes)
    size = back_up_secret(changes, secret, args.file, _asked("Passphrase for the backup: ") if args.passphrase else "")
    _say(f"{size / 1000:,.0f} KB are backed up.")
    return 0


def _restore(args: argparse.Namespace, changes: KeyChanges) -> int:
    from assessor_app.workflows.back_up_vault import restore_vault  # late: as above
    from assessor_app.workflows.check_vault import check_alone

    profile = changes.door.profile
    profile.create()
    if profile.vault.exists():
        try:
            key = database_key(secret_of(changes.door.keys()))
        except KeysNeededError:
            # whoever restores may have lost the key; then the vault cannot be asked whether somebody has it open
            key = b""
        if key:
            check_alone(profile.vault, key)
    try:
        restore_vault(changes, args.file, _asked("Passphrase or recovery code of the backup: "))
    except KeysNeededError:
        _say("Restored. The desk asks for the recovery code at its next start, and for a new passphrase.")
        return 0
    _say("Restored.")
    return 0


def _secret(args: argparse.Namespace, changes: KeyChanges) -> bytes:
    """The profile's secret, asked for where it does not open by itself; nothing about how it is kept changes."""
    try:
        return secret_of(changes.door.keys())
    except KeysNeededError as error:
        wraps = changes.wraps() or Wraps("", {})
        if not wraps.by_kind or error.need in ("choose_passphrase", "show_code"):
            raise
        by_code = args.code or "passphrase" not in wraps.by_kind
        typed = _asked("Recovery code: " if by_code else "Passphrase: ")
        return unwrap(wraps, "recovery" if by_code else "passphrase", typed)


def _asked(prompt: str) -> str:
    """A line that is not shown as it is typed; from the standard input where that is no terminal."""
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _line(prompt: str) -> str:
    if sys.stdin.isatty():
        sys.stderr.write(prompt)
        sys.stderr.flush()
    return sys.stdin.readline().strip().strip("“”\"'")


def _as_json(found: VaultFinding) -> dict[str, Any]:
    told: dict[str, Any] = {
        "whole": found.whole,
        "database": asdict(found.database),
        "files": [asdict(one) for one in found.files],
        "files_looked_at": found.looked_at,
        "recovery_code": found.has_code,
        "fetched_again": list(found.set_aside),
    }
    if found.mended is not None:
        mended = found.mended
        told["saved"] = {"unsent": mended.unsent, "unplaced": mended.unplaced, "lost": list(mended.lost)}
        told["saved"] |= {"rescue": mended.rescue.name, "damaged": mended.damaged.name}
    return told


def _in_words(found: VaultFinding) -> str:
    database = found.database
    lines = []
    if database.whole:
        lines.append(f"database  whole, schema {database.revision}")
    elif database.pages:
        lines.append(f"database  DAMAGED: {len(database.pages)} pages, {_some(database.pages)}")
    elif not database.readable:
        lines.append("database  DAMAGED: it cannot be opened with this key")
    else:
        lines.append(f"database  DAMAGED: {len(database.structure) + database.references} places do not fit together")
    lines.append(f"files     {found.looked_at} read, {len(found.files)} not as they should be")
    for one in found.files:
        where = f", segments {_some(one.segments)} of {one.count}" if one.segments else ""
        lines.append(f"          {one.file_id}: {one.state.replace('_', ' ')}{where}")
    if found.mended is not None:
        mended = found.mended
        lines.append(f"saved     {mended.unsent} unsent changes; {mended.unplaced} more in {mended.rescue.name}")
        lines.append(f"          the damaged file is kept as {mended.damaged.name}")
    if found.set_aside:
        lines.append(f"mended    {len(found.set_aside)} files will be fetched again at the next download")
    lines.append(f"code      {'there is a recovery code' if found.has_code else 'there is NO recovery code'}")
    return "\n".join(lines)


def _taken_in_words(taken: Taken) -> str:
    lines = [f"taken     {taken.taken} changes wait to be sent, {taken.comments} comments are in the bank"]
    if taken.compared:
        lines.append(f"          {taken.compared} of them are held against what the hub got meanwhile at the next sync")
    lines.append(
        f"here      {taken.same} were here already, {taken.newer} were changed here since and stay as they are"
    )
    lines += [f"not taken {case}: {why}" for case, why in taken.left]
    again = {"signed": "signatures", "returned": "returns", "asked_back": "wishes to change"}
    lines += [f"again     {count} {again[name]} are not taken: make them again" for name, count in taken.again.items()]
    return "\n".join(lines)


def _some(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")

"""`python -m tests.translations`: keeps the catalogues in step with the sources.

``update`` brings new texts in and drops those gone; ``check`` tells what is wrong and fails if anything is;
``missing`` prints what is not translated yet as JSON, which ``fill FILE`` takes back with the translations in it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assessor_app.gui.language.catalogue import read_catalogue
from assessor_app.gui.language.catalogue_file import catalogue_path
from assessor_app.gui.language.languages import TRANSLATED
from tests.translations.catalogue_file import filled, merged, write_catalogue
from tests.translations.collection import collect
from tests.translations.faults import drift, spoilt, untranslated

LANGUAGES = tuple(TRANSLATED)


def main() -> int:
    """Do what the command line says; 1 when a check fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.translations", description=__doc__)
    parser.add_argument("action", choices=("update", "check", "missing", "fill"))
    parser.add_argument(
        "file", nargs="?", type=Path, help="for fill: {context: {source: translation}}; context may be ''"
    )
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    arguments = parser.parse_args()
    path = catalogue_path(arguments.language)
    known = read_catalogue(path) if path.exists() else ()
    if arguments.action == "missing":
        found: dict[str, dict[str, str]] = {}
        for one in known:
            if not one.done:
                found.setdefault(one.context, {})[one.source] = ""
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    harvest = collect()
    if arguments.action == "check":
        faults = [*harvest.unseen, *drift(harvest.texts, known), *untranslated(known), *spoilt(known)]
        print("\n".join(faults) or f"{len(known)} texts, all translated")
        return 1 if faults else 0
    messages = merged(harvest.texts, known, arguments.language)
    if arguments.action == "fill":
        if arguments.file is None:
            parser.error("fill needs a file")
        messages = filled(messages, json.loads(arguments.file.read_text(encoding="utf-8")))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_catalogue(messages, path, arguments.language)
    print(f"{path.name}: {len(messages)} texts, {sum(not one.done for one in messages)} not translated")
    print("\n".join(harvest.unseen))
    return 0


if __name__ == "__main__":
    sys.exit(main())

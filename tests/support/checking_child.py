"""Checks a vault's artifacts and says so after each; killed from outside in the middle of the second one."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.media.inspection import Inspection
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.workflows.check_artifacts import check_artifacts
from tests.support.vault import ARTIFACT_KEY, KEY


class _Slow:
    """The first file is looked at in no time; the second look never ends."""

    def __init__(self) -> None:
        self._looks = 0

    def inspect(self, *_asked: object) -> Inspection:
        self._looks += 1
        print(self._looks, flush=True)
        if self._looks == 2:
            threading.Event().wait()
        return Inspection("pdf", "application/pdf", ArtifactFacts(7, checked=True))


class _NoPages:
    def way(self) -> str:
        return "none"


def main(folder: Path) -> None:
    """Look at everything on the shelf in ``folder``."""
    vault = Vault.open(folder / "vault.db", KEY)
    nothing = (lambda _progress: None, lambda: False)
    check_artifacts(vault, ArtifactFiles(folder / "artifacts", ARTIFACT_KEY), _Slow(), _NoPages(), (), *nothing)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(Path(sys.argv[1]))

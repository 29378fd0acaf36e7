"""A child that downloads what its laptop still needs: killed from outside by one test, measured by a benchmark.

Run as ``python -m tests.support.downloading_child FOLDER URL``; says what became of it in one line of JSON. Only what
the desk itself needs is imported, for its memory is measured.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from assessor_app.remote.hub_client import HubClient
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from assessor_app.sync.synchronizer import Synchronizer


def main(folder: Path, url: str, key: bytes, artifact_key: bytes) -> None:
    """Download everything once."""
    vault = Vault.open(folder / "vault.db", key)
    files = ArtifactFiles(folder / "artifacts", artifact_key)
    synchronizer = Synchronizer(vault, files, lambda: HubClient(url, "token"))
    before = peak_bytes()
    began = time.perf_counter()
    status = synchronizer.download(None, lambda _progress: None, bool)
    took = time.perf_counter() - began
    vault.close()
    told = {"sentence": status.sentence, "seconds": took, "before": before, "peak": peak_bytes()}
    sys.stdout.write(json.dumps(told) + "\n")


def peak_bytes() -> int:
    """The most memory this process ever had, as Linux counts it; 0 elsewhere. Not ``ru_maxrss``: that counts the
    parent as well."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
    return int(lines["VmHWM"].split()[0]) * 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], bytes(range(32)), bytes(range(32, 64)))

"""The demo's hub does not outlive the demo, however that ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil

from assessor_app.hub.admin import HubAdmin

STARTS_A_HUB = """
import sys
from pathlib import Path
from assessor_app.demo.hub_process import DemoHub
folder = Path(sys.argv[1])
hub = DemoHub(folder, folder / "hub.log")
hub.start()
print("up", flush=True)
sys.stdin.read()
"""


def test_a_killed_demo_takes_its_hub_along(tmp_path: Path) -> None:
    admin = HubAdmin(tmp_path)
    admin.create_programme("A programme", None)
    admin.close()
    demo = subprocess.Popen(
        [sys.executable, "-c", STARTS_A_HUB, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert demo.stdout is not None
    assert demo.stdout.readline() == b"up\n"
    (hub,) = psutil.Process(demo.pid).children()
    demo.kill()
    demo.communicate()
    gone, alive = psutil.wait_procs([hub], timeout=30)
    assert (len(gone), alive) == (1, [])

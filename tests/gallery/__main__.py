"""`python -m tests.gallery`: redraws the README's screenshots, offscreen, from a demo made for it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# before anything imports Qt
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QFontDatabase

from assessor_app.app import new_application
from assessor_app.paths import Profile
from tests.gallery.fixed_clock import stop_clock
from tests.gallery.photographer import Photographer
from tests.gallery.scene import OPEN, set_scene
from tests.support.live_desk import make_hub_folder, running_hub, settle_in

TARGET = Path(__file__).resolve().parents[2] / ".github" / "screenshots"
FONT = "DejaVu Sans"
# the size that the desk takes for 100 %
FONT_PIXELS = 13


def main() -> int:
    """Make the demo, set the scene, take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--to", type=Path, default=TARGET, help="where the pictures go")
    parser.add_argument("--hub", type=Path, help="a demo hub made before, for trials; its dates are its own")
    arguments = parser.parse_args()
    arguments.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="assessor-gallery-") as folder:
        _draw(Path(folder), arguments.to, arguments.hub)
    return 0


def _draw(folder: Path, target: Path, ready: Path | None) -> None:
    hub_folder = folder / "hub"
    if ready is not None:
        make_hub_folder(hub_folder, ready)
    else:
        subprocess.run([sys.executable, "-m", "tests.gallery.make_hub", str(hub_folder)], check=True)
        stop_clock()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    application = new_application()
    if FONT not in QFontDatabase.families():
        raise SystemExit(f"The pictures are drawn with {FONT}, which is not installed here (package fonts-dejavu).")
    font = QFont(FONT)
    font.setPixelSize(FONT_PIXELS)
    application.setFont(font)
    application.setCursorFlashTime(0)
    application.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    photographer = Photographer(application, target, _tell)
    with running_hub(hub_folder) as hub:
        assessor, lead = Profile.at(folder / "assessor"), Profile.at(folder / "lead")
        assignments = set_scene(assessor, hub, hub_folder)
        settle_in(lead, hub, hub_folder, "lead")
        photographer.sign_in(Profile.at(folder / "newcomer"))
        photographer.assessor(assessor, assignments[OPEN])
        photographer.states(assessor, assignments)
        photographer.lead(lead)


def _tell(name: str, size: int) -> None:
    sys.stderr.write(f"gallery: {name} {size / 1000:.0f} kB\n")


if __name__ == "__main__":
    sys.exit(main())

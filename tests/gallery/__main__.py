"""`python -m tests.gallery`: draws every page and state in light, dark, high contrast, large, small and in Spanish.

With no further word everything is drawn, the README's pictures too. The pictures, sheets of many of them, and a page
that shows them side by side go to a folder that git ignores.
"""

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

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from assessor_app.app import new_application
from assessor_app.demo.make import LEADS
from assessor_app.paths import Profile
from tests.gallery.album import Album
from tests.gallery.fixed_clock import stop_clock
from tests.gallery.looks import LANGUAGES, LOOKS, prepare
from tests.gallery.photographer import PREFIX, README, SEASON, Photographer
from tests.gallery.scene import OPEN, set_scene
from tests.gallery.stage_walk import draw_scenes
from tests.support.live_desk import make_hub_folder, running_hub, settle_in

_ROOT = Path(__file__).resolve().parents[2]
FOLDER = _ROOT / "build" / "gallery"
README_FOLDER = _ROOT / ".github" / "screenshots"


def main() -> int:
    """Make the demo, set the scene, take the pictures."""
    wishes = _wishes()
    looks = [look for look in LOOKS if not wishes.set or look.name in wishes.set]
    whole = not (wishes.only or wishes.set or wishes.readme or wishes.hub) and wishes.part == "all"
    if wishes.readme:
        wishes.part, wishes.only = "hub", [PREFIX + name for name in README]
        looks = [look for look in LOOKS if look.name in ("light", "dark")]
    wishes.to.mkdir(parents=True, exist_ok=True)
    album = Album(wishes.to, looks, wishes.only, _tell, README_FOLDER if whole or wishes.readme else None)
    if whole:
        album.empty()
    application = new_application()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    prepare(application)
    if wishes.part != "memory":
        with tempfile.TemporaryDirectory(prefix="assessor-gallery-") as folder:
            _draw_evidence(application, Path(folder), album, wishes.hub)
    if wishes.part != "hub":
        draw_scenes(application, album)
    sys.stderr.write(f"gallery: {album.bind()}\n")
    return 0


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--to", type=Path, default=FOLDER, help="where the pictures go (build/gallery)")
    parser.add_argument("--only", action="append", default=[], metavar="WORDS", help="what the name must hold; again")
    names = [look.name for look in LOOKS]
    parser.add_argument("--set", action="append", default=[], choices=names, help="a look; may be given again")
    parser.add_argument("--part", choices=("all", "memory", "hub"), default="all", help="states in memory, or at a hub")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    parser.add_argument("--hub", type=Path, help="a demo hub made before, for trials; its dates are its own")
    return parser.parse_args()


def _draw_evidence(application: QApplication, folder: Path, album: Album, ready: Path | None) -> None:
    hub_folder = folder / "hub"
    if ready is not None:
        make_hub_folder(hub_folder, ready)
    else:
        subprocess.run([sys.executable, "-m", "tests.gallery.make_hub", str(hub_folder)], check=True)
        stop_clock()
    with running_hub(hub_folder) as hub:
        assessor, lead = Profile.at(folder / "assessor"), Profile.at(folder / "lead")
        assignments = set_scene(assessor, hub, hub_folder)
        settle_in(lead, hub, hub_folder, "lead")
        for language in LANGUAGES:
            photographer = Photographer(application, album, language)
            photographer.sign_in(Profile.at(folder / f"newcomer-{language}"))
            photographer.assessor(assessor, assignments, assignments[OPEN])
            photographer.lead(lead)
    _draw_season(application, folder / "season", album)


def _draw_season(application: QApplication, folder: Path, album: Album) -> None:
    """What a lead sees of a season of eight readers, at a hub of its own."""
    if not any(album.wants(PREFIX + name) for name in SEASON):
        return
    hub_folder = folder / "hub"
    subprocess.run([sys.executable, "-m", "tests.gallery.make_hub", str(hub_folder), LEADS], check=True)
    with running_hub(hub_folder) as hub:
        lead = Profile.at(folder / "lead")
        settle_in(lead, hub, hub_folder, "lead")
        for language in LANGUAGES:
            Photographer(application, album, language).season(lead)


def _tell(name: str, size: int) -> None:
    sys.stderr.write(f"gallery: {name} {size / 1000:.0f} kB\n")


if __name__ == "__main__":
    sys.exit(main())

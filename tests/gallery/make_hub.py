"""Makes the demo's hub, or (``--lead``) that for leads, as of the gallery's own day, in a process of its own."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from assessor_app.demo import lead_programme, make, programme
from tests.gallery.fixed_clock import MOMENT


def gallery_day() -> datetime:
    """Midday of the gallery's day."""
    return MOMENT.replace(hour=12, minute=0, second=0)


if __name__ == "__main__":
    programme.utc_today = lead_programme.utc_today = gallery_day
    make.main(Path(sys.argv[1]), make.LEADS in sys.argv[2:])

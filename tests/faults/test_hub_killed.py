"""The hub dies without warning in the middle of a sync: nothing acknowledged is lost, nothing is written twice.

4 kills by default; ``ASSESSOR_SOAK=1`` makes 20.
"""

from __future__ import annotations

import os
import random
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from assessor_app.domain.scoring import Score
from assessor_app.hub.admin import HubAdmin
from tests.support.campaign_report import note
from tests.support.forked_command import ForkedHub
from tests.support.hub import seed
from tests.support.rude_server import Exchange, Manner, RudeServer, polite
from tests.support.signed_in import signed_in_laptop

KILLS = 20 if os.environ.get("ASSESSOR_SOAK") else 4


@pytest.mark.timeout(600)
def test_a_hub_killed_while_syncing_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random(20260301)
    folder = tmp_path / "hub"
    admin = HubAdmin(folder)
    assignment_id = seed(admin, tmp_path)
    written: dict[str, Score] = {}
    hub = ForkedHub(folder, tmp_path / "hub.log")
    with ExitStack() as stack:
        stack.callback(hub.stop)
        hub.start()
        server = stack.enter_context(RudeServer(hub.url))
        ana = stack.enter_context(signed_in_laptop(tmp_path / "ana", server.url))
        ana.sync()
        for kill in range(KILLS):
            for scorable in ("eo1.a", "eo1.b"):
                written[scorable] = Score("shown", f"round {kill}")
                ana.edit(scorable, "shown", f"round {kill}", assignment_id)
            ana.write_feedback(f"round {kill}", assignment_id)
            killer = threading.Timer(chance.random() * 0.02, hub.kill)
            server.then(*[polite] * chance.randrange(1, 4), _starting(killer))
            ana.sync()
            # the laptop may have its answer first; a hub started again is not the one to be killed
            if killer.ident is not None:
                killer.join()
            hub.kill()
            assert ana.sync().unsent <= 3
            hub.start()
            assert ana.sync().sentence == "Connected"
            recorded = admin.recorded()[0].assessment
            assert (recorded.scores, recorded.feedback) == (written, f"round {kill}")
    admin.close()
    note("hub killed while syncing", kills=KILLS, lost=0, doubled=0)


def _starting(killer: threading.Timer) -> Manner:
    """Have the hub killed about when this request is being written."""

    def manner(exchange: Exchange) -> None:
        killer.start()
        try:
            polite(exchange)
        finally:
            killer.join()

    return manner

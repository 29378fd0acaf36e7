"""What a hub imports, for a process that others are forked from (:mod:`tests.support.forked_command`)."""

from __future__ import annotations

import assessor_app.commands.hub
import assessor_app.hub.app
import assessor_app.hub.serve  # noqa: F401 - read for those that are forked

"""The Qt widgets: they show and ask, and never see SQL, URLs or JSON."""

import PySide6.QtCore  # noqa: F401 - what it sets up for imports is changed by the next

from assessor_app.gui.unread_sources import leave_sources_unread

leave_sources_unread()

"""Whether the network in use is paid for by the megabyte, as far as this system can tell."""

from __future__ import annotations

from functools import cache


def is_metered() -> bool:
    """False also where the system does not say. On the window's thread only."""
    if not _told():
        return False
    from PySide6.QtNetwork import QNetworkInformation  # late: nobody asks before the first download

    known = QNetworkInformation.instance()
    return known is not None and known.isMetered()


@cache
def _told() -> bool:
    """Whether this system can say; looked up once."""
    from PySide6.QtNetwork import QNetworkInformation  # late: as above

    feature = QNetworkInformation.Feature.Metered
    if not QNetworkInformation.loadBackendByFeatures(feature):
        return False
    known = QNetworkInformation.instance()
    return known is not None and known.supports(feature)

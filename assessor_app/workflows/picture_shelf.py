"""Keeps what was computed for a lead until readings or acts change, so that going back to a page costs nothing."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
from assessor_app.domain.credential import Credential
from assessor_app.domain.lead_acts import MadeAct
from assessor_app.domain.reading import Reading
from assessor_app.store import acts, feed, programmes, readings
from assessor_app.store.vault import Vault
from assessor_app.workflows.calibration_picture import CalibrationPicture, PictureWish
from assessor_app.workflows.list_rated import credential_of

if TYPE_CHECKING:
    from assessor_app.calibration.pilot import PilotReport
    from assessor_app.calibration.replay import Replay
    from assessor_app.sync.report import Cancel, ProgressCall

_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """What numbers are made of; ``stamp`` is another one as soon as any of it may be."""

    stamp: tuple[object, ...]
    readings: tuple[Reading, ...]
    credential: Credential
    acts: tuple[MadeAct, ...]
    rules: CalibrationRules


class PictureShelf:
    """The last pictures of one vault. Call from any worker; the numbers of one wish are computed once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._lock = threading.Lock()
        self._kept: OrderedDict[PictureWish, tuple[tuple[object, ...], CalibrationPicture]] = OrderedDict()

    def picture(self, wish: PictureWish, progress: ProgressCall, cancel: Cancel) -> CalibrationPicture:
        """Raises DeskError (CancelledError among them) and VaultError."""
        from assessor_app.workflows.compute_picture import picture_of  # late: numpy, for leads alone

        with self._lock:
            with self._vault.read() as session:
                stamp, as_of = _stamp(session), feed.last_sync(session)
                kept = self._kept.get(wish)
                if kept is not None and kept[0] == stamp:
                    self._kept.move_to_end(wish)
                    return replace(kept[1], as_of=as_of)
                found = _found(session, stamp, wish)
            made = picture_of(found.readings, found.credential, wish, found.acts, found.rules, progress, cancel, as_of)
            self._kept[wish] = stamp, made
            self._kept.move_to_end(wish)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return made

    def replay(self, wish: PictureWish, rule: DoubleReading, cancel: Cancel) -> Replay:
        """Past double readings under another rule. Raises DeskError and VaultError."""
        from assessor_app.workflows.compute_picture import replay_of  # late: as above

        with self._vault.read() as session:
            found = _found(session, (), wish)
        return replay_of(found.readings, found.credential, wish, found.acts, rule, cancel)

    def pilot(self, credential_id: str, version: str) -> PilotReport:
        """What one version of a definition did to its readers. Raises DeskError and VaultError."""
        from assessor_app.workflows.compute_pilot import pilot_of  # late: as above

        with self._vault.read() as session:
            found = readings.of_credential(session, credential_id, version, whole=True)
            credential = credential_of(session, credential_id, version)
        return pilot_of(found, credential)


def _stamp(session: Session) -> tuple[object, ...]:
    """The feed's cursor moves with whatever sync stores; acts are made here as well."""
    rules = programmes.load_calibration_rules(session)
    return feed.cursor(session), readings.count(session), acts.stamp(session), repr(rules)


def _found(session: Session, stamp: tuple[object, ...], wish: PictureWish) -> _Found:
    return _Found(
        stamp,
        readings.of_credential(session, wish.credential_id, wish.version),
        credential_of(session, wish.credential_id, wish.version),
        acts.load_all(session),
        programmes.load_calibration_rules(session) or CalibrationRules(),
    )

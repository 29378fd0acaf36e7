"""What a lead asks about consistency and is answered with; plain data, so that naming it costs a start nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # numpy stays out of whoever only names these
    from assessor_app.calibration.bias import BiasCell
    from assessor_app.calibration.confusion import Confusion
    from assessor_app.calibration.d_study import DStudy
    from assessor_app.calibration.decision_consistency import DecisionConsistency
    from assessor_app.calibration.disagreements import Disagreement
    from assessor_app.calibration.drift_series import DriftSeries
    from assessor_app.calibration.level_use import LevelUse
    from assessor_app.calibration.overview import Overview
    from assessor_app.calibration.wright import WrightMap
    from assessor_app.domain.calibration_rules import CalibrationRules
    from assessor_app.domain.credential import Credential, Scale
    from assessor_app.domain.lead_acts import MadeAct
    from assessor_app.domain.reading import Reading


@dataclass(frozen=True, slots=True)
class PictureWish:
    """Which readings to look at: one version of one credential, one of its scales ("" for the one most criteria use).

    ``since`` and ``until`` are days of submission in UTC, both included; ``set_id`` the act that made a calibration
    set, "" for all readings.
    """

    credential_id: str
    version: str
    scale_id: str = ""
    since: date | None = None
    until: date | None = None
    set_id: str = ""


@dataclass(frozen=True, slots=True)
class RatedCredential:
    """One version of a credential that somebody has scored: how many readings, submissions, readers (their codes).

    ``double_scored`` counts submissions with two readings or more; ``newest`` is when the last one was submitted.
    """

    credential_id: str
    version: str
    title: str
    readings: int
    submissions: int
    double_scored: int
    readers: tuple[str, ...]
    newest: datetime


@dataclass(frozen=True, slots=True)
class CalibrationStand:
    """How calibration stands on this laptop, before any number is computed.

    ``lead`` tells whether who is signed in may use it; ``offered`` whether the hub takes part in it, None while it was
    not asked; ``as_of`` is the last sync; ``waiting`` acts are not sent yet, ``refused`` ones were answered with a no.
    """

    lead: bool
    offered: bool | None
    as_of: datetime | None
    readings: int
    waiting: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class CalibrationPicture:
    """All numbers of one wish. ``titles`` and ``labels`` are by scorable id, ``codes`` by submission id.

    Units are (submission, scorable); a reader's score is the level's rank, 1 the lowest. ``scales`` are the ids of all
    scales in use, the one with most scorables first. ``confusions`` are by reader, against what was agreed (seeds and
    adjudications); ``agreed`` holds that by submission, then scorable. ``n_double`` submissions have two readings or
    more. ``as_of`` is when this laptop last synced.
    """

    wish: PictureWish
    credential: Credential
    scale: Scale
    scales: tuple[str, ...]
    titles: Mapping[str, str]
    labels: Mapping[str, str]
    codes: Mapping[str, str]
    overview: Overview
    consistency: DecisionConsistency
    disagreements: tuple[Disagreement, ...]
    bias: tuple[BiasCell, ...]
    d_study: DStudy
    drift: tuple[DriftSeries, ...]
    level_use: tuple[LevelUse, ...]
    confusions: Mapping[str, Confusion]
    wright: WrightMap
    agreed: Mapping[str, Mapping[str, str]]
    acts: tuple[MadeAct, ...]
    rules: CalibrationRules
    n_readers: int
    n_submissions: int
    n_double: int
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One submission as its readers saw it: for the side by side view.

    ``readings`` are the readers' (never one's own as adjudicator), with ``detail`` once the case was taken and synced.
    ``assignment_id`` is one's own as adjudicator, "" while there is none; ``taken`` tells that it was asked for.
    ``adjudications`` is the latest act by scorable id; ``acts`` all that concern this submission, oldest first.
    """

    submission_id: str
    code: str
    attempt: int
    credential: Credential
    readings: tuple[Reading, ...]
    rules: CalibrationRules
    assignment_id: str = ""
    taken: bool = False
    adjudications: Mapping[str, MadeAct] = field(default_factory=dict)
    acts: tuple[MadeAct, ...] = ()

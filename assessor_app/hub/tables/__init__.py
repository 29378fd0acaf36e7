"""The hub's tables, each by name from here: where rows are read or written, nobody asks which file they
stand in, and none is left unregistered.
"""

from __future__ import annotations

from assessor_app.hub.tables.account import AllowanceRow as AllowanceRow
from assessor_app.hub.tables.account import DeviceRow as DeviceRow
from assessor_app.hub.tables.account import ExclusionRow as ExclusionRow
from assessor_app.hub.tables.account import SignInFailureRow as SignInFailureRow
from assessor_app.hub.tables.account import UserRow as UserRow
from assessor_app.hub.tables.audit import AuditHeadRow as AuditHeadRow
from assessor_app.hub.tables.audit import AuditRow as AuditRow
from assessor_app.hub.tables.base import ID as ID
from assessor_app.hub.tables.base import NAME as NAME
from assessor_app.hub.tables.base import Base as Base
from assessor_app.hub.tables.base import columns_of as columns_of
from assessor_app.hub.tables.bundle import BundleRow as BundleRow
from assessor_app.hub.tables.calibration import ActRow as ActRow
from assessor_app.hub.tables.calibration import AnchorRow as AnchorRow
from assessor_app.hub.tables.calibration import FirstMarksRow as FirstMarksRow
from assessor_app.hub.tables.calibration import RecordMarkRow as RecordMarkRow
from assessor_app.hub.tables.calibration import SeedRow as SeedRow
from assessor_app.hub.tables.calibration import SetMemberRow as SetMemberRow
from assessor_app.hub.tables.calibration import ToldTruthRow as ToldTruthRow
from assessor_app.hub.tables.fact import HubFactRow as HubFactRow
from assessor_app.hub.tables.judging import AnnotationRevisionRow as AnnotationRevisionRow
from assessor_app.hub.tables.judging import AnnotationRow as AnnotationRow
from assessor_app.hub.tables.judging import ChoiceRow as ChoiceRow
from assessor_app.hub.tables.judging import ClockStopRow as ClockStopRow
from assessor_app.hub.tables.judging import EarlierScoreRow as EarlierScoreRow
from assessor_app.hub.tables.judging import LeaseRow as LeaseRow
from assessor_app.hub.tables.judging import ReopeningRow as ReopeningRow
from assessor_app.hub.tables.reading import AssessmentRevisionRow as AssessmentRevisionRow
from assessor_app.hub.tables.reading import AssessmentRow as AssessmentRow
from assessor_app.hub.tables.reading import AssignmentRow as AssignmentRow
from assessor_app.hub.tables.reading import ChangeRow as ChangeRow
from assessor_app.hub.tables.reading import FeedRow as FeedRow
from assessor_app.hub.tables.reading import IdempotencyRow as IdempotencyRow
from assessor_app.hub.tables.reading import ProgrammeRow as ProgrammeRow
from assessor_app.hub.tables.reading import ScoreRevisionRow as ScoreRevisionRow
from assessor_app.hub.tables.reading import ScoreRow as ScoreRow
from assessor_app.hub.tables.submission import AnalysisRow as AnalysisRow
from assessor_app.hub.tables.submission import ArtifactRow as ArtifactRow
from assessor_app.hub.tables.submission import CitationRow as CitationRow
from assessor_app.hub.tables.submission import CredentialRow as CredentialRow
from assessor_app.hub.tables.submission import RenditionRow as RenditionRow
from assessor_app.hub.tables.submission import ResponseRow as ResponseRow
from assessor_app.hub.tables.submission import SubmissionFactsRow as SubmissionFactsRow
from assessor_app.hub.tables.submission import SubmissionRow as SubmissionRow

"""Verbs: say how calibration stands on this laptop, and which credentials somebody has scored."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy.orm import Session

from assessor_app.domain.calibration_rules import CalibrationRules
from assessor_app.domain.credential import Credential
from assessor_app.domain.lead_acts import MadeAct
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import acts, calibration_feed, feed, identity, programmes, readings, submissions
from assessor_app.store.readings import ReadingKey
from assessor_app.store.vault import Vault
from assessor_app.workflows.calibration_picture import CalibrationStand, RatedCredential
from assessor_app.workflows.rating_roles import ADJUDICATOR
from assessor_app.workflows.read_assignment import parse_definition

LEADS = ("lead", "admin")


def calibration_stand(vault: Vault) -> CalibrationStand:
    """From one consistent view of the vault. Raises VaultError."""
    with vault.read() as session:
        who = identity.load_identity(session)
        waiting, refused = acts.counts(session)
        offered = calibration_feed.is_offered(session)
        told = programmes.load_calibration_rules(session) is not None
        # a hub that takes part tells its leads the rules: without them one is a lead no more
        lead = who is not None and who.role in LEADS and (told or not offered or feed.last_sync(session) is None)
        return CalibrationStand(lead, offered, feed.last_sync(session), readings.count(session), waiting, refused)


def calibration_rules(vault: Vault) -> CalibrationRules:
    """The programme's; the defaults where it told none. Raises VaultError."""
    with vault.read() as session:
        return programmes.load_calibration_rules(session) or CalibrationRules()


def rated_credentials(vault: Vault) -> tuple[RatedCredential, ...]:
    """The newest reading first; adjudicators' own readings are not counted. Raises VaultError."""
    with vault.read() as session:
        by_version: dict[tuple[str, str], list[ReadingKey]] = defaultdict(list)
        for one in readings.keys_of_all(session):
            if one.role != ADJUDICATOR:
                by_version[one.credential_id, one.version].append(one)
        found = [_rated(session, key, own) for key, own in by_version.items()]
    return tuple(sorted(found, key=_newest_first))


def made_acts(vault: Vault) -> tuple[MadeAct, ...]:
    """Every act, the newest first, those that wait and those refused among them. Raises VaultError."""
    with vault.read() as session:
        return acts.load_all(session)


def credential_of(session: Session, credential_id: str, version: str) -> Credential:
    """A definition readings were made under. Raises DeskError where it has not arrived or does not make sense."""
    stored = submissions.load_definition_text(session, credential_id, version)
    if stored is None:
        raise DeskError(
            sentence("The definition of this credential has not arrived yet."), sentence("Sync, then open it again.")
        )
    return parse_definition(stored.text)


def _rated(session: Session, key: tuple[str, str], own: list[ReadingKey]) -> RatedCredential:
    # a reader who read one submission twice is still one reader
    readers_of = Counter(submission for submission, _ in {(one.submission_id, one.reader) for one in own})
    return RatedCredential(
        *key,
        _title(session, *key),
        sum(readers_of.values()),
        len(readers_of),
        sum(count > 1 for count in readers_of.values()),
        tuple(sorted({one.reader for one in own})),
        max(one.submitted_at for one in own),
    )


def _title(session: Session, credential_id: str, version: str) -> str:
    try:
        return credential_of(session, credential_id, version).title
    except DeskError:
        return credential_id


def _newest_first(one: RatedCredential) -> tuple[float, str, str]:
    return -one.newest.timestamp(), one.credential_id, one.version

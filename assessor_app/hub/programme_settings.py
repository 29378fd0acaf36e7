"""How a programme wants its submissions read: taken from its YAML file, kept as JSON, and told to the desks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import Field, StringConstraints, ValidationError, field_validator, model_validator
from sqlalchemy.orm import Session

from assessor_app.domain.business_days import named_zone
from assessor_app.domain.calibration_rules import LIMITS, CalibrationRules
from assessor_app.domain.programme import DEFAULT_REASONS, BankComment, Programme, Reason, Switches
from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.calibration.settings import CalibrationSettings
from assessor_app.hub.plain_text import holds_nul
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.tables import ProgrammeRow
from assessor_app.protocol.messages import (
    BankCopy,
    Message,
    ProgrammeCopy,
    ReasonCopy,
    RulesCopy,
    Short,
    SwitchesCopy,
    ZoneName,
)

MAX_FILE = 2 * 1024 * 1024
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_REASONS = tuple(ReasonCopy(code=one.code, title=one.title) for one in DEFAULT_REASONS)


class ProviderSettings(Message):
    """Where people may sign in beside the hub's own passwords (OpenID Connect); no ``issuer``: nowhere.

    ``algorithms`` are those a token may be signed with. Its client secret, where there is one, comes from the
    environment of the hub, never from a file that is handed round.
    """

    issuer: Annotated[str, StringConstraints(max_length=500)] = ""
    client_id: Annotated[str, StringConstraints(max_length=300)] = ""
    title: Short = ""
    scopes: list[Annotated[str, StringConstraints(pattern=r"^[!#-\[\]-~]{1,100}$")]] = Field(
        default=["openid", "email"], max_length=20
    )
    algorithms: list[Literal["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]] = Field(
        default=["RS256", "ES256"], min_length=1, max_length=9
    )
    passwords: bool = True

    @model_validator(mode="after")
    def _usable(self) -> ProviderSettings:
        if not self.issuer:
            return self
        parts = urlsplit(self.issuer)
        local = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "::1", "localhost"}
        if not (parts.scheme == "https" or local) or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("an issuer is an https address without query")
        if not self.client_id or "openid" not in self.scopes:
            raise ValueError("a provider needs a client_id, and openid among its scopes")
        return self


class ProgrammeSettings(Message):
    """Everything but the name and the switches; what is left out is as below."""

    turnaround_days: Annotated[int, Field(ge=1, le=365)] | None = None
    holidays: list[date] = Field(default=[], max_length=1000)
    weekend: list[Annotated[int, Field(ge=0, le=6)]] = Field(default=[5, 6], max_length=6)
    reasons: list[ReasonCopy] = Field(default=list(_REASONS), max_length=100)
    bank: list[BankCopy] = Field(default=[], max_length=2000)
    letter: Annotated[str, StringConstraints(max_length=200_000)] = ""
    may_return_incomplete: bool = True
    most_attempts: Annotated[int, Field(ge=1, le=100)] = 2
    timezone: ZoneName = ""
    sign_in: ProviderSettings = ProviderSettings()
    calibration: CalibrationSettings = CalibrationSettings()

    @field_validator("weekend", mode="before")
    @classmethod
    def _by_name(cls, value: object) -> object:
        """Days may be named; numbers count from Monday, 0."""
        if not isinstance(value, list):
            return value
        return [WEEKDAYS.index(one.casefold()) if str(one).casefold() in WEEKDAYS else one for one in value]

    @field_validator("weekend", "holidays")
    @classmethod
    def _each_once(cls, value: list[Any]) -> list[Any]:
        return sorted(set(value))

    @field_validator("reasons", "bank")
    @classmethod
    def _no_two_alike(cls, value: list[Any]) -> list[Any]:
        names = [one.code if isinstance(one, ReasonCopy) else one.id for one in value]
        if len(set(names)) != len(names):
            raise ValueError("two of them have the same name")
        return value


@dataclass(frozen=True, slots=True)
class ProgrammeFile:
    """What a programme's file says."""

    name: str
    switches: Mapping[str, bool]
    settings: ProgrammeSettings


_SETTINGS = frozenset(ProgrammeSettings.model_fields)


def read_programme_file(path: Path) -> ProgrammeFile:
    """The ``programme:`` block of a YAML file, or the whole file where it has no such block.

    Raises HubSetupError naming the key that is unknown or not right.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise HubSetupError("This file is larger than a programme's can be.")
        data = yaml.safe_load(path.read_bytes())
    except OSError as error:
        raise HubSetupError("The programme's file cannot be read.", "Check the path.") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise HubSetupError("This file is not YAML.") from error
    except ValueError as error:
        # YAML reads dates by itself
        raise HubSetupError(f"This file holds a date or number that cannot be: {error}.") from error
    if isinstance(data, Mapping) and "programme" in data:
        data = data["programme"]
    if not isinstance(data, Mapping):
        raise HubSetupError("This file does not hold a programme's settings.")
    return programme_from(data)


def programme_from(data: Mapping[Any, Any]) -> ProgrammeFile:
    """The same from plain data. Raises HubSetupError."""
    _check_names("A programme has no setting", data, _SETTINGS | {"name", "switches"})
    name, switches = data.get("name"), data.get("switches", {})
    if not isinstance(name, str):
        raise HubSetupError("The programme needs a name.")
    if not isinstance(switches, Mapping) or not all(isinstance(one, bool) for one in switches.values()):
        raise HubSetupError("The switches of a programme are true or false, each by its name.")
    try:
        settings = ProgrammeSettings.model_validate({key: _plain(data[key]) for key in data if key in _SETTINGS})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        said = "there is no such key" if first["type"] == "extra_forbidden" else first["msg"]
        raise HubSetupError(f"The programme's settings are not right at '{where}': {said}.") from error
    # only here, as below: a hub that knows more limits may have kept one
    _check_names("There is no limit", settings.calibration.limits, LIMITS)
    # only here: settings once taken stay readable on a machine that knows fewer zones
    if settings.timezone and named_zone(settings.timezone) is None:
        raise HubSetupError("The programme's time zone is not known here.", "Write it as in 'America/Chicago'.")
    text = settings.model_dump_json()
    if len(text) > MAX_FILE or holds_nul(settings.model_dump()):
        raise HubSetupError("The programme's settings are too large, or hold characters that are no text.")
    return ProgrammeFile(name, {str(key): one for key, one in switches.items()}, settings)


def settings_of(row: ProgrammeRow | None) -> ProgrammeSettings:
    """The settings of a hub; the standard ones while nothing was set up."""
    return ProgrammeSettings.model_validate_json(row.settings) if row is not None else ProgrammeSettings()


def programme_of(session: Session) -> Programme:
    """The hub's programme as the rules of the field see it."""
    row = session.get(ProgrammeRow, 1)
    kept = settings_of(row)
    return Programme(
        name=row.name if row is not None else "",
        switches=_switches(row),
        turnaround_days=kept.turnaround_days,
        holidays=frozenset(kept.holidays),
        weekend=frozenset(kept.weekend),
        reasons=tuple(Reason(one.code, one.title) for one in kept.reasons),
        bank=tuple(BankComment(one.id, one.text, one.credential_id, one.scorable_id, one.level) for one in kept.bank),
        letter=kept.letter,
        may_return_incomplete=kept.may_return_incomplete,
        most_attempts=kept.most_attempts,
        timezone=kept.timezone,
    )


def programme_copy(session: Session) -> ProgrammeCopy | None:
    """What desks are told; None while no programme has been set up."""
    row = session.get(ProgrammeRow, 1)
    if row is None:
        return None
    kept = settings_of(row)
    return ProgrammeCopy(
        name=row.name,
        switches=SwitchesCopy(
            hide_practitioner=row.hide_practitioner,
            hide_assessor_from_practitioner=row.hide_assessor_from_practitioner,
            hide_other_reader_until_both_submitted=row.hide_other_reader_until_both_submitted,
            hide_earlier_attempts_until_scored=row.hide_earlier_attempts_until_scored,
        ),
        **{
            field: getattr(kept, field)
            for field in ProgrammeSettings.model_fields
            # the rules of calibration are for leads alone, see rules_copy
            if field in ProgrammeCopy.model_fields and field != "calibration"
        },
    )


def rules_of(session: Session) -> CalibrationRules:
    """What the programme has decided about consistency."""
    return settings_of(session.get(ProgrammeRow, 1)).calibration.rules()


def rules_copy(session: Session) -> RulesCopy:
    """The same for leads."""
    return settings_of(session.get(ProgrammeRow, 1)).calibration.copy_for_leads()


def switches_of(session: Session) -> BlindSwitches:
    """The programme's switches; all on while no programme has been set up."""
    row = session.get(ProgrammeRow, 1)
    if row is None:
        return BlindSwitches()
    return BlindSwitches(
        row.hide_practitioner,
        row.hide_assessor_from_practitioner,
        row.hide_other_reader_until_both_submitted,
        row.hide_earlier_attempts_until_scored,
    )


def _check_names(what: str, names: Iterable[object], known: Collection[str]) -> None:
    """Raises HubSetupError for the first name that is not ``known``, with the nearest of these."""
    for name in names:
        if name not in known:
            near = get_close_matches(str(name), known, 1)
            meant = f"Did you mean '{near[0]}'? " if near else ""
            raise HubSetupError(f"{what} '{name}'.", f"{meant}These are known: {', '.join(sorted(known))}.")


def _switches(row: ProgrammeRow | None) -> Switches:
    if row is None:
        return Switches(hide_earlier_attempts_until_scored=True)
    return Switches(
        row.hide_practitioner,
        row.hide_assessor_from_practitioner,
        row.hide_other_reader_until_both_submitted,
        row.hide_earlier_attempts_until_scored,
    )


def _plain(value: object) -> object:
    """YAML's sets and tuples become lists; keys of mappings are names, short ones too."""
    if isinstance(value, Mapping):
        return {_BANK_NAMES.get(str(key), str(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [_plain(one) for one in value]
    return value


# How a person writes what the messages call credential_id and scorable_id.
_BANK_NAMES = {"credential": "credential_id", "scorable": "scorable_id"}

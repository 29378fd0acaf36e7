"""What a programme's file says about consistency: who reads twice, what is close enough, when a lead should look."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
from assessor_app.protocol.calibration_messages import Share
from assessor_app.protocol.messages import DoubleReadingCopy, Message, RulesCopy

_USUAL = CalibrationRules()
# What holds while the programme has said nothing: nobody reads twice.
NONE_TWICE = DoubleReading(share=0.0, first=0, near=None)
# What JSON has no number for would be kept as null, and settings once taken could not be read again.
_Number = Annotated[float, Field(allow_inf_nan=False)]
_Limit = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")]


class DoubleReadingSettings(Message):
    """Who is read twice; see :class:`assessor_app.domain.calibration_rules.DoubleReading`."""

    share: Share = _USUAL.double_reading.share
    first: Annotated[int, Field(ge=0, le=100_000)] = _USUAL.double_reading.first
    near: Annotated[int, Field(ge=0, le=100)] | None = _USUAL.double_reading.near
    seed: Annotated[int, Field(ge=-(2**53), le=2**53)] = _USUAL.double_reading.seed


class CalibrationSettings(Message):
    """The block ``calibration``; what is left out is as usual, but for ``double_reading``: then nobody reads twice."""

    double_reading: DoubleReadingSettings | None = None
    judge_first: bool = _USUAL.judge_first
    # by number of levels
    qualify: Annotated[dict[str, Share], Field(min_length=1, max_length=20)] = Field(
        default={str(levels): share for levels, share in _USUAL.qualify.items()}
    )
    seed_exact: Share = _USUAL.seed_exact
    seed_exact_binary: Share = _USUAL.seed_exact_binary
    coefficient: Share = _USUAL.coefficient
    coefficient_low: Share = _USUAL.coefficient_low
    exact: Share = _USUAL.exact
    adjacent: Share = _USUAL.adjacent
    consistency: Share = _USUAL.consistency
    seeds_every: Annotated[int, Field(ge=0, le=10_000)] = _USUAL.seeds_every
    limits: Annotated[dict[_Limit, _Number], Field(max_length=100)] = Field(default={})

    @field_validator("qualify")
    @classmethod
    def _by_levels(cls, value: dict[str, float]) -> dict[str, float]:
        if not all(one.isdecimal() and 2 <= int(one) <= 100 for one in value):
            raise ValueError("the keys are numbers of levels, from 2")
        return {str(int(one)): value[one] for one in sorted(value, key=int)}

    def rules(self) -> CalibrationRules:
        """The same as the rules of the field see it."""
        twice = self.double_reading
        return CalibrationRules(
            double_reading=DoubleReading(**dict(twice)) if twice is not None else NONE_TWICE,
            qualify={int(levels): share for levels, share in self.qualify.items()},
            **{name: getattr(self, name) for name in CalibrationSettings.model_fields if name not in _MADE},
        )

    def copy_for_leads(self) -> RulesCopy:
        """The same as it travels."""
        twice = self.rules().double_reading
        return RulesCopy(
            double_reading=DoubleReadingCopy(share=twice.share, first=twice.first, near=twice.near, seed=twice.seed),
            **{name: getattr(self, name) for name in CalibrationSettings.model_fields if name != "double_reading"},
        )


_MADE = frozenset({"double_reading", "qualify"})

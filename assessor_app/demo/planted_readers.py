"""Who reads what in the demo for leads, and with which marks: eight readers, four of them with a manner to be found."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from assessor_app.domain.credential import NOT_SCORABLE, Credential, Scorable

DEFINITION = "leading-vision-and-mission.pilot-2020.yaml"
LEAD_CODE = "L-01"
SEED = 2026
SUBMISSIONS = 46
DOUBLE = 41
IN_SET = 6
SEEDS = 4
WAITING = 4
READERS = ("A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "A-07", "A-08")
FIRST_CODE = 2391
# how far apart in work two levels of a scale lie, in the units of Manner
STEP = 1.0
# how much oftener a mark without a look is a level higher
WILD = 2.4


@dataclass(frozen=True, slots=True)
class Manner:
    """How a reader departs from what the work deserves, in levels.

    ``strict`` is taken off everything, ``noise`` is the spread of chance, ``wild`` the share of marks given without
    looking, ``blur`` (0 to 1) how far each detail is drawn to the impression of the whole.
    """

    strict: float = 0.0
    noise: float = 0.16
    wild: float = 0.0
    blur: float = 0.0


STEADY = Manner()
MANNERS: Mapping[str, Manner] = {
    "A-05": Manner(strict=0.46),
    "A-06": Manner(strict=-0.4),
    "A-02": Manner(noise=0.3, wild=0.24),
    "A-08": Manner(noise=0.1, blur=0.9),
}


@dataclass(frozen=True, slots=True)
class PlannedReading:
    """One reading to be recorded: ``role`` is ``reader_1``, ``reader_2``, ``calibration`` or ``seed``.

    ``order`` (0 to 1) is when, over the whole time of the programme. ``marks`` holds every scorable.
    """

    submission: str
    reader: str
    role: str
    order: float
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """All readings, earliest first, and by code what the work of each submission deserves.

    ``waiting`` are submissions that nobody has read yet, the last of them to be a seed.
    """

    readings: tuple[PlannedReading, ...]
    deserved: Mapping[str, Mapping[str, str]]
    in_set: tuple[str, ...]
    seeds: tuple[str, ...]
    waiting: tuple[str, ...]


def plan_readings(credential: Credential, seed: int = SEED) -> ReadingPlan:
    """The plan for a credential: the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - to be repeatable, not to be secret
    codes = tuple(f"LVM-{FIRST_CODE + number}" for number in range(SUBMISSIONS))
    merits = {code: _merits(credential, number, dice) for number, code in enumerate(codes)}
    deserved = {code: _marks(credential, own, Manner(noise=0.0), dice) for code, own in merits.items()}
    in_set, seeds = codes[2 : 2 + IN_SET], codes[2 + IN_SET : 2 + IN_SET + SEEDS]
    made = []
    for code, reader, role, order in _seats(codes, in_set, seeds, dice):
        marks = _marks(credential, merits[code], MANNERS.get(reader, STEADY), dice)
        made.append(PlannedReading(code, reader, role, order, marks))
    waiting = tuple(f"LVM-{FIRST_CODE + SUBMISSIONS + number}" for number in range(WAITING))
    later = {code: _merits(credential, number, dice) for number, code in enumerate(waiting)}
    deserved |= {code: _marks(credential, own, Manner(noise=0.0), dice) for code, own in later.items()}
    return ReadingPlan(tuple(sorted(made, key=_when)), deserved, in_set, seeds, waiting)


def _when(one: PlannedReading) -> tuple[float, str, str]:
    return one.order, one.submission, one.reader


def _seats(
    codes: Sequence[str], in_set: Sequence[str], seeds: Sequence[str], dice: random.Random
) -> Iterator[tuple[str, str, str, float]]:
    """Code, reader, role and time of every reading; live work goes round the readers so that all are linked."""
    live = [code for code in codes if code not in in_set and code not in seeds]
    doubled = DOUBLE - len(in_set) - len(seeds)
    pairs = _pairs_in_turn(dice)
    for number, code in enumerate(live):
        first, second = pairs[number % len(pairs)]
        order = number / len(live)
        yield code, first, "reader_1", order
        if number < doubled:
            yield code, second, "reader_2", order + dice.uniform(0.005, 0.03)
    for number, code in enumerate(in_set):
        for reader in READERS:
            yield code, reader, "calibration", 0.4 + number / 100 + dice.uniform(0, 0.02)
    for number, code in enumerate(seeds):
        for reader in READERS:
            yield code, reader, "seed", (number + 0.5) / len(seeds) + dice.uniform(-0.05, 0.05)


def _pairs_in_turn(dice: random.Random) -> list[tuple[str, str]]:
    """Every pair of readers once, in an order of chance, either of them first as often as not."""
    pairs = [(one, other) for at, one in enumerate(READERS) for other in READERS[at + 1 :]]
    dice.shuffle(pairs)
    return [pair if dice.random() < 0.5 else pair[::-1] for pair in pairs]


def _merits(credential: Credential, number: int, dice: random.Random) -> Mapping[str, float]:
    """What each scorable of one submission is worth, in steps above the line of the second level."""
    kind = number % 9
    # of nine: four strong ones, two near the line, three weak ones
    whole = dice.gauss(2.2, 0.2) if kind < 4 else dice.gauss(1.3, 0.2) if kind < 6 else dice.gauss(0.55, 0.35)
    hard = random.Random(credential.key)  # noqa: S311 - the same difficulty of a criterion in every submission
    return {one.id: whole - hard.uniform(-0.25, 0.25) + dice.gauss(0, 0.4) for one in credential.scorables()}


def _marks(
    credential: Credential, merits: Mapping[str, float], manner: Manner, dice: random.Random
) -> Mapping[str, str]:
    """The marks a reader of this manner gives."""
    details = [one for one in credential.scorables() if one.criterion is not None]
    whole = fmean(merits[one.id] for one in details)
    marks = {}
    for one in credential.scorables():
        seen = merits[one.id] + (whole - merits[one.id]) * manner.blur - manner.strict + dice.gauss(0, manner.noise)
        marks[one.id] = _level(one, seen, manner, dice)
    return marks


def _level(scorable: Scorable, seen: float, manner: Manner, dice: random.Random) -> str:
    levels = scorable.scale.levels
    if scorable.criterion is None:
        # narratives are easier to pass than evidence
        return levels[0 if seen < -0.6 else -1].id
    if manner.noise and NOT_SCORABLE in scorable.scale.extra_marks and dice.random() < 0.004:
        return NOT_SCORABLE
    if dice.random() < manner.wild:
        # what others give as often, but anywhere
        return dice.choices(levels, [WILD**at for at in range(len(levels))])[0].id
    rank = int(max(0.0, min(len(levels) - 1.0, seen // STEP + 1)))
    return levels[rank].id

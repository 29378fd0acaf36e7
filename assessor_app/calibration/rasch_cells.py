"""Ratings put together for marginal estimation: submissions scored alike are worked on once.

A cell is a (detail, reader); a block the cells of one reader in one submission; a set the blocks of one submission. A
submission's scores speak only through their sum, so submissions with the same set and sum make one group. What is
worked out by cell is added up to blocks, then to sets: a reader's block comes in the sets with every other reader.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assessor_app.calibration.rasch_model import RaschRows
from assessor_app.calibration.ratings import Floats, Ints, Marks


@dataclass(frozen=True, slots=True)
class Bundles:
    """Bundles of things: ``parts`` (M,) by bundle, from ``starts`` (B,) on; ``whose`` (M,) bundle, by part from
    ``part_starts`` (P,) on."""

    parts: Ints
    starts: Ints
    whose: Ints
    part_starts: Ints

    @classmethod
    def of(cls, parts: Ints, starts: Ints, ends: Ints) -> Bundles:
        """From runs of ``parts``; every part is in one at least."""
        size = ends - starts
        firsts = np.cumsum(size) - size
        held = parts[np.repeat(starts - firsts, size) + np.arange(int(size.sum()))]
        bundle = np.repeat(np.arange(len(size)), size)
        order = np.argsort(held, kind="stable")
        return cls(held, firsts.astype(np.int64), bundle[order].astype(np.int64), starts_of(held[order]))

    def totals(self, of_parts: Floats) -> Floats:
        """Sums over each bundle's parts, (B, …), of (P, …)."""
        held: Floats = np.add.reduceat(of_parts[self.parts], self.starts, axis=0)
        return held

    def shared_out(self, of_bundles: Floats) -> Floats:
        """Sums over the bundles that each part is in, (P, …), of (B, …)."""
        held: Floats = np.add.reduceat(of_bundles[self.whose], self.part_starts, axis=0)
        return held


@dataclass(frozen=True, slots=True)
class Cells:
    """``detail`` and ``reader`` of each of C cells; ``blocks`` of cells, ``sets`` of blocks; G groups sorted by set.

    ``by_detail``, ``by_reader`` and ``by_threshold`` are the whole data's sufficient statistics.
    """

    detail: Ints
    reader: Ints
    blocks: Bundles
    sets: Bundles
    group_set: Ints
    group_starts: Ints
    group_sum: Floats
    group_size: Floats
    by_detail: Floats
    by_reader: Floats
    by_threshold: Floats
    used_details: Marks
    used_readers: Marks

    @classmethod
    def of(cls, rows: RaschRows) -> Cells:
        """Of rows without details or readers that gave only one end."""
        code = rows.detail * rows.n_readers + rows.reader
        codes = np.flatnonzero(np.bincount(code, minlength=rows.n_details * rows.n_readers))
        pair = rows.submission * rows.n_readers + rows.reader
        order = np.argsort(pair * rows.n_details + rows.detail, kind="stable")
        cell = np.searchsorted(codes, code[order])
        pair = pair[order]
        starts = starts_of(pair)
        block, first = _told_apart(cell, starts)
        ends = np.append(starts[1:], len(pair))
        of_pair = pair[starts] // rows.n_readers
        submission_starts = starts_of(of_pair)
        own_set, first_set = _told_apart(block, submission_starts)
        set_ends = np.append(submission_starts[1:], len(of_pair))
        sums = np.add.reduceat(rows.step[order], starts[submission_starts])
        width = int(sums.max()) + 1
        groups, size = np.unique(own_set * width + sums, return_counts=True)
        steps = np.bincount(rows.step, minlength=rows.top + 1)
        return cls(
            codes // rows.n_readers,
            codes % rows.n_readers,
            Bundles.of(cell, starts[first], ends[first]),
            Bundles.of(block, submission_starts[first_set], set_ends[first_set]),
            groups // width,
            starts_of(groups // width),
            (groups % width).astype(np.float64),
            size.astype(np.float64),
            np.bincount(rows.detail, rows.step, minlength=rows.n_details).astype(np.float64),
            np.bincount(rows.reader, rows.step, minlength=rows.n_readers).astype(np.float64),
            np.cumsum(steps[::-1])[::-1][1:].astype(np.float64),
            np.bincount(rows.detail, minlength=rows.n_details) > 0,
            np.bincount(rows.reader, minlength=rows.n_readers) > 0,
        )


def starts_of(numbers: Ints) -> Ints:
    """Where each run of equal numbers (none negative) begins."""
    return np.flatnonzero(np.diff(numbers, prepend=-1)).astype(np.int64)


def _told_apart(parts: Ints, starts: Ints) -> tuple[Ints, Ints]:
    """The number of each run's content, and one run of each; by random sums of 64 bits, quicker than comparing."""
    lots = np.random.default_rng(0).integers(1, 2**63, int(parts.max()) + 1).astype(np.uint64)
    sums = np.add.reduceat(lots[parts], starts)
    _, first, number = np.unique(sums, return_index=True, return_inverse=True)
    return number.astype(np.int64), first.astype(np.int64)

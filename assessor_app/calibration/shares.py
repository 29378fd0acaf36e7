"""Intervals of shares whose comparisons come in bunches: those of one submission go together more or less.

Wilson's interval is for independent trials. With a design effect above 1 so many trials tell no more than a smaller
effective number of independent ones (Kish 1965; Rao & Scott 1992, Biometrics 48), and that is what the interval takes.
"""

from __future__ import annotations

import numpy as np

from assessor_app.calibration.estimate import Interval, wilson
from assessor_app.calibration.ratings import Floats, Ints


def effective_trials(hits: Floats, trials: Floats, owner: Ints, groups: int) -> Floats:
    """How many independent trials each group's are worth, (G,); never more than there are.

    ``hits`` of ``trials`` (B,) in each bunch, the bunch's group in ``owner`` (B,). Where every bunch is one trial it is
    their number. Where all hit or all miss nothing shows how far bunches go together: they are taken to do so wholly.
    """

    def total(weights: Floats) -> Floats:
        return np.bincount(owner, weights, minlength=groups).astype(np.float64)

    n, bunches = total(trials), total((trials > 0).astype(np.float64))
    share = total(hits) / np.maximum(n, 1)
    squares = total((hits - share[owner] * trials) ** 2)
    plain = share * (1 - share)
    told = (plain > 1e-12) & (bunches > 1)
    # the ratio's variance by bunches over that of as many independent trials
    effect = bunches * squares * (n - 1) / np.where(told, (bunches - 1) * n**2 * plain, 1.0)
    wholly = n**2 / np.maximum(total(trials**2), 1)
    held: Floats = np.where(bunches == n, n, np.where(told, n / np.maximum(effect, 1.0), wholly))
    return held


def share_interval(hits: Floats, trials: Floats) -> Interval | None:
    """The 95 % interval of one share, ``hits`` of ``trials`` (B,) by submission; None without trials."""
    n, whole = float(trials.sum()), float(hits.sum())
    if not n:
        return None
    worth = float(effective_trials(hits, trials, np.zeros(len(trials), dtype=np.int64), 1)[0])
    return wilson(whole * worth / n, worth)

"""What each statistic is, in words that need no course in statistics; shown by “What is this?” beside a plot."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def heat_map() -> str:
    """Of the agreement of pairs."""
    return QCoreApplication.translate(
        "plots",
        "Each cell compares two readers on the submissions that both scored. 1 means that they always gave the same "
        "level, 0 that they agreed no more than chance would have it; giving a level two steps away counts more "
        "against them than one step. Hatched cells stand on too few submissions to say anything, and where there is "
        "no cell the two have none in common. Choose a cell to see "
        "what the two scored differently.",
    )


def forest() -> str:
    """Of severity."""
    return QCoreApplication.translate(
        "plots",
        "How strict each reader is once it is taken into account which submissions and criteria they met. The line "
        "through a point is the range in which the true value probably lies: where it crosses the shaded band the "
        "difference may be nothing. A circle lies inside the band, a diamond is worth watching, a square worth a "
        "talk. Logits are a measure of odds: with a reader one logit stricter the odds of the next higher level are "
        "about a third of what they are with others; beside it stands what that comes to in levels. It says nothing "
        "about who is right.",
    )


def confusion() -> str:
    """Of a reader against the reference."""
    return QCoreApplication.translate(
        "plots",
        "Rows are the levels that the reader gave, columns those of the reference. Framed cells are the same level; "
        "cells below the frame lie higher than the reference, cells above it lower. The stronger the colour of a "
        "cell, the larger its share of that column. Choose a cell to see the cases in it.",
    )


def drift() -> str:
    """Of change over time."""
    return QCoreApplication.translate(
        "plots",
        "Small rings are single results, the line is a moving average in which recent ones count most. The shaded "
        "band is where the average of a steady reader stays; a square outside it is worth a look. Upright lines mark "
        "what happened, such as a training or a change of the rubric.",
    )


def level_use() -> str:
    """Of the levels given."""
    return QCoreApplication.translate(
        "plots",
        "How often each reader gave each level. Readers meet different submissions, so some difference is to be "
        "expected; a reader who hardly ever uses the end levels may be avoiding them.",
    )


def wright() -> str:
    """Of the common axis."""
    return QCoreApplication.translate(
        "plots",
        "Everything on one scale: better submissions to the right, stricter readers to the right, "
        "and criteria, with harder ones to the right. A threshold is where one level becomes as likely as the next. "
        "Submissions far from all thresholds are easy to score; those near one are where readers differ.",
    )


def criteria() -> str:
    """Of criteria."""
    return QCoreApplication.translate(
        "plots",
        "Left: how hard it is to score high on a criterion. Right: how well readers agree on it, as α and as AC2. When "
        "nearly all scores are one level, α falls though readers agree; AC2 does not. Where both are low for many "
        "readers, the descriptor may be unclear rather than the readers wrong.",
    )


def d_study() -> str:
    """Of the number of readers."""
    return QCoreApplication.translate(
        "plots",
        "How far a result could be relied on if so many readers scored each submission. Φ is for decisions against a "
        "fixed line, G for putting submissions in order. The curve tells how much one more reader would bring.",
    )

"""`assessor-app calibrate FILE.csv`: whether readers score alike, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

_KEYS = """\
FILE is a long CSV with a header: rater, submission, score, and where known detail, time (numbers or ISO dates, without
a zone taken as UTC) and reference_score; other columns are passed over. UTF-8, or UTF-16 with its mark; between columns
may be commas, semicolons, tabs or bars, decimals may have a comma. Empty scores, NA and the like are missing.

JSON keys (--json):
  agreement     exact, adjacent (at most one level apart, equal ones included), percent_agreement (mean over units),
                alpha_nominal, alpha_ordinal, alpha_interval, ac1, ac2_linear, ac2_quadratic, fleiss; non_adjacent,
                level_shares
  pairs         a list: raters [a, b], exact, adjacent, kappa, kappa_linear, kappa_quadratic, table
  icc           by form "1,1" "2,1" "3,1" "1,k" "2,k" "3,k" (Shrout & Fleiss), on means over details; and
                "variances" (submission, rater, residual, relative, absolute)
  raters        by name: severity_mml, severity_jml, se (of severity_jml), infit, outfit, fair_average, sd_ratio,
                end_share, halo (mean SD within a submission), halo_ratio (to the raters' median), drift (levels),
                seed_exact, seed_bias, seed_qwk, flags
  details       by name: difficulty, infit, outfit, exact, adjacent, alpha_ordinal, alpha_nominal, ac1, ac2_quadratic
  submissions   by name: measure, se, infit, outfit, fair_average (joint estimation; plain numbers or null)
  bias          a list, largest |z| first: rater, detail, n, logits (extra severity), levels (mean residual), z, notable
  level_use     by rater, "(all)" first: n, counts and shares of the levels
  confusions    by rater with a reference: table [given][agreed], exact, adjacent, bias (levels), qwk
  d_study       components (source, variance, share), curve (raters, phi, g), needed, crossed, status, reason
  thresholds    jml, mml; population: mean and sd of submissions (mml); separation of submissions (jml)
  connectivity  connected, groups, links (submission and rater that would join the groups)
  scale, missing, notes (what may not be as it was meant), duplicates, reference, seed, version
  resamples, extreme_submissions (left out of joint estimation: only lowest or only highest levels)
Each statistic is {value, ci, se, n_units, n_submissions, n_raters, n_pairs, status, reason}; value is null when status
is undefined_one_level, no_overlap, not_crossed or disconnected; few means fewer than ten submissions.
Severity is in logits, positive is strict; raters, details and thresholds each sum to 0. Intervals are 95 %: of exact
and adjacent Wilson's with the effective number of comparisons (design effect by submission), of kappa and severity from
standard errors, of icc from F, all others from resampling submissions.

Exit codes: 0 done, 2 the file or the options cannot be used.
"""


def add_arguments(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "calibrate",
        help="show whether readers score alike",
        epilog=_KEYS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="ratings, one a line")
    parser.add_argument(
        "--scale",
        default="",
        metavar="1,2,3,4",
        help="all levels of the rubric, lowest first, unused ones too; with ; between levels that hold a comma, and as "
        "--scale=-1,0,1 where the first is negative",
    )
    parser.add_argument("--reference", default="", metavar="READER", help="the reader whose scores are the reference")
    parser.add_argument(
        "--duplicates",
        choices=("refuse", "latest", "all"),
        default="refuse",
        help="a reader's second score of the same detail: refuse the file, keep the latest, or keep all (severity uses "
        "all, agreement the latest)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Print the results; 2 when the file or the options cannot be used."""
    # late: numpy is for this command alone
    from assessor_app.calibration.as_json import as_json
    from assessor_app.calibration.as_table import as_table
    from assessor_app.calibration.csv_rows import Plain
    from assessor_app.calibration.overview import overview
    from assessor_app.calibration.ratings import RatingsError
    from assessor_app.calibration.ratings_file import read_ratings

    scale = tuple(args.scale.split(";" if ";" in args.scale else ",")) if args.scale.strip() else ()
    try:
        read = read_ratings(args.file, scale, args.duplicates)
        reference = Plain()[args.reference]
        found = overview(read.ratings, reference, reference_score=None if reference else read.reference)
    except RatingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    told = as_json(found, read, args.duplicates) if args.json else as_table(found, read)
    alphabet = sys.stdout.encoding or "utf-8"
    try:
        told.encode(alphabet)
    except UnicodeEncodeError:
        # a terminal or pipe that knows few letters; JSON has its own way to spell the others
        plain = json.dumps(json.loads(told), indent=1) if args.json else told
        told = plain.encode(alphabet, "backslashreplace").decode(alphabet)
    sys.stdout.write(told + "\n")
    return 0

"""The sentences of the page's head: how much there is, as of when, and what stands in the way of believing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.lead_acts import CalibrationSet
from assessor_app.gui.calibration.number_words import count
from assessor_app.gui.language.saying import say
from assessor_app.gui.widgets.sizes import ago_words

if TYPE_CHECKING:
    from assessor_app.domain.credential import Scale
    from assessor_app.workflows.calibration_picture import CalibrationPicture, CalibrationStand, RatedCredential

Period = Literal["all", "month", "quarter", "year", "days"]
_DAYS: Final[dict[Period, int]] = {"month": 30, "quarter": 90, "year": 365}
_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class NothingHere:
    """Why there are no numbers and the next step; ``syncs`` where that is to ask the hub, else to leave the page."""

    picture: str
    heading: str
    sentence: str
    action: str
    syncs: bool = True


def tr(text: str) -> str:
    """Translate in the context of the page's head."""
    return QCoreApplication.translate("calibration_page", text)


def periods() -> tuple[tuple[Period, str], ...]:
    """What of the past may be looked at."""
    return (
        ("all", tr("All time")),
        ("month", tr("Last 30 days")),
        ("quarter", tr("Last 90 days")),
        ("year", tr("Last 365 days")),
        ("days", tr("From … to …")),
    )


def today() -> date:
    """The day by which periods are counted: readings bear their moments in UTC."""
    return datetime.now(UTC).date()


def since_of(period: Period) -> date | None:
    """The first day of a period that has a length, None for all time."""
    days = _DAYS.get(period)
    return None if days is None else today() - timedelta(days=days)


def credential_words(rated: RatedCredential) -> str:
    """ "Leading Vision and Mission · 2026.1"."""
    return f"{rated.title} · {rated.version}"


def scale_words(scale: Scale) -> str:
    """A scale by its two ends: "Basic … Exemplary"."""
    return f"{scale.levels[0].title} … {scale.levels[-1].title}"


def sets_of(picture: CalibrationPicture) -> tuple[tuple[str, str], ...]:
    """The calibration sets of this version of the credential, newest first: (id, name)."""
    return tuple(
        (made.id, made.act.name)
        for made in picture.acts
        if isinstance(made.act, CalibrationSet)
        and (made.act.credential_id, made.act.credential_version) == (picture.credential.id, picture.credential.version)
    )


def summary_words(picture: CalibrationPicture) -> str:
    """The line beside the title: "8 assessors · 46 submissions · 41 double-scored · synced 2 hours ago"."""
    readers = tr("1 assessor") if picture.n_readers == 1 else tr("{n} assessors")
    submissions = tr("1 submission") if picture.n_submissions == 1 else tr("{n} submissions")
    parts = [
        readers.format(n=count(picture.n_readers)),
        submissions.format(n=count(picture.n_submissions)),
        tr("{n} double-scored").format(n=count(picture.n_double)),
    ]
    if picture.as_of is not None:
        parts.append(tr("synced {when}").format(when=ago_words(picture.as_of)))
    return " · ".join(parts)


def caution_words(picture: CalibrationPicture) -> str:
    """What a lead should know before reading the numbers; "" when there is nothing to warn of."""
    lines = [_one_reader_words(picture), _unlinked_words(picture), _waiting_words(picture)]
    return "\n".join(line for line in lines if line)


def _one_reader_words(picture: CalibrationPicture) -> str:
    if picture.n_readers == 1:
        return tr("Only one assessor has scored this so far. Agreement needs at least two who score the same.")
    if not picture.n_double:
        return tr(
            "No submission was scored by two assessors yet. A calibration set gives the same ones to all of them."
        )
    return ""


def _unlinked_words(picture: CalibrationPicture) -> str:
    links = picture.overview.connectivity
    if links.connected or picture.n_readers == 1:
        return ""
    groups = " | ".join(", ".join(group[:_SHOWN]) + (" …" if len(group) > _SHOWN else "") for group in links.groups)
    words = tr(
        "The assessors fall into groups that share no submission, so how strict they are cannot be compared: {groups}."
    ).format(groups=groups)
    if not links.links:
        return words
    pairs = ", ".join(
        tr("{code} also by {reader}").format(code=picture.codes.get(submission, submission), reader=reader)
        for submission, reader in links.links
    )
    return f"{words} {tr('These readings would link them: {pairs}.').format(pairs=pairs)}"


def _waiting_words(picture: CalibrationPicture) -> str:
    waiting = sum(made.accepted_at is None and not refused_words(made) for made in picture.acts)
    refused = [words for made in picture.acts if (words := refused_words(made))]
    lines = []
    if waiting == 1:
        lines.append(tr("1 act waits on this laptop and is sent with the next sync."))
    elif waiting:
        lines.append(tr("{n} acts wait on this laptop and are sent with the next sync.").format(n=count(waiting)))
    if refused:
        lines.append(tr("The hub said no to an act: {reason} See the view “Acts”.").format(reason=refused[0]))
    return " ".join(lines)


def refused_words(made: object) -> str:
    """Why the hub did not take an act; "" where it did or was not asked."""
    found = getattr(made, "refused", "")
    return say(found) if isinstance(found, str) else ""


def nothing_here(stand: CalibrationStand) -> NothingHere:
    """What the page says instead of numbers."""
    if not stand.lead:
        return NothingHere(
            "account-lock-outline",
            tr("Calibration is for leads"),
            tr("It shows what others scored. Whoever runs the programme can give you the role of a lead."),
            tr("Back to my queue"),
            syncs=False,
        )
    if stand.offered is False:
        return NothingHere(
            "server-off",
            tr("This hub does not take part in calibration yet"),
            tr("It is older than this program. Ask whoever runs it to update it; nothing here is lost."),
            tr("Ask the hub again"),
        )
    return NothingHere(
        "scale-balance",
        tr("Nothing that others scored is on this laptop yet")
        if stand.as_of is None
        else tr("Nobody has handed in an assessment yet"),
        tr("Submitted assessments of the programme come with the next sync, and are then here offline too."),
        tr("Sync now"),
    )


def nothing_changed(reason: str) -> str:
    """What went wrong, and that it changed nothing; without a reason, that it was unexpected."""
    return tr("{reason} Nothing was changed.").format(reason=reason or tr("Something unexpected went wrong."))

"""What is worth knowing along the time line: places cited for any criterion, and chapters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessor_app.domain.citation import TimePlace
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.video_view.clock_text import span_text
from assessor_app.gui.video_view.time_scale import TimeScale
from assessor_app.media.recording.facts import Chapter

_REACH = 4.0
_BACK_WITHIN = 2.0


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A cited moment (``end`` None) or span in seconds; ``labels`` names every criterion citing just this."""

    start: float
    end: float | None
    labels: tuple[str, ...]
    current: bool

    def words(self) -> str:
        """ "1.b, 2.a  03:20–04:05"."""
        return f"{', '.join(self.labels)}  {span_text(self.start, self.end)}"


def time_marks(marks: Iterable[Mark]) -> tuple[TimeMark, ...]:
    """The moments and spans among ``marks``: one for each place, those of the criterion in hand last (on top)."""
    labels: dict[TimePlace, list[str]] = {}
    current: set[TimePlace] = set()
    for mark in marks:
        if isinstance(mark.place, TimePlace):
            names = labels.setdefault(mark.place, [])
            if mark.label not in names:
                names.append(mark.label)
            if mark.current:
                current.add(mark.place)
    made = [TimeMark(place.start, place.end, tuple(names), place in current) for place, names in labels.items()]
    return tuple(sorted(made, key=_drawing_order))


def marks_at(marks: Sequence[TimeMark], scale: TimeScale, x: float) -> list[TimeMark]:
    """The marks under a horizontal place, the best first: those in hand, then the narrowest."""
    near = [mark for mark in marks if scale.x(mark.start) - _REACH <= x <= _right(mark, scale) + _REACH]
    return sorted(near, key=_choosing_order)


def chapter_at(chapters: Sequence[Chapter], seconds: float) -> int:
    """The number (0-based) of the chapter playing at ``seconds``; -1 before the first."""
    return bisect_right(chapters, seconds + 1e-3, key=_chapter_start) - 1


def chapter_beside(chapters: Sequence[Chapter], seconds: float, step: int) -> Chapter | None:
    """The chapter after (``step`` 1) or before (-1); going back first goes to the start of the one playing."""
    here = chapter_at(chapters, seconds)
    if step < 0 and here >= 0 and seconds - chapters[here].start > _BACK_WITHIN:
        return chapters[here]
    wanted = here + step
    return chapters[wanted] if 0 <= wanted < len(chapters) else None


def _right(mark: TimeMark, scale: TimeScale) -> float:
    return scale.x(mark.start if mark.end is None else mark.end)


def _drawing_order(mark: TimeMark) -> tuple[bool, float, float]:
    return mark.current, mark.start, mark.end or mark.start


def _choosing_order(mark: TimeMark) -> tuple[bool, float]:
    return not mark.current, (mark.end or mark.start) - mark.start


def _chapter_start(chapter: Chapter) -> float:
    return chapter.start

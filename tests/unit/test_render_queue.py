"""Wishes for pages replace each other: nobody waits behind a page already scrolled past."""

from __future__ import annotations

import threading

from assessor_app.media.pdf.document_bytes import PdfBytes
from assessor_app.media.pdf.render_queue import PdfTask, RenderKey, RenderQueue
from tests.support.pdfs import MemorySource


def document(number: int = 1) -> PdfBytes:
    return PdfBytes(number, MemorySource(b"%PDF"))


def key(page: int) -> RenderKey:
    return RenderKey(page, 100, 140)


def take_page(tasks: RenderQueue, lane: int = 0, *, foresees: bool = False) -> int:
    task = tasks.take(lane, foresees=foresees)
    assert task is not None
    assert task.key is not None
    return task.key.page


def test_a_new_wish_replaces_the_ones_still_waiting() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.want(plan, [key(1), key(2), key(3)])
    assert take_page(tasks) == 1
    tasks.want(plan, [key(9)])
    assert take_page(tasks) == 9


def test_the_document_asked_for_last_goes_first() -> None:
    tasks, plan, survey = RenderQueue(2), document(1), document(2)
    tasks.want(plan, [key(1)])
    tasks.want(survey, [key(5)])
    assert [take_page(tasks), take_page(tasks)] == [5, 1]


def test_a_page_in_hand_is_not_given_out_twice() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.want(plan, [key(1)])
    assert take_page(tasks) == 1
    tasks.want(plan, [key(1), key(2)])
    assert take_page(tasks, lane=1) == 2


def test_a_page_answered_for_may_be_asked_for_again() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.want(plan, [key(1)])
    task = tasks.take(0, foresees=False)
    assert task is not None
    tasks.finish(task)
    tasks.want(plan, [key(1)])
    assert take_page(tasks) == 1


def test_foreseen_pages_wait_for_wishes_and_only_go_to_the_lane_that_foresees() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.foresee(plan, [key(7)])
    tasks.want(plan, [key(1)])
    assert take_page(tasks, lane=1, foresees=True) == 1
    assert take_page(tasks, lane=1, foresees=True) == 7


def test_a_lane_that_does_not_foresee_sleeps_until_something_is_wanted() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.foresee(plan, [key(7)])
    got: list[int] = []
    lane = threading.Thread(target=lambda: got.append(take_page(tasks)))
    lane.start()
    tasks.want(plan, [key(2)])
    lane.join(10)
    assert got == [2]


def test_a_task_whose_child_died_is_next_and_remembers_the_try() -> None:
    tasks, plan, survey = RenderQueue(2), document(1), document(2)
    tasks.want(plan, [key(1), key(2)])
    lost = tasks.take(0, foresees=False)
    assert lost is not None
    tasks.want(survey, [key(8)])
    tasks.try_again(lost)
    again = tasks.take(1, foresees=True)
    assert again is not None
    assert (again.key, again.tries) == (key(1), 1)


def test_closing_forgets_all_wishes_and_tells_every_lane() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.open(plan)
    tasks.want(plan, [key(1)])
    plan.close()
    tasks.close(plan)
    assert tasks.take(0, foresees=False) == PdfTask("close", plan)
    assert tasks.take(1, foresees=True) == PdfTask("close", plan)
    tasks.want(plan, [key(2)])
    tasks.shut()
    assert tasks.take(0, foresees=False) is None


def test_what_is_to_be_opened_goes_before_pages_the_newest_first() -> None:
    tasks, plan, survey = RenderQueue(2), document(1), document(2)
    tasks.want(plan, [key(1)])
    tasks.open(plan)
    tasks.open(survey)
    first, second = tasks.take(0, foresees=False), tasks.take(0, foresees=False)
    assert first == PdfTask("open", survey)
    assert second == PdfTask("open", plan)


def take_reading(tasks: RenderQueue) -> tuple[str, tuple[int, ...]]:
    task = tasks.take(1, foresees=True)
    assert task is not None
    return task.kind, task.pages


def test_what_is_read_goes_after_wishes_and_before_foresight_and_a_find_goes_last() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.read(plan, "find", [4, 5], urgent=False)
    tasks.foresee(plan, [key(7)])
    tasks.read(plan, "words", [2, 3])
    tasks.read(plan, "outline", [0])
    tasks.want(plan, [key(1)])
    assert take_page(tasks, lane=1, foresees=True) == 1
    assert [take_reading(tasks) for _ in range(3)] == [("outline", (0,)), ("words", (2,)), ("words", (3,))]
    assert take_page(tasks, lane=1, foresees=True) == 7
    assert take_reading(tasks) == ("find", (4, 5))


def test_a_find_without_a_hit_yet_goes_before_foresight() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.foresee(plan, [key(7)])
    tasks.read(plan, "find", range(100), urgent=True)
    assert take_reading(tasks) == ("find", tuple(range(64)))
    tasks.take_time(plan)
    assert take_page(tasks, lane=1, foresees=True) == 7
    assert take_reading(tasks) == ("find", tuple(range(64, 100)))


def test_pages_there_was_no_time_for_come_next_unless_they_were_replaced() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.read(plan, "find", range(5))
    task = tasks.take(1, foresees=True)
    assert task is not None
    tasks.read_on(task, (3, 4))
    assert take_reading(tasks) == ("find", (3, 4))
    tasks.read(plan, "find", [9])
    tasks.read_on(task, (3, 4))
    assert take_reading(tasks) == ("find", (9,))


def test_pages_of_which_one_ended_the_child_are_taken_one_by_one() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.read(plan, "find", range(4))
    task = tasks.take(1, foresees=True)
    assert task is not None
    tasks.read_on(task, task.pages, singly=True)
    assert [take_reading(tasks)[1] for _ in range(4)] == [(0,), (1,), (2,), (3,)]


def test_nothing_is_read_of_a_document_that_was_closed() -> None:
    tasks, plan = RenderQueue(2), document()
    tasks.read(plan, "words", [1])
    plan.close()
    tasks.close(plan)
    tasks.read(plan, "find", [1])
    assert tasks.take(1, foresees=True) == PdfTask("close", plan)
    tasks.shut()
    assert tasks.take(1, foresees=True) is None

"""Jumps taken back and made again, without a screen."""

from __future__ import annotations

from assessor_app.gui.pdf_view.jump_history import JumpHistory


def test_jumps_are_taken_back_in_turn_and_made_again() -> None:
    history: JumpHistory[int] = JumpHistory()
    history.note(1)
    history.note(2)
    assert [history.back(3), history.back(2), history.back(1)] == [2, 1, None]
    assert [history.forward(1), history.forward(2), history.forward(3)] == [2, 3, None]


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    history: JumpHistory[int] = JumpHistory()
    history.note(1)
    assert history.back(2) == 1
    history.note(1)
    assert not history.can_go_forward


def test_a_step_never_leads_to_where_the_reader_is() -> None:
    history: JumpHistory[int] = JumpHistory()
    history.note(1)
    history.note(2)
    assert history.back(2) == 1
    assert history.forward(1) == 2


def test_it_forgets_the_oldest_and_everything_when_told() -> None:
    history: JumpHistory[int] = JumpHistory()
    for place in range(1_000):
        history.note(place)
    steps = 0
    while history.back(-1 - steps) is not None:
        steps += 1
    assert steps == 200
    history.forget()
    assert not history.can_go_back
    assert not history.can_go_forward

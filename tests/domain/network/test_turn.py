"""The order of the hosts."""

from hypothesis import given
from hypothesis import strategies as st

from network.domain.turn import move, swap

ORDERS = st.lists(st.integers(1, 40), min_size=1, unique=True)


def test_one_school_moves_and_the_others_keep_their_order() -> None:
    assert move([1, 2, 3, 4], 3, -1) == [1, 3, 2, 4]
    assert move([1, 2, 3, 4], 1, 2) == [2, 3, 1, 4]
    assert move([1, 2, 3], 1, -1) == [1, 2, 3]
    assert move([1, 2, 3], 3, 9) == [1, 2, 3]


@given(ORDERS, st.data())
def test_no_school_is_lost_or_doubled(order: list[int], data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(order)), data.draw(st.sampled_from(order))
    assert sorted(move(order, one, data.draw(st.integers(-50, 50)))) == sorted(order)
    assert swap(swap(order, one, other), one, other) == order
    assert sorted(swap(order, one, other)) == sorted(order)

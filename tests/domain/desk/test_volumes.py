"""A binder is split between its parts, never inside one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desk.domain.volumes import split


@given(st.lists(st.integers(1, 150), max_size=40), st.integers(20, 130), st.integers(0, 5))
def test_every_part_once_in_order_and_no_volume_too_thick(pages: list[int], most: int, front: int) -> None:
    volumes = split(pages, most=most, front=front)
    assert [page for volume in volumes for page in pages[volume]] == pages
    for volume in volumes:
        kept = pages[volume]
        assert front + sum(kept) <= most or len(kept) == 1
    for volume, after in pairwise(volumes):
        assert front + sum(pages[volume]) + pages[after][0] > most, (
            "a volume is filled before the next is begun"
        )


def test_a_year_without_papers_is_one_volume() -> None:
    assert split([], most=120, front=4) == [slice(0, 0)]

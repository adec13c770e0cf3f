"""How a binder is split: a volume has at most so many pages, and a part is never torn apart."""

from collections.abc import Sequence

MOST_PAGES = 120


def split(pages: Sequence[int], *, most: int, front: int) -> list[slice]:
    """The parts of each volume, in order, by the number of pages of each part; `front` pages stand before them.

    A part that is longer than a volume gets one of its own.

    >>> split([50, 50, 50], most=120, front=4)
    [slice(0, 2, None), slice(2, 3, None)]
    """
    volumes, begun, filled = [], 0, front
    for place, length in enumerate(pages):
        if filled + length > most and place > begun:
            volumes.append(slice(begun, place))
            begun, filled = place, front
        filled += length
    if begun < len(pages) or not volumes:
        volumes.append(slice(begun, len(pages)))
    return volumes

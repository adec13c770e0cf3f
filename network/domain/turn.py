"""The agreed order in which the schools host: a list of keys, first host first."""

from collections.abc import Sequence


def move(order: Sequence[int], key: int, steps: int) -> list[int]:
    """The order with one school moved so many places down (negative: up), never past the ends."""
    rest = [other for other in order if other != key]
    place = max(0, min(len(rest), list(order).index(key) + steps))
    return [*rest[:place], key, *rest[place:]]


def swap(order: Sequence[int], one: int, other: int) -> list[int]:
    """The order with two schools in each other's place."""
    places = {one: other, other: one}
    return [places.get(key, key) for key in order]

"""What the sheet leads with."""

import pytest

from desk.domain.since_last import Headline, headline


@pytest.mark.parametrize(
    ("counts", "leads"),
    [
        ((2, 1, 1, 1, 1), Headline.MEASURES),
        ((0, 1, 1, 1, 1), Headline.MILESTONES),
        ((0, 0, 1, 1, 1), Headline.READINGS),
        ((0, 0, 0, 1, 1), Headline.LOG),
        ((0, 0, 0, 0, 1), Headline.TASKS),
        ((0, 0, 0, 0, 0), Headline.NOTHING),
    ],
)
def test_what_was_done_comes_before_what_was_said(counts: tuple[int, ...], leads: Headline) -> None:
    names = ("measures", "milestones", "readings", "log", "tasks")
    assert headline(**dict(zip(names, counts, strict=True))) is leads

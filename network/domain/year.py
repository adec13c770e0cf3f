"""The programme year, 1 May to 30 April, by the year of its 1 May; shown as the school year it leads into."""

from datetime import date


def may_year(day: date) -> int:
    """The year of the 1 May that begins the programme year of the day."""
    return day.year if day.month >= 5 else day.year - 1


def first_day(year: int) -> date:
    """1 May."""
    return date(year, 5, 1)


def last_day(year: int) -> date:
    """30 April of the year after."""
    return date(year + 1, 4, 30)

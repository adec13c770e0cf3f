"""Dates, times and numbers are spelled as people write them, in three languages."""

from datetime import date, time
from decimal import Decimal

import pytest

from foundation import spelling

DAY = date(2027, 1, 19)
H = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "longday", "shortday", "day", "fullday"),
    [
        ("nb", f"tirsdag 19.{H}januar", f"tir.{H}19.{H}jan.", f"19.{H}januar 2027", f"tirsdag 19.{H}januar 2027"),
        ("nn", f"tysdag 19.{H}januar", f"tys.{H}19.{H}jan.", f"19.{H}januar 2027", f"tysdag 19.{H}januar 2027"),
        ("en", f"Tuesday 19{H}January", f"Tue{H}19{H}Jan", f"19{H}January 2027", f"Tuesday 19{H}January 2027"),
    ],
)  # fmt: skip
def test_days(language: str, longday: str, shortday: str, day: str, fullday: str) -> None:
    assert spelling.longday(DAY, language) == longday
    assert spelling.shortday(DAY, language) == shortday
    assert spelling.day_with_year(DAY, language) == day
    assert spelling.fullday(DAY, language) == fullday


def test_short_months_keep_the_short_names_whole() -> None:
    assert spelling.shortmonthday(date(2027, 3, 2), "nb") == f"2.{H}mars"
    assert spelling.shortmonthday(date(2027, 5, 31), "nn") == f"31.{H}mai"
    assert spelling.shortmonthday(date(2027, 9, 1), "nb") == f"1.{H}sep."


def test_nynorsk_weekdays() -> None:
    days = [spelling.weekday(date(2027, 1, 18 + i), "nn") for i in range(7)]
    assert days == ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"]


def test_times() -> None:
    assert spelling.clock(time(13, 0), "nb") == "13.00"
    assert spelling.clock(time(9, 5), "en") == "09:05"
    assert spelling.clockspan(time(13, 0), time(14, 30), "nn") == "13.00–14.30"
    assert spelling.at_clock(time(13, 0), None, "nb") == f"kl.{H}13.00"
    assert spelling.at_clock(time(13, 0), time(14, 30), "nb") == f"kl.{H}13.00–14.30"
    assert spelling.at_clock(time(13, 0), None, "en") == f"at{H}13:00"
    assert spelling.at_clock(time(13, 0), time(14, 30), "en") == "13:00–14:30"


@pytest.mark.parametrize(
    ("number", "places", "norwegian", "english"),
    [
        (3.4, 1, "3,4", "3.4"),
        (3, 1, "3,0", "3.0"),
        (2.45, 1, "2,5", "2.5"),
        (Decimal("0.05"), 1, "0,1", "0.1"),
        (-0.3, 1, "−0,3", "−0.3"),
        (-0.04, 1, "0,0", "0.0"),
        (1234, 0, "1234", "1234"),
    ],
)
def test_decimals(number: float, places: int, norwegian: str, english: str) -> None:
    assert spelling.decimal(number, places, "nb") == spelling.decimal(number, places, "nn") == norwegian
    assert spelling.decimal(number, places, "en") == english


def test_percent_does_not_break() -> None:
    assert spelling.percent(78, 0, "nb") == f"78{H}%"
    assert spelling.percent(78.25, 1, "nb") == f"78,3{H}%"
    assert spelling.percent(78, 0, "en") == "78%"


def test_small_numbers_in_words() -> None:
    assert [spelling.words(n, "nb") for n in (1, 2, 7, 12, 13)] == ["én", "to", "sju", "tolv", "13"]
    assert spelling.words(1, "nb", neuter=True) == "ett"
    assert spelling.words(1, "nn", neuter=True) == "eitt"
    assert spelling.words(3, "en") == "three"


def test_initials() -> None:
    assert spelling.initials("Kari Nygård") == "KN"
    assert spelling.initials("Máret") == "M"
    assert spelling.initials("anne lise Øvre") == "AØ"
    assert spelling.initials("") == "?"


@pytest.mark.parametrize(
    ("loose", "tied"),
    [
        ("78 % av oss", f"78{H}% av oss"),
        ("tirsdag kl. 13.00", f"tirsdag kl.{H}13.00"),
        ("innen 2. desember 2027", f"innen 2.{H}desember 2027"),
        ("19. jan. og 2. mars", f"19.{H}jan. og 2.{H}mars"),
        ("on 19 January", f"on 19{H}January"),
        ("sak nr. 12", f"sak nr.{H}12"),
        ("samling 2. Deretter", "samling 2. Deretter"),
    ],
)
def test_what_belongs_together_is_tied(loose: str, tied: str) -> None:
    assert spelling.tie(loose) == tied

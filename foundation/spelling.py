"""How dates, times and numbers are spelled in bokmål, nynorsk and English; pure functions.

What belongs together is held together by hard spaces: «2. desember», «kl. 13.00», «78 %».
Norwegian: Språkrådet's rules for dates, times and numbers; English: British usage.
"""

import re
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

HARD = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS = (
    "jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des.",
)  # fmt: skip
_WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_WORDS = {
    "nb": ("ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    "nn": ("ingen", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    "en": (
        "none", "one", "two", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "eleven", "twelve",
    ),
}  # fmt: skip
_NEUTER_ONE = {"nb": "ett", "nn": "eitt", "en": "one"}
_MONTH_NAMES = "|".join({*_MONTHS, *_SHORT_MONTHS, *_ENGLISH_MONTHS}).replace(".", r"\.")
_TIES = (
    (re.compile(r"(?<=\d) (?=%)"), HARD),
    (re.compile(r"\b(kl\.|nr\.|ca\.|s\.) (?=\d)"), rf"\1{HARD}"),
    (re.compile(rf"(?<=\d\.) (?=(?:{_MONTH_NAMES}))"), HARD),
    (re.compile(rf"(?<=\d) (?=(?:{'|'.join(_ENGLISH_MONTHS)})\b)"), HARD),
)


def daymonth(day: date, language: str) -> str:
    """«19. januar»; English «19 January»."""
    if language == "en":
        return f"{day.day}{HARD}{_ENGLISH_MONTHS[day.month - 1]}"
    return f"{day.day}.{HARD}{_MONTHS[day.month - 1]}"


def day_with_year(day: date, language: str) -> str:
    """«19. januar 2027»."""
    return f"{daymonth(day, language)} {day.year}"


def longday(day: date, language: str) -> str:
    """«tirsdag 19. januar»; English «Tuesday 19 January»."""
    return f"{weekday(day, language)} {daymonth(day, language)}"


def fullday(day: date, language: str) -> str:
    """«tirsdag 19. januar 2027»."""
    return f"{longday(day, language)} {day.year}"


def weekday(day: date, language: str) -> str:
    """«tirsdag», «tysdag», «Tuesday»."""
    return _weekdays(language)[day.weekday()]


def month(day: date, language: str) -> str:
    """«januar»; English «January»."""
    return (_ENGLISH_MONTHS if language == "en" else _MONTHS)[day.month - 1]


def shortmonthday(day: date, language: str) -> str:
    """«19. jan.»; English «19 Jan»."""
    if language == "en":
        return f"{day.day}{HARD}{_ENGLISH_MONTHS[day.month - 1][:3]}"
    return f"{day.day}.{HARD}{_SHORT_MONTHS[day.month - 1]}"


def shortday(day: date, language: str) -> str:
    """«tir. 19. jan.»; English «Tue 19 Jan»."""
    stop = "" if language == "en" else "."
    return f"{weekday(day, language)[:3]}{stop}{HARD}{shortmonthday(day, language)}"


def clock(moment: time, language: str) -> str:
    """«13.00»; English «13:00»."""
    return moment.strftime("%H:%M" if language == "en" else "%H.%M")


def clockspan(start: time, end: time, language: str) -> str:
    """«13.00–14.30»; English «13:00–14:30»."""
    return f"{clock(start, language)}–{clock(end, language)}"


def at_clock(start: time, end: time | None, language: str) -> str:
    """«kl. 13.00» or «kl. 13.00–14.30»; English «at 13:00» or «13:00–14:30»."""
    text = clock(start, language) if end is None else clockspan(start, end, language)
    if language == "en":
        return text if end else f"at{HARD}{text}"
    return f"kl.{HARD}{text}"


def decimal(number: float | Decimal, places: int, language: str) -> str:
    """The number with that many decimals and a comma (English: a point), half rounded away from zero."""
    exact = Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = f"{abs(exact):f}"
    sign = MINUS if exact < 0 else ""
    return sign + (digits if language == "en" else digits.replace(".", ","))


def percent(number: float | Decimal, places: int, language: str) -> str:
    """«78 %» with a hard space; English «78%»."""
    return decimal(number, places, language) + ("%" if language == "en" else f"{HARD}%")


def words(number: int, language: str, *, neuter: bool = False) -> str:
    """Numbers up to twelve in words («tre»), others in digits; `neuter` is for «ett mål»."""
    if neuter and number == 1:
        return _NEUTER_ONE.get(language, _NEUTER_ONE["nb"])
    names = _WORDS.get(language, _WORDS["nb"])
    return names[number] if 0 <= number < len(names) else str(number)


def initials(name: str) -> str:
    """First and last initial: «Kari Nygård» is «KN»."""
    parts = name.split()
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper() if parts else "?"


def tie(text: str) -> str:
    """The text with hard spaces where a line must not break: before %, after «kl.», inside a date."""
    for pattern, replacement in _TIES:
        text = pattern.sub(replacement, text)
    return text


def _weekdays(language: str) -> tuple[str, ...]:
    return _WEEKDAYS.get(language, _WEEKDAYS["nb"])

"""The network's figures told."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.documents import charts
from foundation.texts import school_year
from plc_survey.domain.aggregate import HIGHEST, LOWEST
from plc_survey.models import Phase, Publication
from plc_survey.wording import language

ENDS = 2  # how many common strengths and challenges are named


@dataclass(frozen=True)
class NetworkTold:
    """A publication told: no school can be read out of it."""

    publication: Publication
    name: str
    schools: int
    rows: tuple[tuple[str, str], ...]
    picture: SafeString
    strengths: tuple[str, ...]
    challenges: tuple[str, ...]
    missing: tuple[str, ...]


def tell_publication(publication: Publication, *, look: charts.Look = charts.PAGE) -> NetworkTold:
    """The frozen figures with their titles in the active language."""
    figures: dict[str, Any] = publication.figures
    titles: dict[str, str] = {row["key"]: row["title"][language()] for row in figures["dimensions"]}
    means = [(row["key"], row["tenths"]) for row in figures["dimensions"]]
    known = sorted((pair for pair in means if pair[1] is not None), key=lambda pair: -pair[1])
    name = f"{Phase(publication.phase).label}, {school_year(publication.year)}"
    title = _("Eight characteristics, mean of %(number)d schools") % {"number": figures["schools"]}
    series = charts.Series(name, [None if tenths is None else tenths / 10 for _key, tenths in means])
    return NetworkTold(
        publication,
        name,
        figures["schools"],
        tuple((titles[key], _figure(tenths)) for key, tenths in means),
        charts.radar(title, [titles[key] for key, _tenths in means], [series], look=look),
        tuple(titles[key] for key, _tenths in known[:ENDS]),
        tuple(titles[key] for key, _tenths in known[::-1][:ENDS]),
        tuple(titles[key] for key, tenths in means if tenths is None),
    )


def _figure(tenths: int | None) -> str:
    if tenths is None:
        return "–"
    bound = {LOWEST: "≤\u00a0", HIGHEST: "≥\u00a0"}.get(tenths, "")
    return bound + spelling.decimal(tenths / 10, 1, language())

"""The pictures of a round, for page and paper."""

from dataclasses import replace
from textwrap import shorten

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from foundation.documents import charts
from plc_survey.domain.shown import Shown
from plc_survey.telling.told import StatementRow, Told

LONGEST_LABEL = 84  # letters: two lines beside a bar
WALL = replace(charts.PAPER, letter=26, small=20, width=1080)  # letters that are read across a room


def star(told: Told, *, look: charts.Look = charts.PAGE) -> SafeString:
    """The eight spokes with up to four rounds, and where most people are in the latest."""
    series = [_series(told, one.name, one.shown) for one in told.rounds]
    title = _("Eight characteristics of the professional community, mean 1 to 5, %(rounds)s") % {
        "rounds": ", ".join(one.name for one in told.rounds)
    }
    return charts.radar(title, [row.title for row in told.dimensions], series, look=look)


def _series(told: Told, name: str, shown: Shown) -> charts.Series:
    seen = [None if shown.is_hidden else shown.dimension(row.key) for row in told.dimensions]
    values = [each.mean.value if each and each.mean else None for each in seen]
    spread = [
        (each.mean.value - each.spread, each.mean.value + each.spread)
        if each and each.mean and each.spread
        else None
        for each in seen
    ]
    return charts.Series(name, values, spread if shown is told.shown else ())


def moved(told: Told, *, look: charts.Look = charts.PAPER) -> SafeString | None:
    """The change of each dimension with its interval; None without an earlier round to compare with."""
    rows = [
        charts.Change(row.title, row.change.difference, row.change.half) for row in told.changes if row.change
    ]
    if not rows:
        return None
    title = _("Change from %(before)s to %(now)s, with its uncertainty") % {
        "before": told.rounds[-2].name,
        "now": told.rounds[-1].name,
    }
    return charts.change(title, rows, look=look)


def spread_of(rows: list[StatementRow], title: str, *, look: charts.Look = charts.PAPER) -> SafeString | None:
    """How the answers to some statements spread over disagree, both, agree; None where one of them may not be shown."""
    shares = [
        (shorten(row.text, LONGEST_LABEL, placeholder=" …"), row.seen.groups)
        for row in rows
        if row.seen.groups
    ]
    if len(shares) < max(1, len(rows)):
        return None
    return charts.distribution(title, shares, [_("Disagree"), _("Both"), _("Agree")], look=look)

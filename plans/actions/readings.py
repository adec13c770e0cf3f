"""Readings of indicators: entered by the school, or pushed by the survey when a round closes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Person
from foundation.audit.actions import record
from network.models import School
from plans.models import Indicator, Reading


@transaction.atomic
def add_reading(*, indicator: Indicator, read_on: date, value: Decimal, note: str, by: Person) -> Reading:
    """The school's own figure of a day; the same figure again is one reading."""
    reading, is_new = Reading.objects.get_or_create(
        indicator=indicator, read_on=read_on, series=Reading.OWN, defaults={"value": value, "note": note}
    )
    if is_new:
        record(by=by, action="plans.reading", obj=reading, network=indicator.plan.network_id)
    return reading


@transaction.atomic
def remove_reading(*, reading: Reading, by: Person) -> None:
    """Take away an own reading that was wrong; the survey's cannot be taken away here."""
    if reading.series != Reading.OWN or reading.pk is None:
        return
    record(by=by, action="plans.reading_removed", obj=reading, network=reading.plan.network_id)
    reading.delete()


@transaction.atomic
def push_reading(
    *,
    school: School,
    network: int,
    dimension: str,
    read_on: date,
    value: Decimal | float | None,
    source_key: str,
    series: str = Reading.SURVEY,
    note: str = "",
    by: Person | None = None,
) -> int:
    """Enter a closed round's figure for a dimension in every indicator of the plan that follows it.

    `value` None means that too few answered. `source_key` names the round: pushed again, on another day or with
    another figure, it is the same reading.
    Gives how many indicators got the reading. `series` is "survey" or "joint"; `note` says what the figure does not carry.
    """
    kind = Indicator.SIGNS if series == Reading.JOINT else Indicator.NUMBER
    followed = Indicator.objects.there().filter(
        goal__plan__school=school,
        goal__plan__network=network,
        goal__removed_at__isnull=True,
        dimension=dimension,
        kind=kind,
    )
    figure = None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))
    facts = {"read_on": read_on, "series": series, "value": figure, "note": note}
    return sum(_pushed(indicator, source_key, facts, by) for indicator in followed)


def _pushed(indicator: Indicator, key: str, facts: dict[str, Any], by: Person | None) -> bool:
    _make_room(indicator, facts["read_on"], key, facts["series"])
    reading, is_new = Reading.objects.update_or_create(indicator=indicator, source_key=key, defaults=facts)
    if is_new:
        record(by=by, action="plans.reading_pushed", obj=reading, network=indicator.plan.network_id)
    return is_new


def _make_room(indicator: Indicator, day: date, key: str, series: str) -> None:
    """A series has one reading a day: the last pushed holds it."""
    Reading.objects.filter(indicator=indicator, read_on=day, series=series).exclude(source_key=key).delete()


@transaction.atomic
def pull_readings(*, school: School, network: int, source_key: str, by: Person) -> int:
    """Take out of the plan what `source_key` pushed, where it stands for nothing any more; how many readings went."""
    pushed = Reading.objects.exclude(series=Reading.OWN).filter(
        source_key=source_key, indicator__goal__plan__school=school, indicator__goal__plan__network=network
    )
    for reading in pushed:
        record(by=by, action="plans.reading_removed", obj=reading, network=network)
        reading.delete()
    return len(pushed)

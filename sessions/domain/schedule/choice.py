"""Choosing the day of one session (rules 1 and 2), and saying what stands in the way."""

from collections.abc import Sequence
from datetime import date

from sessions.domain.days import GAP, ClosedRange, Rule, never, programme_year
from sessions.domain.schedule.terms import Obstacle, Request, Slot, Trouble


def choose_day(
    request: Request, slot: Slot, before: date | None, after: date | None, others: Sequence[date] = ()
) -> tuple[date | None, Trouble | None]:
    """The allowed day of the network's weekday nearest the aim, the earlier on a tie (rule 1).

    Is there none, the nearest other weekday with the obstacles; is there none at all, no day, the obstacles and
    the nearest days beyond window or distance.
    """
    against = {
        day: _against(day, request, before, after, others) for day in slot.window.days() if day.weekday() < 5
    }
    ours = {day: rules for day, rules in against.items() if day.weekday() == request.weekday}
    for days in (ours, against):
        open_days = [day for day, rules in days.items() if not rules]
        if open_days:
            day = min(open_days, key=lambda d: (slot.distance(d), d))
            trouble = (
                None if days is ours else Trouble(no_day=False, obstacles=_obstacles(ours, request.closed))
            )
            return day, trouble
    nearest = _nearest(request, slot, before, after, others)
    return None, Trouble(no_day=True, obstacles=_obstacles(against, request.closed), nearest=nearest)


def _against(
    day: date, request: Request, before: date | None, after: date | None, others: Sequence[date]
) -> frozenset[Rule]:
    rules = set(never(day, request.closed))
    near = (before is not None and day - before < GAP) or (after is not None and after - day < GAP)
    if near or any(abs(day - other) < GAP for other in others):
        rules.add(Rule.GAP)
    if request.earliest and day < request.earliest:
        rules.add(Rule.PAST)
    return frozenset(rules)


def _obstacles(against: dict[date, frozenset[Rule]], closed: Sequence[ClosedRange]) -> tuple[Obstacle, ...]:
    """The rules in the way, those that alone shut a day first, then by how many days they shut."""
    rules = {rule for found in against.values() for rule in found}
    obstacles = [
        Obstacle(
            rule=rule,
            days=sum(rule in found for found in against.values()),
            alone=any(found == {rule} for found in against.values()),
            why=_words(closed, against) if rule is Rule.CLOSED else (),
        )
        for rule in rules
    ]
    return tuple(sorted(obstacles, key=lambda o: (not o.alone, -o.days, o.rule)))


def _words(closed: Sequence[ClosedRange], against: dict[date, frozenset[Rule]]) -> tuple[str, ...]:
    said = [span.why for span in closed if span.why and any(day in span for day in against)]
    return tuple(dict.fromkeys(said))


def _nearest(
    request: Request, slot: Slot, before: date | None, after: date | None, others: Sequence[date]
) -> tuple[date, ...]:
    def only_soft(day: date) -> bool:
        between = (before is None or before < day) and (after is None or day < after) and day not in others
        return between and _against(day, request, before, after, others) <= {Rule.GAP}

    days = [day for day in programme_year(request.year).days() if only_soft(day)]
    aim = slot.window.start.toordinal() + slot.aim
    sides = ([d for d in days if d.toordinal() <= aim], [d for d in days if d.toordinal() > aim])
    return tuple(min(side, key=slot.distance) for side in sides if side)

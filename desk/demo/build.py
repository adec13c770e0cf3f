"""Builds the demonstration, part by part."""

from datetime import date

from network.models import Municipality

from desk.demo.people import accounts, make_people
from desk.demo.story import story


def is_built() -> bool:
    """Whether the demonstration is in this database."""
    return Municipality.objects.filter(name="Havnes kommune").exists()


def build(today: date) -> list[dict[str, str]]:
    """Everything of the story, with its dates around today; the accounts that a visitor may use."""
    told = story(today)
    people = make_people(told)
    return accounts(people)

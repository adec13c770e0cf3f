"""Builds the demonstration, part by part."""

from datetime import date

from accounts.demo import DemoAccount
from desk.demo.people import accounts, make_people
from desk.demo.story import story
from network.models import Municipality


def is_built() -> bool:
    """Whether the demonstration is in this database."""
    return Municipality.objects.filter(name="Havnes kommune").exists()


def build(today: date) -> list[DemoAccount]:
    """Everything of the story, with its dates around today; the accounts that a visitor may use."""
    told = story(today)
    people = make_people(told)
    return accounts(people)

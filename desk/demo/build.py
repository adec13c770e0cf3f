"""Builds the demonstration, part by part."""

from datetime import date, timedelta

from django_tasks_db.models import DBTaskResult

from accounts.demo import DemoAccount
from desk.demo.meetings import make_meetings
from desk.demo.people import accounts, make_people
from desk.demo.reviewing import make_reviews
from desk.demo.rounds import make_rounds
from desk.demo.story import story
from desk.demo.writing import begin_plans
from foundation.post.models import Delivery
from network.models import Municipality


def is_built() -> bool:
    """Whether the demonstration is in this database."""
    return Municipality.objects.filter(name="Havnes kommune").exists()


def build(today: date) -> list[DemoAccount]:
    """Everything of the story, with its dates around today; the accounts that a visitor may use."""
    told = story(today)
    people = make_people(told)
    diary = begin_plans(told, people)
    make_meetings(told, people, before=diary.tell_until)
    diary.tell_until(today + timedelta(days=1))
    make_rounds(told, people)
    make_reviews(told, people)
    return accounts(people)


def settle() -> None:
    """What was mailed in the story has long arrived: nothing of it waits to be sent."""
    Delivery.objects.filter(state="waiting").update(state="sent", attempt=1)
    DBTaskResult.objects.filter(status="READY").delete()

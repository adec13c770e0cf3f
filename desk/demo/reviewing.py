"""RKBU's reviews in the demonstration: written, shared with the network and two schools, answered by one."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from desk.demo.clock import at, moment
from desk.demo.people import People
from desk.demo.story import Story
from foundation.writing.actions import base_of
from review.actions.reviews import answer, begin_review
from review.actions.sharing import share_network, share_school
from review.models import Review
from review.queries.places import places_of

WORDS = ("summary", "strengths", "advice", "next_step", "question")


def make_reviews(story: Story, people: People) -> None:
    """The reviews of the occasions that lie behind."""
    with (Path(__file__).with_name("reviews.toml")).open("rb") as file:
        told = tomllib.load(file)
    for place in places_of(people.network, people.year):
        words = told.get(place.occasion.value)
        if words and place.session and place.session.is_held:
            day = timezone.localdate(place.session.starts_at) + timedelta(days=3)
            with at(moment(min(day, story.today), 10)):
                review = begin_review(place=place, by=people.by_role["reviewer"])
                _write(review, words)
                share_network(review=review, by=people.by_role["reviewer"])
                _share_schools(people, review, words)


def _write(thing: Any, words: dict[str, Any]) -> None:
    for name in WORDS:
        setattr(thing, name, words.get(name, ""))
    thing.save()


def _share_schools(people: People, review: Review, words: dict[str, Any]) -> None:
    for key, own in words.get("schools", {}).items():
        part = review.parts.get(school=people.schools[key])
        _write(part, own)
        share_school(part=part, by=people.by_role["reviewer"])
        part.refresh_from_db()
        if "answer" in own:
            base = base_of(part.answer)
            answer(part=part, text=own["answer"], base=base, by=people.principals[key])

"""Which texts of this room save themselves, who may write them, and how shared versions are read."""

from typing import Any

from django.urls import reverse

from foundation.writing.frozen import register_schema
from foundation.writing.registry import Writable, register
from review import queries, rules, wording
from review.domain.frozen import NetworkReview, SchoolReview
from review.models import NetworkSummary, OwnerAnswer, Review, SchoolPart
from review.queries.reviews import NETWORK_KIND, SCHOOL_KIND


def enter() -> None:
    """Called once, when the program starts."""
    register_schema(NETWORK_KIND, shape=NetworkReview)
    register_schema(SCHOOL_KIND, shape=SchoolReview)
    for writable in (_network_part(), _school_part(), _answer(), _owner_answer(), _summary()):
        register(writable)


def _network_of(obj: Any) -> int:
    return int(obj.network_id)


def _network_part() -> Writable:
    return Writable(
        kind="review.network_part",
        load=queries.writable_review,
        may=rules.write_review,
        fields=(*Review.OWN, "private_note"),
        who_sees=lambda obj: wording.who_sees_network_draft(),
        network=_network_of,
        address=lambda obj: reverse("review:network_review", args=[obj.pk]),
    )


def _part_address(part: SchoolPart) -> str:
    return reverse("review:school_review", args=[part.review_id, part.school_id])


def _school_part() -> Writable:
    return Writable(
        kind="review.school_part",
        load=queries.writable_part,
        may=rules.write_review,
        fields=(*SchoolPart.OWN, "private_note"),
        who_sees=lambda obj: wording.who_sees_school_draft(),
        network=_network_of,
        address=_part_address,
    )


def _answer() -> Writable:
    return Writable(
        kind="review.answer",
        load=queries.writable_part,
        may=rules.answer_review,
        fields=("answer",),
        network=_network_of,
        address=_part_address,
    )


def _owner_answer() -> Writable:
    def title(answer: OwnerAnswer) -> str:
        return str(answer.owner_year)

    return Writable(
        kind="review.owner_answer",
        load=queries.owner_answer_for,
        may=rules.answer_owner_question,
        fields=("text",),
        who_sees=lambda obj: wording.who_sees_owner_draft(),
        network=lambda obj: obj.owner_year.network_id,
        address=lambda obj: reverse("review:owner_questions", args=[obj.owner_year_id]),
        title=title,
    )


def _summary() -> Writable:
    def address(summary: NetworkSummary) -> str:
        return reverse("review:summary", args=[summary.pk])

    return Writable(
        kind="review.network_summary",
        load=queries.summary_for,
        may=rules.write_summary,
        fields=("text",),
        who_sees=lambda obj: wording.who_sees_summary_draft(),
        network=_network_of,
        address=address,
    )

"""Reads of reviews and their parts, live and as they were shared."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from foundation.access.actor import Actor
from foundation.writing.models import FrozenVersion
from foundation.writing.queries import latest_version, read, read_many
from review.domain.frozen import NetworkReview, SchoolReview
from review.models import Review, SchoolPart

NETWORK_KIND = "review.network"
SCHOOL_KIND = "review.school"


def _reviews() -> QuerySet[Review]:
    return Review.objects.select_related("network__municipality", "programme_year", "session")


def _parts() -> QuerySet[SchoolPart]:
    return SchoolPart.objects.select_related(
        "school",
        "network",
        "answered_by",
        "review__network__municipality",
        "review__programme_year",
        "review__session",
    )


def review_for(actor: Actor, pk: int) -> Review | None:
    """The review, if it is of one of the actor's networks."""
    return _reviews().filter(pk=pk, network__in=actor.networks()).first()


def part_for(actor: Actor, pk: int, school: int) -> SchoolPart | None:
    """A school's part of a review, if it is of one of the actor's networks."""
    return _parts().filter(review=pk, school=school, network__in=actor.networks()).first()


def writable_review(actor: Actor, pk: int) -> Review | None:
    """The review by its own key, for self-save."""
    return review_for(actor, pk)


def writable_part(actor: Actor, pk: int) -> SchoolPart | None:
    """A school's part by its own key, for self-save."""
    return _parts().filter(pk=pk, network__in=actor.networks()).first()


def parts_of(review: Review) -> list[SchoolPart]:
    """The schools' parts in name order."""
    return list(_parts().filter(review=review))


def reviews_of(network: int) -> list[Review]:
    """Every review of a network with its parts, newest year first."""
    found = (
        _reviews()
        .filter(network=network)
        .prefetch_related(Prefetch("parts", SchoolPart.objects.select_related("school")))
    )
    return list(found.order_by("-programme_year__year", "pk"))


def read_network(review: Review) -> NetworkReview | None:
    """The network's part as it was last shared."""
    version = latest_version(NETWORK_KIND, review.pk)
    return read(version).content if version else None


def read_school(part: SchoolPart) -> SchoolReview | None:
    """A school's part as it was last shared."""
    version = latest_version(SCHOOL_KIND, part.pk)
    return read(version).content if version else None


def read_latest(kind: str, keys: Iterable[int]) -> dict[int, NetworkReview | SchoolReview]:
    """The last shared versions of many, by key: two queries."""
    latest: dict[int, FrozenVersion] = {}
    for version in FrozenVersion.objects.filter(kind=kind, object_id__in=list(keys)).order_by("number"):
        latest[version.object_id] = version
    found = read_many(list(latest.values()))
    return {key: one.content for key, one in zip(latest, found, strict=True)}

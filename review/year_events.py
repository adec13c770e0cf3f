"""RKBU's reviews in the year wheel: when each was shared with the network, nothing of what stands in it."""

from datetime import date

from django.utils import timezone

from network.models import Network
from review.models import Review
from review.wording import occasion_title
from sessions.year_events import YearEvent


def shared_reviews(network: Network, first: date, last: date) -> list[YearEvent]:
    """The shared network reviews of the year; those being written are nobody's business yet."""
    shared = Review.objects.filter(network=network, version__gt=0, shared_at__isnull=False)
    days = [(timezone.localdate(review.shared_at), review.occasion) for review in shared if review.shared_at]
    return [YearEvent(day, occasion_title(occasion)) for day, occasion in days if first <= day <= last]

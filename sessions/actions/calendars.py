"""Private calendar addresses: made, renewed, revoked."""

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import Person
from foundation.audit.actions import record
from foundation.numbers import whole_number
from sessions.models import CalendarFeed
from sessions.models.calls import new_nonce

SALT = "sessions.calendar"


def token_of(feed: CalendarFeed) -> str:
    """The secret part of the address: it cannot be made from a copy of the database alone."""
    return f"{feed.pk}-{_secret(feed)}"


def _secret(feed: CalendarFeed) -> str:
    return salted_hmac(SALT, f"{feed.pk}:{feed.nonce}", algorithm="sha256").hexdigest()[:40]


def feed_of(token: str) -> CalendarFeed | None:
    """The calendar that an address opens; None when it is unknown, renewed or revoked."""
    pk, _dash, secret = token.partition("-")
    feeds = CalendarFeed.objects.select_related("person").filter(person__is_active=True)
    feed = feeds.filter(pk=whole_number(pk) or 0).first()
    if feed is None or not constant_time_compare(_secret(feed), secret):
        return None
    return feed


@transaction.atomic
def make_feed(*, by: Person) -> CalendarFeed:
    """An address of one's own; the old one stops working."""
    feed, _is_new = CalendarFeed.objects.update_or_create(person=by, defaults={"nonce": new_nonce()})
    record(by=by, action="calendar.made", obj=feed)
    return feed


@transaction.atomic
def revoke_feed(*, by: Person) -> None:
    """No address any more; harmless pressed twice."""
    if CalendarFeed.objects.filter(person=by).delete()[0]:
        record(by=by, action="calendar.revoked")

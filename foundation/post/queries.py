"""Reads of the outbox."""

from collections.abc import Iterable

from accounts.models import Person
from foundation.post.models import Delivery


def deliveries(*, related: tuple[str, int], kind: str | None = None) -> list[Delivery]:
    """Every delivery about a thing, the newest message first, its recipients in the order of posting."""
    held = Delivery.objects.filter(message__related_kind=related[0], message__related_id=related[1])
    if kind:
        held = held.filter(message__kind=kind)
    return list(held.select_related("message").order_by("-message__pk", "pk"))


def people_by_email(addresses: Iterable[str]) -> dict[str, Person]:
    """Those of the addresses that belong to an account, by address in lower case."""
    wanted = {address.strip().lower() for address in addresses}
    return {person.email: person for person in Person.objects.filter(email__in=wanted)}

"""Reads of the outbox."""

from foundation.post.models import Delivery


def deliveries(*, related: tuple[str, int], kind: str | None = None) -> list[Delivery]:
    """Every delivery about a thing, the newest message first, its recipients in the order of posting."""
    held = Delivery.objects.filter(message__related_kind=related[0], message__related_id=related[1])
    if kind:
        held = held.filter(message__kind=kind)
    return list(held.select_related("message").order_by("-message__pk", "pk"))

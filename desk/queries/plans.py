"""The plans of a whole network at once."""

from django.db.models import Prefetch

from network.models import Network
from plans.models import Plan, Share


def plans_in(network: Network) -> list[Plan]:
    """Every plan of the network with `open_shares` and their versions: two queries."""
    shares = Share.objects.filter(withdrawn_at__isnull=True).select_related("version")
    loaded = Prefetch("shares", shares, to_attr="open_shares")
    return list(Plan.objects.filter(network=network).prefetch_related(loaded))

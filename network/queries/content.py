"""Which version of the programme's content a network works by."""

from network.models import Network
from programme.domain.content import Content
from programme.models import ContentVersion
from programme.queries import active_version, content_of


def version_of(network: Network) -> ContentVersion:
    """The network's own version until it is moved; raises DoesNotExist before any content has been loaded."""
    return network.content_version or active_version()


def content_of_network(network: Network) -> Content:
    """The content that the network's new sessions, agendas, rounds and years are made from: one query."""
    return content_of(version_of(network))


def newer_version(network: Network) -> ContentVersion | None:
    """The newest published version, without its body, where the network works by an earlier one."""
    if network.content_version_id is None:
        return None
    newest = ContentVersion.objects.published().defer("body").first()
    return newest if newest and newest.pk != network.content_version_id else None

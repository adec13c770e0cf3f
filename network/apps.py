from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        """Put this app's sections on the page of a network, and say what its mails are for."""
        from foundation.post import kinds
        from network import jobs, page, sections

        jobs.register()
        sections.register(20, "network/sections/schools.html", page.schools)
        sections.register(30, "network/sections/hosts.html", page.hosts)
        sections.register(40, "network/sections/anchoring.html", page.anchoring)
        sections.register(50, "network/sections/content.html", page.content)
        sections.register_next_step(90, page.set_up_step)
        kinds.register("network.invitation", _("Invitation"))
        kinds.register("network.leader", _("The leadership"))

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        """Put this app's sections on the page of a network."""
        from network import page, sections

        sections.register(20, "network/sections/schools.html", page.schools)
        sections.register(30, "network/sections/hosts.html", page.hosts)
        sections.register(40, "network/sections/anchoring.html", page.anchoring)
        sections.register_next_step(90, page.set_up_step)

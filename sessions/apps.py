from django.apps import AppConfig


class NetworkSessionsConfig(AppConfig):
    name = "sessions"
    label = "network_sessions"

    def ready(self) -> None:
        """Enter the texts that save themselves."""
        from sessions import written

        written.enter()

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "foundation.post"
    label = "post"

    def ready(self) -> None:
        """Enter the outbox's own work by the clock."""
        from foundation.post import jobs

        jobs.register()

from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "foundation.writing"
    label = "writing"

    def ready(self) -> None:
        """Enter the writing room's own work by the clock."""
        from foundation.writing import jobs

        jobs.register()

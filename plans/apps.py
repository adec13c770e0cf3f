"""The plans app: enters its texts in the writing room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Five-year plans of schools."""

    name = "plans"
    label = "plans"

    def ready(self) -> None:
        """Enter what saves itself, and how frozen plans are read."""
        from plans.entering import enter

        enter()

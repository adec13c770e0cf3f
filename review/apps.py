from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "review"
    label = "review"

    def ready(self) -> None:
        """Enter what is written in here, how shared reviews are read, and this app's part of a network's page."""
        from foundation.post import kinds
        from network import sections
        from review import page, writables, year_events
        from sessions import year_events as wheel

        writables.enter()
        kinds.register("review.shared", _("A review from RKBU"))
        sections.register(35, "review/section.html", page.section)
        sections.register_next_step(20, page.next_step)
        wheel.register(year_events.shared_reviews)

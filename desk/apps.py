"""The top floor: it may know all the others, and joins them where a lower one cannot look up."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """A person's desk."""

    name = "desk"
    label = "desk"

    def ready(self) -> None:
        """Tell the network's pages what the floors between have to say, and the clock what has been kept long enough."""
        from desk import jobs, network_page
        from foundation.post import due
        from network import sections, takeover

        sections.register_school_note(network_page.plan_notes)
        sections.register_session_dates(network_page.session_dates)
        takeover.register(network_page.pass_tasks_on, network_page.tasks_that_pass_on)
        due.register("desk.retention", jobs.retention, daily=True)
        due.register("desk.binders", jobs.binders)
        due.register("desk.old_binders", jobs.old_binders, daily=True)
        due.register("desk.archives", jobs.archives)
        due.register("desk.old_archives", jobs.old_archives, daily=True)
        sections.register(15, "desk/parts/binder_section.html", network_page.binder)
        sections.register_school_section("desk/parts/archive_section.html", network_page.archive)

from django.apps import AppConfig


class NetworkSessionsConfig(AppConfig):
    name = "sessions"
    label = "network_sessions"

    def ready(self) -> None:
        """Enter the texts that save themselves, the sessions of value checks and the parts of a network's page."""
        from sessions import jobs, written

        written.enter()
        jobs.register()

        from network import sections
        from plans.gathering import find_sessions_by
        from sessions import network_page
        from sessions.queries.sessions import middle_session_key

        find_sessions_by(middle_session_key)

        sections.register(5, "sessions/parts/ended_section.html", network_page.ended)
        sections.register(10, "sessions/parts/year_section.html", network_page.year)
        sections.register_next_step(10, network_page.next_step)

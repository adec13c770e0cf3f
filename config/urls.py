"""Every address of the program: one line an app."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("accounts.urls")),
    path("writing/", include("foundation.writing.urls")),
    path("outbox/", include("foundation.post.urls")),
    path("programme/", include("programme.urls")),
    path("", include("network.urls")),
    path("", include("plans.urls")),
    path("", include("plc_survey.urls")),
    path("", include("sessions.urls")),
    path("", include("review.urls")),
    path("", include("desk.urls")),
]
handler400 = "foundation.access.views.bad_request"
handler403 = "foundation.access.views.forbidden"
handler404 = "foundation.access.views.not_found"
handler500 = "foundation.access.views.server_error"

from django.urls import path

from foundation.post.views.outbox import arrived, message, outbox, send_again

app_name = "post"
urlpatterns = [
    path("", outbox, name="outbox"),
    path("<int:pk>/again/", send_again, name="send_again"),
    path("<int:pk>/arrived/", arrived, name="arrived"),
    path("messages/<int:pk>/", message, name="message"),
]

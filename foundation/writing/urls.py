from django.urls import path

from foundation.writing.views.clashes import settle
from foundation.writing.views.history import bring_back, history
from foundation.writing.views.saving import save

app_name = "writing"
urlpatterns = [
    path("<str:kind>/<int:pk>/<str:field>/", save, name="save"),
    path("<str:kind>/<int:pk>/<str:field>/settle/", settle, name="settle"),
    path("<str:kind>/<int:pk>/<str:field>/history/", history, name="history"),
    path("<str:kind>/<int:pk>/<str:field>/history/bring-back/", bring_back, name="bring_back"),
]

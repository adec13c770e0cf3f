from django.urls import path

from programme.views import films, library, versions

app_name = "programme"
urlpatterns = [
    path("", library.library, name="library"),
    path("sessions/<slug:kind>/", library.session, name="session"),
    path("reading/", library.reading, name="reading"),
    path("exercises/", library.exercises, name="exercises"),
    path("background/<slug:key>/", library.background, name="background"),
    path("films/", films.films, name="films"),
    path("films/<slug:key>/", films.film, name="film"),
    path("films/<slug:key>/file/", films.film_file, name="film_file"),
    path("films/<slug:key>/captions/", films.captions_file, name="captions_file"),
    path("content/", versions.content, name="content"),
    path("content/films/<slug:key>/", films.set_film, name="set_film"),
    path("content/versions/<int:pk>/", versions.version, name="version"),
    path("content/versions/<int:pk>/publish/", versions.publish, name="publish"),
]

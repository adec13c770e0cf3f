"""The program's settings with one more page: the floor that every other page is compared with."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"

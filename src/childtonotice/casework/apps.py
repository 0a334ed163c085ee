"""The one Django app of the product."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.signals import request_started
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class CaseworkConfig(AppConfig):
    """Casework: everything that people do with findings."""

    name = "childtonotice.casework"
    label = "casework"
    verbose_name = "Casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Settings and tables are read anew for each request, and for each new connection where there are none."""
        from childtonotice.casework.dated import forget_lines
        from childtonotice.casework.in_force import forget_settings
        from childtonotice.casework.once import listen

        listen()
        for forget in (forget_settings, forget_lines):
            request_started.connect(forget, dispatch_uid=f"{forget.__name__} of a request")
            connection_created.connect(forget, dispatch_uid=f"{forget.__name__} of a connection")
        # Views hold on to the columns that they name: they go before tables change and come back afterwards.
        pre_migrate.connect(_take_views_away, sender=self, dispatch_uid="views of the star, away")
        post_migrate.connect(_make_views, sender=self, dispatch_uid="views of the star, made")


def _take_views_away(using: str, **_signal: object) -> None:
    from childtonotice.casework.models.star import drop_views

    drop_views(connections[using])


def _make_views(using: str, **_signal: object) -> None:
    from childtonotice.casework.models.star import make_views

    make_views(connections[using])

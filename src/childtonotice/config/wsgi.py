"""The entry point for a web server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from childtonotice.casework.directory import refuse_half_a_directory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "childtonotice.config.settings")
refuse_half_a_directory()
application = get_wsgi_application()

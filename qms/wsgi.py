"""The program for WSGI servers: `granian --interface wsgi qms.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qms.settings.production")

application = get_wsgi_application()

#!/usr/bin/env python
"""The command line of the quality management system."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qms.settings.local")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

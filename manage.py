#!/usr/bin/env python
"""Command line of the information system: `python manage.py <verb>`."""

import os
import sys


def main() -> None:
    """Run one management command with the default settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

#!/usr/bin/env python
"""Django's command line, for this project."""

import gc
import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    if sys.argv[1:2] == ["dev"]:  # it only starts other processes, and need not load the app
        from factcheck.management.commands.dev import Command  # noqa: PLC0415 (for it only)

        Command().run_from_argv(sys.argv)
        return
    # At the usual 700, collections take a third of the time of `migrate`, and find hardly anything.
    gc.set_threshold(50_000, 20, 20)
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (settings first)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

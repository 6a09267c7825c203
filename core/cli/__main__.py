"""Lets a checkout that is not installed run as ``python -m core.cli``."""

import sys

from core.cli.app import main

sys.exit(main())

"""Print every measure: ``python -m benchmarks``, or ``make bench``."""

import os
import platform
from importlib.metadata import version

from benchmarks import cold_start, growth, seed, write_back


def main() -> None:
    """Print the machine, then each table."""
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, pandas {version('pandas')}"
    )
    cold_start.report()
    seed.report()
    growth.report()
    write_back.report()


if __name__ == "__main__":
    main()

"""The only door to the core: archives, answers, tables.

Front ends call what stands here and never scoring, rules or files.
"""

from core.api.answers import mean_index
from core.api.archive import Archive, open_archive, today

__all__ = ["Archive", "mean_index", "open_archive", "today"]

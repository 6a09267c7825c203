"""The only door to the core: archives, answers, tables.

Front ends call what stands here and never scoring, rules or files.
"""

from core.api.archive import Archive, open_archive, today

__all__ = ["Archive", "open_archive", "today"]

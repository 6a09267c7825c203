"""When a result may be seen, and by whom: the one place where an embargo holds."""

from core.publication.visibility import visible

__all__ = ["visible"]

"""What our pages say around the answers, as msgids by the name templates use."""

from types import SimpleNamespace

from core.errors import N_
from core.i18n import Localizer

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}

_WORDS = {
    "brand": N_("Administrative reform index"),
    "short": N_("Reform index"),
    "skip": N_("Skip to the content"),
    "menu": N_("Pages"),
    "chat": N_("Ask"),
    "rankings": N_("Rankings"),
    "print": N_("Print this page"),
    "log": N_("Questions and answers"),
    "question": N_("Your question"),
    "hint": N_("Ask about a rank, an index …"),
    "ask": N_("Ask"),
    "asked": N_("You asked:"),
    "answered": N_("Answer:"),
    "suggestions": N_("Questions to go on with"),
    "waiting": N_("Looking it up …"),
    "failed": N_("No answer came. Check the connection and ask again."),
    "again": N_("Ask again"),
    "clear": N_("Clear the history"),
    "cleared": N_("The history is cleared."),
    "kept": N_("Your questions are kept in this browser only."),
    "rank": N_("Rank"),
    "unit": N_("Unit"),
    "index": N_("Index (%)"),
    "band": N_("Band"),
    "total": N_("Total points"),
    "scale": N_("Scale"),
    "groups": N_("Groups of units"),
    "years": N_("Years"),
    "notes": N_("What contradicts itself"),
    "figure": N_("Figure"),
    "printed": N_("Printed"),
    "recomputed": N_("Recomputed"),
    "explanation": N_("How it comes about"),
    "findings": N_("Findings"),
    "none_found": N_("Nothing in this unit's figures contradicts itself."),
    "shares": N_("Communes by band, as printed"),
    "points_by_field": N_("Points by field and criterion"),
    "added_up": N_(
        "Points of a field are added up by us; its bar is measured against the best "
        "unit of the group."
    ),
    "best": N_("Best of the group"),
    "code": N_("Code"),
    "criterion": N_("Criterion"),
    "points": N_("Points"),
    "most": N_("Most"),
    "kin": N_("Before and after"),
    "near": N_("Perhaps you mean:"),
    "home": N_("To the questions"),
    "places": N_("Places"),
}
FIGURES = {
    "rank": N_("rank"),
    "index": N_("index (%)"),
    "band": N_("band"),
    "total": N_("total points"),
    "scale": N_("standard scale"),
    "appraised": N_("appraised score"),
    "survey": N_("survey score"),
}


def words(localizer: Localizer) -> SimpleNamespace:
    """Return all words of the templates, by name, in the reader's language."""
    said = {name: localizer.text(msgid) for name, msgid in _WORDS.items()}
    return SimpleNamespace(**said)

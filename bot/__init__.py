"""The conversation of cchc and the channels it is held in."""

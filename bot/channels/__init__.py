"""Where people ask: each channel shows the same conversation its own way."""

"""Published results and transcriptions, kept as they were printed."""

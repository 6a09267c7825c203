"""One module an intent: a `Question` and a `Result` in, a `Reply` out."""

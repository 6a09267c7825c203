"""From a question to its answer, without any channel."""

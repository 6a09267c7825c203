"""The steps of the history, each written once and never changed."""

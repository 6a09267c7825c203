"""A Bot API server on loopback: what Telegram does to a bot, and what people do.

A bot speaks to it as to the real one. A test speaks to ``client.Telegram``: it types,
taps and uploads as people do, and reads what they see. Nothing of the product knows it.
"""

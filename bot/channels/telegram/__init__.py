"""The conversation in Telegram: durable intake, answers in classic HTML, buttons.

The only package that knows Telegram. It is entered through `channel`.
"""

import os

# Telegram's waiting times as durations; the library warns of plain numbers.
os.environ.setdefault("PTB_TIMEDELTA", "true")

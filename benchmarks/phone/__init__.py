"""The bot in Telegram: its pace and its delay, beside bots that only echo."""

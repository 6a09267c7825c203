"""A bot that says what it hears, in python-telegram-bot alone: what ours is held to.

``python -m benchmarks.phone.echo aiohttp|httpx CONCURRENT``, with the address and the
token in the environment, as for ours.
"""

import os
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.channels.telegram.request import AiohttpRequest

_POLLS = 2  # connections


async def _echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    del context
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main(client: str, concurrent: int) -> None:
    """Echo until told to stop."""
    builder = Application.builder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
    builder.concurrent_updates(concurrent)
    if client == "aiohttp":
        builder.request(AiohttpRequest())
        builder.get_updates_request(AiohttpRequest(_POLLS))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

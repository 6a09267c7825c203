"""A small bot on stock python-telegram-bot, the same whichever server it lives on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import web
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    Update,
)
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.botapi.pictures import png
from tests.botapi.webhook import SECRET_HEADER

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
Context: TypeAlias = ContextTypes.DEFAULT_TYPE
KINDS = ("message", "callback_query", "inline_query")
SECRET = "bi-mat"  # noqa: S105  # only this test's
PATIENCE_SECONDS = 10
APP: web.AppKey[App] = web.AppKey("bot", Application)
TABLE = "Sở;Hạng\n".encode()


@dataclass(slots=True)
class Log:
    """What the bot did, one entry for every update that it has handled."""

    entries: asyncio.Queue[tuple[object, ...]] = field(default_factory=asyncio.Queue)
    sent: list[Message] = field(default_factory=list)

    async def next(self) -> tuple[object, ...]:
        """Return the next entry, waiting for it."""
        return await asyncio.wait_for(self.entries.get(), PATIENCE_SECONDS)

    def add(self, *entry: object) -> None:
        """Keep what was done."""
        self.entries.put_nowait(entry)


def application(api_url: str, file_url: str, token: str, log: Log) -> App:
    """Return the bot with its default HTTP client."""
    builder = Application.builder().token(token)
    app = builder.base_url(api_url).base_file_url(file_url).build()
    app.bot_data["log"] = log
    app.add_handler(MessageHandler(filters.Text(["ảnh"]), _send_picture))
    app.add_handler(MessageHandler(filters.Text(["tệp"]), _send_file))
    app.add_handler(MessageHandler(filters.TEXT, _greet))
    app.add_handler(CallbackQueryHandler(_turn))
    app.add_handler(InlineQueryHandler(_offer))
    return app


@asynccontextmanager
async def polling(app: App) -> AsyncIterator[None]:
    """Run the bot on getUpdates."""
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(allowed_updates=list(KINDS))
        try:
            yield
        finally:
            await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def listening(app: App) -> AsyncIterator[None]:
    """Run the bot behind an address of its own, with a secret."""
    server = web.Application()
    server[APP] = app
    server.router.add_post("/hook", _receive)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    async with app:
        await app.start()
        await app.bot.set_webhook(url, secret_token=SECRET, allowed_updates=list(KINDS))
        try:
            yield
        finally:
            await app.bot.delete_webhook()
            await runner.cleanup()
            await app.stop()


async def _receive(request: web.Request) -> web.Response:
    app = request.app[APP]
    if request.headers.get(SECRET_HEADER) != SECRET:
        return web.Response(status=403)
    update = Update.de_json(await request.json(), app.bot)
    await app.update_queue.put(update)
    return web.Response()


def _log(context: CallbackContext[Any, Any, Any, Any]) -> Log:
    log: Log = context.bot_data["log"]
    return log


def _key(label: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)]])


async def _greet(update: Update, context: Context) -> None:
    assert update.message
    sent = await update.message.reply_text("Chào", reply_markup=_key("Sau", "n:2"))
    _log(context).sent.append(sent)
    _log(context).add("replied", sent.text, sent.reply_markup)


async def _turn(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query
    answered = await query.answer("Trang 2")
    first = _key("Đầu", "n:1")
    changed = await query.edit_message_text("Trang 2", reply_markup=first)
    assert isinstance(changed, Message)
    shown = changed.text, changed.reply_markup
    _log(context).add("turned", query.data, answered, *shown)


async def _send_picture(update: Update, context: Context) -> None:
    assert update.message
    sent = await update.message.reply_photo(png(40, 30), caption="Biểu đồ")
    _log(context).add("pictured", bool(sent.photo), sent.caption)


async def _send_file(update: Update, context: Context) -> None:
    assert update.message
    sent = await update.message.reply_document(TABLE, filename="bang.csv")
    assert sent.document
    file = await context.bot.get_file(sent.document.file_id)
    _log(context).add("filed", bytes(await file.download_as_bytearray()))


async def _offer(update: Update, context: Context) -> None:
    query = update.inline_query
    assert query
    content = InputTextMessageContent("Sở Y tế: hạng 5")
    article = InlineQueryResultArticle("u:1", "Sở Y tế", content)
    answered = await query.answer([article], cache_time=0)
    _log(context).add("offered", query.query, answered)

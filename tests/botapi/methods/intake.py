"""How updates and files come to the bot."""

import asyncio
import re
from urllib.parse import urlsplit

from tests.botapi.judge import Judged
from tests.botapi.webhook import Webhook
from tests.botapi.wire import Json, RefusedError, refuse
from tests.botapi.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST_DOWNLOAD = 20 * 1024 * 1024
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(world: World, request: Judged) -> list[Json]:
    """Return what waits for the bot, or what comes within the time it gives."""
    if world.webhook:
        raise RefusedError(WEBHOOK_ACTIVE, 409)
    fields = request.fields
    world.updates.allow(fields.get("allowed_updates"))
    return await world.updates.poll(
        fields.get("offset") or 0,
        fields.get("limit") or 100,
        fields.get("timeout") or 0,
    )


async def set_webhook(world: World, request: Judged) -> bool:
    """Have updates delivered to an address; an empty one ends that."""
    fields = request.fields
    url, secret = fields["url"], fields.get("secret_token") or ""
    _check_address(url)
    if secret and not SECRET.fullmatch(secret):
        refuse("secret token contains unallowed characters")
    world.updates.allow(fields.get("allowed_updates"))
    await delete_webhook(world, request)
    if url:
        world.webhook = Webhook(
            url=url, secret=secret, updates=world.updates, journal=world.journal
        )
        world.webhook.connections = fields.get("max_connections") or 40
        world.delivering = asyncio.create_task(world.webhook.run())
    return True


async def delete_webhook(world: World, request: Judged) -> bool:
    """Deliver no more; updates that wait are kept unless they are dropped."""
    if world.delivering:
        world.delivering.cancel()
        await asyncio.gather(world.delivering, return_exceptions=True)
    world.webhook = world.delivering = None
    if request.fields.get("drop_pending_updates"):
        world.updates.drop()
    return True


def get_webhook_info(world: World, _: Judged) -> Json:
    """Return where updates go and how many wait."""
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if world.updates.allowed:
        info["allowed_updates"] = list(world.updates.allowed)
    return info | (world.webhook.shown() if world.webhook else {})


def get_file(world: World, request: Judged) -> Json:
    """Return where a file can be fetched."""
    file = world.files.get(request.fields["file_id"])
    if file is None:
        refuse("invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD:
        refuse("file is too big")
    return file.shown() | {"file_path": file.path}


def _check_address(url: str) -> None:
    """Take what Telegram takes, and plain HTTP to this machine."""
    parts = urlsplit(url)
    if url and parts.scheme != "https" and parts.hostname not in LOOPBACK:
        problem = "An HTTPS URL must be provided for webhook"
        refuse(f"bad webhook: {problem}")

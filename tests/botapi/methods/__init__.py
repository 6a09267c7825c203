"""The methods of the Bot API that are spoken here, by name."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from tests.botapi.judge import Judged
from tests.botapi.methods import answering, chats, editing, intake, profile, sending
from tests.botapi.world import World

Method: TypeAlias = Callable[[World, Judged], object | Awaitable[object]]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "answerCallbackQuery": answering.answer_callback_query,
        "answerInlineQuery": answering.answer_inline_query,
        "deleteMessage": editing.delete_message,
        "deleteMyCommands": profile.delete_my_commands,
        "deleteWebhook": intake.delete_webhook,
        "editMessageCaption": editing.edit_message_caption,
        "editMessageReplyMarkup": editing.edit_message_reply_markup,
        "editMessageText": editing.edit_message_text,
        "getChat": chats.get_chat,
        "getChatMember": chats.get_chat_member,
        "getFile": intake.get_file,
        "getMe": profile.get_me,
        "getMyCommands": profile.get_my_commands,
        "getMyDescription": profile.get_my_description,
        "getMyShortDescription": profile.get_my_short_description,
        "getUpdates": intake.get_updates,
        "getWebhookInfo": intake.get_webhook_info,
        "leaveChat": chats.leave_chat,
        "sendChatAction": sending.send_chat_action,
        "sendDocument": sending.send_document,
        "sendMessage": sending.send_message,
        "sendPhoto": sending.send_photo,
        "setMyCommands": profile.set_my_commands,
        "setMyDescription": profile.set_my_description,
        "setMyShortDescription": profile.set_my_short_description,
        "setWebhook": intake.set_webhook,
    }
)

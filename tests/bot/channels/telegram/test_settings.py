"""Settings of the Telegram channel."""

from pathlib import Path

import pytest

from bot.channels.telegram.settings import from_environment, state_folder
from bot.errors import BadSettingError, MissingSecretError, WrongTokenError

TOKEN = "123456:" + "a" * 35


def test_no_token_is_no_channel() -> None:
    assert from_environment({}) is None
    assert from_environment({"TELEGRAM_BOT_TOKEN": "  "}) is None


def test_a_token_is_enough() -> None:
    settings = from_environment({"TELEGRAM_BOT_TOKEN": f" {TOKEN}\n"})

    assert settings is not None
    assert (settings.token, settings.bot, settings.channel) == (
        TOKEN,
        "123456",
        "telegram:123456",
    )
    assert settings.api_url == "https://api.telegram.org/bot"
    assert settings.webhook_url is None


@pytest.mark.parametrize(
    "token", ["abc", "123456", "123456:short", "123456:" + "ă" * 35, TOKEN + " x"]
)
def test_what_has_not_the_shape_of_a_token_is_refused_and_not_repeated(
    token: str,
) -> None:
    with pytest.raises(WrongTokenError) as raised:
        from_environment({"TELEGRAM_BOT_TOKEN": token})

    assert token not in str(raised.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/bot/"])
def test_a_bot_api_of_one_s_own_is_named_with_or_without_the_last_word(
    url: str,
) -> None:
    settings = from_environment({"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url})

    assert settings is not None
    assert settings.api_url == "http://127.0.0.1:8081/bot"


@pytest.mark.parametrize("secret", ["", "short", "có dấu trong mật khẩu này"])
def test_a_webhook_needs_a_secret(secret: str) -> None:
    with pytest.raises(MissingSecretError):
        from_environment(
            {
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "CCHC_WEBHOOK_URL": "https://example.vn/telegram/webhook",
                "CCHC_WEBHOOK_SECRET": secret,
            }
        )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CCHC_WEBHOOK_URL", "example.vn"),
        ("TELEGRAM_API_URL", "ftp://example.vn"),
        ("CCHC_QUESTIONS_PER_MINUTE", "many"),
        ("CCHC_QUESTIONS_PER_MINUTE", "-1"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSettingError, match=name):
        from_environment({"TELEGRAM_BOT_TOKEN": TOKEN, name: value})


def test_secrets_are_not_shown_with_the_settings() -> None:
    settings = from_environment(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "CCHC_WEBHOOK_URL": "https://example.vn/x",
            "CCHC_WEBHOOK_SECRET": "canary-canary-canary",
            "DATABASE_URL": "postgresql://u:canary@h/d",
        }
    )

    assert "canary" not in repr(settings)
    assert TOKEN not in repr(settings)


def test_what_must_last_lies_where_the_user_says_else_where_programs_keep_it() -> None:
    home = Path.home()

    assert state_folder({"CCHC_STATE": "/srv/cchc"}) == Path("/srv/cchc")
    assert state_folder({"XDG_DATA_HOME": "/x"}) == Path("/x/cchc")
    assert state_folder({}) == home / ".local" / "share" / "cchc"


def test_on_windows_it_is_the_folder_of_local_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.channels.telegram.settings._ON_WINDOWS", True)

    assert state_folder({"LOCALAPPDATA": "C"}) == Path("C") / "cchc"

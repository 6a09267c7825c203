"""A transcript shows what an official sees, and asks for nothing from elsewhere."""

from html.parser import HTMLParser
from pathlib import Path

from tests.botapi.bare_bot import BareBot
from tests.botapi.client import Telegram
from tests.botapi.phone import Phone
from tests.botapi.pictures import png

KEYS = {
    "inline_keyboard": [
        [
            {"text": "Xem <thêm>", "callback_data": "m"},
            {"text": "Cổng", "url": "https://example.vn"},
        ]
    ]
}
ANSWER = (
    "<b>Hạng 5/20</b> 🏆 <i>khá</i>\n"
    "<blockquote expandable>dòng <b>một</b>\n&lt;hai&gt;</blockquote>"
    '<pre>1  A</pre> <a href="https://example.vn">nguồn</a> /top'
)


class Reader(HTMLParser):
    """Collects the elements, their addresses and whatever is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [str(at) for name, at in attrs if name in {"src", "href"}]
        if tag not in {"meta", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(telegram: Telegram, bot: BareBot, lan: Phone, file: Path) -> str:
    asked = lan.types("Sở Y tế <xếp hạng>?")
    html = {"parse_mode": "HTML", "reply_markup": KEYS}
    reply = {"message_id": asked}
    sent = bot.call(
        "sendMessage", chat_id=lan.chat, text="…", reply_parameters=reply, **html
    ).result
    place = {"chat_id": lan.chat, "message_id": sent["message_id"]}
    tap = lan.taps("Xem <thêm>")
    alert = {"text": "Không có gì thêm", "show_alert": True}
    bot.call("answerCallbackQuery", callback_query_id=tap, **alert)
    bot.call("editMessageText", **place, text=ANSWER, **html)
    bot.upload("sendDocument", "document", b"x", "bảng.xlsx", chat_id=lan.chat)
    bot.upload(
        "sendPhoto", "photo", png(4, 3), "a.png", chat_id=lan.chat, caption="Ảnh"
    )
    lan.sends_sticker()
    telegram.write_page(lan, file)
    return file.read_text("utf-8")


def test_the_page_shows_what_is_on_the_screen(
    telegram: Telegram, bot: BareBot, lan: Phone, tmp_path: Path
) -> None:
    shown = page(telegram, bot, lan, tmp_path / "chat.html")

    assert "Sở Y tế &lt;xếp hạng&gt;?" in shown
    assert "<b>Hạng 5/20</b> 🏆 <i>khá</i>" in shown
    assert "<blockquote>dòng <b>một</b>\n&lt;hai&gt;</blockquote>" in shown
    assert '<span class="link">nguồn</span> <span class="link">/top</span>' in shown
    assert '<span class="key">Xem &lt;thêm&gt;</span>' in shown
    assert '<span class="key">Cổng ↗</span>' in shown
    assert '<li class="notice alert">Không có gì thêm</li>' in shown
    assert "đã sửa" in shown
    assert "Tệp bảng.xlsx, 1 B" in shown
    assert '<img alt="" src="data:image/png;base64,iVBOR' in shown
    assert "Nhãn dán" in shown


def test_in_a_group_everybody_has_a_name(
    telegram: Telegram, lan: Phone, tmp_path: Path
) -> None:
    group = telegram.group("Tổ CCHC", lan)
    group.types("Sở Y tế?")
    telegram.write_page(group, tmp_path / "group.html")

    shown = (tmp_path / "group.html").read_text("utf-8")

    assert "Đã vào nhóm" in shown
    assert '<div class="who">Lan</div>' in shown


def test_the_page_is_well_formed_and_needs_nothing_else(
    telegram: Telegram, bot: BareBot, lan: Phone, tmp_path: Path
) -> None:
    reader = Reader()
    reader.feed(page(telegram, bot, lan, tmp_path / "chat.html"))

    assert reader.open == []
    assert [at for at in reader.addresses if not at.startswith("data:")] == []

"""Rankings and units as pages: the printed figures, and where they are doubted."""

import re
from urllib.parse import quote

import pytest

from core.api import open_archive
from core.i18n import Localizer
from tests.bot.channels.web.conftest import PLACE, Visitor
from tests.bot.channels.web.test_chat import shown
from tests.bot.conftest import ELSEWHERE


def links(html: str) -> list[str]:
    """Return the addresses that the content of a page links to."""
    content = html.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'href="([^"]+)"', content)


class TestARanking:
    @pytest.mark.parametrize("group", ["so", "huyen"])
    def test_every_printed_figure_is_there(self, client: Visitor, group: str) -> None:
        text = shown(client.get(f"{PLACE}/xep-hang/2017/{group}").text)

        for row in open_archive().result(year=2017).group(group).rows:
            assert row.index is not None
            figures = (Localizer().number(row.index), row.band)
            assert f"{row.rank} {row.unit.name}" in text
            assert " ".join(figures) in text

    def test_a_contradiction_is_marked_and_told_with_both_readings(
        self, client: Visitor
    ) -> None:
        page = client.get(f"{PLACE}/xep-hang/2017/so").text

        told = shown(page.partition('id="notes"')[2])
        assert re.search(r"Sở Tư pháp\s+\[\d\]", shown(page))
        assert "79,05 %, KHÁ, hạng 12" in told
        assert "80,05 %, TỐT, hạng 12" in told

    def test_the_decision_is_named(self, client: Visitor) -> None:
        text = shown(client.get(f"{PLACE}/xep-hang/2017/so").text)

        assert "Nguồn: Quyết định 502/QĐ-UBND ngày 22/5/2018" in text

    def test_bars_are_drawn_without_inline_styles(self, client: Visitor) -> None:
        page = client.get(f"{PLACE}/xep-hang/2017/huyen").text

        assert 'class="fill" width="87.58"' in page
        assert "style=" not in page

    @pytest.mark.parametrize("path", ["xep-hang", "xep-hang/2017"])
    def test_less_of_the_address_leads_there_too(
        self, client: Visitor, path: str
    ) -> None:
        answer = client.get(f"{PLACE}/{path}")

        assert answer.headers["location"] == f"{PLACE}/xep-hang/2017/so"

    def test_groups_and_years_are_those_of_the_data(self, elsewhere: Visitor) -> None:
        result = open_archive(ELSEWHERE).result()
        first = result.groups[0].code
        place = f"/{result.place.id}/xep-hang"

        there = links(elsewhere.get(f"{place}/{result.year}/{first}").text)

        for group in result.groups:
            assert f"{place}/{result.year}/{group.code}" in there


class TestAUnit:
    def test_both_readings_stand_side_by_side_where_they_differ(
        self, client: Visitor
    ) -> None:
        text = shown(client.get(f"{PLACE}/don-vi/so-tu-phap").text)

        assert "chỉ số (%) 79,05 80,05" in text
        assert "xếp loại KHÁ TỐT" in text
        assert "Lỗi so.tsv:13" in text

    def test_the_way_to_the_figures_is_told_step_by_step(self, client: Visitor) -> None:
        text = shown(client.get(f"{PLACE}/don-vi/huyen-sin-ho/2017").text)

        assert "Tổng điểm: 67,00 + 14,13 = 81,13" in text
        assert "(suy ra)" in text
        assert "Cấp xã" in text or "cấp xã" in text

    def test_points_are_told_by_field_and_criterion(self, client: Visitor) -> None:
        page = client.get(f"{PLACE}/don-vi/huyen-sin-ho").text

        result = open_archive().result()
        criteria = result.group("huyen").rules.criteria
        fields = [one for one in criteria if one.code == one.field]
        assert page.count("<details") == len(fields)
        assert all(f">{one.code}</td>" in page for one in criteria if one.method)

    def test_what_cannot_be_read_says_why(self, client: Visitor) -> None:
        text = shown(client.get(f"{PLACE}/don-vi/so-giao-duc-va-dao-tao").text)

        assert "chưa kể" in text
        assert Localizer().text("undecidable") in text

    def test_a_unit_outside_the_decision_tells_what_became_of_it(
        self, client: Visitor
    ) -> None:
        registry = open_archive().registry()
        unit = next(u for u in registry.units if u.group == "xa" and u.successors)

        page = client.get(f"{PLACE}/don-vi/{unit.id}").text

        assert "Không có trong kết quả công bố năm 2017." in shown(page)
        assert f"{PLACE}/don-vi/{unit.successors[0].unit}" in links(page)

    def test_every_ranked_unit_has_a_page(self, client: Visitor) -> None:
        for group in open_archive().result().groups:
            for row in group.rows:
                page = client.get(f"{PLACE}/don-vi/{row.unit.id}")

                assert page.status_code == 200
                assert f"<h1>{row.unit.name}</h1>" in page.text

    def test_every_unit_of_another_province_has_a_page(
        self, elsewhere: Visitor
    ) -> None:
        archive = open_archive(ELSEWHERE)
        for year in archive.years():
            for unit in archive.registry().units:
                address = f"/{archive.default_place}/don-vi/{unit.id}/{year}"

                assert elsewhere.get(address).status_code == 200

    def test_a_name_leads_to_the_unit(self, client: Visitor) -> None:
        answer = client.get(f"{PLACE}/don-vi/{quote('Sở Y tế')}")

        assert answer.headers["location"] == f"{PLACE}/don-vi/so-y-te"


class TestWhatIsNotThere:
    def test_the_nearest_units_are_offered(self, client: Visitor) -> None:
        page = client.get(f"{PLACE}/don-vi/so-y-te2")

        assert page.status_code == 404
        assert f"{PLACE}/don-vi/so-y-te" in links(page.text)

    @pytest.mark.parametrize(
        "path", ["xep-hang/2035/so", "xep-hang/20x7/so", "xep-hang/2017/nganh"]
    )
    def test_rankings_at_hand_are_offered(self, client: Visitor, path: str) -> None:
        page = client.get(f"{PLACE}/{path}")

        assert page.status_code == 404
        assert f"{PLACE}/xep-hang/2017/huyen" in links(page.text)

    def test_a_year_without_result_is_told_on_a_units_page_too(
        self, client: Visitor
    ) -> None:
        assert client.get(f"{PLACE}/don-vi/so-y-te/1999").status_code == 404

    def test_places_at_hand_are_offered(self, client: Visitor) -> None:
        page = client.get("/ha-noi/")

        assert page.status_code == 404
        assert f"{PLACE}/" in links(page.text)

    @pytest.mark.parametrize("path", ["/a/b/c/d", "/static/none.css", f"{PLACE}/x"])
    def test_any_other_address_is_told_in_words(
        self, client: Visitor, path: str
    ) -> None:
        page = client.get(path)

        assert page.status_code == 404
        assert "Ở đây không có trang này." in shown(page.text)

    def test_words_are_english_for_who_chose_so(self, client: Visitor) -> None:
        text = shown(client.get("/a/b/c?lang=en").text)

        assert "There is no such page here." in text

    def test_nothing_can_be_sent_to_a_page(self, client: Visitor) -> None:
        answer = client.post(f"{PLACE}/")

        assert answer.status_code == 405
        assert "chỉ để đọc" in shown(answer.text)
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}

    def test_names_in_addresses_are_never_markup(self, client: Visitor) -> None:
        page = client.get(f"{PLACE}/don-vi/{quote('<b>x')}")

        assert "<b>x" not in page.text

"""XML is changed where it stands, and names and texts are read as XML means them."""

import pytest

from core.workbook.xml_bytes import (
    XmlFault,
    attributes,
    opening,
    plain,
    spliced,
    with_attributes,
    without,
    xml_of,
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a &amp; b", "a & b"),
        (b"&lt;&gt;&quot;&apos;", "<>\"'"),
        (b"&#72;&#x1ED9;i", "Hội"),
        (b"&#X41;", "&#X41;"),
        (b"&#x7FFFFFFF;", "\U0010ffff"),
        ("Sở".encode(), "Sở"),
        (b"\xff", "\ufffd"),
    ],
)
def test_references_stand_for_letters(raw: bytes, text: str) -> None:
    assert plain(raw) == text


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (b" r=\"A1\" s='2'", {b"r": b"A1", b"s": b"2"}),
        (b'\n a:b = "x > y"/', {b"a:b": b"x > y"}),
        (b"", {}),
    ],
)
def test_attributes_are_told_apart(inside: bytes, found: dict[bytes, bytes]) -> None:
    assert attributes(inside) == found


def test_attributes_go_and_come_without_a_trace() -> None:
    inside = b' r="A1"  t="s" s="2" '

    assert without(inside, (b"t",)) == b' r="A1" s="2"'
    assert without(inside, (b"q",)) == b' r="A1"  t="s" s="2"'
    assert with_attributes(inside, {b"t": b"n"}) == b' r="A1"  t="n" s="2"'
    assert with_attributes(b"", {b"t": b"n"}) == b' t="n"'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b'<c r="A1"/>', (b' r="A1"', b"/")),
        (b"<c>", (b"", b"")),
        (b'<c q="/>">', (b' q="/>"', b"")),
        (b"<col/>", None),
        (b"<x:c/>", None),
    ],
)
def test_an_element_is_found_by_its_whole_name(
    text: bytes, found: tuple[bytes, bytes] | None
) -> None:
    match = opening(b"", b"c").search(text)

    assert (match.groups() if match else None) == found


def test_spans_are_replaced_from_first_to_last() -> None:
    assert spliced(b"abcdef", [(4, 5, b"X"), (1, 2, b""), (6, 6, b"!")]) == b"acdXf!"


def test_asides_are_not_looked_into() -> None:
    xml = xml_of(b"<?x <c/> ?><a><!-- <c/> --><![CDATA[<c/>]]></a>")

    assert b"<c/>" not in xml.scan
    assert len(xml.scan) == len(xml.text)
    assert xml.edited([(len(xml.text) - 4, len(xml.text) - 4, b"<d/>")]) == (
        b"<?x <c/> ?><a><!-- <c/> --><![CDATA[<c/>]]><d/></a>"
    )


@pytest.mark.parametrize("new", [b"<b>", b"&x;", b"\0", b"<q:b/>"])
def test_an_edit_that_breaks_the_xml_is_refused(new: bytes) -> None:
    with pytest.raises(XmlFault):
        xml_of(b"<a></a>").edited([(3, 3, new)])

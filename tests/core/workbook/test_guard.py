"""The zip guard counts what it unpacks and believes no header."""

import pytest

from core.errors import CchcError
from core.workbook.guard import Package, open_package
from core.workbook.limits import DEFAULT, Limits
from tests.core.workbook import hostile
from tests.core.workbook import packages as zips
from tests.core.workbook.packages import Entry


def opened(content: bytes, limits: Limits = DEFAULT) -> Package:
    return open_package("a.xlsx", content, limits)


def noisy(count: int) -> bytes:
    return f"<a>{'<b/>'.join(hostile.noise(count))}</a>".encode()


def test_a_sound_package_passes() -> None:
    opened(hostile.plain()).check()


def test_a_part_comes_out_as_it_went_in() -> None:
    content = noisy(200_000)
    for method in (zips.STORED, zips.DEFLATED):
        whole = zips.zipped(Entry(name="a.bin", content=content, method=method))

        assert b"".join(opened(whole).chunks("a.bin")) == content


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(part=50_000), "bytes in a part"),
        (Limits(whole=150_000), "bytes in all"),
        (Limits(entries=1), "parts"),
        (Limits(row=10_000), "end of a tag"),
        (Limits(seconds=-1), "CCHC-236"),
    ],
)
def test_limits_are_named(limits: Limits, says: str) -> None:
    parts = [Entry(name=f"{n}.xml", content=noisy(7_000)) for n in "ab"]

    with pytest.raises(CchcError, match=says):
        opened(
            zips.zipped(*parts, Entry(name="c.xml", content=b"x" * 20_000)), limits
        ).check()


@pytest.mark.parametrize(
    ("head", "is_sound"),
    [
        ('<?xml version="1.0"?>', True),
        ('<?xml version="1.0" encoding="utf-8"?>', True),
        ("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>", True),
        ('\ufeff<?xml version="1.0" encoding = "UTF8"?>', True),
        ("", True),
        ('<?xml version="1.0" encoding="windows-1258"?>', False),
        ('<?xml version="1.0" encoding=""?>', True),
    ],
)
def test_other_encodings_are_refused(head: str, *, is_sound: bool) -> None:
    package = opened(zips.zipped(Entry(name="a.xml", content=f"{head}<a/>".encode())))

    if is_sound:
        package.check()
    else:
        with pytest.raises(CchcError, match="UTF-8"):
            package.check()


def test_a_declaration_across_two_chunks_is_seen() -> None:
    start = b"<a>" + b"<b/>1234567890abcdefghij".join(
        number.encode() for number in hostile.noise(30_000)
    )
    filler = start + b"x" * ((1 << 20) - len(start) % (1 << 20) - 1)
    package = opened(zips.zipped(Entry(name="a.xml", content=filler + b"<!DOCTYPE a>")))

    with pytest.raises(CchcError, match="document type"):
        package.check()


def test_pictures_are_never_unpacked() -> None:
    bomb = Entry(name="xl/media/a.png", content=b" " * (8 << 20))

    opened(zips.zipped(bomb)).check()


def test_a_part_that_is_not_there_is_empty() -> None:
    assert opened(hostile.plain()).head("nowhere.xml") == b""


def test_a_part_that_cannot_be_unpacked_is_named() -> None:
    content = bytearray(hostile.plain())
    at = content.index(zips.SHEET.encode()) + len(zips.SHEET)
    content[at : at + 8] = b"\xff" * 8

    with pytest.raises(CchcError, match=zips.SHEET):
        opened(bytes(content)).check()


def test_a_part_beyond_the_end_is_named() -> None:
    whole = zips.zipped(Entry(name="a.xml", content=b"<a/>", method=zips.STORED))
    listed = whole.index(b"PK\1\2")
    longer = bytearray(whole)
    longer[listed + 20 : listed + 24] = (9999).to_bytes(4, "little")

    with pytest.raises(CchcError, match="not where"):
        opened(bytes(longer))

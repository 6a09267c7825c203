"""What is read once stays read, also where several threads ask at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

from core.api.kept import Kept


def test_many_threads_read_a_file_once() -> None:
    kept: Kept[object] = Kept()
    read: list[object] = []

    def slowly() -> object:
        sleep(0.01)
        read.append(object())
        return read[-1]

    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda _: kept.once(Path("a"), slowly), range(8)))

    assert given == read * 8


def test_reading_one_file_may_need_another() -> None:
    kept: Kept[int] = Kept()
    given = kept.once(Path("a"), lambda: kept.once(Path("b"), lambda: 1) + 1)

    assert (given, kept) == (2, {Path("a"): 2, Path("b"): 1})

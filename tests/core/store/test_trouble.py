"""What a database says is explained where an operator can help, else passed on."""

import pytest
from sqlalchemy import exc

from core.errors import DatabaseUnavailableError
from core.store.trouble import explained


class Refusal(Exception):  # noqa: N818  # stands for the driver's error
    """An error of a server, with its code."""

    def __init__(self, sqlstate: str | None) -> None:
        """Speak as a server does, more lines than one."""
        super().__init__("what is wrong.\nDETAIL: a row")
        self.sqlstate = sqlstate


def raise_in_database(sqlstate: str | None) -> None:
    refused = exc.DBAPIError("SELECT 1", None, Refusal(sqlstate))
    with explained("host/name"):
        raise refused


@pytest.mark.parametrize(
    "sqlstate",
    [None, "08006", "25006", "28P01", "3D000", "40P01", "42501", "53100", "55P03"],
)
def test_what_lies_with_the_server_is_explained(sqlstate: str | None) -> None:
    with pytest.raises(DatabaseUnavailableError) as caught:
        raise_in_database(sqlstate)

    assert caught.value.params == {
        "database": "host/name",
        "problem": "what is wrong",
    }


@pytest.mark.parametrize("sqlstate", ["23505", "22P05", "42601"])
def test_what_lies_with_us_stays_a_fault(sqlstate: str) -> None:
    with pytest.raises(exc.DBAPIError):
        raise_in_database(sqlstate)


def test_too_many_at_once_are_told_so() -> None:
    with pytest.raises(DatabaseUnavailableError, match="no connection"), explained("f"):
        raise exc.TimeoutError

"""The commands ``cchc ask``, ``cchc run`` and ``cchc serve``."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bot import app
from bot.app import conversation
from bot.batch import lines
from bot.channels.web.address import Address, address_of
from bot.conversation.replies import Reply
from bot.conversation.talk import Conversation
from bot.settings import Settings, from_environment
from bot.terminal import (
    answers,
    chat,
    findings_line,
    prepare_streams,
)
from core.api.caveats import inferred_thresholds, is_open
from core.errors import N_, CchcError, EmptyQuestionError, TwoSourcesError
from core.i18n import LANGUAGES, Localizer
from core.model import GroupResult, Standing, UnitResult
from core.streams import holds_vietnamese

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 100  # columns where the output is no terminal
Command = Callable[..., None]


def _options(command: Command) -> Command:
    """Add the options that both commands take."""
    for option in (
        click.option(
            "--data",
            metavar=N_("DIR"),
            help=N_("Folder of a place to read, not the shipped data; also CCHC_DATA."),
        ),
        click.option(
            "--place",
            metavar=N_("PLACE"),
            help=N_("Province, by its id or its name; also CCHC_PLACE."),
        ),
        click.option(
            "--lang",
            "language",
            type=click.Choice(LANGUAGES),
            help=N_("Language: vi (Vietnamese, the default) or en; also CCHC_LANG."),
        ),
    ):
        command = option(command)
    return command


def _listens(command: Command) -> Command:
    """Add the options of commands that serve the page."""
    for option in (
        click.option(
            "--host",
            metavar=N_("HOST"),
            help=N_("Host name or address to serve the page at; also CCHC_HOST."),
        ),
        click.option(
            "--port",
            type=click.IntRange(0, 65535),
            metavar=N_("PORT"),
            help=N_("Port to serve the page at, 0 for any free one; also CCHC_PORT."),
        ),
    ):
        command = option(command)
    return command


def _settings(data: str | None, place: str | None, language: str | None) -> Settings:
    """Return the settings of the environment, options first."""
    settings = from_environment(os.environ)
    return replace(
        settings,
        data=data or settings.data,
        place=place or settings.place,
        language=language or settings.language,
    )


def _address(host: str | None, port: int | None) -> Address:
    """Return the address of the environment, options first."""
    return address_of(os.environ).but(host, port)


@click.command(
    "ask", help=N_("Answer a question in Vietnamese, or a file of them line by line.")
)
@click.argument("question", nargs=-1, metavar=N_("QUESTION"))
@click.option(
    "--batch",
    metavar=N_("FILE"),
    help=N_("One question a line, in UTF-8; - is standard input."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Write JSON, not text."))
@_options
def ask(
    question: tuple[str, ...],
    batch: str | None,
    as_json: bool,
    data: str | None,
    place: str | None,
    language: str | None,
) -> None:
    """Answer one question, or each line of a file."""
    if batch is not None and question:
        raise TwoSourcesError
    prepare_streams()
    talk = conversation(_settings(data, place, language))
    if batch is not None:
        for line in lines(batch):
            _put(line, _answered(talk, line), as_json=as_json, spaced=True)
    elif not question:
        raise EmptyQuestionError
    else:  # words without quotes are one question as well
        text = " ".join(question)
        _put(text, talk.ask(text), as_json=as_json)


def _answered(talk: Conversation, line: str) -> Reply:
    """Return the reply to a line of a file; a line that is no question is refused."""
    try:
        return talk.ask(line)
    except CchcError as error:
        return talk.refuse(talk.localizer.explain(error))


def _put(query: str, reply: Reply, *, as_json: bool, spaced: bool = False) -> None:
    if not as_json:
        click.echo(f"{reply.text}\n" if spaced else reply.text)
        return
    escaped = not holds_vietnamese(sys.stdout)
    click.echo(json.dumps(reply.shape(query), ensure_ascii=escaped))


@click.command(
    "run", help=N_("Show the rankings and answer questions here; reads what is piped.")
)
@_options
@_listens
@click.option(
    "--no-web",
    is_flag=True,
    help=N_("Answer here only, without the page for the browser."),
)
def run(
    data: str | None,
    place: str | None,
    language: str | None,
    host: str | None,
    port: int | None,
    no_web: bool,
) -> None:
    """Show what is at hand, then answer questions, here and in the browser."""
    prepare_streams()
    settings = _settings(data, place, language)
    talk = conversation(settings)
    others: AbstractContextManager[object] = (
        app.telegram(settings)
        if no_web
        else app.website(settings, talk.archive, _address(host, port))
    )
    hold(talk, others)


def hold(
    talk: Conversation, others: AbstractContextManager[object] | None = None
) -> None:
    """Show the rankings and the findings, then answer questions.

    Args:
        talk: Who answers.
        others: Serves the other channels while somebody sits at the terminal; where
            nobody does, only with a token for Telegram, and then until stopped.
    """
    result = talk.archive.result(talk.place)
    _draw(talk)
    click.echo(findings_line(result, talk.localizer))
    seated = sys.stdin.isatty()
    if others is None or not (seated or app.joins_telegram()):
        _answer_here(talk)
        return
    with others as joined:
        if isinstance(joined, str):
            click.echo(talk.localizer.text("In the browser: {address}", address=joined))
        _answer_here(talk)
        if not seated:
            sys.stdout.flush()
            app.until_stopped(joined)


def _answer_here(talk: Conversation) -> None:
    """Answer whoever sits at the terminal, else what is piped, line by line."""
    if sys.stdin.isatty():
        chat(talk)
        return
    for text in answers(talk, sys.stdin):
        click.echo(f"\n{text}")


@click.command(
    "serve", help=N_("Serve the page for the browser until stopped, for a server.")
)
@_options
@_listens
def serve(
    data: str | None,
    place: str | None,
    language: str | None,
    host: str | None,
    port: int | None,
) -> None:
    """Serve the web channel alone, in the foreground."""
    prepare_streams()
    settings = _settings(data, place, language)
    localizer = Localizer(settings.language)

    def announce(address: str) -> None:
        """Say where the page is."""
        text = N_("The page is at {address}; Ctrl-C ends it.")
        click.echo(localizer.text(text, address=address))
        sys.stdout.flush()  # a supervisor may be waiting for this line

    app.serve(settings, _address(host, port), announce)


def _draw(talk: Conversation) -> None:
    """Draw each group's ranking."""
    from rich.console import Console

    result = talk.archive.result(talk.place)
    plain = not sys.stdout.isatty()
    console = Console(
        width=_WIDTH if plain else None, highlight=False, safe_box=plain, markup=False
    )
    with console.capture() as drawn:  # rich itself ends the program on a broken pipe
        for group in result.groups:
            _draw_group(console, talk, group, result.year)
    sys.stdout.write(drawn.get())


def _draw_group(
    console: "Console", talk: Conversation, group: GroupResult, year: int
) -> None:
    from rich.table import Table

    say = talk.localizer.text
    table = Table(title=f"{group.rules.label} · {talk.speaker.year(year)}")
    table.add_column(say("Rank"), justify="right")
    table.add_column(say("Unit"))
    table.add_column(say("Index (%)"), justify="right")
    table.add_column(say("Band"))
    table.add_column(say("Recomputed"))
    for row in group.rows:
        table.add_row(*_cells(row, talk))
    console.print(table)
    note = inferred_thresholds(group.rules, group.rows, year)
    if note is not None:
        console.print(talk.localizer.say(note), soft_wrap=True)


def _cells(row: UnitResult, talk: Conversation) -> tuple[str, ...]:
    """Return a unit's line; what the printed parts give where it differs or is open."""
    number, standing = talk.localizer.number, row.recomputed
    again = ""
    if talk.speaker.differs(row) or is_open(standing):
        bands = "/".join(band.label for band in standing.bands)
        index = "–" if standing.index is None else number(standing.index)
        again = f"{index} {bands} {_ranks(standing)}"
    return (
        "–" if row.rank is None else str(row.rank),
        row.unit.name,
        "–" if row.index is None else number(row.index),
        row.band,
        again,
    )


def _ranks(standing: Standing) -> str:
    """Return the rank, or the best and the worst one possible."""
    best, worst = standing.best_rank, standing.worst_rank
    return f"{best or '–'}" if best == worst else f"{best}–{worst}"

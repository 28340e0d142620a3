"""The application, and where it prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup

Function = TypeVar("Function", bound=Callable[..., Any])


class _Plain:
    """Help without names of types: "--quiet", not "--quiet <bool>"; "REPORT", not "REPORT <list[str]>"."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters; every other option says itself what it takes."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # of the command that this is mixed into
        for param in params:
            if param.param_type_name == "argument":
                param.display_type_rich = lambda ctx: None
            elif param.is_flag:
                param.metavar = ""
        return params


class _Command(_Plain, TyperCommand):
    pass


class _Group(_Plain, TyperGroup):
    pass


app = typer.Typer(
    cls=_Group,
    help="From a folder of news articles to tables and reports: who reports which number, since when, on whose word.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
    epilog="Exit codes: 0 all made; 1 some articles or reports failed (listed); 2 wrong use. Everything runs offline.",
)


def _version(wanted: bool) -> None:  # noqa: FBT001  # as typer calls it
    if wanted:
        from analysis import __version__

        out.print(f"analysis {__version__}", markup=False)
        raise typer.Exit


@app.callback()
def _options(
    *, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False
) -> None:
    pass


WHOLE = 1000  # characters of a line in a pipe or a file: ids are not broken there
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else WHOLE)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def command(name: str | None = None) -> Callable[[Function], Function]:
    """Make a function a command of the application."""
    return app.command(name, cls=_Command)

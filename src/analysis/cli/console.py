"""The application, and where it prints."""

from __future__ import annotations

import typer
from rich.console import Console

app = typer.Typer(
    help="From a folder of news articles to tables and reports: who reports which number, since when, on whose word.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
    epilog="Exit codes: 0 all made; 1 some articles or reports failed (listed); 2 wrong use. Everything runs offline.",
)
out, err = Console(highlight=False, soft_wrap=True), Console(stderr=True, highlight=False, soft_wrap=True)

"""Libraries loaded without what nobody here asks of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

GRAMMARS = ("rfc3987_syntax", "rfc3986_validator", "isoduration")


@contextmanager
def lean_jsonschema() -> Iterator[None]:
    """Import jsonschema without the grammars of addresses and durations it would compile, for a second, and that nobody asks for."""
    missing = [grammar for grammar in GRAMMARS if grammar not in sys.modules]
    sys.modules.update(dict.fromkeys(missing))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for grammar in missing:
            del sys.modules[grammar]

"""Which series a statement speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.model import Quantity, Statement


def link_statements(statements: Iterable[Statement], quantities: Sequence[Quantity]) -> Iterator[Statement]:
    """Statements with the series of their proposition, where exactly one series of totals has its item class and event.

    A proposition is written "item class event" ("troops sent"); a statement of several series, or of none, keeps null.
    """
    series: dict[str, list[str]] = defaultdict(list)
    for quantity in quantities:
        if quantity.scope == "total" and quantity.item_class:
            series[f"{quantity.item_class} {quantity.event or ''}".strip()].append(quantity.quantity)
    for statement in statements:
        found = series.get(statement.proposition, [])
        yield replace(statement, quantity=found[0]) if len(found) == 1 and statement.quantity is None else statement

"""Which series a statement speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.model import Mention, Quantity, Statement


def states_named(mentions: Iterable[Mention]) -> dict[tuple[str, int], frozenset[str]]:
    """The states that each sentence names by their nouns, by article and number of the sentence: "Russian uniforms" are no owner's."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in mentions:
        if row.kind == "state" and row.actor_id and row.rule != "demonym":
            found[row.article_id, row.sentence].add(row.actor_id)
    return {place: frozenset(names) for place, names in found.items()}


def link_statements(
    statements: Iterable[Statement], quantities: Sequence[Quantity], named: Mapping[tuple[str, int], frozenset[str]] | None = None
) -> Iterator[Statement]:
    """Statements with the series of their proposition, where exactly one series of totals has its item class and event.

    A proposition is written "item class event" ("troops sent"); a statement of several series, or of none, keeps null. So does one
    whose sentence names states, and not the one whose series it is: "Ruritania denies that it has sent troops to Graustark" is not
    of the troops that Borduria has sent.

    Args:
        statements: the statements.
        quantities: all series.
        named: the states that each sentence names.
    """
    owners = {row.quantity: row.subject_id for row in quantities}
    series: dict[str, list[str]] = defaultdict(list)
    for quantity in quantities:
        if quantity.scope == "total" and quantity.item_class:
            series[f"{quantity.item_class} {quantity.event or ''}".strip()].append(quantity.quantity)
    for statement in statements:
        found = series.get(statement.proposition, [])
        owner = owners[found[0]] if len(found) == 1 else None
        said = (named or {}).get((statement.article_id, statement.sentence), frozenset()) - {statement.actor_id}
        other = owner is not None and owner != statement.actor_id and bool(said) and owner not in said
        yield replace(statement, quantity=found[0]) if len(found) == 1 and not other and statement.quantity is None else statement

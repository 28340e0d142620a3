"""quantulum3 as it comes: values with their uncertainty, units by name."""

from quantulum3 import parser


def figures(text):
    """Quantities."""
    for found in parser.parse(text):
        spread = found.uncertainty or 0
        unit = found.unit.name.replace("dimensionless", "")
        yield found.span[0], found.span[1], found.value - spread, found.value + spread, unit, "="

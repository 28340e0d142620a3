"""Recognizers-Text as it comes: currency, dimension, percentage, number, the first that covers a span."""

from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension


def figures(text):
    """Quantities."""
    taken = []
    for recognize in (recognize_currency, recognize_dimension, recognize_percentage, recognize_number):
        for found in recognize(text, "en-us"):
            value = str((found.resolution or {}).get("value") or "").rstrip("%")
            if value and all(found.end < start or found.start > end for start, end in taken):
                taken.append((found.start, found.end))
                unit = found.resolution.get("unit") or ("percentage" if recognize is recognize_percentage else "")
                yield found.start, found.end + 1, float(value), float(value), unit, "="

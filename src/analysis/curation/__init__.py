"""What a reader decides: the CSV files of `data/curation`, applied on every run."""

from analysis.curation.decisions import Curation, read
from analysis.curation.entries import FILES, Entry, parse
from analysis.curation.quotes import excerpt, find_quote

__all__ = ["FILES", "Curation", "Entry", "excerpt", "find_quote", "parse", "read"]

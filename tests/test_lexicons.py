"""Patterns made of a lexicon's words find what a plain list of them would; lexicons that a script builds are what it builds."""

import re
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicons import either

BUILDER = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "build_lexicons.py"))
WORDS = ["up", "up to", "at most", "a", "no more than", "+", "ébola", "x-ray"]
FOUND = [
    ("up to", ["up to"]),  # the longest first
    ("UP  TO or up\nto", ["UP  TO", "up\nto"]),  # in either case, over any gap
    ("an Ébola case", ["a", "Ébola", "a"]),
    ("40+, X-ray", ["+", "X-ray"]),  # what a pattern would read is taken as written
    ("No more than", ["No more than"]),
    ("ü", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_words_are_found(text, found):
    assert re.findall(either(WORDS), text, re.IGNORECASE) == found


@given(st.lists(st.text("abc ^]-.", min_size=1).filter(str.strip).map(str.strip), min_size=1), st.text("abcABC ^]-."))
def test_it_finds_what_a_list_finds(words, text):
    plain = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    spans = [match.span() for match in re.finditer(plain, text, re.IGNORECASE)]
    assert [match.span() for match in re.finditer(either(words), text, re.IGNORECASE)] == spans


@pytest.mark.parametrize("file", BUILDER["BUILT"])
def test_a_built_lexicon_is_what_the_script_builds(file):
    assert BUILDER["built"](file) == (BUILDER["LEXICONS"] / file).read_text(encoding="utf-8")

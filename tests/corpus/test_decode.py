"""Bytes to text: encodings, mojibake, invisible characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.decode import decode, normalise
from analysis.corpus.limits import UnreadableError

ENGLISH = "“It’s a café,” he said — nine ships left. The soldiers don’t know where they are going, and nobody told them."
RUSSIAN = "Девять кораблей со снарядами вышли из порта Вонсан с августа, сообщило министерство в понедельник. Второй конвой готовится."

ENCODED = [
    pytest.param(ENGLISH, "utf-8", id="utf-8"),
    pytest.param(ENGLISH, "utf-8-sig", id="with a byte-order mark"),
    pytest.param(ENGLISH, "utf-16", id="utf-16"),
    pytest.param(ENGLISH, "utf-16-le", id="utf-16 without its mark"),
    pytest.param(ENGLISH, "utf-16-be", id="utf-16, the other way"),
    pytest.param(ENGLISH, "utf-32", id="utf-32"),
    pytest.param(ENGLISH, "cp1252", id="Windows"),
    pytest.param(ENGLISH, "mac-roman", id="old Macintosh"),
    pytest.param(RUSSIAN, "cp1251", id="Windows, Cyrillic"),
    pytest.param(RUSSIAN, "utf-8", id="utf-8, Cyrillic"),
]

NORMALISED = [
    ("nine\u00a0ships", "nine ships"),  # no-break space
    ("nine\u2009ships", "nine ships"),  # thin space
    ("artil\u00adlery", "artillery"),  # soft hyphen
    ("nine\u200b ships\ufeff", "nine ships"),  # zero widths
    ("\u202bnine\u202c \u200fships", "nine ships"),  # marks of direction
    ("\ufb01ve of\ufb01cers", "five officers"),  # ligatures
    ("nine\r\nships\rleft\u2028port", "nine\nships\nleft\nport"),
    ("caf\u0065\u0301", "caf\u00e9"),  # composed
    ("donâ€™t", "don’t"),  # mojibake
    ("nine\x00\x07 ships", "nine ships"),  # control characters
    ("Vantor\u02bcs ships", "Vantor’s ships"),  # a letter for an apostrophe
    ("Tom &amp; Jerry", "Tom & Jerry"),  # left-over entities
    ("“nine” ‘ships’ — left", "“nine” ‘ships’ — left"),  # quotes and dashes are the outlet's own
    ("$2.3bn, £8m, 12 km²", "$2.3bn, £8m, 12 km²"),
    ("Yoon Suk-yeol, Kvaček, Łódź, 김정은", "Yoon Suk-yeol, Kvaček, Łódź, 김정은"),  # must not change
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_decode(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_decode_a_broken_mix():
    assert decode(ENGLISH.encode() + "It’s nine".encode("cp1252")) == ENGLISH + "It’s nine"


def test_decode_random_bytes_is_an_error_with_a_remedy():
    with pytest.raises(UnreadableError, match="no text"):
        decode(bytes(range(256)) * 20)


@pytest.mark.parametrize(("raw", "text"), NORMALISED)
def test_normalise(raw, text):
    assert normalise(raw) == text


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data):
    try:
        text = decode(data)
    except UnreadableError:
        return
    normalise(text).encode("utf-8")


@given(st.text())
def test_normalised_text_holds_no_invisible_characters(text):
    found = normalise(text)
    assert all(char.isprintable() or char in "\n" or char > "\x7f" for char in found)
    assert "  " not in found
    assert not set(found) & set("\xad\u200b\u200e\u200f\u202a\u202e\ufeff\r\t\xa0")

"""Bytes to text: the encoding found, mojibake mended, invisible characters gone."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from ftfy import TextFixerConfig, fix_text

from analysis.corpus.limits import UnreadableError

SAMPLE = 256 * 1024  # bytes that decide the encoding
_FIX = TextFixerConfig(uncurl_quotes=False, explain=False)  # curly quotes are the outlet's own, and pair better
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff]"
)
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_MAC_QUOTE = re.compile(rb"[a-z]\xd5[a-z]|\xd2[A-Za-z]")  # Mac Roman: don't, "Quote
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: bytes that are no UTF-8, read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("analysis-windows", _as_windows)


def decode(data: bytes) -> str:
    """The text of a file: byte-order mark, UTF-8, UTF-8 with stray Windows bytes, or what the bytes look like.

    Raises:
        UnreadableError: the bytes are no text.
    """
    text = data.decode(encoding(data[:SAMPLE]), "analysis-windows" if is_mostly_utf8(data[:SAMPLE]) else "replace")
    sample = text[:SAMPLE]
    if sample and len(_ODD.findall(sample)) > 0.02 * len(sample):
        raise UnreadableError("its bytes are no text", "save it again as UTF-8 text, or give it the suffix of its format")
    return text


def encoding(sample: bytes) -> str:
    """Name of the encoding of a sample of bytes."""
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    half = sample[: len(sample) // 2 * 2]
    if half and half.count(0) > len(half) * 0.2:  # UTF-16 without its mark: every other byte of English is zero
        return "utf-16-le" if half[1::2].count(0) > half[::2].count(0) else "utf-16-be"
    if is_mostly_utf8(sample):
        return "utf-8"
    high = sum(byte > 127 for byte in sample)
    if high < 0.1 * len(sample):  # English with a few odd bytes: quotes, dashes, accents
        return "mac-roman" if len(_MAC_QUOTE.findall(sample)) > 0.2 * high else "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def is_mostly_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8, but for a few that someone pasted in another encoding."""
    if any(sample.startswith(mark) for mark, name in _BOMS if not name.startswith("utf-8")):
        return False
    text = sample.decode("utf-8", "surrogateescape")
    if text.isascii():
        return True
    wrong = sum("\udc80" <= char <= "\udcff" for char in text)
    right = sum(char > "\x7f" for char in text) - wrong
    return wrong <= 3 if len(sample) == SAMPLE and right else wrong < 0.5 * right


def unix_lines(text: str) -> str:
    """Line feeds for all line breaks of plain text; nothing else changes."""
    return re.sub(r"\r\n?|\x0c", "\n", text)


def normalise(text: str) -> str:
    """One kind of space and line break, no invisible characters, mojibake and ligatures mended; quotes stay as they are.

    The letter that some keyboards type for an apostrophe ("Vantorʼs") becomes one.
    """
    if not text.isascii() or "&" in text:
        text = fix_text(text, _FIX)
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    return _SPACES.sub(" ", text).replace("\u02bc", "’")

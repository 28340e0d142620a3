"""Regular expressions for the atoms of date expressions: a month, a year, "the third quarter", "two weeks ago", "early".

An atom is the smallest stretch that means something by itself; `timex.joins` puts atoms together ("the first week" + "of" + "March").
In the patterns a blank stands for any white space that is no paragraph break, `[- ]` for a hyphen or a blank, and `<NAME>` for an
alternation out of the lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from analysis.timex import lexicon

SPACE = r"(?:[^\S\n]{1,9}(?:\n[^\S\n]{0,9})?|\n[^\S\n]{0,9}(?!\n))"  # bounded, so that a page of blanks costs nothing

# In the order in which they are tried at one place; the first that matches there wins.
PATTERNS: dict[str, str] = {
    # 2024-10-22, 2024/10/22, 2024-10-22T10:35Z
    "iso": r"(?P<y>[12]\d{3})(?:-(?P<mo>0\d|1[0-2])-(?P<d>[0-3]\d)|/(?P<mo2>0\d|1[0-2])/(?P<d2>[0-3]\d))"
    r"(?:[T\x20](?P<t>[0-2]\d:[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    # 10/22/2024, 22.10.2024, 3-4-2024
    "slashed": r"(?P<abc>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.[12]\d{3}|\d{1,2}-\d{1,2}-[12]\d{3})(?![\d/-])",
    # on 6/12, Tues 3/15
    "monthslash": r"(?:(?<=\bon\x20)|(?<=\bby\x20)|(?<=til\x20)|(?<=day\x20)|(?<=\b(?:mon|tue|wed|thu|fri|sat|sun)\x20)|(?<=ues\x20)"
    r"|(?<=urs\x20))(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/-])",
    # 10:35 a.m. EST, 14:05, 1400 hours, noon, 5 o'clock, four in the morning
    "clock": r"(?:(?P<h>1[0-2]|0?\d)(?:[:.](?P<m>[0-5]\d))? ?(?P<ap>[ap]\. ?m\.?|[ap]m\b)"
    r"|(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: (?:hours|hrs)\b)?"
    r"|(?P<mil>[01]\d[0-5]\d|2[0-3][0-5]\d)(?= ?(?:GMT|UTC|hours|hrs)\b)(?: ?(?:hours|hrs)\b)?"
    r"|(?P<word>noon|midday|midnight)\b|(?P<h3>\d{1,2}|<SMALL>) o['’]? ?clock"
    r"|(?P<h4>\d{1,2}|<SMALL>) (?:in the|at) (?P<half>morning|afternoon|evening|night)\b)(?:,? ?<ZONE>)?",
    # October 22(nd)(, 2024), Oct. 22, March eighth
    "monthday": r"(?P<mo><MONTH>) (?:the )?(?:(?P<d><DAY>)|(?P<o><ORDINAL>)\b)"
    r"(?:(?:,| of|, in)? (?P<y><YEAR>)|,? ?(?P<yy>['’]\d\d)\b)?",
    # 22 October 2024, the 22nd of October, 22-Oct-2024
    "daymonth": r"(?:the (?=\d+(?:st|nd|rd|th)|[a-z]))?(?:(?P<d><DAY>)|(?P<o><ORDINAL>))(?: day)?(?: of)?[- ](?P<mo><MONTH>)"
    r"(?:,?[- ](?P<y><YEAR>))?",
    # the third quarter (of 1998), first-half, Q3 2024, 3Q24
    "quarter": r"(?:(?:the (?!<NTH>-(?:quarter|half)))?(?:(?P<y0><YEAR>)(?:['’]s)? )?(?:fiscal[- ])?(?P<n><NTH>)"
    r"[- ](?:fiscal[- ])?(?P<u>quarter|half)\b|(?P<u2>[QH])(?P<n2>[1-4])\b|(?P<n3>[1-4])(?P<u3>[QH])(?=\b|['’]?\d\d))"
    r"(?:(?: of|,)? (?:fiscal )?(?P<y><YEAR>)| ?['’]?(?P<yy>\d\d)\b)?",
    # of a company's accounts: the quarter, the latest period, the year-earlier quarter, the 1989 period, this quarter
    "period": r"(?:the (?!year-(?:ago|earlier) (?!quarter|period|<NTH>))|this |that )?(?:(?:comparable|corresponding|same|like) )?"
    r"(?:(?P<ago>year-(?:ago|earlier))(?: (?P<n>first|second|third|fourth))?(?: (?:quarter|period))?|(?P<y><YEAR>) (?:quarter|period))\b"
    r"|the (?:(?P<det>latest|most recent|recent|current|same|corresponding|comparable) )?(?:fiscal )?(?:quarter|period)\b"
    r"|(?P<det2>this|last|next) (?:fiscal )?quarter\b",
    # year-end, the year's end
    "yearend": r"(?:the )?(?:year|yr)(?:['’]s|s)?[- ]end\b",
    # two years ago, a day earlier, six months from now, months ago
    "ago": r"(?:(?:(?P<n><NUMBER>)|(?P<v><VAGUE>)|(?P<a>(?:an?|one|the)(?! year-))) )?(?:more |full |whole |long |short )?(?P<u><UNIT>)"
    r"(?P<more> and a half| or so| or more| or two)?[- ]"
    r"(?P<dir>ago|earlier|later|from now|from today|hence|previously|prior(?! to)|back(?= [,.;]|[.,;])"
    r"|(?:before|after)(?=[.,;:)]|$)|(?:before|after) (?:that|then|this)\b)",
    # the past three months, at least two more weeks, five-year, several days
    "lasting": r"(?:(?P<det>the (?:past|last|next|first|final|coming|following|previous|latest|subsequent|preceding|ensuing|intervening)"
    r"|past|last|next|first|final|coming|previous|following|latest|these|those|that|this|recent"
    r"|the(?! [\w.]+-<UNIT>)|another|an additional|an extra|a further) )?"
    r"(?:(?P<n><NUMBER>)|(?P<v><VAGUE>))(?:-? ?(?:to|or|and|–|-)-? ?<NUMBER>)?"
    r"(?: (?:more|additional|extra|further|straight|consecutive|successive|full|whole|long|short|trading|working|business|calendar))*"
    r"[- ](?!(?<=-)quarters)(?P<u><UNIT>|hr|min|sec|yr|wk)\b(?P<half> and a half)?(?:[- ]long\b)?"
    r"(?P<old>[- ]olds?\b| of age\b)?(?: or (?:so|more|less)\b)?",
    # recent years, the coming weeks, past decades
    "stretch": r"(?:the )?(?P<det>recent|past|coming|last|next|future|previous|early|later|ensuing|following|intervening|final)"
    r"(?: few| several| couple(?: of)?)? (?P<u><UNITS>)\b(?: and <UNITS>)?",
    # a year, half an hour, a year and a half, per day
    "one": r"(?P<often>(?<=once\x20)|(?<=twice\x20)|(?<=times\x20))?(?P<half>half )?(?P<det>an?|one|per|all|each and every) "
    r"(?:full |whole |entire |single |additional |calendar )?"
    r"(?P<u><UNIT1>)\b(?!-)(?P<plus> and a half\b)?(?: long\b)?(?: or (?:so|more|two)\b)?",
    # every day, each July, every other Friday, every two weeks
    "every": r"(?:each|every)(?: (?P<n>other|single|second|third|<NUMBER>))? (?P<t><UNIT>|<MONTHNAME>|<WEEKDAY>|<SEASON>|<PART>|weekday)\b"
    r"(?: (?P<part><PART>)\b)?",
    "nextshort": r"(?P<det>last|next|nxt) (?P<t><DAYSHORT>)\b",  # next Fri
    # last week, this June, the following spring, that same day, next Friday, last Christmas
    "relative": r"(?P<the>the )?(?P<det><DEICTIC>)(?: (?:same|very|past|coming|fiscal|financial|calendar|school|academic|full|whole"
    r"|entire))* (?P<t><UNIT1>|<MONTH>(?!\.? ?\d{1,2}\b(?! ?%))|<WEEKDAY>|<SEASON>|<HOLIDAY>|<PART>)(?!\w)",
    # the 1990s, the '80s, the nineties
    "decade": r"(?:the )?(?:(?P<d>1\d\d0|20\d0)['’]?s\b|(?P<dd>['’][1-9]0)s\b|(?P<d2>[2-9]0)s\b|(?P<c>nineteen |eighteen )?"
    r"(?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)(?P<bc> <BC>)?",
    # the 20th century, 11th-century
    "century": r"(?:the )?(?:(?P<n>\d{1,2})(?:st|nd|rd|th)|(?P<o><ORDINAL>))"
    r"[- ](?P<u>century|centuries|millennium)\b(?P<bc>,? <BC>)?",
    # 490 BC, AD 79
    "era": r"(?P<n>\d{1,4}) (?P<bc><BC>)|AD (?P<n2>\d{1,4})\b|(?P<n3>\d{1,4}) (?:AD|CE)\b",
    # 1998, fiscal 1998, the year two thousand, 1914-18
    "year": r"(?:fiscal(?: year)? |financial year |fiscal-|FY ?|the year |(?:the )?calendar (?:year )?)?(?P<y><YEAR>)"
    r"(?:[-–—/](?P<y2>\d\d(?:\d\d)?)(?![\d-]))?|(?P<yy>['’]\d\d)(?!\w)",
    # the first week: only with "of" behind it
    "nth": r"(?:the )?(?P<n>first|second|third|fourth|fifth|last|final|opening|closing) (?P<u><UNIT1>|<WEEKDAY>)(?= (?:of|in) )",
    # third year: only behind "its" and the like
    "ordinal": r"(?:<ORDINAL>|\d{1,3}(?:st|nd|rd|th)) (?P<u>day|week|month|year|decade)\b(?! of\b)",
    # for years, within days
    "plural": r"(?P<u>hours|days|weeks|months|years|decades|centuries)\b(?! (?:ago|earlier|later|before|after|and)\b)(?: or <UNITS>)?",
    "beforelast": r"the (?P<u>week|weekend|month|year) (?P<dir>before last|after next)\b",
    # the day, the year, the weekend
    "bare": r"the (?:full |whole |entire |fiscal |current fiscal )?(?P<u>day|week|weekend|wknd|month|year|decade|century)\b"
    r"(?!-| (?:before yesterday|after tomorrow))"
    r"(?P<ended>(?= (?:(?:that|which) ended|ended|ending|to|through)\b))?",
    # the 21st: only after "on", "until" and their like
    "monthless": r"the (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)\b(?![- ]\w*(?:century|floor|birthday|anniversary|edition|time|place|minute))",
    "holiday": r"(?:the )?(?P<h><HOLIDAY>)\b",
    "weekday": r"(?:(?P<w><DAYNAME>)(?P<s>s)?\b|(?P<short><DAYSHORT>)\b(?P<dot>\.)?)(?!['’]t)",
    # October, October 2024, Oct. '24
    "month": r"(?P<mo><MONTH>)(?:,? (?:of )?(?P<y><YEAR>)|[- ]?(?P<yy>['’]\d\d)\b|-(?P<y2>(?:19|20)\d\d)\b)?",
    "season": r"(?:the )?(?P<s><SEASON>)(?:(?:,| of)? (?:(?P<y><YEAR>(?:[-–/]\d\d(?:\d\d)?)?)|(?P<yy>['’]\d\d)))?\b",
    "part": r"(?:the )?(?P<p><PART>|overnight)(?P<s>s)?\b",
    # early, the end of, mid-, later this …
    "edge": r"(?:(?:the (?!\w+-))?(?:very )?(?P<a>early|late|mid|middle|earlier|later|sometime|midway)(?:[- ](?:to|or)[- ](?:mid|late))?"
    r"(?:(?: part| half| months| days| stages)? (?:in|of|on|through))?|(?:the )?(?:very )?(?P<b>end|beginning|start|close|middle|turn"
    r"|outset|eve|remainder|rest|first part|latter part|early part|later part|good part|better part|latter half|height|onset) (?:of|in)"
    r"|a good part of)[- ]\n?",
    # about, nearly, more than: before a duration
    "approx": r"(?P<x>at least|at most|no more than|no less than|not more than|not less than|no fewer than|as (?:much|many|little|few) as"
    r"|as long as|more than|less than|fewer than|up to|just (?:over|under|about)|a little (?:over|more than|less than)|well over|about"
    r"|around|approximately|roughly|nearly|almost|some(?! time)|over|under|circa|close to|upwards of|exactly|ca?\.) ",
    "word": r"(?P<w><WORD>)\b",
}

_WORDY_YEAR = r"nineteen[- ](?:(?:oh|hundred)[- ])?(?:<TEENS>|<ONES>)|nineteen hundred|twenty[- ]<TEENS>(?![- ]<UNIT>)"


def _alternations() -> dict[str, str]:
    months = lexicon.calendar_lexicon()["months"]["names"]
    weekdays = lexicon.calendar_lexicon()["weekdays"]["names"]
    units, small, either = lexicon.units(), lexicon.SMALL, lexicon.either
    short = either(form for form in lexicon.months() if form not in months)
    digits = r"\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,9})?(?: ?\d/\d|[½¼¾])?"
    linked = "(?:" + "|".join(f"(?<={scale})" for scale in lexicon.SCALES) + ") and "  # "a hundred and ten", not "eight and ten"
    words = f"{either(small)}(?:(?:[- ]|{linked}){either([*small, *lexicon.SCALES])})*"
    return {
        "MONTH": rf"(?:{either(months)}\b(?:(?<=may)\.(?=\x20\d\d?,\x20\d{{4}}\b))?|{short}\b\.?)",  # "May. 1, 2000", as "Apr. 1, 2000"
        "MONTHNAME": either(months),
        "WEEKDAY": either(weekdays),
        "DAYNAME": either(weekdays),
        "DAYSHORT": either(form for form in lexicon.weekdays() if form not in weekdays),
        "SEASON": either(lexicon.seasons()),
        "PART": either(lexicon.parts()),
        "UNIT": either(units),
        "UNIT1": either(name for name in units if not name.endswith(("s", "ia"))),
        "UNITS": either(name for name in units if name.endswith(("s", "ia"))),
        "HOLIDAY": either(lexicon.holidays()),
        "WORD": either(lexicon.date_words()),
        "SMALL": either([*small, "a"]),
        "ORDINAL": either(lexicon.ORDINALS),
        "NUMBER": f"(?:{digits}|(?:an? )?(?:hundred|thousand|dozen)(?: (?:and )?{words})?|half an?|a quarter of an?|(?:a )?couple(?: of)?"
        f"|{words}(?: and a half)?)",
        "VAGUE": r"(?:several|a few|few|many|some|a number of|dozens of|hundreds of|thousands of|tens of thousands of|countless|various)",
        "DEICTIC": either([*lexicon.DEICTICS]),
        "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|(?:st|nd|rd|th))",
        "YEAR": rf"(?:(?:1[0-9]|20)\d\d(?!\d|[.,]\d)|{_WORDY_YEAR}|two[- ]thousand(?:(?: and)?[- ](?:<TEENS>|<ONES>))?(?! <UNIT>))",
        "NTH": "(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th)",
        "ONES": either(word for word, value in small.items() if 0 < value < 10),
        "TEENS": f"(?:{either(word for word, value in small.items() if value >= 20)}(?:[- ]<ONES>)?"
        f"|{either(word for word, value in small.items() if 10 <= value < 20)})",
        "BC": r"(?:B\.C\.(?:E\.)?|BCE?\b)",
        "ZONE": r"\(?(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|CET|CEST|BST|IST|JST|KST|local time|Eastern(?: time)?)\b\)?",
    }


def _expand(pattern: str, names: dict[str, str]) -> str:
    return re.sub(r"(?<!P)<([A-Z]\w*)>", lambda match: _expand(names[match[1]], names), pattern)


def _source(pattern: str, names: dict[str, str]) -> str:
    pattern = _expand(pattern, names).replace("[- ]", "(?:[-‐‑]| )")
    return re.sub(r"\\?\ ", lambda _: SPACE, pattern)


@cache
def compiled() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The pattern that finds any atom (its `lastgroup` names the rule), and each rule's own with its groups."""
    names = _alternations()
    sources = {rule: _source(pattern, names) for rule, pattern in PATTERNS.items()}
    nameless = {rule: re.sub(r"\(\?P<\w+>", "(?:", source) for rule, source in sources.items()}
    any_rule = "|".join(f"(?P<{rule}>{source})" for rule, source in nameless.items())
    return re.compile(any_rule, re.I), {rule: re.compile(source, re.I) for rule, source in sources.items()}


def vocabulary() -> frozenset[str]:
    """Words that the patterns can match, lower case, and a few more."""
    names = _alternations()
    written = " ".join(re.sub(r"\\[a-z]|\?P<\w+>", " ", _expand(pattern, names)) for pattern in PATTERNS.values()).lower()
    found = re.findall(r"([^\W\d_]+)(\??)", written)  # "olds?" is "olds" and "old"
    return frozenset(
        {word for word, _ in found} | {word[:-1] for word, optional in found if optional} | {"a", "p", "m", "am", "pm", "oclock"}
    )


def words_of(phrases: Iterable[str]) -> set[str]:
    """All words of some phrases, lower case."""
    return {word for phrase in phrases for word in re.findall(r"[^\W\d_]+", phrase)}

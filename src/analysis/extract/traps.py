"""Numbers that report nothing: dates, ages of persons, ranks, names, scores, references, page furniture."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.extract import items
from analysis.extract.bounds import Amount
from analysis.extract.found import Words
from analysis.lexicons import word_list

FATES = frozenset({"killed", "injured", "captured", "detained", "abducted", "rescued", "displaced", "evacuated", "missing", "infected"})

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b\.?"
)
PEOPLE = (
    r"(?:people|persons?|men|women|children|troops|soldiers|fighters|dead|jobs|workers|employees|students|refugees|civilians|"
    r"homes|houses|votes|members|seats|cars|vehicles|units|tonnes|tons|hires|customers|prisoners|migrants|police|officers|personnel|victims|"
    r"cases|deaths|patients|families|households|schools|villages|acres|hectares|miles|kilometres|residents|voters|protesters|demonstrators)"
)
_PERSON = (
    r"(?:man|woman|boy|girl|child|student|mother|father|son|daughter|brother|sister|teenager|teen|baby|infant|toddler|pensioner|widow|widower|"
    r"driver|victim|suspect|resident|farmer|teacher|nurse|actor|actress|singer|player|striker|midfielder|defender|goalkeeper|quarterback|"
    r"driver|veteran|grandmother|grandfather|graduate|male|female|who|was|is|has|had|said|says|told|from|and|from|star|winger|leader|politician|"
    r"activist|journalist|soldier|officer|worker|lawyer|doctor|businessman|entrepreneur|billionaire|chief|president|senator|twins?|twin|coach|"
    r"forward|guard|rookie|native|forward|fighter|survivor|patient|voter|citizen|migrant|refugee|prisoner|inmate|gunman|attacker|shooter)s?"
)


@dataclass(frozen=True, slots=True)
class Site:
    """An amount in its text: what stands before and after its core."""

    text: str
    amount: Amount
    raw: str
    before: str
    after: str
    words: Words
    token: int  # first token of the core

    @property
    def bare(self) -> bool:
        """Small plain number without unit, scale, grouping or decimals."""
        return self.amount.unit is None and not self.amount.scaled and "," not in self.raw and "." not in self.raw


def _dates(site: Site) -> bool:
    """`18 March`, `in 2019`, `10.30 pm`, `the 1990s`, `9/11`, without a dates table."""
    amount, raw, before, after = site.amount, site.raw, site.before, site.after
    if amount.kind != "digits" and not (amount.kind == "words" and amount.unit is None):
        return False
    if re.match(r"(?::\d\d|\s?[ap]\.?m\b|\s?o['’]clock|\s?(?:GMT|UTC|BST|EST|EDT|CET|hrs\b))", after, re.I):
        return True
    if re.search(r"\d[:/]$", before) or re.match(r"/\d", after) or (re.search(r"\d-$", before) and re.match(r"-\d", after)):
        return True
    if not site.bare or amount.kind != "digits":
        return False
    if re.search(rf"\b{_MONTH}\s+(?:\d{{1,2}}\s?(?:-|–|to|and|&|,)\s?)?$", before, re.I) and amount.value <= 31 and len(raw) <= 2:
        return True
    if (
        re.match(rf"(?:st|nd|rd|th)?\s?(?:(?:-|–|to|and)\s?\d{{1,2}}\s)?(?:of\s)?{_MONTH}(?![a-z])", after.lstrip(), re.I)
        and amount.value <= 31
    ):
        return not re.match(r"\s?(?:may|march)\s+(?:be|have|not|on|in|to)\b", after)
    return _year(site)


def _year(site: Site) -> bool:
    amount, raw, before, after = site.amount, site.raw, site.before, site.after
    if re.match(r"['’]?s\b", after) and re.fullmatch(r"\d{2}|\d{4}", raw):
        return True  # the 1990s, his 40s
    years = re.fullmatch(r"(\d{4})(?:\s?(?:-|–|—|/|to|and)\s?(\d{2}|\d{4}))?", raw)
    if not years:
        return bool(re.fullmatch(r"\d{2}", raw) and re.search(r"(?:^|\s)['’‘]$|\d{4}\s?[-–/]\s?$", before))
    year = int(years[1])
    if years[2] and 1000 <= year < 2100 and len(years[2]) == 4 and not re.match(rf"\s(?:\w+\s)?{PEOPLE}\b", after):
        return True  # "between 1600 and 1900"
    if re.search(r"\b(?:A\.?D\.?|B\.?C\.?(?:E\.)?|circa|c\.)\s?$", before) or re.match(r"\s?(?:B\.?C|A\.?D|C\.?E)\b", after):
        return True
    if amount.qualifier != "exact" and amount.qualifier != "between" and year % 10 == 0 and not 2000 < year < 2040:
        return False
    if re.match(rf"\s{PEOPLE}\b", after) and not re.search(r"\b(?:in|since|by|until|of)\s$", before, re.I):
        return False
    if 1900 <= year <= 2050 or (year < 2200 and re.search(r"\b(?:by|in|until|since)\s$", before) and re.match(r"\s?(?:[,.;)]|$)", after)):
        return True
    if re.search(
        rf"(?:\b(?:in|since|until|till|by|from|of|between|before|after|and|to|around|late|early|mid|year|{_MONTH}),?\s|[-–(])$",
        before,
        re.I,
    ):
        return 1000 <= year < 1900 and not re.match(
            r"\s(?:to|and)\s[\d,]+\s[a-z]|\s(?!(?:and|to|when|the|by|in|after|until)\b)[a-z]{3,}", after
        )
    return False


def _ages(site: Site) -> bool:
    """`Maria Lopez, 34, said`, `aged 12 to 16`, `the 34-year-old`."""
    amount, before, after = site.amount, site.before, site.after
    if re.search(r"\b(?:aged?|ages)\s(?:of\s|between\s|from\s)?$", before, re.I) and amount.value < 120:
        return True
    tail = site.text[amount.end : amount.end + 24]
    if (amount.unit or "").endswith(" of age") and amount.value <= 115:
        return _aged_person(site)
    if amount.unit_kind == "time" and re.match(r"\s+of\s+age\b", tail):
        return True
    if _HEIGHT.search(before) or re.search(rf"\b{_PERSON}\sof\s$", before):
        return True
    if not site.bare or not 5 < amount.value < 116:
        return False
    return (
        bool(re.search(r"[A-Z][\w’'.-]+(?:\s\([^)]*\))?,\s$", before) and re.match(r"\s?(?:,|\)|\.(?:\s|$)|;)", after))
        and amount.kind == "digits"
    )


def _aged_person(site: Site) -> bool:
    """Whether "60-year-old" describes a person: a noun for one, a name, or no noun follows."""
    words = site.words
    last = items.token_at(words, site.amount.end - 1)
    found = items.chunk(words, last + 1, words.spans[words.sentence[last]][1])
    if found is None or words.tag[found[1]] in ("NNP", "NNPS"):
        return True
    noun = words.lower[found[1]]
    return re.fullmatch(_PERSON, noun) is not None or noun in ("week", "month", "year", "night", "morning", "afternoon", "day")


_HEIGHT = re.compile(r"\d['’′]\s?$")
_RANK = re.compile(r"\b(?:top|no\.?|nos\.?|nr\.?|number|numbers|ranked|rank|ranks|seed(?:ed)?|numero|n°|№)[\s-]?$|#$", re.I)


def _ranks(site: Site) -> bool:
    """`top 10`, `No. 1`, `10th`, `ranked 5`."""
    if re.match(r"(?:st|nd|rd|th)\b", site.after, re.I) and site.amount.kind == "digits":
        return True
    return site.amount.unit is None and site.amount.qualifier == "exact" and _RANK.search(site.before) is not None


_DESIGNATOR = re.compile(
    r"\b(?:articles?|sections?|chapters?|models?|flights?|highway|channels?|rooms?|phase|level|category|grade|class|type|round|game|week|day|"
    r"season|page|pages|line|row|gate|platform|route|interstate|resolutions?|"
    r"propositions?|prop\.?|question|amendment|act|title|part|volume|vol\.?|"
    r"episode|tier|stage|zone|district|precinct|apartment|apt\.?|suite|box|version|windows|ios|android|formula|division|group|hall|pier|terminal|"
    r"exit|lane|area|sector|block|building|floor|ward|paragraph|para\.?|clause|rule|schedule|appendix|annex|figure|fig\.?|table|exhibit|count|counts|form|"
    r"generation|gen|mark|mk|track|studio|section|unit|step|point|code|area code|zip|postcode|serial|matchday|week|quarter|half|world war|"
    r"apollo|boeing|airbus|super bowl|covid|channel|bravo|fox|bbc|radio|euro|expo|agenda|vision|horizon|g|code|"
    r"psalm|verse|isaiah|matthew|luke|john|"
    r"under|u|over/under|sign up|tel|phone|fax|call|ext\.?|isbn|ref)\s?$",
    re.I,
)


def _names(site: Site) -> bool:
    """`KN-23`, `Article 5`, `Boeing 747`, `the S&P 500`, `iPhone 14`, `5G`."""
    amount, before, after = site.amount, site.before, site.after
    if re.search(r"[A-Za-z]$", before) and not amount.glyph:
        return True
    if re.search(r"[A-Za-z][-–]$", before) and not re.search(
        r"\b(?:minus|mid|sub|plus|to|and|or|between|top|over|under|from|of)[-–]$", before, re.I
    ):
        return not amount.glyph and not re.search(r"\s[-–]$", before)
    if re.match(r"[A-Za-z]", after) and amount.unit is None and not amount.scaled:
        return True
    if re.match(r"-[A-Z]", after) and amount.unit is None:
        return True
    if not site.bare or amount.qualifier not in ("exact", "between", "about", "less_than"):
        return False
    if _INDEX.search(before) and raw_is_index(site.raw):
        return True
    lead = _DESIGNATOR.search(before)
    if (
        lead
        and amount.qualifier in ("exact", "less_than")
        and (
            lead[0].strip().lower()
            not in (
                "under",
                "count",
                "counts",
                "call",
                "over",
                "euro",
                "point",
                "form",
                "act",
                "line",
                "question",
                "mark",
                "john",
                "u",
                "g",
                "half",
                "quarter",
            )
            or lead[0][0].isupper()
        )
    ):
        return not re.search(r"\b(?:the|a|an|per|each|every)\s(?:day|week|season|game|unit|class|group|area|level|part)\s?$", before, re.I)
    if amount.kind != "digits" or amount.qualifier != "exact":
        return amount.kind == "words" and _inside_name(site)
    return _after_name(site)


_INDEX = re.compile(
    r"\b(?:S\s?&?\s?P|Nasdaq|Stoxx|FTSE|DAX|Nikkei|ASX|Topix|Russell|Fortune|CSI|Hang Seng|Ibex|CAC|Dow|SMI|Sensex|Nifty|Kospi|TSX|MSCI|"
    r"Forbes|Global|Big|Group of|Tour|Class of|Indy|Indianapolis|Euro)\s$"
)


def raw_is_index(raw: str) -> bool:
    """A number that share indices and lists bear: the S&P 500, the FTSE 100."""
    return raw in {
        "4",
        "5",
        "6",
        "7",
        "8",
        "10",
        "12",
        "20",
        "30",
        "35",
        "40",
        "50",
        "60",
        "77",
        "100",
        "200",
        "225",
        "250",
        "300",
        "350",
        "400",
        "500",
        "600",
        "1000",
        "2000",
    }


def _after_name(site: Site) -> bool:
    """Whether a bare number ends a name: "the Nasdaq 100", "iPhone 14", and no counted noun follows."""
    words, token = site.words, site.token
    if token == 0 or words.sentence[token - 1] != words.sentence[token]:
        return False
    lead, tag = words.text[token - 1], words.tag[token - 1]
    if not (lead[0].isupper() or re.match(r"i[A-Z]", lead)) or not tag.startswith("NN"):
        return False
    if token + 1 < len(words) and words.tag[token + 1] in ("NNS", "JJ", "VBN", "NN") and words.text[token + 1][0].islower():
        return words.tag[token + 1] == "NN" or (words.dep[token] == "nummod" and words.head[token] < token)
    return True


def _inside_name(site: Site) -> bool:
    """Number words with a capital inside a sentence of ordinary case: "the Big Ten", "Seven Sisters"."""
    words, token, raw = site.words, site.token, site.raw
    if not raw[0].isupper() or site.amount.unit is not None:
        return False
    first, last = words.spans[words.sentence[token]]
    position = next((i for i in range(first, last) if words.text[i][0].isalnum()), first)
    if token == position or (token > 0 and words.text[token - 1] in ('"', "“", "‘", "'", ":", "-", "–", "—", "•", "*", "(")):
        return False
    content = [
        words.text[i] for i in range(first, last) if i not in (position, token) and words.text[i][0].isalpha() and len(words.text[i]) > 3
    ]
    return sum(text[0].isupper() for text in content) < 0.6 * max(1, len(content))


_SCORE = re.compile(r"^\d{1,3}\s?[-–]\s?\d{1,3}$")
_GAME = re.compile(
    r"\b(?:w[io]n|beat|los[te]|lose|defeat\w*|draw|drew|score\w*|lead|led|victory|win|wins|loss|aggregate|tie|tied|up|down|set|sets|trail\w*|ahead|"
    r"goals?|match|game|final|record|half-time|halftime|penalt\w+|thrash\w*|edg\w+|rout\w*)\b",
    re.I,
)


def _scores(site: Site) -> bool:
    """`won 3-1`, `a 52-48 vote`, `at 2-0 down`."""
    amount, raw, after = site.amount, site.raw, site.after
    if amount.unit is not None or amount.scaled or amount.kind != "digits":
        return False
    if _SCORE.match(raw) and amount.qualifier == "between":
        if re.match(r"\s(?:\w+\s){0,2}[a-z]+s\b|\s(?:people|men|women|children)\b", after) and not _GAME.search(site.before[-30:]):
            return bool(re.match(r"\s(?:on|in|at|to|as|is|was|has|against|votes?|wins?|loss)\b", after))
        return True
    if re.search(r"\d-to-$", site.before) or re.match(r"-to-(?:\d|one\b)", after):
        return True
    pair = re.search(r"(?:^|[\s(])\d{1,3}\s?[-–]\s?$", site.before) or re.match(
        r"\s?[-–]\s?\d{1,3}(?!\d*[,.]?\d*\s?(?:%|per))(?![\w,])", after
    )
    return bool(pair) and amount.value < 400


def _codes(site: Site) -> bool:
    """Telephone, street and index numbers, addresses, list markers, links."""
    amount, raw, before, after = site.amount, site.raw, site.before, site.after
    if amount.kind != "digits":
        return False
    if re.match(r"[-–.]\d{3}[-–.]\d{3,4}\b", after) or (re.search(r"\d{3}[-–.\s)]\s?$", before) and re.match(r"[-–.]\d{4}\b", after)):
        return True
    if re.search(r"(?:\(\d{3}\)\s?|\d{3}[-.])\d*$", before) or re.search(r"(?:https?://|www\.)\S*$|[/=_@&][\x22\x27]?$|[#©]\s?$", before):
        return not amount.glyph
    if amount.unit is None and re.match(
        r"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.’'-]+\s){1,3}(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|drive|boulevard|blvd|square|place|court|way|terrace|row)\b",
        after, re.I) and re.match(r"\s(?:[NSEW]\.?\s)?[A-Z]", after):  # fmt: skip
        return True
    if amount.unit is None and re.search(r"(?:^|\n)\s*(?:\(|\[)?$", before) and re.match(r"(?:\.|\)|\])\s", after):
        return True  # a list marker
    if re.search(r"\[$", before) and re.match(r"\]", after):
        return True
    return bool(
        re.fullmatch(r"\d{5}", raw) and (re.search(r"\b[A-Z]{2}\s$|\bZIP\s$", before) or re.match(r"\s(?:ZIP|zip|area|post)\b", after))
    )


def _furniture(site: Site) -> bool:
    """`2 mins`, `5 min read`, `12 comments`, `© 2024`."""
    after = site.text[site.amount.end : site.amount.end + 14]
    if re.match(r"[\s-](?:read|listen|watch)\b", after, re.I) and site.amount.unit_kind == "time":
        return True
    line_before = site.text[: site.amount.start].rpartition("\n")[2].strip(" \t·•|-–—*")
    line_after = site.text[site.amount.end : site.amount.end + 40].partition("\n")[0].strip(" \t·•|-–—*.")
    if line_before or line_after:
        return False
    return site.amount.unit_kind == "time" or bool(re.fullmatch(r"\d{1,4}", site.raw) and "\n" in site.text)


_PARTIES = (
    r"(?:nations|countries|states|sides|leaders|men|women|parties|powers|allies|neighbou?rs|companies|teams|koreas|governments|presidents|ministers|"
    r"brothers|sisters|friends|rivals|firms|clubs|candidates|capitals|groups|superpowers|adversaries|militaries|armies|factions|"
    r"agencies|houses|chambers|cultures|peoples|enemies|foes|giants|billionaires|politicians|officials|economies|pair|duo|trio)"
)


_OF_A_SERIES = re.compile(r"\b(?:first|second|other|better|last|latter|opening|top|bottom|final|upper|lower)[\s-]$", re.I)


def _references(site: Site) -> bool:
    """`one of them`, `no one`, `the two nations`, `the other two`, `one day`."""
    amount, before, after = site.amount, site.before, site.after
    if amount.kind == "fraction" and _OF_A_SERIES.search(before):
        return True  # "the second half of the season"
    if re.search(r"\bper\s$", before):
        return True  # "12 deaths per 100,000"
    if amount.kind != "words" or amount.scaled:
        return False
    if amount.value == 1 and amount.qualifier == "exact":
        return _pronoun(site)
    tied = re.match(r"-(\w+)", after)
    if tied and tied[1] in word_list("hyphen idiom"):
        return True
    if amount.value > 4 or amount.unit is not None:
        return False
    if re.search(r"\b(?:the|these|those|both|other|our|their|its|his|her|any|either|these|your|my)\s(?:other\s)?$", before, re.I):
        return bool(
            re.match(
                rf"\s(?:\w+\s)?{_PARTIES}\b|\s(?:are|were|have|had|will|would|met|also|of\s(?:them|us|you|these|those))\b|[.,;:?!)]|$",
                after,
                re.I,
            )
        ) or (re.search(r"\b(?:other|both)\s$", before) is not None and not re.match(r"\s[a-z]+s\b", after))
    return (
        bool(re.match(r"\s(?:of\s(?:the|these|those)\b|to\sone\b|by\stwo\b)", after))
        and amount.value <= 2
        and re.search(r"\b(?:the|these|those)\s$", before) is not None
    )


def _pronoun(site: Site) -> bool:
    """Whether "one" counts nothing: "one of them", "no one", "one official said".

    It counts where something says so: "only one bridge", "with one engine", "one person was killed", "one dead and three injured".
    """
    words, token, before, after = site.words, site.token, site.before, site.after
    follows = token + 1 < len(words) and (words.tag[token + 1][:2] in ("NN", "JJ", "VB") or words.tag[token + 1] == "CD")
    if not follows or not re.match(r"[\s-]\w", after) or _NO_COUNT.match(after):
        return not (site.amount.unit_kind == "time" and re.search(r"\b(?:for|than|about|within|only|just)\s$", before))
    if re.search(r"\b(?:only|just|exactly|with|has|have|had|a total of|and|or|but|than)\s$", before, re.I) or site.amount.unit is not None:
        return False
    found = items.chunk(words, token + 1, words.spans[words.sentence[token]][1])
    if found is None:
        return True
    event = items.event_of(words, items.Item(*found, found[1], direct=True), token)
    return not (event and event.name in FATES)


_NO_COUNT = re.compile(
    r"\s(?:of|or|another|and|who|that|which|is|was|can|could|should|would|must|has|might|may|side|hand|way|thing|point|time|reason|sense|day|"
    r"foot|eye|step|place|level|moment|more|last|final|such|hell|sort|kind)\b",
    re.I,
)


_RULES: tuple[Callable[[Site], bool], ...] = (_dates, _ages, _ranks, _names, _scores, _codes, _furniture, _references)


def trap(site: Site) -> str | None:
    """The rule by which an amount is no figure ("dates", "ages" …); None for a figure."""
    for rule in _RULES:
        if rule(site):
            return rule.__name__.lstrip("_")
    if site.amount.unit_kind == "time" and re.match(r"\s+(?:ago|earlier|later)\b", site.text[site.amount.end : site.amount.end + 9]):
        return "dates"
    return None

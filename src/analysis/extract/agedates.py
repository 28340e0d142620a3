"""Numbers that are dates, years, clock times or ages of persons."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.extract import chunks, classes, governing, items
from analysis.extract.bounds import Amount, with_qualifier
from analysis.extract.site import Site
from analysis.lexicons import naming, word_list

MONTH = (
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
    r"veteran|grandmother|grandfather|graduate|male|female|star|winger|leader|politician|activist|journalist|soldier|officer|worker|lawyer|"
    r"doctor|businessman|entrepreneur|billionaire|chief|president|senator|twin|coach|forward|guard|rookie|native|fighter|survivor|patient|"
    r"voter|citizen|migrant|refugee|prisoner|inmate|gunman|attacker|shooter|justice|judge|artist|writer|author|pilot|sailor|miner)s?"
)
_IN_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s)?\b{MONTH}\s+(?P<list>(?:\d{{1,2}}(?:(?:,\s)|\s?(?:-|–|to|and|or|&)\s?))*)$", re.I
)
_AGED = re.compile(
    r"(?P<mean>\b(?:average|mean|median)\s)?\b(?:aged?|ages)\s(?:of\s|between\s|from\s)?"
    r"(?P<list>\d{1,2}(?:,\s\d{1,2})*(?:,\s|\s(?:and|or|to)\s))?$",
    re.I,
)
_CHILD = re.compile(r"\b(?:man|woman|boy|girl|child|lad|youth|daughter|son)\sof\s$", re.I)
_YOUNGEST = re.compile(r"\b(?:youngest|oldest|eldest)\b(?:\s(?:of\s(?:them|whom)|was|is|being|aged|just|only))*\s$", re.I)
_HEIGHT = re.compile(r"\d['’′]\s?$")


def dates(site: Site) -> bool:
    """`18 March`, `in 2019`, `10.30 pm`, `the 1990s`, `9/11`, without a dates table."""
    amount, raw, before, after = site.amount, site.raw, site.before, site.after
    if amount.kind != "digits" and not (amount.kind == "words" and amount.unit is None):
        return False
    if re.match(r"(?::\d\d|\s?[ap]\.?m\b|\s?o['’]clock|\s?(?:GMT|UTC|BST|EST|EDT|CET|hrs\b))", after, re.I):
        return True
    if re.search(r"\d[:/]$", before) or re.match(r"/\d", after) or (re.search(r"\d-$", before) and re.match(r"-\d", after)):
        return True
    if re.fullmatch(r"\d{1,2}\.[0-5]\d", raw) and re.search(r"\b[Tt]he\s$", before) and re.match(r"\s(?:to|from)\s[A-Z]", after):
        return True  # "the 9.15 to Lund"
    if not site.bare or amount.kind != "digits":
        return False
    month = _IN_MONTH.search(before)
    if month and amount.value <= 31 and re.fullmatch(r"\d{1,2}(?:\s?(?:-|–|to|and)\s?\d{1,2})?", raw):
        return not (
            (month["list"].endswith(", ") or (month["day"] and not month["list"])) and site.counts()
        )  # "on 3 June 12 swimmers", "on Mar. 15, 13 swimmers"
    if (
        re.match(rf"(?:st|nd|rd|th)?\s?(?:(?:-|–|to|and)\s?\d{{1,2}}\s)?(?:of\s)?{MONTH}(?![a-z])", after.lstrip(), re.I)
        and amount.value <= 31
    ):
        return not re.match(r"\s?(?:may|march)\s+(?:be|have|not|on|in|to)\b", after)
    return _year(site)


def _year(site: Site) -> bool:
    amount, raw, before, after = site.amount, site.raw, site.before, site.after
    if re.match(r"['’]?s\b", after) and re.fullmatch(r"\d{2}|\d{4}", raw):
        return True  # the 1990s, his 40s
    years = re.fullmatch(r"(\d{4})(?:\s?(?:-|–|—|/|to|and|or)\s?(\d{2}|\d{4}))?", raw)
    if not years:
        return bool(re.fullmatch(r"\d{2}", raw) and re.search(r"(?:^|\s)['’‘]$|\d{4}\s?[-–/]\s?$", before))
    year = int(years[1])
    if years[2] and 1000 <= year < 2100 and len(years[2]) == 4 and not re.match(rf"\s(?:\w+\s)?{PEOPLE}\b", after):
        return True  # "between 1600 and 1900"
    if re.search(r"\b(?:A\.?D\.?|B\.?C\.?(?:E\.)?|circa|c\.)\s?$", before) or re.match(r"\s?(?:B\.?C|A\.?D|C\.?E)\b", after):
        return True
    if amount.qualifier != "exact" and amount.qualifier != "between" and year % 10 == 0 and not 2000 < year < 2040:
        return False
    if (
        1600 <= year < 1900
        and "," not in raw
        and re.search(r"\bthe\s$", before, re.I)
        and re.match(r"\s(?:[a-z]+\s)?(?!\w+s\b)[a-z]+\b", after)
    ):
        return True  # "the 1828 presidential race"
    if re.match(rf"\s{PEOPLE}\b", after) and not re.search(r"\b(?:in|since|by|until|of)\s$", before, re.I):
        return False
    if 1900 <= year <= 2050 or (year < 2200 and re.search(r"\b(?:by|in|until|since)\s$", before) and re.match(r"\s?(?:[,.;)]|$)", after)):
        return True
    if re.search(
        rf"(?:\b(?:in|since|until|till|by|from|of|between|before|after|and|to|around|late|early|mid|year|{MONTH}),?\s|[-–(])$",
        before,
        re.I,
    ):
        return 1000 <= year < 1900 and not re.match(
            r"\s(?:to|and)\s[\d,]+\s[a-z]|\s(?!(?:and|to|when|the|by|in|after|until)\b)[a-z]{3,}", after
        )
    return False


def ages(site: Site) -> bool:
    """`Maria Lopez, 34, said`, `aged 12 to 16`, `the 34-year-old`."""
    amount, before, after = site.amount, site.before, site.after
    if re.search(r"\bages?\s(?:of\s|between\s)?\d{1,2}\s(?:and|to|or)\s$", before) and amount.value < 120 and amount.unit is None:
        return True  # "between the ages of 17 and 20"
    aged = _AGED.search(before)
    if aged and amount.value < 120 and not (aged["list"] and (amount.unit or site.counts())):
        return not aged["mean"]  # "a median age of 44" measures
    if _in_apposition(site):
        return True
    tail = site.text[amount.end : amount.end + 24]
    if (amount.unit or "").endswith(" of age") and amount.value <= 115:
        return _aged_person(site)
    if (amount.unit_kind == "time" and re.match(r"\s+of\s+age\b", tail)) or re.match(r"-somethings?\b", tail):
        return True
    if re.match(r"\s?(?:and|or|to|,)\s(?:about\s)?[\w-]+[\s-](?:years?|months?)[\s-]old", tail) or _is_his_age(site):
        return True  # "they are 20 and 26 years old"
    if site.bare and amount.value < 115 and _YOUNGEST.search(before) and not site.counts():
        return True  # "the youngest of them 19"
    child = _CHILD.search(before) and re.match(r"\s?(?:[.,;:)]|(?:was|were|is|had|who|and)\b|$)", after)
    return bool(child or _HEIGHT.search(before))


_APPOSED = re.compile(r"\s?(?:,|\)|\.(?:\s|$)|;)|\sand\s\d{1,2}\s?[,.;)]")
_NAMED = re.compile(r"(?P<first>[A-Z][\w’'.-]+)(?:\s[A-Z][\w’'.-]+)*(?:\s\([^)]*\))?,\s(?:then\s|now\s|just\s|only\s|still\s)?$")
_KIN = re.compile(rf"\b(?:{_PERSON}|wife|husband|uncle|aunt|cousin|niece|nephew|partner),\s(?:\d{{1,2}}\s(?:and|or)\s)?$")


def _in_apposition(site: Site) -> bool:
    """An age after a name or a person: "Maria Lopez, 34, said", "her brother, 6, drowned", "their sons, 12 and 9"."""
    amount = site.amount
    if not site.bare or amount.kind != "digits" or amount.value > 115 or not _APPOSED.match(site.after):
        return False
    if _KIN.search(site.before):
        return True
    named = _NAMED.search(site.before)
    return named is not None and (amount.value > 5 or named["first"] in naming.given_names())


_LIMIT = re.compile(r"\b(?:(?P<most>under|below|younger\sthan)|over|above|older\sthan)\s$", re.I)
_OF_WHOM = re.compile(
    rf"(?:\b(?:them|whom|those|anyone|anybody|everyone|all|people|persons|adults|pensioners|teenagers|kids|pupils|men|women|children|boys|girls|"
    rf"workers|students|voters|patients|drivers|residents|migrants|{_PERSON})(?:\s(?:was|were|are|is|aged))?|(?<=\w)\s?\()\s?$",
    re.I,
)


def age_limit(site: Site) -> Amount:
    """The amount with years as its unit if it is an age that sets people apart: "women over 50", "four of them under two"."""
    amount = site.amount
    limit = _LIMIT.search(site.before)
    if limit is None or amount.unit is not None or amount.scaled or not 0 < amount.value < 100 or not _sets_apart(site, limit):
        return amount
    aged = replace(amount, start=amount.core - len(limit[0]), unit="year of age", unit_kind="time", base="year of age")
    return with_qualifier(aged, "less_than" if limit["most"] else "more_than")


def _sets_apart(site: Site, limit: re.Match[str]) -> bool:
    """Whether an age limit stands after people: a noun or pronoun for them, or a number that counts them ("two under 12")."""
    words = site.words
    if site.counts() or re.match(r"\s?(?:%|per|[a-z]+s\b)", site.after):
        return False
    before = items.token_at(words, site.amount.core - len(limit[0])) - 1
    if _OF_WHOM.search(site.before[: limit.start()]) or (before >= 0 and words.tag[before] == "CD"):
        return True
    verb = governing.verb_above(words, site.token)
    subject = governing.subject_of(words, verb) if verb is not None and words.lemma[verb] == "be" else None
    return subject is not None and (words.tag[subject] in ("CD", "PRP", "WP") or words.lower[subject] in ("half", "most", "many", "some"))


_HE_WAS = re.compile(r"\b(?:he|she|i|who)(?:\s(?:is|was|turned|turns|were)|['’]s)(?:\s(?:only|just|about|still|now|already))?\s$", re.I)


def _is_his_age(site: Site) -> bool:
    """A person's age ("when he was 12", "she turned 40 in May"); not "he was 12 votes short"."""
    amount, words, token = site.amount, site.words, site.token
    if amount.unit is not None or amount.scaled or not 1 < amount.value < 110 or not _HE_WAS.search(site.before):
        return False
    return token + 1 >= len(words) or words.tag[token + 1] not in ("NN", "NNS", "NNP", "JJ", "JJR", "CD", "HYPH", "SYM", "TO")


def _aged_person(site: Site) -> bool:
    """Whether "60-year-old" describes a person: a noun for one, a name, or no noun follows."""
    words = site.words
    last = items.token_at(words, site.amount.end - 1)
    found = chunks.chunk(words, last + 1, words.spans[words.sentence[last]][1])
    if found is None and _is_of_a_thing(site):
        return False
    if found is None or words.tag[found[1]] in ("NNP", "NNPS") or words.lower[found[1]] == "times":
        return True
    noun = words.lower[found[1]]
    return re.fullmatch(_PERSON, noun) is not None or noun in ("week", "month", "year", "night", "morning", "afternoon", "day")


def _is_of_a_thing(site: Site) -> bool:
    """Whether an age is said of what is no person: "the bridge is 40 years old", "a jet which was 41 years old"."""
    words = site.words
    verb = governing.verb_above(words, site.token)
    subject = governing.subject_of(words, verb) if verb is not None and words.lemma[verb] == "be" else None
    if subject is None or (words.tag[subject] not in ("NN", "NNS", "WDT") and words.lower[subject] != "it"):
        return False
    person = re.fullmatch(_PERSON, words.lower[subject]) or classes.class_of(words, subject, subject) in word_list("people class")
    return not person

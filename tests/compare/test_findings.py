"""Findings say what the tables say: every number in them, counted anew in plain loops over random tables."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import agreement, claims, coverage, findings, outlets, quality, stances, timeline
from analysis.compare.findings.phrases import capital, part, times
from analysis.compare.words import bounds, count, day, days, period
from tests.tables_factory import Corpus

FIRST = date(2025, 3, 1)
SOURCES = ("Alder Post", "Harbour Times", "North Wire", None)
SPEAKERS = (None, None, "ministry", "mayor", "unnamed: two officials")
KEYS = ("people-evacuated", "people-killed")
ACTORS = ("ministry", "mayor", "varnia")
DENYING = ("denied", "negated")
FEW = settings(max_examples=20)  # each takes some hundredths of a second


@st.composite
def corpora(draw):
    """Tables of up to six articles, small enough that ties, gaps and single rows are common."""
    c = Corpus()
    for actor in ACTORS:
        c.actor(actor)
    for key in KEYS:
        c.quantity(key, key.replace("-", " "))
    days = st.integers(0, 4).map(lambda n: FIRST + timedelta(days=n))
    for n in range(draw(st.integers(0, 6))):
        when = draw(st.sampled_from(["day", "day", "interval", "open", "none"]))
        low = draw(days)
        interval = {"day": (low, low), "interval": (low, low + timedelta(days=2)), "open": (low, None), "none": (None, None)}[when]
        copy = f"a{n - 1}" if n == 5 else None
        c.article(f"a{n}", draw(st.sampled_from(SOURCES)), low if when == "day" else None, interval=interval, duplicate_of=copy)
        for _ in range(draw(st.integers(0, 3))):
            value = float(draw(st.sampled_from([0, 3, 3, 40, 41, 1200])))
            high = draw(st.sampled_from([value, value, value * 2, None]))
            c.figure(
                f"a{n}", draw(st.sampled_from([*KEYS, KEYS[0], None])), value, high, by=draw(st.sampled_from(SPEAKERS)),
                modality=draw(st.sampled_from(["actual", "actual", "planned", "denied"])),
                hedge=draw(st.sampled_from([None, "reportedly"])),
            )  # fmt: skip
        for _ in range(draw(st.integers(0, 2))):
            c.mention(f"a{n}", draw(st.sampled_from([*ACTORS, None])))
        for _ in range(draw(st.integers(0, 2))):
            c.statement(
                f"a{n}", draw(st.sampled_from(ACTORS)), draw(st.sampled_from(["asserts", "denies", "silent"])),
                quantity=draw(st.sampled_from([None, *KEYS])),
            )  # fmt: skip
        for _ in range(draw(st.integers(0, 2))):
            first = draw(days)
            c.spoken(f"a{n}", first, first + timedelta(days=draw(st.sampled_from([0, 0, 6]))))
    return c.tables()


def articles(tables):
    """Distinct articles by id, each with the label of its outlet."""
    found = {}
    for row in tables.articles.to_dict("records"):
        if row["duplicate_of"] != row["duplicate_of"]:
            name = row["source"] if isinstance(row["source"], str) else f"[unknown] Report {row['article_id']}"
            found[row["article_id"]] = row | {"outlet": name, "known": isinstance(row["source"], str)}
    return found


def rows(tables, table):
    """Rows of distinct articles, each with its article."""
    about = articles(tables)
    return [row | {"article": about[row["article_id"]]} for row in getattr(tables, table).to_dict("records") if row["article_id"] in about]


def null(value):
    return value is None or value != value


def name(tables, actor):
    return dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))[actor]


def known_outlets(tables):
    return {row["outlet"] for row in articles(tables).values() if row["known"]}


@FEW
@given(corpora())
def test_who_is_named(tables):
    named = defaultdict(set)
    for row in rows(tables, "mentions"):
        if not null(row["actor_id"]):
            named[name(tables, row["actor_id"])].add(row["article_id"])
    said = findings.named(coverage.shares(tables))
    most = max(map(len, named.values()), default=0)
    if not most:
        assert said == "No article names an actor."
        return
    assert {actor for actor in named if actor in said} == {actor for actor in named if len(named[actor]) == most}
    assert f"named in {part(most, len(articles(tables)), 'article')}" in said
    reach = {actor: {articles(tables)[key]["outlet"] for key in keys} & known_outlets(tables) for actor, keys in named.items()}
    if len(known_outlets(tables)) > 1:
        widest = max(map(len, reach.values()))
        of = findings.coverage(coverage.shares(tables))
        assert f"by {part(widest, len(known_outlets(tables)), 'known outlet')}, in " in of
        assert all(len(reach[actor]) == widest for actor in named if actor in of)


@FEW
@given(corpora(), st.sampled_from(ACTORS))
def test_how_far_one_actor_reaches(tables, actor):
    """A page on one actor has rows of zeros for the outlets that never name it: they are no reach."""
    told = [row["article"] for row in rows(tables, "mentions") if row["actor_id"] == actor]
    said = findings.coverage(coverage.shares(tables, actor=actor))
    reach = {article["outlet"] for article in told if article["known"]}
    where = f"in {part(len({article['article_id'] for article in told}), len(articles(tables)), 'article')}"
    if told and len(known_outlets(tables)) > 1:
        assert f"by {part(len(reach), len(known_outlets(tables)), 'known outlet')}, {where}." in said
    elif told:  # with one outlet there is none to set against it
        assert f"is named {where}" in said and "known outlet" not in said


@FEW
@given(corpora())
def test_whose_word(tables):
    figures = rows(tables, "figures")
    sizes = {kind: sum(row["claimant_kind"] == kind for row in figures) for kind in ("named", "unnamed", "outlet")}
    said = findings.sourcing(agreement.transparency(tables))
    if not figures:
        assert said == "No article reports a number."
        return
    if sizes["named"] or (sizes["unnamed"] and sizes["outlet"]):
        others = [f"{sizes[kind]} {words}" for kind, words in (("unnamed", "an unnamed one"), ("outlet", "none")) if sizes[kind]]
        have = "has" if sizes["named"] < 2 else "have"
        whole = ", ".join([f"{capital(part(sizes['named'], len(figures), 'figure'))} {have} a named claimant", *others]) + "."
        assert re.sub(r"; (\d+) (has|have)", r", \1", said) == whole
    elif len(figures) == 1:
        assert said == f"The only figure has {'an unnamed' if sizes['unnamed'] else 'no'} claimant."
    else:
        all_of_them = f"{capital(part(len(figures), len(figures), 'figure'))} have an unnamed claimant."
        assert said == (all_of_them if sizes["unnamed"] else f"None of {len(figures)} figures has a claimant.")
    quoted = findings.quoting(coverage.quotes(tables))
    assert f"{part(sizes['outlet'], len(figures), 'figure')} {'is' if sizes['outlet'] < 2 else 'are'} in the outlets' own voice" in quoted
    by = defaultdict(int)
    for row in figures:
        if row["claimant_kind"] == "named":
            by[name(tables, row["claimant_id"])] += 1
    if by:
        assert {who for who in by if who in quoted} == {who for who in by if by[who] == max(by.values())}
        assert f"with {max(by.values())} figure" in quoted


def groups(tables, *, opened=False):
    """(quantity, modality) -> bounded figures that may be values of it; with `opened` the open ones, too."""
    found = defaultdict(list)
    for row in rows(tables, "figures"):
        if not null(row["quantity"]) and (opened or not null(row["high"])) and row["modality"] not in DENYING:
            found[row["quantity"], row["modality"]].append(row)
    return found


def last_counts(figures):
    """Of each outlet's dated figures those of its last day, and all undated ones; then only the bounded."""
    days = defaultdict(list)
    for row in figures:
        days[row["article"]["outlet"]].append(row["article"]["published"])
    last = {outlet: max((when for when in told if not null(when)), default=None) for outlet, told in days.items()}
    kept = [row for row in figures if null(row["article"]["published"]) or row["article"]["published"] == last[row["article"]["outlet"]]]
    return [row for row in kept if not null(row["high"])]


@FEW
@given(corpora())
def test_the_largest_spread(tables):
    said = findings.spread(agreement.spreads(tables))
    counts = {key: last_counts(figures) for key, figures in groups(tables, opened=True).items()}
    found = {key: figures for key, figures in counts.items() if figures}
    two = len(known_outlets(tables)) > 1
    wide = {}
    for key, figures in found.items():
        low, high = min(row["low"] for row in figures), max(row["high"] for row in figures)
        voices = {row["article"]["outlet"] for row in figures if row["article"]["known"]} if two else {row["article_id"] for row in figures}
        if len({row["claim_id"] for row in figures}) >= 3 and low > 0 and len(voices) > 1:
            wide[key] = (high / low, low, high, len({row["article"]["outlet"] for row in figures if row["article"]["known"]}))
    if wide:
        top = max(ratio for ratio, *_ in wide.values())
        options = [
            f"{key[0].replace('-', ' ')}{'' if key[1] == 'actual' else f' ({key[1]})'}, {bounds(low, high)} across {size or ''}"
            for key, (ratio, low, high, size) in wide.items()
            if ratio == top
        ]
        assert any(option in said for option in options) if top > 1 else said.startswith("All claims agree")
    elif found and all(len({row["claim_id"] for row in figures}) < 3 for figures in found.values()):
        most = max(len({row["claim_id"] for row in figures}) for figures in found.values())
        assert (f", in {count(most, 'claim')}; too few for a spread" if most > 1 else "No series has two claims") in said
    elif not found:
        assert said == "No bounded figure belongs to a comparable series: no spread."


@FEW
@given(corpora(), st.sampled_from(KEYS))
def test_the_range_of_a_quantity(tables, key):
    said = findings.figures(claims.marks(tables, quantity=key))
    for (quantity, modality), figures in groups(tables).items():
        if quantity == key:
            words = bounds(min(row["low"] for row in figures), max(row["high"] for row in figures))
            size = len({row["claim_id"] for row in figures})
            kind = "" if modality == "actual" else f" {modality}"
            assert f"{words}{kind}" + (f" in {size} claims" if size > 1 else "") in said
    denying = [row for row in rows(tables, "statements") if row["quantity"] == key and row["stance"] in ("denies", "dismisses")]
    denying += [row for row in rows(tables, "figures") if row["quantity"] == key and row["modality"] in DENYING]
    assert ("denied" in said) == bool(denying)


@FEW
@given(corpora())
def test_what_one_outlet_reports_alone(tables):
    who = defaultdict(set)
    for row in rows(tables, "figures"):
        if not null(row["quantity"]):
            who[row["quantity"]].add((row["article"]["outlet"], row["article"]["known"]))
    said = findings.exclusive(coverage.combined(coverage.membership(tables)))
    alone = sum(len(names) == 1 and all(is_known for _, is_known in names) for names in who.values())
    if who and len(known_outlets(tables)) > 1:
        assert said.startswith(capital(part(alone, len(who), "series", "series")))
    else:
        assert said.startswith("Fewer than two outlets are known" if who else "No series")


@FEW
@given(corpora())
def test_who_stands_where(tables):
    taken = defaultdict(set)
    for row in rows(tables, "statements"):
        taken[row["stance"]].add(name(tables, row["actor_id"]))
    said = findings.standing(stances.positions(tables))
    parts = dict(zip(re.findall(r"assert|den(?=y|ies)|said to be silent", said), re.split(r"; ", said), strict=False))
    for stance, verb in (("asserts", "assert"), ("denies", "den"), ("silent", "said to be silent")):
        assert (verb in said) == bool(taken[stance])
        if taken[stance] and len(set().union(*taken.values())) > 1:
            assert all(actor in parts[verb] for actor in taken[stance])


def test_what_nobody_says_a_stance_is_on_is_no_topic():
    corpus = Corpus()
    for number, (stance, on) in enumerate([("silent", "unspecified"), ("silent", "unspecified"), ("denies", "arms supplied")]):
        corpus.article(f"a{number}", f"Outlet {number}")
        corpus.statement(f"a{number}", "varnia", stance, on)
    who = name(corpus.tables(), "varnia")
    assert findings.standing(stances.positions(corpus.tables())) == f"{who} denies “arms supplied” and is said to be silent (twice)."


@FEW
@given(corpora())
def test_what_is_contested_most(tables):
    labels = dict(zip(tables.quantities["quantity"], tables.quantities["label"], strict=True))
    sizes = defaultdict(int)
    for row in rows(tables, "figures"):
        if not null(row["quantity"]) and row["modality"] in DENYING:
            sizes[labels[row["quantity"]]] += 1
    for row in rows(tables, "statements"):
        if row["stance"] in ("denies", "dismisses"):
            sizes["Dam opened" if null(row["quantity"]) else labels[row["quantity"]]] += 1
    said = findings.doubted(stances.contests(tables))
    if sizes:
        most = max(sizes.values())
        assert f"denied or dismissed {times(most)}" in said
        assert {topic for topic in sizes if topic in said.partition(", denied")[0]} == {topic for topic in sizes if sizes[topic] == most}
    else:
        assert "denied or dismissed" not in said


@FEW
@given(corpora())
def test_when_it_was_published(tables):
    found = articles(tables).values()
    exact = sorted(row["published"] for row in found if not null(row["published"]))
    said = findings.publication(timeline.published(tables))
    if exact:
        assert said.startswith(capital(part(len(exact), len(found), "article")))
        assert days(exact[0], exact[-1]) in said
    else:
        assert said.startswith("No ")


@FEW
@given(corpora())
def test_the_days_that_are_spoken_of(tables):
    spoken = defaultdict(set)
    for row in rows(tables, "dates"):
        spoken[row["first_day"], row["last_day"]].add(row["article_id"])
    said = findings.reach_in_time(timeline.spoken(tables))
    sizes = sorted(map(len, spoken.values()), reverse=True)
    if sizes and sizes[0] > 1 and sizes.count(sizes[0]) == 1:
        (first, last), keys = max(spoken.items(), key=lambda pair: len(pair[1]))
        assert period(first, last) in said and f"in {len(keys)} articles" in said
    else:
        assert "most often" not in said


@FEW
@given(corpora(), st.sampled_from(KEYS))
def test_growth_is_one_claimants_own(tables, key):
    frame = timeline.growth(tables, quantity=key)
    said = re.sub(r"(: )(.+?)( on .+| between .+)( and again)", r"\1\2\3, \2", findings.grown(frame))
    found = re.fullmatch(r"People \w+ by (.+?): (.+) (?:on|between) (.+), (?:again )?(.+) (?:on|between) (.+)\.", said)
    if found is None:
        assert frame.loc[frame["first"].notna() & frame["last"].notna(), "line"].isna().all()
        return
    who, first, since, last, until = found.groups()
    mine = []
    for row in rows(tables, "figures"):
        voice = row["article"]["outlet"] if row["claimant_kind"] == "outlet" else None
        unnamed = f"{row['claimant_text']} (unnamed), {row['article']['outlet']}"
        voice = voice or (name(tables, row["claimant_id"]) if row["claimant_kind"] == "named" else unnamed)
        if row["quantity"] == key and voice == who and not null(row["high"]):
            start, end = row["article"]["published_from"], row["article"]["published_to"]
            if not null(start) and not null(end):
                when = day(start) if start == end else f"{day(start)} and {day(end)}"
                mine.append((bounds(row["low"], row["high"]), when))
    assert (first, since) in mine and (last, until) in mine


def said_over_time(*said):
    """Claims (claimant, number, day of March) as `timeline.growth` gives them."""
    days = pd.to_datetime([f"2025-03-{day:02}" for *_, day in said])
    numbers = [float(number) for _, number, _ in said]
    lines = [f"{who} · actual" if who else None for who, *_ in said]
    frame = pd.DataFrame({"line": lines, "low": numbers, "high": numbers, "qualifier": "exact", "first": days, "last": days})
    frame.attrs = {"label": "people killed"}
    return frame


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # a claimant whose number moved, before one who says the same more often
        (
            [("Ada Moll", 14, 9), ("the office", 203, 11), ("Ada Moll", 20, 11), ("Ada Moll", 14, 13), ("the office", 512, 15)],
            "People killed by the office: 203 on 11 March 2025, 512 on 15 March 2025.",
        ),
        ([("Ada Moll", 14, 9), ("Ada Moll", 14, 13)], "People killed by Ada Moll: 14 on 9 March 2025 and again on 13 March 2025."),
        ([(None, 14, 9)], "One claim on people killed is dated: no growth to show."),
        ([(None, 14, 9), (None, 20, 10)], "People killed: 2 dated claims, none by one claimant at two times, so no growth to show."),
        ([(None, 14, 9), (None, 20, 9)], "Both dated claims on people killed are of 9 March 2025: no growth to show."),
    ],
)
def test_growth_is_of_a_claimant_whose_number_moved(said, expected):
    assert findings.grown(said_over_time(*said)) == expected


@FEW
@given(corpora())
def test_what_is_new(tables):
    since = FIRST + timedelta(days=2)
    new = timeline.new(tables, since=since)
    said = findings.news(new)
    by = defaultdict(list)
    for row in rows(tables, "figures"):
        if not null(row["claim_id"]):
            by[row["claim_id"]].append(row["article"])
    spans = {}
    for key, told in by.items():
        if not any(null(article["published_from"]) or null(article["published_to"]) for article in told):
            spans[key] = min(article["published_from"] for article in told), min(article["published_to"] for article in told)
    young = {key for key, (_, last) in spans.items() if last.date() >= since}
    sure = {key for key in young if spans[key][0].date() >= since}
    assert said.startswith(f"{len(young)} new claim" if young else "No claim is new since")
    if young - sure:
        assert f", {len(young - sure)} of them perhaps older" in said
    if young:
        sizes = defaultdict(int)
        for key in young:
            sizes[key.split(":")[0].replace("-", " ")] += 1
        most = max(sizes.values())
        assert {label for label in sizes if label in said} == {label for label in sizes if sizes[label] == most}


@FEW
@given(corpora())
def test_who_was_surely_first(tables):
    found = findings.leading(timeline.leaders(timeline.lead(tables, of="quantities")))
    told = defaultdict(lambda: defaultdict(list))
    for row in rows(tables, "figures"):
        start, end = row["article"]["published_from"], row["article"]["published_to"]
        if not null(row["quantity"]) and not null(start) and not null(end):
            told[row["quantity"]][row["article"]["outlet"]].append((start, end))
    wins = defaultdict(int)
    for reports in told.values():
        first = {outlet: (min(start for start, _ in spans), min(end for _, end in spans)) for outlet, spans in reports.items()}
        for outlet, (_, end) in first.items():
            others = [start for other, (start, _) in first.items() if other != outlet]
            wins[outlet] += bool(others) and end < min(others)
    best = max(wins.values(), default=0)
    if best:
        assert times(best) in found
        assert {outlet for outlet in wins if outlet in found} == {outlet for outlet in wins if wins[outlet] == best}
    else:
        assert found.startswith("No ")


@FEW
@given(corpora())
def test_limits_are_counted(tables):
    said = findings.limits(quality.quality(tables))
    found, figures = articles(tables).values(), rows(tables, "figures")
    for size, of, noun, words in (
        (sum(null(row["published"]) for row in found), len(found), "article", "ha(s|ve) no day"),
        (sum(not row["known"] for row in found), len(found), "article", "ha(s|ve) no outlet"),
        (sum(row["claimant_kind"] == "outlet" for row in figures), len(figures), "figure", "ha(s|ve) no claimant"),
        (sum(null(row["quantity"]) for row in figures), len(figures), "figure", "(is|are) in no series"),
    ):
        again = f"(, (.+ and )?|and )({size:,}|all {of:,}|both)"  # the noun stands once
        told = re.search(f"({part(size, of, noun)}|{again}) ((has|have|is|are) [a-z ]+ and )?{words}", said, re.IGNORECASE)
        assert bool(told) == bool(size)
    assert bool(re.search("duplicate articles? (is|are) left out", said)) == (len(tables.articles) > len(found))


@pytest.mark.parametrize("unknown", ["[unknown] Flood"])
def test_an_article_without_outlet_is_no_outlet(unknown):
    assert outlets.known([unknown]) == []

"""Findings: sentences computed from a measure's frame, true for any corpus, the empty one included."""

from __future__ import annotations

import pandas as pd

from analysis.compare.agreement import as_share
from analysis.compare.claims import DENYING, OWN_VOICE
from analysis.compare.outlets import PERCENT_FROM, SPREAD_FROM, known
from analysis.compare.stances import NO_STANCE, NOT_MENTIONED, STANCES, stance_words
from analysis.compare.words import bounds, count, day, joined, missing, number


def coverage(shares: pd.DataFrame) -> str:
    """The actor that most outlets name, from `coverage.shares`."""
    if shares.empty:
        return "No article names an actor."
    credited = shares[shares["known"]]
    reach = (credited if len(credited) else shares).groupby("actor").agg(outlets=("outlet", "nunique"), naming=("naming", "sum"))
    top = reach.sort_values(["outlets", "naming"], ascending=False).iloc[0]
    tied = sorted(reach.index[(reach["outlets"] == top["outlets"]) & (reach["naming"] == top["naming"])])
    of = shares.attrs.get("outlets", 0)
    verb = "is" if len(tied) == 1 else "are"
    if not len(credited):
        return f"{_tied(tied, 'actors')} {verb} named in most articles; no outlet is known."
    reached = f"{int(top['outlets'])} of {count(of, 'known outlet')}"
    return f"{_tied(tied, 'actors')} {verb} named by {reached}, in {count(int(top['naming']), 'article')}."


def quoting(quotes: pd.DataFrame) -> str:
    """Whose numbers are relayed most, and how much is own voice, from `coverage.quotes`."""
    if quotes.empty:
        return "No article reports a number."
    total, own = int(quotes["figures"].sum()), int(quotes.loc[quotes["kind"] == "outlet", "figures"].sum())
    named = quotes[quotes["kind"] == "named"].groupby("claimant")["figures"].sum()
    rest = f"{own} of {count(total, 'figure')} {'is' if own == 1 or total == 1 else 'are'} in the outlets' own voice."
    if named.empty:
        return "No figure has a named claimant; " + rest
    top = sorted(named.index[named == named.max()])
    return f"Most quoted: {_tied(top, 'claimants')}, with {count(int(named.max()), 'figure')}{' each' if len(top) > 1 else ''}; {rest}"


def exclusive(combined: pd.DataFrame, *, of: str = "series") -> str:
    """How much only one outlet reports, from `coverage.combined`."""
    if combined.empty:
        return f"No {of} to compare."
    total, reach = int(combined["size"].sum()), combined["outlets"].map(lambda names: len(known(names)))
    alone = int(combined.loc[(reach == 1) & (combined["outlets"].map(len) == 1), "size"].sum())
    widest = combined.iloc[int(reach.argmax())]
    shared = f"; the widest is shared by {reach.max()}: {widest['labels'][0]}" if reach.max() > 1 else ""
    return f"{alone} of {total} {of} {'is' if alone == 1 else 'are'} reported by one outlet only{shared}."


def spread(spreads: pd.DataFrame) -> str:
    """The largest spread and both its ends, from `agreement.spreads`."""
    if spreads.empty:
        return "No bounded figure belongs to a comparable series: no spread."
    measured = spreads[spreads["enough"]]
    if measured.empty:
        return f"No series has {SPREAD_FROM} bounded claims of one kind: too few for a spread."
    if measured["ratio"].isna().all():
        return "No spread: the ratio needs values above zero."
    top = measured.iloc[int(measured["ratio"].argmax())]
    across = count(int(top["outlets"]), "known outlet") if top["outlets"] else count(int(top["articles"]), "article")
    if top["ratio"] == 1:
        value = number(top["low"], _unit(top["unit"]))
        return f"All claims agree wherever {SPREAD_FROM} or more can be compared, as on {top['label']}: {value}."
    kind = "" if top["modality"] == "actual" else f" ({top['modality']})"
    return f"Largest spread: {top['label']}{kind}, {bounds(top['low'], top['high'], unit=_unit(top['unit']))} across {across}."


def extremes(spreads: pd.DataFrame) -> str:
    """Who gives the least and who the most in the widest spread, and what a reader decided about both rows."""
    measured = spreads[spreads["enough"] & (spreads["ratio"] > 1)] if len(spreads) else spreads
    if measured.empty:
        return ""
    top = measured.iloc[int(measured["ratio"].argmax())]
    unit = _unit(top["unit"])
    state = {"none": "not reviewed"}
    low, high = (f"{top[end + '_outlet']} ({state.get(top[end + '_review'], top[end + '_review'])})" for end in ("low", "high"))
    return f"Least, {number(top['low'], unit)}: {low}. Most, {number(top['high'], unit)}: {high}."


def figures(marks: pd.DataFrame) -> str:
    """What is reported of one quantity, from `claims.marks`: the range of each modality, denials beside it."""
    label = marks.attrs.get("label", "this quantity")
    said = marks[marks["modality"].notna()]
    if said.empty:
        return f"No article gives a number of {label}."
    unit = marks.attrs.get("unit") or None
    parts = []
    for modality in ("actual", "planned", "hypothetical"):
        group = said[said["modality"] == modality]
        if len(group):
            parts.append(_range(group, modality, unit))
    denied = said[said["modality"].isin(DENYING)]
    if len(denied):
        parts.append(f"{'denied by' if parts else 'only denied, by'} {joined(sorted(set(denied['claimant'])))}")
    return f"{_capital(label)}: {'; '.join(parts)}."


def _range(group: pd.DataFrame, modality: str, unit: str | None) -> str:
    kind = "" if modality == "actual" else f" {modality}"
    bounded = group[group["bounded"].astype(bool)]
    if bounded.empty:
        first = group.iloc[0]
        more = f" and {len(group) - 1} more" if len(group) > 1 else ""
        return bounds(first["low"], first["high"], qualifier=first["qualifier"], unit=unit) + kind + more
    words = bounds(bounded["low"].min(), bounded["high"].max(), unit=unit) + kind
    return words + (f" in {len(bounded)} claims" if len(bounded) > 1 else "")


def grown(growth: pd.DataFrame) -> str:
    """How a number moved within one claimant, from `timeline.growth`; across claimants nothing is a trend."""
    label = growth.attrs.get("label", "this quantity")
    dated = growth[growth["first"].notna() & growth["last"].notna()] if len(growth) else growth
    if dated.empty:
        return f"No claim on {label} is dated: growth cannot be shown."
    lined = dated[dated["line"].notna()]
    if lined.empty:
        return f"No claimant gives {label} at two known times: {count(len(dated), 'dated claim')}, no growth to show."
    unit = growth.attrs.get("unit") or None
    key = lined["line"].value_counts().index[0]
    line = lined[lined["line"] == key].sort_values(["first", "last"])
    start, end = line.iloc[0], line.iloc[-1]
    who = str(key).split(" · ")[0]
    moved = [f"{bounds(row['low'], row['high'], unit=unit)} on {day(row['first'])}" for row in (start, end)]
    return f"{_capital(label)} by {who}: {moved[0]}, {moved[1]}."


def standing(positions: pd.DataFrame) -> str:
    """Who asserts, who denies, and who is said to be silent, from `stances.positions`."""
    taken = positions[~positions["stance"].isin([NO_STANCE, NOT_MENTIONED])]
    if taken.empty:
        return "No article reports a stance."
    parts = []
    for stance in STANCES:
        actors = taken.loc[taken["stance"] == stance].groupby("actor")["times"].sum().sort_values(ascending=False, kind="stable")
        if len(actors):
            verb = {
                "asserts": "assert",
                "denies": "deny",
                "dismisses": "dismiss",
                "declines": "decline",
                "not_acknowledged": "do not acknowledge",
            }
            words = stance_words(stance) if len(actors) == 1 else verb.get(stance, stance_words(stance))
            parts.append(f"{joined(list(actors.index))} {words}")
    return "; ".join(parts) + "."


def doubted(contests: pd.DataFrame) -> str:
    """What is denied or hedged most, from `stances.contests`."""
    against = contests[contests["stance"].isin(["denied", "denies", "dismisses"])]
    if contests.empty:
        return "No figure in a series and no stance: nothing to contest."
    if against.empty:
        hedged = contests[contests["stance"] == "hedged"]
        return f"Nothing is denied; {count(int(hedged['size'].sum()), 'figure')} {'is' if hedged['size'].sum() == 1 else 'are'} hedged."
    sizes = against.groupby("topic")["size"].sum().sort_values(ascending=False, kind="stable")
    who = sorted({name for names in against.loc[against["topic"] == sizes.index[0], "who"] for name in str(names).split("; ") if name})
    by = [name for name in who if name != OWN_VOICE]
    return f"Most contested: {sizes.index[0]}, denied or dismissed {count(int(sizes.iloc[0]), 'time')}{', by ' + joined(by) if by else ''}."


def sourcing(transparency: pd.DataFrame) -> str:
    """How many figures have a named claimant, from `agreement.transparency`."""
    total = int(transparency["figures"].sum()) if len(transparency) else 0
    if not total:
        return "No article reports a number."
    named, unnamed, own = (int(transparency[kind].sum()) for kind in ("named", "unnamed", "own"))
    share = as_share(named, total, outlets=transparency.attrs.get("outlets", 0), percent_from=PERCENT_FROM)
    percent = f" ({share})" if "%" in share else ""
    have = "has" if named == 1 else "have"
    return f"{named} of {count(total, 'figure')}{percent} {have} a named claimant, {unnamed} unnamed sources, {own} none."


def source(transparency: pd.DataFrame, outlet: str) -> str:
    """What one outlet's figures rest on, from `agreement.transparency` of all."""
    row = transparency[transparency["outlet"] == outlet]
    if row.empty:
        return f"{outlet} reports no number." if outlet else "No outlet is known."
    named, unnamed, own, total = (int(row[name].iloc[0]) for name in ("named", "unnamed", "own", "figures"))
    have = "has" if named == 1 else "have"
    return f"{named} of {count(total, 'figure')} of {outlet} {have} a named claimant, {unnamed} unnamed sources, {own} none."


def covers(shares: pd.DataFrame, outlet: str) -> str:
    """Whom one outlet names most, from `coverage.shares` of its articles."""
    if shares.empty:
        return f"{outlet or 'No outlet'} names {'no' if outlet else 'an'} actor."
    top = shares.sort_values(["naming", "mentions"], ascending=False, kind="stable").iloc[0]
    return f"{outlet} names {top['actor']} most: in {int(top['naming'])} of {count(int(top['articles']), 'article')}."


def publication(published: pd.DataFrame) -> str:
    """From when to when was published, from `timeline.published`."""
    dated = published[published["dated"].astype(bool)] if len(published) else published
    if published.empty:
        return "No article."
    exact = dated[dated["first"] == dated["last"]]
    if dated.empty:
        return f"No publication day is known for {count(len(published), 'article')}."
    if exact.empty:
        placed = f"{day(dated['first'].min())} and {day(dated['last'].max())}"
        return f"No publication day is known; {count(len(dated), 'article')} can be placed between {placed}."
    first, last = exact["first"].min(), exact["first"].max()
    when = f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"
    return f"{len(exact)} of {count(len(published), 'article')} {'has' if len(exact) == 1 else 'have'} a known day, {when}."


def reach_in_time(spoken: pd.DataFrame) -> str:
    """The dates most articles speak of, from `timeline.spoken`."""
    if spoken.empty:
        return "No date in the articles can be placed on the calendar."
    top = spoken.groupby(["first", "last"])["articles"].sum().sort_values(ascending=False, kind="stable")
    (first, last), articles = top.index[0], int(top.iloc[0])
    start, end = spoken["first"].min().year, spoken["last"].max().year
    years = f"The articles speak of {start}" + (f" to {end}" if end > start else "")
    if articles == 1 or int((top == articles).sum()) > 1:
        return years + "; no date stands out."
    when = day(first) if first == last else f"{day(first)} to {day(last)}"
    return f"{years}; most often of {when}, in {count(articles, 'article')}."


def leading(leaders: pd.DataFrame) -> str:
    """Who was first most often, from `timeline.leaders`."""
    if leaders.empty:
        return "No claim is reported, with a date, by two outlets: no lead or lag."
    best = int(leaders["first"].max())
    if not best:
        return "No outlet was surely first with anything that others report too."
    top = sorted(leaders.loc[leaders["first"] == best, "outlet"])
    return f"First most often: {_tied(top, 'outlets')}, {count(best, 'time')}{' each' if len(top) > 1 else ''}."


def news(new: pd.DataFrame) -> str:
    """What came since the day, from `timeline.new`."""
    since = day(pd.Timestamp(new.attrs["since"]))
    if new.empty:
        return f"No claim is new since {since}."
    sure = int(new["sure"].sum())
    doubt = f", {len(new) - sure} of them perhaps older" if sure < len(new) else ""
    series = new["label"].value_counts()
    return f"{count(len(new), 'new claim')} since {since}{doubt}; most on {series.index[0]} ({series.iloc[0]})."


def limits(quality: pd.DataFrame) -> str:
    """The largest limits, from `quality.quality`."""
    wanted = ["articles without day", "articles without outlet", "figures in own voice", "figures in no series"]
    wanted += [check for check in quality["check"] if check.endswith("(audit)")]
    rows = quality.set_index("check").loc[wanted]
    parts = [f"{row['size']} of {row['of']} {check}" for check, row in rows.iterrows() if row["of"]]
    return (joined(parts, limit=9) + ".") if parts else "No article, so no limit to name."


def _tied(names: list[str], things: str) -> str:
    """Few names, or how many share the place."""
    return joined(names) if len(names) <= 3 else f"{len(names)} {things} alike"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _unit(unit: object) -> str | None:
    return None if missing(unit) or not unit else str(unit)

"""When it was published, of when it speaks, how numbers grew, who was first, what is new."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.compare.claims import in_words, marks, reported
from analysis.compare.coverage import KEYS
from analysis.compare.outlets import SPREAD_FROM, as_day, choose, distinct, noted
from analysis.compare.words import tally
from analysis.tables import Tables

NEW = (
    "claim_id quantity label claimant modality value low high qualifier unit outlet article_id first last evidence sure figure_id text url"
)
CLOCKS = ("published", "stated", "as_of")


def published(tables: Tables) -> pd.DataFrame:
    """When each article was published: one row an article.

    Returns:
        outlet, known, article_id, title, first, last (closed interval; both null where undated), dated (both ends known).
    """
    articles = distinct(tables)
    frame = articles[["outlet", "known", "article_id", "title"]].assign(first=articles["published_from"], last=articles["published_to"])
    frame["dated"] = frame["first"].notna() & frame["last"].notna()
    return noted(frame, articles, of="" if frame["dated"].all() else f"{frame['dated'].sum():,} dated")


def spoken(tables: Tables) -> pd.DataFrame:
    """The dates the articles speak of: one row an outlet and interval.

    Durations, sets and references that no calendar interval decides are left out and counted.

    Returns:
        outlet, known, first, last (closed), precision, days (length), articles, text (one wording).
    """
    articles = distinct(tables)
    dates = tables.dates.merge(articles[["article_id", "outlet", "known"]], on="article_id")
    decided = dates[dates["first_day"].notna() & dates["last_day"].notna()]
    decided = decided.assign(precision=decided["precision"].astype("str"))
    frame = decided.groupby(["outlet", "first_day", "last_day"], as_index=False).agg(
        known=("known", "first"), precision=("precision", "first"), articles=("article_id", "nunique"), text=("text", "first")
    )
    frame = frame.rename(columns={"first_day": "first", "last_day": "last"})
    frame["days"] = (frame["last"] - frame["first"]).dt.days.astype("int64") + 1
    left = {"not on the calendar": len(dates) - len(decided)}
    return noted(frame, articles, of=tally(len(decided), "date"), left_out=left)


def growth(tables: Tables, *, quantity: str, clock: str = "published") -> pd.DataFrame:
    """The claims about one quantity over time.

    Args:
        tables: the tables.
        quantity: the series.
        clock: which time: `published` (the article's day), `stated` (when the claimant said it), `as_of` (when the number holds).

    Returns:
        The columns of `claims.marks`, and first, last (closed interval of the clock; null: undated), line (claimant and modality that
        a step line may join: only one with bounded, non-vague totals on more than one day; the unnamed sources of two outlets are
        two); `attrs` count the `dated` and the `undated` claims, and say whether there is something to show over time (`moves`): claims
        of more than one day, one claimant's or three.
    """
    choose("clock", clock, CLOCKS)
    frame = marks(tables, quantity=quantity, absent=False)
    attrs = frame.attrs
    frame = frame.assign(first=frame[f"{clock}_from"], last=frame[f"{clock}_to"])
    dated = frame["first"].notna() & frame["last"].notna()
    who = frame["claimant"].where(frame["claimant_kind"] != "outlet", frame["outlet"])
    who = who.where(frame["claimant_kind"] != "unnamed", frame["claimant"] + ", " + frame["outlet"])
    key = who + " · " + frame["modality"]
    joins = dated & frame["bounded"] & ~frame["recalled"] & (frame["scope"] == "total") & ~frame["modality"].isin(["denied", "negated"])
    days = frame[joins].groupby(key[joins])["first"].nunique()
    frame["line"] = key.where(joins & key.isin(days.index[days > 1])).astype("str")
    frame = frame.sort_values(["first", "low"], na_position="last", kind="stable").reset_index(drop=True)
    times = frame[["first", "last"]].dropna().drop_duplicates()
    moves = len(times) > 1 and (bool(frame["line"].notna().any()) or int(dated.sum()) >= SPREAD_FROM)
    frame.attrs = attrs | {"clock": clock, "dated": int(dated.sum()), "undated": int((~dated).sum()), "moves": moves}
    return frame


def lead(tables: Tables, *, of: str = "claims") -> pd.DataFrame:
    """Who reported a claim first, and how many days behind the others were.

    The first report of an outlet lies in [from, to]; its lag behind the first of the *other* outlets is an interval too:
    lag_low = from − min(their to), lag_high = to − min(their from); negative is a lead. `first` is "yes" if lag_high < 0, "tied" if both
    are 0, "no" if lag_low > 0, else "open". Only keys that at least two outlets report with a date; undated reports left out and counted.

    Args:
        tables: the tables.
        of: "claims" or "quantities".

    Returns:
        key, label, outlet, known, first_from, first_to, lag_low, lag_high (days), first.
    """
    choose("set", of, KEYS)
    frame = reported(tables).dropna(subset=KEYS[of])
    dated = frame[frame["published_from"].notna() & frame["published_to"].notna()]
    one = dated.groupby([KEYS[of], "outlet"], as_index=False).agg(
        label=("label", "first"), known=("known", "first"), first_from=("published_from", "min"), first_to=("published_to", "min")
    )
    one = one.rename(columns={KEYS[of]: "key"})
    one = one[one.groupby("key")["outlet"].transform("size") > 1].reset_index(drop=True)
    one["lag_low"] = (one["first_from"] - _least_of_others(one, "first_to")).dt.days.astype("int64")
    one["lag_high"] = (one["first_to"] - _least_of_others(one, "first_from")).dt.days.astype("int64")
    one["first"] = "open"
    one.loc[one["lag_high"] < 0, "first"] = "yes"
    one.loc[one["lag_low"] > 0, "first"] = "no"
    one.loc[(one["lag_low"] == 0) & (one["lag_high"] == 0), "first"] = "tied"
    left = {"undated": len(frame) - len(dated)}
    noun, nouns = ("claim", "claims") if of == "claims" else ("series", "series")
    noted(one, distinct(tables), of=tally(int(one["key"].nunique()), f"shared {noun}", f"shared {nouns}"), left_out=left)
    one.attrs["of"] = noun
    return one


def _least_of_others(frame: pd.DataFrame, column: str) -> pd.Series:
    """For each row the least value of the column among the other rows of its key."""
    ranked = frame.sort_values(column, kind="stable")
    place = ranked.groupby("key").cumcount()
    least = ranked[place == 0].set_index("key")[column]
    second = ranked[place == 1].set_index("key")[column]
    own = place.eq(0).reindex(frame.index)
    return pd.Series(second.reindex(frame["key"]).array, frame.index).where(own, pd.Series(least.reindex(frame["key"]).array, frame.index))


def leaders(lead: pd.DataFrame) -> pd.DataFrame:
    """How often each outlet was first: one row an outlet, from `lead`.

    Returns:
        outlet, known, first, tied, open, later, keys.
    """
    first = lead["first"]
    counted = lead.assign(first=first == "yes", tied=first == "tied", open=first == "open", later=first == "no")
    frame = counted.groupby("outlet", as_index=False).agg(
        known=("known", "first"), first=("first", "sum"), tied=("tied", "sum"), open=("open", "sum"), later=("later", "sum"),
        keys=("key", "size"),
    )  # fmt: skip
    frame = frame.sort_values(["first", "outlet"], ascending=[False, True]).reset_index(drop=True)
    frame.attrs = lead.attrs
    return frame


def new(tables: Tables, *, since: date | str | None, until: date | str | None = None) -> pd.DataFrame:
    """Claims first published on or after a day (and up to another): one row a claim.

    A claim whose earliest article surely is as young is `sure`; one whose earliest article may be younger or older is not. Claims with
    an undated article are left out and counted, for that article may be the earliest. Without a day nothing is new.

    Returns:
        claim_id, quantity, label, claimant, modality, value (the bounds in words), low, high, qualifier, unit, outlet, article_id, first,
        last, evidence, sure, figure_id, text, url (of the earliest article); the newest first.
    """
    frame = reported(tables).dropna(subset="claim_id")
    dated = frame["published_from"].notna() & frame["published_to"].notna()
    undated = set(frame.loc[~dated, "claim_id"])
    known = frame[~frame["claim_id"].isin(undated)].sort_values(["published_from", "published_to"], kind="stable")
    known = known.assign(first=known["published_from"], last=known.groupby("claim_id")["published_to"].transform("min"))
    first = known.drop_duplicates("claim_id")
    day = pd.Timestamp(as_day(since)) if since else pd.NaT
    young = first[first["last"] >= day]
    young = young[young["first"] <= pd.Timestamp(as_day(until))] if until else young
    young = young.assign(sure=young["first"] >= day, value=in_words(young))
    columns = NEW.split()
    result = young.sort_values("first", ascending=False, kind="stable")[columns].reset_index(drop=True)
    noted(result, distinct(tables), of=tally(len(result), "new claim"), left_out={"with an undated article": len(undated)})
    result.attrs["since"] = as_day(since).isoformat() if since else ""
    result.attrs["claims"] = int(frame["claim_id"].nunique())
    return result

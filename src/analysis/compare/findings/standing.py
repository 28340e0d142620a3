"""Who asserts, who denies, and what is doubted most, in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.compare.claims import OWN_VOICE
from analysis.compare.findings.phrases import capital, tied, times
from analysis.compare.stances import NO_STANCE, NOT_MENTIONED, STANCES, stance_words
from analysis.compare.words import count, joined

PLURAL = {
    "asserts": "assert", "denies": "deny", "dismisses": "dismiss", "declines": "decline", "not_acknowledged": "do not acknowledge",
}  # fmt: skip
ON = {"declines": " to speak on ", "silent": " on "}  # between the stance of one actor and its topics
ALONE = {"declines": " to speak", "silent": ""}  # where no article says on what
UNSPECIFIED = "unspecified"
OBJECT = {"declines": " to speak", "silent": ""}  # where all speak of one thing; " it" after the others


def standing(positions: pd.DataFrame) -> str:
    """Who asserts, who denies, and who is said to be silent, from `stances.positions`."""
    taken = positions[~positions["stance"].isin([NO_STANCE, NOT_MENTIONED])]
    if taken.empty:
        return f"No article reports a stance{positions.attrs.get('of', '')}."
    if taken["actor"].nunique() == 1:
        return _of_one(taken)
    parts = []
    for stance in STANCES:
        actors = taken.loc[taken["stance"] == stance].groupby("actor")["times"].sum().sort_values(ascending=False, kind="stable")
        if len(actors):
            words = stance_words(stance) if len(actors) == 1 else PLURAL.get(stance, stance_words(stance))
            parts.append(f"{joined(list(actors.index))} {words}{OBJECT.get(stance, ' it') if positions.attrs.get('on') else ''}")
    return capital("; ".join(parts)) + "."


def _of_one(taken: pd.DataFrame) -> str:
    """The stances of a single actor, with what each is on."""
    parts = []
    for stance in STANCES:
        rows = taken[taken["stance"] == stance]
        topics = sorted({topic for topics in rows["proposition"] for topic in str(topics).split(", ") if topic not in ("", UNSPECIFIED)})
        if len(rows):
            often = int(rows["times"].sum())
            verb = f"{'is ' if stance == 'silent' else ''}{stance_words(stance)}"
            on = ON.get(stance, " ") + joined([f"“{topic}”" for topic in topics]) if topics else ALONE.get(stance, " something unspecified")
            parts.append(verb + on + (f" ({times(often)})" if often > 1 else ""))
    return f"{taken['actor'].iloc[0]} {joined(parts, limit=6)}."


def doubted(contests: pd.DataFrame) -> str:
    """What is denied or hedged most, from `stances.contests`."""
    against = contests[contests["stance"].isin(["denied", "denies", "dismisses"])]
    if contests.empty:
        return "No figure in a series and no stance: nothing to contest."
    named = against[against["topic"] != capital(UNSPECIFIED)]
    against = named if len(named) else against
    if against.empty:
        hedged = int(contests.loc[contests["stance"] == "hedged", "size"].sum())
        return (
            f"Nothing is denied; {count(hedged, 'figure')} {'is' if hedged == 1 else 'are'} hedged."
            if hedged
            else "Nothing is denied or hedged."
        )
    sizes = against.groupby("topic")["size"].sum()
    most = int(sizes.max())
    top = sorted(sizes.index[sizes == most])
    who = sorted({name for names in against.loc[against["topic"].isin(top), "who"] for name in str(names).split("; ") if name})
    by = [name for name in who if name != OWN_VOICE]
    often = times(most) + (" each" if len(top) > 1 else "")
    topics = tied([f"“{topic}”" for topic in top], "topics")
    return f"Most contested: {topics}, denied or dismissed {often}{', by ' + joined(by) if by else ''}."

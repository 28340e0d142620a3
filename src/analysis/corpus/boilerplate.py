"""The rules of furniture: `lexicons/boilerplate.yml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from analysis.lexicons import read_yaml

MAX_LENGTH = 700  # characters of a line of furniture; a longer one is story

_PLAIN = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("´", "'"))
_ENDS = " \t·•|*_»«›‹→←↓↑▶►■●▪-–—>"

Where = Literal["any", "head", "tail", "edge", "beside"]
Cuts = Literal["line", "part", "list", "paragraph", "rest"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the lexicon; its file says what the fields mean."""

    name: str
    where: Where
    cuts: Cuts
    pattern: re.Pattern[str]
    field: str | None
    examples: tuple[str, ...]
    keeps: tuple[str, ...]

    def match(self, line: str) -> re.Match[str] | None:
        """The match with a line as `plain` gives it."""
        return self.pattern.search(line) if self.cuts == "part" else self.pattern.fullmatch(line)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    return tuple(_rule(entry) for entry in read_yaml("boilerplate"))


def _rule(entry: Mapping[str, Any]) -> Rule:
    return Rule(
        name=entry["rule"],
        where=entry["where"],
        cuts=entry["cuts"],
        pattern=re.compile(entry["pattern"], re.IGNORECASE),
        field=entry.get("field"),
        examples=tuple(entry["examples"]),
        keeps=tuple(entry.get("keeps", ())),
    )


@cache
def rules_for(*places: Where) -> tuple[Rule, ...]:
    """The rules for whole lines that hold in some places."""
    return tuple(rule for rule in rules() if rule.where in places and rule.cuts != "part")


@cache
def parts() -> tuple[Rule, ...]:
    """The rules that cut a part of a line."""
    return tuple(rule for rule in rules() if rule.cuts == "part")


def straight(line: str) -> str:
    """The line with straight quotes; as long as it was."""
    if not line.isascii():
        for curly, plain_quote in _PLAIN:
            line = line.replace(curly, plain_quote)
    return line


def plain(line: str) -> str:
    """The line as the rules read it: straight quotes, no bullets and arrows at its ends."""
    return straight(line).strip(_ENDS) or line.strip()


def find_rule(line: str, candidates: tuple[Rule, ...]) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that a line matches."""
    if len(line) > MAX_LENGTH:
        return None
    for rule in candidates:
        if found := rule.match(line):
            return rule, found
    return None

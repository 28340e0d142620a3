"""What the batch knows of the tables: the values to make reports for, and what every page says of its corpus."""

from __future__ import annotations

import contextlib
import json
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import analysis
from analysis import files
from analysis.reports import manifest
from analysis.reports.context import Run
from analysis.reports.values import EACH, Item, table

CACHE = ".corpus.json"


class Corpus:
    """The tables of one folder; what was read of them is remembered beside the pages as long as they stay the same."""

    def __init__(self, processed: Path, reports: Path) -> None:
        """Read what is remembered."""
        self._processed = processed
        self._cache = reports / CACHE
        self._known: dict[str, Any] = {}
        self.hash = manifest.tables(processed)
        key = manifest.digest([self.hash, manifest.code()])
        with contextlib.suppress(OSError, ValueError):
            self._known = json.loads(self._cache.read_text(encoding="utf-8"))
        if self._known.get("key") != key:
            self._known = {"key": key}

    def values(self, each: str) -> Sequence[Item]:
        """All sources, quantities, actors or weeks."""
        found: Sequence[Item] = self._recall(each, lambda: EACH[each].read(self._processed))
        return found

    def run(self, *, run_id: str, started: datetime, licence: str = "") -> Run:
        """A run on this corpus; the licence is that of its pages."""
        package = self._package()
        built = self._processed / manifest.PACKAGE
        facts = self._recall("facts", self._facts) if built.exists() else {"articles": None, "copies": 0, "sources": []}
        return Run(
            run_id=run_id,
            started=started,
            versions=_versions(package),
            corpus_hash=self.hash[:12],
            data_date=datetime.fromtimestamp(built.stat().st_mtime, UTC).date() if built.exists() else None,
            articles=facts["articles"],
            copies=facts["copies"],
            sources=tuple(facts["sources"]),
            licence=licence,
            sample=bool(package.get("sample", False)),
        )

    def _facts(self) -> dict[str, Any]:
        articles = table(self._processed, "articles", "article_id", "source", "duplicate_of")
        counted = articles[articles["duplicate_of"].isna()]
        sources = sorted(counted["source"].dropna().unique().tolist())
        return {"articles": len(counted), "copies": len(articles) - len(counted), "sources": sources}

    def _package(self) -> dict[str, Any]:
        with contextlib.suppress(OSError, ValueError, KeyError):
            found: dict[str, Any] = json.loads((self._processed / manifest.PACKAGE).read_text(encoding="utf-8"))["analysis"]
            return found
        return {}

    def _recall(self, name: str, read: Any) -> Any:
        if name not in self._known:
            self._known[name] = read()
            with contextlib.suppress(OSError):
                files.write(self._cache, json.dumps(self._known, ensure_ascii=False))
        return self._known[name]


def _versions(package: dict[str, Any]) -> dict[str, str]:
    found = {"analysis": analysis.__version__, "python": platform.python_version()}
    for name in ("pandas", "matplotlib", "spacy"):
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    return found | {name: str(package[name]) for name in ("schema", "model") if name in package}

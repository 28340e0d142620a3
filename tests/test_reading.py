"""The stage that reads: every article one id, in the order of the ids."""

import pytest

from analysis.model import ArticleRow
from analysis.stages import reading


def article(article_id, path):
    return reading.Filed(ArticleRow(article_id=article_id, path=path, raw_sha256=""), path)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a-2", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-2", "a-3"]),  # "a-2" is an id of its own: it keeps its name
        (["a-2", "a", "a", "a-2"], ["a", "a-2", "a-2-2", "a-3"]),
        (["a", "a", "a-1"], ["a", "a-1", "a-2"]),  # in order after the naming, too
    ],
)
def test_every_article_has_an_id_of_its_own(given, wanted):
    found = reading.resolve([article(name, f"{number}.txt") for number, name in enumerate(given)])
    assert [one.row.article_id for one in found] == wanted
    assert {one.row.article_id for one in found if one.row.path == f"{given.index('a')}.txt"} == {"a"}

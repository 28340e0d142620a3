"""Series over a corpus of short articles on a few stories, against the series a careful reader makes of it."""

from __future__ import annotations

import pytest

from analysis.annotation import annotate_articles
from analysis.lexicons import listed, read_tsv
from analysis.link.actors import link_actors
from analysis.link.keys import read as read_key
from analysis.link.quantities import link_quantities
from analysis.link.rows import with_actors
from analysis.link.scenes import read_setting
from analysis.model import Actor, Figure
from tests.link import stories_corpus


def linked(articles):
    """Figures in series, as a build makes them."""
    found = list(annotate_articles(articles))
    joined = link_actors(
        {article.article_id: one.actors for article, one in zip(articles, found, strict=True)},
        [row for one in found for row in one.affiliations],
    )
    actors = {actor.actor_id: actor for actor in joined.actors}
    figures, settings = [], []
    for article, one in zip(articles, found, strict=True):
        rows = with_actors((row for row in one.rows() if not isinstance(row, Actor)), article.article_id, joined.ids)
        figures += [row for row in rows if isinstance(row, Figure)]
        settings.append(read_setting(article, rows, actors))
    return link_quantities(figures, {article.article_id: article.row for article in articles}, actors, settings=settings)

"""The names under which people, formats and programs give what we know of an article, and our columns for them."""

from __future__ import annotations

import re

_SYNONYMS = {  # the words that people, formats and programs use for our columns
    "article_id": "id articleid uid guid accession",
    "source": "outlet publication publisher newspaper site sitename site_name media medium publication_title outlet_name "
    "journal source_name source_title publication_name newspaper_name",
    "title": "headline heading hl document_title article_title name subject",
    "author": "authors byline by writer creator journalist",
    "url": "link permalink web_url address canonical canonical_link canonical_url source_url requested_url article_url "
    "article_link web_address uri href",
    "archive_url": "archive archived archive_link wayback",
    "section": "category desk rubric categories topic channel",
    "retrieved": "accessed access_date retrieved_on downloaded scraped crawled saved fetched date_accessed filedate crawl_date",
    "language": "lang meta_lang",
    "published": "date published_on publication_date publish_date publishing_date pubdate pub_date date_published published_at "
    "datepublished published_time day posted posted_on release_date",
}
FIELDS = tuple(_SYNONYMS)
_FIELD_OF = {word: column for column, words in _SYNONYMS.items() for word in (column, *words.split())}


def field_of(name: str) -> str | None:
    """The column of `ArticleRow` that a heading means: "Publication Date" is published; None for others."""
    return _FIELD_OF.get(re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_"))

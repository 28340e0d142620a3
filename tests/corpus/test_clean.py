"""Story and furniture, in the order of `clean`: paragraphs, parts, lines, blocks, edges, titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.clean import clean, tidy_title
from analysis.corpus.decode import normalise

TITLE = "Nine ships with shells have left the port"
FIRST = "Nine ships loaded with artillery shells have left the port of Wonsan since August, the ministry said on Monday."
SECOND = "A second convoy of four ships is being loaded, according to two people who work there and asked not to be named."
THIRD = "The port authority would not comment on either of the convoys, and calls to its office were not answered."


def paragraphs(*lines):
    return "\n\n".join(lines)


CUT = [  # raw lines around and in the story; (raw, cleaned)
    pytest.param([TITLE, FIRST, SECOND], [TITLE, FIRST, SECOND], id="nothing to cut"),
    pytest.param(["Skip to main content", TITLE, FIRST, SECOND], [TITLE, FIRST, SECOND], id="above the headline"),
    pytest.param(["World", TITLE, "By Jane Roe", "May 3, 2024", "3 min read", FIRST], [TITLE, FIRST], id="section, byline, day"),
    pytest.param([TITLE, TITLE, FIRST], [TITLE, FIRST], id="headline twice"),
    pytest.param([f"{TITLE} | Harbour Post", TITLE, FIRST], [TITLE, FIRST], id="headline with the site's name"),
    pytest.param([TITLE, FIRST, "Image", "Jane Roe/Reuters", SECOND], [TITLE, FIRST, SECOND], id="image label and credit"),
    pytest.param([TITLE, FIRST, "Ships wait at the quay on May 3, 2024. Jane Roe/Reuters", SECOND],
                 [TITLE, FIRST, "Ships wait at the quay on May 3, 2024. Jane Roe/Reuters", SECOND], id="a caption with content stays"),
    pytest.param([TITLE, FIRST, "Advertisement", SECOND, "Share this article", "Facebook", "Twitter"],
                 [TITLE, FIRST, SECOND], id="share bar"),
    pytest.param([TITLE, FIRST, SECOND, "Related articles", "Ten ships leave", "Who pays for the shells", "The long way east"],
                 [TITLE, FIRST, SECOND], id="list of headlines below"),
    pytest.param([TITLE, FIRST, "Related articles", "Ten ships leave", "Who pays for the shells", SECOND, THIRD],
                 [TITLE, FIRST, SECOND, THIRD], id="list of headlines in the story"),
    pytest.param([TITLE, FIRST, "More on this story", SECOND, THIRD], [TITLE, FIRST, SECOND, THIRD], id="head of a list without list"),
    pytest.param([TITLE, FIRST, SECOND, "About the author", "Jane Roe has covered ports and the sea for eleven years."],
                 [TITLE, FIRST, SECOND], id="author's box"),
    pytest.param([TITLE, FIRST, SECOND, "2 comments", "anna", "I do not believe a word of it, and nobody else does, sorry.", "Reply"],
                 [TITLE, FIRST, SECOND], id="comments"),
    pytest.param([TITLE, "Comments", FIRST, SECOND], [TITLE, FIRST, SECOND], id="link to the comments"),
    pytest.param([TITLE, FIRST, "Harbour Post", "© 2024 Harbour Post Ltd. All rights reserved.", "Sign in", "or", "Register"],
                 [TITLE, FIRST, "Harbour Post"], id="foot of the page"),
    pytest.param([TITLE, "## Four more to come", FIRST], [TITLE, "Four more to come", FIRST], id="mark of a heading"),
    pytest.param([FIRST, SECOND], [FIRST, SECOND], id="no headline"),
    pytest.param(["Kyiv", FIRST], ["Kyiv", FIRST], id="a word is no headline"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "cleaned"), CUT)
def test_clean(raw, cleaned):
    assert clean(paragraphs(*raw)).text == paragraphs(*cleaned)


def test_removed_lines_are_logged_with_line_and_rule():
    found = clean(paragraphs("World", TITLE, FIRST, "Share this article", "## A head", SECOND))
    assert found.removed == ((1, "World", "section-label"), (7, "Share this article", "share-call"), (9, "##", "heading-mark"))
    assert found.title == TITLE
    assert found.fields == {"section": "World"}


def test_byline_is_metadata():
    assert clean(paragraphs(TITLE, "By Jane Roe and Dana Poe", FIRST)).fields["author"] == "Jane Roe and Dana Poe"


def test_title_of_the_metadata_becomes_the_first_line_if_the_text_lacks_it():
    assert clean(FIRST, title=TITLE).text == paragraphs(TITLE, FIRST)
    assert clean(paragraphs(TITLE.upper(), FIRST), title=TITLE).text == paragraphs(TITLE.upper(), FIRST)


def test_site_name_alone_is_furniture_where_the_outlet_is_known():
    assert clean(paragraphs("Harbour Post", TITLE, FIRST, "Harbour Post"), source="Harbour Post").text == paragraphs(TITLE, FIRST)


def test_hard_wrapped_lines_are_joined():
    wrapped = (
        "Nine ships loaded with artillery shells have left the port of Wonsan\n"
        "since August, the ministry said on Monday, and a second convoy of four\n"
        "ships is being loaded, according to two people who work at the port\n"
        "and asked not to be named.\n\nThe port authority would not comment on either of the two convoys, and\n"
        "calls to its office were not answered."
    )
    assert clean(wrapped).text.count("\n\n") == 1
    assert "\n" not in clean(wrapped).text.replace("\n\n", "")


def test_single_line_breaks_between_paragraphs_become_empty_lines():
    assert clean("\n".join([FIRST, SECOND, THIRD])).text == paragraphs(FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("title", "source", "tidy"),
    [
        ("Ten ships leave | Harbour Post", None, "Ten ships leave"),
        ("Ten ships leave - Harbour Post", "Harbour Post", "Ten ships leave"),
        ("Ten ships leave - and nobody asks", "Harbour Post", "Ten ships leave - and nobody asks"),
        ("War | Harbour Post", None, "War | Harbour Post"),  # too short to be the headline
    ],
)
def test_tidy_title(title, source, tidy):
    assert tidy_title(title, source) == tidy


@given(
    st.lists(
        st.sampled_from(
            [TITLE, FIRST, SECOND, THIRD, "Share this article", "Image", "or", "World", "Related articles", "", "Kyiv", "2 comments"]
        )
    )
)
def test_clean_is_idempotent_and_loses_no_story(lines):
    text = clean("\n\n".join(lines)).text
    again = clean(text).text
    assert again == text
    for line in {FIRST, SECOND, THIRD} & set(lines):
        before_comments = "\n\n".join(lines).split("2 comments")[0]
        assert line in text or line not in before_comments


@given(st.text())
def test_any_text_is_cleaned_to_tidy_paragraphs(text):
    cleaned = clean(normalise(text))
    assert all(line == " ".join(line.split()) and line for line in cleaned.text.split("\n\n") if cleaned.text)
    assert len({line for line, _, _ in cleaned.removed}) == len(cleaned.removed)


DUMP = f"""Toggle navigation
Home
World
Politics
Log in
Harbour Post
Home > World > Asia
EXCLUSIVE
{TITLE}
By Jane Roe and Dana Poe
Staff Writers
Published May 3, 2024 10:22 AM
4 min read
Share
Facebook
WhatsApp
120 comments
Image 1 of 3
Dock workers load crates at Wonsan on May 1, 2024. (Jane Roe/Reuters)
{FIRST}
Advertisement
READ MORE: Who pays for the shells
"We saw 300 crates," one said.
What the port says
{SECOND}
Sign up for our Morning Briefing newsletter
Get the day's stories in your inbox.
By signing up, you agree to our Terms of Use and Privacy Policy.
12 ships
• 9 have left
{THIRD}
More on this story
Ten ships leave
Who pays for the shells?
Related Topics:
World
Shells
About the author
Jane Roe has covered ports and the sea for eleven years. She lives in Seoul.
Comments
anna: I do not believe it.
© 2024 Harbour Post Company, LLC. All rights reserved.
Terms of Use | Privacy Policy | Contact us"""


def test_a_whole_page_dump_comes_out_clean_with_nothing_of_the_story_lost():
    caption = "Dock workers load crates at Wonsan on May 1, 2024. (Jane Roe/Reuters)"
    story = [TITLE, caption, FIRST, '"We saw 300 crates," one said.', "What the port says", SECOND, "12 ships", "• 9 have left", THIRD]
    found = clean(DUMP, source="Harbour Post")
    assert found.text.split("\n\n") == story
    assert found.fields == {"author": "Jane Roe and Dana Poe"}  # several sections are a menu
    assert len(found.removed) + len(story) == len(DUMP.split("\n"))


def test_what_is_cut_piece_by_piece_is_all_written_down():
    story = "Nine ships loaded with shells have left the port since August, the ministry said on Monday."
    lines = ["Ten ships leave the port of Lund", "## Share this article", story, "x" * 220, f"Image caption, {story} Again"]
    removed = clean("\n\n".join(lines)).removed
    assert [(number, words) for number, words, _ in removed] == [
        (3, "##; Share this article"), (7, "x" * 220), (9, "Image caption,"),
    ]  # fmt: skip

"""Claimants: every cue by its example, then the rules in the order of the modules."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.extract.cues import cues
from analysis.extract.found import Found
from analysis.extract.phrases import phrase
from analysis.lexicons import read_tsv

MARKED = re.compile(r"\{([^}]*)\}|\[([^\]]*)\]")


def unmark(marked: str) -> tuple[str, tuple[int, int] | None, int]:
    """A sentence without its marks, where its {claimant} stands, and where its [number] begins."""
    text, last, claimant, number = "", 0, None, -1
    for mark in MARKED.finditer(marked):
        text += marked[last : mark.start()]
        words = mark.group(1) or mark.group(2)
        if mark.group(1):
            claimant = len(text), len(text) + len(words)
        else:
            number = len(text)
        text, last = text + words, mark.end()
    return text + marked[last:], claimant, number


@cache
def read(text: str) -> Found:
    from analysis.language import load_model

    return Found(load_model()(text))


def claimant_of(text: str, number: int) -> str | None:
    found = read(text)
    token = found.words.at(number)
    assert token is not None
    frames = found.reporting.over(token)
    if not frames:
        return None
    first, last = phrase(found.words, frames[0].sources[0], frames[0].cue)
    return text[found.words.start[first] : found.words.end[last - 1]]


def check(marked: str) -> None:
    text, claimant, number = unmark(marked)
    assert claimant_of(text, number) == (text[slice(*claimant)] if claimant else None)


@pytest.mark.parametrize(
    "cue",
    [cue for pos in ("verb", "noun", "in", "by", "under", "revise", "issue", "place") for cue in cues(pos).values()],
    ids=lambda cue: f"{cue.pos}-{cue.lemma}",
)
def test_every_cue_works_in_its_example(cue):
    check(cue.example)


# --------------------------------------------------------------------------------------------------- the rules
RULES = [
    # a dateline without an agency is no part of the claimant
    "LUND - {Police} said [40] had died.",
    "LUND, Sweden - {U.S. officials} said [40] had died.",
    "NEW YORK - {Mayor Ella Moe} said [40] had died.",
    "RYE, N.H. - {State Rep. Ella Moe} said [40] had died.",
    "The mill closed.\n\nLUND - {The U.N. agency} said [40] had died.",
    # said before, after, within
    "{The mayor} said the storm had sunk [40] boats.",
    "The storm sank [40] boats, {the mayor} said.",
    "The storm sank [40] boats, said {the mayor}.",
    "The storm, {the mayor} said, sank [40] boats.",
    "The storm sank [40] boats, {the daily} said.",
    "In view of the storm, {the mayor} said, [40] boats were needed.",
    "Forty dead and [12] missing in Kiel, say {local officials}",
    # a dateline says nothing
    "LUND: A court has jailed a trader for [42] years.",
    "NEW YORK (Osk) - {Harbour Inc} said it would cut another [300] jobs.",
    # whom a quotation counts is nobody whom it rests on
    '{The study} said: "Last year 27 yards reported [40] launches and nine repairs."',
    "Ferry fund profit falls\n\n{The fund} said costs had risen to [40] million krone.",  # a headline is no part of the source
    # a clause of the same kind goes on, one of another kind does not
    "{The ministry} said that [12] people had died and 40 had been hurt.",
    "{The ministry} said that 12 people had died, and that [40] had been hurt.",
    "The storm sank 12 boats, {the mayor} said, and the [40] crew members swam ashore.",
    "The storm sank 12 boats, the mayor said, but [40] reporters saw none of them.",
    "The mayor said that all was well - a week after [40] boats had sunk.",
    "The storm, as {the mayor} reported, sank [40] boats.",
    "The toll has risen to [40] as searches continue, {the mayor} said.",  # "continue" tells what is said between marks alone
    "{The road agency} said that Halden Motors would recall [40] cars.",  # cars, and no memory
    "The wedding of [40] couples ended as officials praised the weather.",  # an object of its own: it reports nothing before it
    "{The mayor} said the storm had sunk 12 boats; [40] more were adrift.",
    "{The mayor} said the storm did two things: it sank [40] boats and felled trees.",
    "{The bank} says the levy was small, but would grow to [40] euros.",
    "The richest paid 3 euros, {the agency} said in a May report, and those at the other end paid [40].",
    # subjects that are carried over
    "{The mayor} thanked the crews and said [40] boats were lost.",
    "{The mayor} went on to say that [40] boats were lost.",
    "{The bank} released a report saying that [40] branches would close.",
    "{The envoy} was quoted as saying that [40] lorries had crossed.",
    "{The minister}, who said [40] schools would open, resigned.",
    "{Ana Brun}, the secretary for trade, said [40] boats were lost.",
    "All but [40] boats were safe, {Ana Brun}, the secretary for trade, wrote in May.",
    '"If the house burns I am lost with my [40] cats," {Ana Brun}, who lives alone in Kiel, said by telephone.',
    "{The mayor} said all [40] boats were lost.\n\nCORRECTION:\n\n",
    # passives
    "The storm sank [40] boats, as reported by {the coast guard}.",
    "[40] boats were lost, as {the coast guard} reported.",
    "It was reported that [40] boats were lost.",
    # participles, and what is cited
    "The economy added 12 jobs, far above the [40] forecast by {economists}.",
    "Damage, estimated at [40] million euros by {insurers}, was heavy.",
    "The ships cut by [40] percent were old.",
    "The Vantor news agency, citing {the ministry}, said [40] people were killed.",
    "The toll has reached [40], Vantor News reported, citing {police}.",
    "Vantor News quoted {the minister} as saying that [40] people had died.",
    # possible and plural
    "The mayor could ask for [40] million euros.",
    "{Officials} said the court could decide to waive [40] fines.",
    "Delegates voted for a republic, with [40] abstentions.",
    "{Initial estimates} put the number of boats that were sold to Norway last year at about [40].",
    "{Norway} posted a deficit of [40] million euros.",
    "The singer posted [40] pictures of her boat.",
    "{Ukraine's military} says Russia lost [40] tanks; Russia says it lost 3.",
    "The loss includes [40] million euros of charges {the company} said were not recurring.",
    "{Polls} have shown support for it growing, rising from 12 to [40] percent.",
    # datelines, and numbers given as such
    "PORT OSMUND - A strong quake shook the coast, killing at least [40] people, {the governor} said.",
    "{The office} gave a total of [40] dead.",
    "On Saturday {it} had given [40] dead.",
    "Neither explained the gap of [40].",
    # according to
    "According to {the coast guard}, [40] boats were lost.",
    "[40] boats were lost, according to {the coast guard}.",
    "Estimates, according to {Osk}, suggest that [40] boats were lost.",  # whose paper it is
    "The mayor denied any wrongdoing, despite [40] complaints.",
    "{The Osmund authorities} for the first time acknowledged that [40] boats were lost.",
    "A third of the farms ([40] percent, according to {the census}) lie in hills; others are by the sea.",
    "A third of the farms (12 percent, according to the census) lie in the [40] hills.",
    # papers
    "{A poll by Vantex} found [40] percent in favour.",
    "The police found [40] rifles.",
    "{Intelligence from Norway} indicates that [40] ships have sailed.",
    "In {a poll by Vantex}, [40] percent were in favour.",
    "Brun leads by [40] points in {two recent polls}.",
    "The winners \u2013 12 farms, according to the census \u2013 lie in the [40] hills.",
    # plans
    "Under {the mayor}'s plan, farmers would pay [40] euros.",
    "{The firm} agreed to a fine of [40] million euros.",
    "{The clerk} admitted to taking [40] bribes.",
    "{The campaign} says the mayor will announce a plan for [40] schools.",
    # nouns
    "The town doubts {the insurer}'s estimate of [40] million euros.",
    "Claims by {the rebels} that [40] tanks were lost could not be checked.",
    "{The fund} cut its forecast to [40] percent.",
    "But on Monday, {it} raised its growth forecast by [40] points to 50.",
    "{The civil protection office} raised the death toll from the flood to [40].",
    "The blast raised the death toll to [40].",
    "{The insurers}' estimates of the damage range from [40] to 60 million euros.",
    "It was his answer to {the mayor}'s remark about [40] percent of the voters.",
    # numbers bare, and claimants whose verb is left out
    "{The governor} put the toll at [40].",
    "{The coast guard} revised the toll to [40].",
    # a blast never speaks, whatever the parser says
    "A blast hit the port on Monday, killing [40] people, the mayor, {Ada Brun}, said.",
    "A landslide buried part of a village early on Thursday, killing at least [40] people, {the provincial governor}, Ada Brun, said.",
    "{The coastguard} lowered the toll from 64 to [40].",
    "{The ministry} has since corrected the figure to [40].",
    "{The health ministry} updated the death toll to [40].",
    "{The governor} has also said [40].",
    "The governor put the toll at 12, {the army} at [40].",
    "The governor gave [40] euros to a beggar.",
    # what the number counts may be what was said about
    "It is a tenth of the [40] million experts say it costs.",
    # innermost claimant
    "{The paper} said the mayor wanted [40] boats.",
    "The paper said {the mayor} had told it that [40] boats were lost.",
    "{The mayor} said she expected [40] boats.",
    # quotations
    '"We lost [40] boats," said {the mayor}.',
    '{The mayor} said: "We lost [40] boats."',
    '"We lost everything," {the mayor} said. "There were [40] boats."',
    '"We lost everything," the mayor said.\n\n"There were [40] boats here," {she} told us.',
    '"I think [40] boats were lost," {the mayor} said.',
    '"All is lost. Only [40] boats are left." — {Ana Brun}.',
    '"All is lost. Only [40] boats are left!" \u2015\u00a0{Ana B. Brun}.',
    '{Ana Brun} said: "We had 12." "Then came [40] more." She went on to say:\n\n"All is lost."',
    "”We lost [40] boats,” {the mayor} said.",
    '{The mayor} made a short remark:\n\n"We lost [40] boats."',
    # labels
    "{Poll}: [40] percent want change",
    "{BRUN}: We lost [40] boats.\n\nOSK: When?\n\nBRUN: In May.",
    "OSK: Well?\n\n{BRUN}: I doubt that [40] boats were lost.\n\nOSK: When?",
    "Quake kills [40] in Peru: {ministry}\n\nLIMA - It shook for a minute.",
    "Storm sinks [40] boats \u2013 {officials}\n\nKIEL - It blew for an hour.",
    "Storm sinks [40] boats in Kiel: {Mayor}\n\nKIEL - It blew for an hour.",
    "{Red Cross}: [40] killed in raid on Kiel\n\nThe raid was short.",
    # whose words follow a colon
    'She has a blind faith in {the mayor}\'s word:\n\n"We lost [40] boats."',
    # a bare number is its owner's
    "The harbour office put the toll at 20, above {the governor}'s [40].",
    "The Interior Ministry said 20 boats had sunk, not {the mayor}'s [40].",
    "{The governor}'s [40] was later revised, the ministry said.",
    "{Brun} said Monday's [40] was a record.",
    "The guests won by 50 points to Norway's [40].",
    # nobody's word
    # a poll places those whom it counts
    "{A poll} gave the farmers' party [40] per cent.",
    "{Exit polls} gave the coalition between [40] and 45 seats.",
    "{The Vantex survey} has the mayor on [40] per cent.",
    "{The last census} put the valley's Sorbs at [40] per cent.",
    "{A new model} gives the coast [40] millimetres of rain.",
    "The poll has a margin of error of [40] per cent.",
    "The survey had [40] questions.",
    "The mayor gave the club [40] euros.",
    # who gives a report out has said what is in it; who reads it has not
    # the heading above is no claimant; a wrapped line is no heading
    "Villagers from the valley among those safe\n{Deputy Governor Dan Pitt} said the river rose by [40] feet within a day.",
    "{The head of the coast guard of northern Ruritania and of its harbours}\nin the east said that [40] boats had sunk.",
    "{It} put the mayor's party on [40]%, up three points from May.",
    "{Polaris for the Lund Post} puts Brun on [40]%.",
    "A poll puts the crowd at 12,000, while {the organisers} estimate it at more than [40].",
    "It gave the club [40] euros.",
    # who is quoted, and a second who measured
    "In one street [40] people were buried, the broadcaster quoted {a witness} as saying.",
    "The German centre measured it at 5.7 and {the Norwegian observatory} at [5.6].",
    "{The port} issued a report that [40] cranes were unsafe.",
    "{The bank} voiced its fear that [40] branches would close.",
    "The judge read a statement that [40] letters were burned.",
    "The rebels made no claim that [40] boats had sunk.",
    "There were reports that [40] boats had sunk.",
    # a document at the end of a sentence
    # what is said to be so is said by nobody; an inquiry is asked for, not what it is into
    "The 12 crew left the boat, said to be fit to carry [40].",
    "The 12 crew left the boat, believed to have carried [40] men.",
    "The king ordered a probe into the killing of [40] miners.",
    "{The king} ordered the firm to pay [40] million euros.",
    # a participle that the parser ties to what is told of
    "{Bankers} say hiring picked up, estimating that [40] jobs were added.",
    "{Economists} had predicted payrolls to increase by [40].",
    # a second number of one verb
    "{The charity} put the dead at 385 this year and [40] since May.",
    # a participle before the subject, a verb whose tense goes with another, a poll by its relative pronoun
    "Having in May announced [40] cuts, {the mill} closed.",
    'Brun warned that the party will "wither" and {she} said it had lost [40] seats.',
    "{Brun} has warned that the party will wither and predicted it would lose [40] seats.",
    "He cited {a poll} that gave the party [40] per cent.",
    # a lone participle before the subject, a day between a verb's two words, a clause that a pronoun joins
    "Reacting, {Major Osk Brun}, a spokesman for the brigade, said only [40] boats sank.",
    "{The ministry} had on Wednesday night said that [40] boats sank.",
    "Iran has blamed Peru, which according to {it} lost [40] boats.",
    # who passes on what another said, and papers, which nobody passes on
    "{Brun} said [40] boats sank, according to the Daily Dispatch.",
    "Brun said [40] boats sank, according to {a count by the port}.",
    "In the estimates of {the Orvan Republic}, about [40] boats sank.",
    # what is turned down is who asked for it
    "The council rejected {the union}'s demand for [40] posts.",
    "{The council} rejected its demand for [40] posts.",
    # in a quotation only people, bodies and papers speak
    "{The documents} propose a 3 per cent rise, along with a further [40] per cent levy.",
    "{The state} had sought a loan citing losses of [40] million euros.",
    "The flood hit the town, with losses put at [40] million euros.",
    "Bills of [40] euros are due, just as the mayor warns of frost.",
    '"The situation shows a total of [40] cases," wrote {Ana Brun} in a letter.',
    "Some [40] wells are dry, {figures from the water board} show.",
    "Some [40] wells are dry, {statistics published by the water board} show.",
    "Rents rose [40] per cent, {a survey by Vantex} shows.",
    "Rents rose [40] per cent, the most in years, {a survey published by Vantex} shows.",
    "Some [40] wells were dry, {water board data} showed on Monday.",
    # what goes on behind who says it, a participle tied to an object, "made it clear"
    "Fresh fighting broke out in Kiel, {officials} said on Sunday, with at least [40] people killed.",
    "Twelve farmers were hurt near Kiel, {the army} said, while on another front [40] men were hurt.",
    "Twelve boats sank near Kiel, the navy said, while the port put the loss at 3 and {the guild} at [40].",
    "{Ms Brun} defended the closure arguing that [40] posts were empty.",
    "{Brun} made it clear that [40] clinics would close.",
    # who closes the sentence, one who presumes, marks as in German
    "The boat was about [40] miles off the coast of Peru, near the town of Kelm, reported {the Danish news agency KNT}.",
    "{The guild} presumed that boat was carrying [40] people.",
    "„There was no raid. I think the news is wrong, and nobody left a boat with [40] people on board,“ {a navy spokeswoman} said.",
    # who is quoted behind his words; who tells, where a paper stands nearer
    '"We slept in the cell with [40] others," the union quoted {a prisoner} as saying.',
    "{The minister}, Ana Brun, said the report was biased and told reporters that the group never spoke of the [40] men killed.",
    # who says, with words about him before the verb; a participle behind a passive
    "{Medics} linked to the opposition said Monday’s raid on a camp in the capital of Peru resulted in [40] deaths.",
    "{A Peruvian official} has disputed that 100 people were killed in clashes this week, claiming the toll was under [50].",
    "Some [40] wells are dry, and the figures rarely show.",
    "The [40] dealers came to the harbour, site of the boat show.",
    "The storm sank [40] boats.",
    "[40] percent said they wanted change.",
    "The mayor told a crowd of [40] that all was well.",
    "The mayor did not mention the [40] boats.",
    "45 percent said they would vote for a tax of [40] euros.",
    "The book is useful for anyone wanting to learn of the [40] ways to save.",
    "The senate confirmed [40] judges.",
    "The show adds to the drama that surrounded the [40] boats.",
    "The company has [40] shops, and its owner likes to talk.",
]


@pytest.mark.parametrize("marked", [case for case in RULES if "{" in case])
def test_claimant(marked):
    check(marked)


@pytest.mark.parametrize("marked", [case for case in RULES if "{" not in case])
def test_no_claimant(marked):
    check(marked)


# ------------------------------------------------------------------------------------- hedges, attributions, days
def only(text: str, *, published: date | None = None):
    """The annotations of a text, its figure of 40, and that figure's attributions."""
    rows = analysis.annotate(text, published=published)
    figure = next(figure for figure in rows.figures if figure.low == 40 or figure.high == 40)
    return rows, figure, [row for row in rows.attributions if row.figure_id == figure.figure_id]


@pytest.mark.parametrize("row", read_tsv("hedges"), ids=lambda row: row["hedge"])
def test_every_hedge_works_in_its_example(row):
    text = row["example"].replace("[", "").replace("]", "")
    assert only(text)[1].hedge == row["example"].split("[")[1].split("]")[0]


@pytest.mark.parametrize(
    "text",
    [
        "The army has sent 40 tanks.",
        "The army, which is said to be tired, has sent 40 tanks.",  # weakens something else
        "The rumour that it rained reportedly annoyed the mayor, who owns 40 boats.",
    ],
)
def test_no_hedge(text):
    assert only(text)[1].hedge is None


@pytest.mark.parametrize(
    ("text", "kind", "actor", "words"),
    [
        ("Kenya said that 40 soldiers had died.", "named", "kenya", "Kenya"),
        ("Kenyan officials said that 40 soldiers had died.", "unnamed", None, "Kenyan officials"),
        ("Intelligence from Kenya indicates that 40 soldiers have died.", "named", "kenya", "Intelligence from Kenya"),
        ("The Kenyan government said that 40 soldiers had died.", "named", "kenya", "The Kenyan government"),
        ("Vantor Corp. sold a mine. The company said it would close 40 shops.", "named", "vantor-corp", "The company"),
        ("The Spy Agency of Norway met. The agency said 40 ships had sailed.", "named", "spy-agency", "The agency"),
        ("Governor Ilse Marran came. The governor said 40 boats had sunk.", "named", "ilse-marran", "The governor"),
        ("Ilse Marran, the Norwegian minister, came. The Kenyan minister said 40 boats had sunk.", "unnamed", None, "The Kenyan minister"),
        ("The foreign ministry in Kampala said 40 boats had sunk.", "named", "uganda", "The foreign ministry in Kampala"),
        ("Norwegian media reported that 40 boats had sunk.", "unnamed", None, "Norwegian media"),
        (
            "The relief office, known as the Food Bureau, said 40 boats had sunk.",
            "named",
            "food-bureau",
            "The relief office, known as the Food Bureau",
        ),
        (
            "Kenya’s fish minister, Othman Abdurasul said 40 boats had sunk.",
            "named",
            "othman-abdurasul",
            "Kenya’s fish minister, Othman Abdurasul",
        ),
        ("Police in Norway said 40 boats had sunk.", "named", "norway", "Police in Norway"),
        ("Police in Lissa said 40 boats had sunk.", "unnamed", None, "Police in Lissa"),  # a town is not its police
        ("A Kenyan company said that 40 boats had sunk.", "unnamed", None, "A Kenyan company"),
        (
            "More than 40 died, by a count by Vantor News of official reports.",
            "named",
            "vantor-news",
            "a count by Vantor News of official reports",
        ),
        ("The Finance Ministry met. The interior ministry said 40 boats had sunk.", "unnamed", None, "The interior ministry"),
        ("The Finance Ministry met. The finance ministry said 40 boats had sunk.", "named", "finance-ministry", "The finance ministry"),
        ("The finance ministry said 40 boats had sunk.", "unnamed", None, "The finance ministry"),
        ("Witnesses said that 40 soldiers had died.", "unnamed", None, "Witnesses"),
        ("The Bureau of Works published figures. They show that 40 boats sank.", "named", "bureau-of-works", "They"),
        ("Kenya won. The owner of the mill has published figures. They show that 40 boats sank.", "unnamed", None, "They"),
        ("The storm sank 40 boats.", "outlet", None, None),
    ],
)
def test_kind_of_claimant(text, kind, actor, words):
    figure = only(text)[1]
    assert (figure.claimant_kind, figure.claimant_id, figure.claimant_text) == (kind, actor, words)


def test_a_pronoun_stands_for_its_actor():
    figure = only("Ana Brun leads the ministry. She said that 40 boats were lost.")[1]
    assert (figure.claimant_text, figure.claimant_id) == ("She", "ana-brun")


def test_a_pronoun_stands_for_one_whose_given_name_it_fits():
    (figure,) = analysis.annotate("Carl Dahl was moved, and Anna Brun thanked Carl Dahl. He said 40 people had died.").figures
    assert figure.claimant_id == "carl-dahl"


def test_a_pronoun_stands_for_the_one_named_beside_the_subject():
    text = 'Viktor Dahl is angry. The head of the port, Colonel Stefan Brun, dismissed Dahl\'s number. "We never had 40 boats," he said.'
    assert only(text)[1].claimant_id == "stefan-brun"


@pytest.mark.parametrize(
    ("text", "claimant", "modality"),
    [
        ("The port denied that 40 boats had sunk, as claimed by Senator Viktor Dahl.", "The port", "denied"),
        ("The port dismissed Viktor Dahl's figure of 40 boats.", "Viktor Dahl", "actual"),
        ("Colonel Brun said Viktor Dahl was wrong. He denied that 40 boats had sunk.", "He", "denied"),
    ],
)
def test_a_denial_is_never_given_to_whom_it_contradicts(text, claimant, modality):
    figure = only(text)[1]
    assert (figure.claimant_text, figure.modality) == (claimant, modality)
    assert figure.claimant_id != "viktor-dahl" or modality == "actual"


def test_several_claimants_are_rows_of_their_own():
    _, figure, rows = only("The navy lost 40 boats, as reported by Kenya and Ghana.")
    assert [(row.rank, row.actor_id) for row in rows] == [(0, "kenya"), (1, "ghana")]
    assert figure.claimant_id == "kenya"


def test_unnamed_people_of_several_states_are_a_row_a_state():
    _, figure, rows = only("The army lost 40 tanks, as confirmed by military sources from Chile, Peru, and Bolivia.")
    assert [(row.role, row.kind, row.affiliation_id) for row in rows] == [
        ("confirmer", "unnamed", state) for state in ("chile", "peru", "bolivia")
    ]
    assert figure.claimant_text == "military sources from Chile, Peru, and Bolivia"


@pytest.mark.parametrize(
    ("text", "affiliations"),
    [
        ("Pentagon sources in Washington said 40 ships had sailed.", ["pentagon"]),  # where they sit does not count beside it
        ("Officials from Chile and Peru said 40 ships had sailed.", ["chile", "peru"]),
        ("Two Chilean officials said 40 ships had sailed.", ["chile"]),
    ],
)
def test_whom_unnamed_sources_belong_to(text, affiliations):
    assert [row.affiliation_id for row in only(text)[2]] == affiliations


def test_whom_a_number_is_set_against_is_passed_on_by_nobody():
    _, figure, rows = only("The harbour office put the toll at 20, above the governor's 40.")
    assert [(row.role, row.text) for row in rows] == [("claimant", "the governor")]
    assert figure.modality == "actual"


def test_a_possessive_is_the_subjects_of_its_clause():
    text = "Kenya asked for help. The hospital has not updated its figure of 40 dead."
    assert [(row.text, row.actor_id) for row in only(text)[2]] == [("its", None)]


def test_a_claim_set_against_another_is_not_passed_on_by_it():
    _, _, rows = only("Kenya says 12 boats sank, though Ghana says 40 did.")
    assert [(row.role, row.actor_id) for row in rows] == [("claimant", "ghana")]


def test_who_passes_a_claim_on_is_a_relayer():
    _, figure, rows = only("Kenya said that Ghana had told it that 40 boats were lost.")
    assert figure.claimant_id == "ghana"
    assert [(row.role, row.actor_id) for row in rows] == [("claimant", "ghana"), ("relayer", "kenya")]


@pytest.mark.parametrize(
    "text",
    [
        "The 40 boats that Ghana reported were empty, Kenya said.",
        "Kenya said that the 40 boats Ghana had announced were empty.",
        "Not all of the 40 boats that Ghana counted were empty, Kenya said.",
    ],
)
def test_a_number_that_another_has_given_is_his(text):
    figure = only(text)[1]
    assert figure.claimant_id == "ghana"


def test_who_cites_is_a_relayer_of_whom_it_cites():
    _, figure, rows = only("Vantor News, citing Ghana, said that 40 boats were lost.")
    assert (figure.claimant_id, figure.cue) == ("ghana", "citing")
    assert [(row.role, row.actor_id) for row in rows] == [("claimant", "ghana"), ("relayer", "vantor-news")]


def test_who_is_quoted_by_an_outlet_does_not_belong_to_it():
    _, _, rows = only("According to a police spokesman quoted by Vantor News, 40 people died.")
    assert [(row.kind, row.affiliation_id) for row in rows] == [("unnamed", None)]


def test_the_claimant_is_marked_among_the_mentions():
    rows = only("Kenya said that Ghana had lost 40 boats.")[0]
    assert {mention.text: mention.role for mention in rows.mentions}["Kenya"] == "claimant"


def test_the_day_on_which_it_was_said():
    figure = only("Kenya said on Tuesday that 40 boats were lost.", published=date(2024, 5, 3))[1]
    assert (figure.stated_from, figure.stated_to) == (date(2024, 4, 30), date(2024, 4, 30))


def test_a_day_within_what_was_said_is_no_day_of_saying():
    figure = only("Kenya said that 40 boats were lost on Tuesday.", published=date(2024, 5, 3))[1]
    assert figure.stated_from is None


# ------------------------------------------------------------------------------------------------- properties
WHO = st.sampled_from(["The mayor", "Kenya", "Ana Brun", "Two officials from Chile and Peru", "A poll by Vantex", "They"])
HOW = st.sampled_from(["said", "did not say", "denied", "put the toll at 12 and said", "told reporters", "warned", "showed"])
WHAT = st.sampled_from(
    ["that 40 boats sank", "that 40 percent of 12 boats sank", "that Ghana had said 40 boats sank", ": “40 boats sank.”", ""]
)
TAIL = st.sampled_from([".", ", according to Peru.", ", as confirmed by Chile.", "\n\n“12 more,” she added.", " — a loss of 40 euros."])


@given(st.lists(st.builds(lambda who, how, what, tail: f"{who} {how} {what}{tail}", WHO, HOW, WHAT, TAIL), min_size=1, max_size=4))
def test_every_claimant_and_attribution_quotes_the_text(sentences):
    text = " ".join(sentences)
    rows = analysis.annotate(text)
    for figure in rows.figures:
        ranks = [row for row in rows.attributions if row.figure_id == figure.figure_id]
        assert [row.rank for row in ranks] == list(range(len(ranks)))
        assert (figure.claimant_kind == "outlet") == (figure.claimant_text is None) == (not ranks) == (figure.cue is None)
        if ranks:
            assert text[figure.claimant_start : figure.claimant_end] == figure.claimant_text == ranks[0].text
    for row in (*rows.attributions, *rows.statements):
        assert text[row.start : row.end] == row.text


CLAIMED = [
    ("The WHO said 40 people were ill.", "The WHO"),  # no pronoun
    ("Norway recorded 40 cases.", None),  # it had them
    (
        "According to Ministry of Health and Population Spokesperson Jan Dahl, 40 were ill.",
        "Ministry of Health and Population Spokesperson Jan Dahl",
    ),
    ("The clinic recorded 40 cases.", "The clinic"),
    ("Forty cases were reported by the end of May.", None),
]


@pytest.mark.parametrize(("text", "claimant"), CLAIMED)
def test_who_can_claim_a_number(text, claimant):
    (figure,) = analysis.annotate(text, published=date(2031, 5, 16)).figures
    assert figure.claimant_text == claimant

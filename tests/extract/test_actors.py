"""Mentions of actors and who they are inside one text, in the order of the rules."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.extract import gazetteer, nations, titles, trim

# text, words, kind, id, rule
MENTIONS = [
    # registry: states by name, short name, dotted acronym, old name
    ("Officials of South Korea met a delegation from Norway.", "South Korea", "state", "south-korea", "registry"),
    ("The U.K. and Norway signed the treaty.", "U.K.", "state", "united-kingdom", "registry"),
    ("He was stationed in West Germany in 1972.", "West Germany", "state", "west-germany", "registry"),
    ("She moved to Burma as a child.", "Burma", "state", "myanmar", "registry"),
    # a place in capitals that opens a report
    ("PORT VANTOR — The ferry sank on Monday.", "PORT VANTOR", "place", "port-vantor", "discovered"),
    # adjectives and plurals of nationality name their state
    ("Ukrainian officials denied the report.", "Ukrainian", "state", "ukraine", "demonym"),
    ("Two Norwegians were rescued.", "Norwegians", "state", "norway", "demonym"),
    # a capital is its government in an actor's role, a town otherwise
    ("Moscow denied the report on Tuesday.", "Moscow", "state", "russia", "metonym"),
    ("Oslo and Stockholm have rejected the claims.", "Stockholm", "state", "sweden", "metonym"),
    ("Relations between Oslo and Riga cooled.", "Riga", "state", "latvia", "metonym"),
    ("Critics pointed to Oslo's refusal to pay.", "Oslo", "state", "norway", "metonym"),
    ("Pyongyang has not commented.", "Pyongyang", "state", "north-korea", "metonym"),
    ("She was born in Moscow in 1961.", "Moscow", "place", "moscow", "registry"),
    ("Snow fell on Oslo's streets.", "Oslo", "place", "oslo", "registry"),
    # seats of government that always mean it, and one that means a union of states
    ("The Kremlin rejected the offer.", "Kremlin", "state", "russia", "metonym"),
    ("Brussels pledged more aid.", "Brussels", "organisation", "european-union", "metonym"),
    # "the South" only where South … is bound
    ("South Korea closed the road. The South gave no reason.", "South", "state", "south-korea", "metonym"),
    # organisations: acronym, former spelling of the prefix, the text's own expansion before the registry's
    ("Inspectors of the IAEA left the plant.", "IAEA", "organisation", "international-atomic-energy-agency", "acronym"),
    ("The US Geological Survey measured it.", "US Geological Survey", "organisation", "us-geological-survey", "registry"),
    ("The Vantor Relief Organisation (VRO) met. VRO trucks left.", "VRO", "organisation", "vantor-relief-organisation", "acronym"),
    ("Shares of Vantor Holdings Ltd fell. Traders sold Vantor at a loss.", "Vantor", "organisation", "vantor-holdings-ltd", "short"),
    # an outlet named for a river that the tagger takes for a people
    ("In a poll by the Han River Dispatch, half were in favour.", "Han River Dispatch", "organisation", "han-river-dispatch", "discovered"),
    # places: datelines in capitals, old names
    ("LISBON (Reuters) - Rain fell for a third day.", "LISBON", "place", "lisbon", "registry"),
    ("The ship left Bombay at dawn.", "Bombay", "place", "mumbai", "registry"),
    # what governs a name shows a place: where one lands, a list of villages, from where people come; a noun before the comma a firm
    ("The first team landed at Belmira on Monday.", "Belmira", "place", "belmira", "discovered"),
    ("They fled from the villages of Plekovo, Vorosh and Martovka.", "Martovka", "place", "martovka", "discovered"),
    ("Power was back, according to the grid operator, Zarvonet.", "Zarvonet", "organisation", "zarvonet", "discovered"),
    # a province of a country, what is said beside a name, where: a place; names of one list are mostly of one kind
    ("Rain reached Calabarzon overnight.", "Calabarzon", "place", "calabarzon", "registry"),
    ("The rains cut off Orvandel township.", "Orvandel", "place", "orvandel", "discovered"),
    ("Next came Orvandel, where two bridges fell.", "Orvandel", "place", "orvandel", "discovered"),
    ("Flights to Kenya, Orvanda Hasu and Uganda were late.", "Orvanda Hasu", "place", "orvanda-hasu", "discovered"),
    # a party by its seats, a bloc or list by its noun, an agency by the bracket of a dateline
    ("The count in Norway:\nOrvanda – 54 seats\nKelmin – 12 seats", "Orvanda", "organisation", "orvanda", "discovered"),
    ("The Orvanda bloc came second.", "Orvanda", "organisation", "orvanda", "discovered"),
    ("OSLO (XTVW) - Snow fell.", "XTVW", "organisation", "xtvw", "discovered"),
    # a body whose first word alone the tagger saw; a region's body is one name
    ("She left Nadim Karo's Orvanda Party in May.", "Orvanda Party", "organisation", "orvanda-party", "discovered"),
    (
        "The Assam State Water Management Authority said so.",
        "Assam State Water Management Authority",
        "organisation",
        "assam-state-water-management-authority",
        "discovered",
    ),
    # a ministry in a capital is that state's
    ("The Defence Ministry in Lisbon sent help to Mali.", "Defence Ministry", "organisation", "defence-ministry-portugal", "discovered"),
    # persons: a given name shows one, with or without its accents
    ("Hunters' association head Åsa Lindqvist said so.", "Åsa Lindqvist", "person", "asa-lindqvist", "discovered"),
    ("Hunters' association head Asa Lindqvist said so.", "Asa Lindqvist", "person", "asa-lindqvist", "discovered"),
    # a word that begins a sentence is a name where the text has it with a capital inside another
    ("Quist left. They asked Quist about the quist.", "Quist", "person", "quist", "discovered"),
    # persons: titles stay outside, honorifics too, initials and particles inside
    ("President Alma Quist resigned.", "Alma Quist", "person", "alma-quist", "discovered"),
    ("The vote was won by Carl van der Meer.", "Carl van der Meer", "person", "carl-van-der-meer", "discovered"),
    ("Martin K. Osling spoke for an hour.", "Martin K. Osling", "person", "martin-k-osling", "discovered"),
    ("The list of Prime Minister Nadim al-Karun came third.", "Nadim al-Karun", "person", "nadim-al-karun", "discovered"),
    ("Collector P.B. Orvando visited the camps.", "P.B. Orvando", "person", "pb-orvando", "discovered"),
    # a run of capitals that a surname ends, a surname that opens a sentence and that the tagger takes for a noun
    ("On Friday Jolly Nyame was jailed. Mr Nyame left.", "Jolly Nyame", "person", "jolly-nyame", "discovered"),
    # what a name is said to be
    ("Efra Tuval, a rescue official in the town of Lund, said so.", "Efra Tuval", "person", "efra-tuval", "discovered"),
    # the second half of a double surname
    ("Anna Orvan-Karo resigned. Mrs Karo left.", "Karo", "person", "anna-orvan-karo", "title"),
    # Korean names whole, in every form
    ("Baek Dae-ho, the envoy, left.", "Baek Dae-ho", "person", "baek-dae-ho", "discovered"),
    ("Analyst Baek Dae Ho disagreed.", "Baek Dae Ho", "person", "baek-dae-ho", "discovered"),
    # a surname is its full name's; so is a given name, and a title with a surname
    ("Anna Bergström won the prize. Bergström, 41, lives in Oslo.", "Bergström", "person", "anna-bergstrom", "surname"),
    ("Anna Bergström won the prize. Mrs. Bergström lives in Oslo.", "Bergström", "person", "anna-bergstrom", "title"),
    ("Baek Dae-ho resigned. Baek left at noon.", "Baek", "person", "baek-dae-ho", "surname"),
    # well-known persons by another romanisation, a slip, an office; a rare surname where their country is spoken of
    ("Kim Jong-un inspected the plant.", "Kim Jong-un", "person", "kim-jong-un", "registry"),
    ("Yoon Seok-yeol spoke in Seoul.", "Yoon Seok-yeol", "person", "yoon-suk-yeol", "registry"),
    ("Volodmyr Zelensky asked for help.", "Volodmyr Zelensky", "person", "volodymyr-zelensky", "misspelling"),
    ("The letter was sent to President Macron.", "Macron", "person", "emmanuel-macron", "title"),
    ("France waited while Macron spoke.", "Macron", "person", "emmanuel-macron", "surname"),
    # the same surname as a country's name
    ("Martin Jordan made the cake. Jordan said he slept badly.", "Jordan", "person", "martin-jordan", "surname"),
    # a body every country has belongs to the state the text gives it
    ("Norway's Interior Ministry denied it.", "Interior Ministry", "organisation", "interior-ministry-norway", "discovered"),
    (
        "The Security Council met. The United Nations sent envoys.",
        "Security Council",
        "organisation",
        "united-nations-security-council",
        "metonym",
    ),
    # a text that names no state is on that of its known places
    ("Rain fell in Kerala and Assam. The Home Ministry sent help.", "Home Ministry", "organisation", "home-ministry-india", "discovered"),
    # a party's name that many countries have is that of the text's country; its short forms go with it
    ("Norway voted. The Labour Party won.", "Labour Party", "organisation", "labour-party-norway", "registry"),
    ("Britain voted. The Labour Party won.", "Labour Party", "organisation", "labour-party", "registry"),
    (
        "New Zealand voted. The National Party won. In May, National had lost two seats.",
        "National",
        "organisation",
        "national-party-new-zealand",
        "short",
    ),
    (
        "New Zealand voted. The Green Party won. Socialists and the Greens agreed.",
        "Greens",
        "organisation",
        "green-party-new-zealand",
        "registry",
    ),
    # a name of three letters that a longer one begins with
    ("HTK Capital Partners fell. Traders sold HTK at a loss.", "HTK", "organisation", "htk-capital-partners", "short"),
    # its Red Cross, with and without its name
    (
        "Zarvonia is cold. The Zarvonian Red Cross sent help. The Red Cross said so.",
        "Red Cross",
        "organisation",
        "red-cross-zarvonia",
        "short",
    ),
    # a company that the tagger sees from its second word on, an acronym that is a source
    (
        "Rain fell.\n\nHarvest Gold Mining Co., its owner, said so.",
        "Harvest Gold Mining Co.",
        "organisation",
        "harvest-gold-mining-co",
        "discovered",
    ),
    ("The chase was brief, according to DPS.", "DPS", "organisation", "dps", "discovered"),
    # letters that the registry knows of another land: "PAS" is Malaysia's only where Malaysia is spoken of
    ("Zambia voted. The PAS won nine seats.", "PAS", "organisation", "pas", "discovered"),
    ("Malaysia voted. The PAS won nine seats.", "PAS", "organisation", "parti-islam-se-malaysia", "acronym"),
    # an agency that opens a report as towns do, a newspaper by its owner, a town by its holder
    ("Xinhua, July 8, 2016\n\nRain fell.", "Xinhua", "organisation", "xinhua", "registry"),
    ("The state-owned Orvanda newspaper said so.", "Orvanda", "organisation", "orvanda", "discovered"),
    # a firm by its shares, a body by its number, a parliament that somebody is in, a place by its point of the compass
    ("Orvex shares fell 4 per cent. Orvex said it would appeal.", "Orvex", "organisation", "orvex", "short"),
    ("The fort fell to the 14th Army Corps.", "14th Army Corps", "organisation", "14th-army-corps", "discovered"),
    ("It was tabled in Parliament.", "Parliament", "organisation", "parliament", "discovered"),
    ("They met in South Sumatra province.", "South Sumatra", "place", "south-sumatra", "discovered"),
    # a state the registry does not know
    ("Zarvonian officials closed the port. Zarvonia gave no reason.", "Zarvonia", "state", "zarvonia", "discovered"),
    ("Zarvonian officials closed the port. Zarvonia gave no reason.", "Zarvonian", "state", "zarvonia", "demonym"),
]


@pytest.mark.parametrize(("text", "words", "kind", "actor_id", "rule"), MENTIONS)
def test_mention(text, words, kind, actor_id, rule):
    found = {m.text: (m.kind, m.actor_id, m.rule) for m in analysis.annotate(text).mentions}
    assert found.get(words) == (kind, actor_id, rule), found


TWO = "Baek Dae-ho and Baek Jun-seo are ministers. "
# text, the id of the last "Baek"
SHARED = [
    # the bearer in the same sentence
    (TWO + "Later Baek Jun-seo flew home because Baek was ill.", "baek-jun-seo"),
    # else the one named last in the sentences before
    (TWO + "Then Baek Dae-ho called reporters. Mr. Baek smiled.", "baek-dae-ho"),
    # else the most frequent
    (TWO + "Baek Dae-ho resigned. It rained. It snowed. The sun shone. Roads were shut. Mr. Baek smiled.", "baek-dae-ho"),
    # else nobody: unknown stays null
    (TWO + "It rained. It snowed. The sun shone. Roads were shut. Later Mr. Baek smiled.", None),
]


@pytest.mark.parametrize(("text", "actor_id"), SHARED)
def test_shared_surname(text, actor_id):
    last = [m for m in analysis.annotate(text).mentions if m.text == "Baek"][-1]
    assert last.actor_id == actor_id
    assert (last.rule == "ambiguous") == (actor_id is None)


# two names of one text that are two persons
APART = [
    "George Marsh met Martha Marsh. Both left.",
    "Kim Tae-hyo warned Moscow. Kim Hong-kyun did too.",
    "John Marsh Jr. and John Marsh Sr. own the mill.",
    "John A. Marsh sued John B. Marsh.",
    "Kim Jong-un followed Kim Jong-il.",
]


@pytest.mark.parametrize("text", APART)
def test_two_people_stay_two(text):
    people = {m.text: m.actor_id for m in analysis.annotate(text).mentions if m.kind == "person"}
    assert len(people) == len(set(people.values())) == 2, people


def test_a_title_shows_which_of_a_couple():
    found = analysis.annotate("George Marsh met Martha Marsh. It rained for days. Mrs. Marsh left first.").mentions
    assert [m.actor_id for m in found if m.text == "Marsh"] == ["martha-marsh"]


# what is no mention
SILENT = [
    # the first word of a sentence, months, common nouns
    ("Shells had smashed the roofs. Overseas, prices fell.", {"Shells", "Overseas"}),
    ("Most were freed in March.", {"Most", "March"}),
    # a noun that the text has in small letters, a disease
    ("Cholera kills 14\n\nThe cholera broke out in May.", {"Cholera"}),
    ("Wolf cull\n\nSweden will allow hunters to shoot 75 wolves.", {"Wolf"}),
    ("Cholera in Norway: 38 dead", {"Cholera"}),
    # ships
    ("The Bintang Vantor, a ferry, sank. Divers searched the Bintang Vantor on Friday.", {"Bintang Vantor"}),
    ("Rescuers reached the Bintang Vantor. The wreck of the Bintang Vantor lies off Java.", {"Bintang Vantor"}),
    ("The ferry Bintang Vantor left Oslo.", {"Bintang Vantor"}),
    ("The Lady Vantor sank on Sunday. Rescuers found the Lady Vantor on Monday.", {"Vantor", "Lady Vantor"}),
    ("The ferry Queen Osmund went down. Queen Osmund was licensed to carry 450 passengers.", {"Osmund", "Queen Osmund"}),
    ("Nobody came. Turnout reached 64 per cent. Everyone left.", {"Nobody", "Turnout", "Everyone"}),
    # no span over a line's end, no headline swallowed
    ("Norway Sees Drought as Chance for New Crops\n\nRain is rare.", {"Norway Sees Drought as Chance for New Crops"}),
    # a word of a headline that the text below does not have
    ("Ex-Zarvonian Minister Jailed Over Bribes\n\nA court in Lund sentenced Ada Brun on Monday.", {"Jailed", "Bribes"}),
    # ships by their prefix, and noble ones that sink
    ("The MV Lady Vantor left. Lady Vantor was full.", {"Vantor", "Lady Vantor", "MV Lady Vantor"}),
    ("M/V Orvan Star sank off Java.", {"Orvan Star", "M/V Orvan Star"}),
    # half of a common noun that opens a sentence
    ("Coast guard and navy ships came. Coast guard divers found none.", {"Coast"}),
    # abbreviations of trades and things
    ("Orvan posted EPS of $1.12. The ICU was full.", {"EPS", "ICU"}),
    # storms and roads by name
    ("Cyclone Vantor killed two.", {"Cyclone Vantor", "Vantor"}),
    # half of a title
    ("Education Minister Alma Quist resigned.", {"Education"}),
    ("She was secretary of State in 1998.", {"State"}),
]


@pytest.mark.parametrize(("text", "words"), SILENT)
def test_no_mention(text, words):
    found = {m.text for m in analysis.annotate(text).mentions}
    assert not found & words
    assert not any("\n" in name for name in found)


# text, words, role
ROLES = [
    ("Norway rejected the plan.", "Norway", "subject"),
    ("The plan was drawn up by Norway.", "Norway", "subject"),
    ("Sweden and Norway rejected the plan.", "Norway", "subject"),
    ("The plan surprised Norway.", "Norway", "mentioned"),
]


@pytest.mark.parametrize(("text", "words", "role"), ROLES)
def test_role(text, words, role):
    # a later extractor may raise a subject to claimant
    assert [m.role for m in analysis.annotate(text).mentions if m.text == words] == [role]


# text, (person, organisation, title)
OFFICES = [
    # before the name, with adjective, possessive, body; after it; with a comma before
    ("Norwegian President Alma Quist resigned.", ("alma-quist", "norway", "President")),
    ("Norway's defence minister Alma Quist resigned.", ("alma-quist", "norway", "defence minister")),
    ("IAEA spokesman Carl Osling declined to answer.", ("carl-osling", "international-atomic-energy-agency", "spokesman")),
    ("Alma Quist, Norway's defence minister, resigned.", ("alma-quist", "norway", "defence minister")),
    ("Norway's deputy security adviser, Alma Quist, resigned.", ("alma-quist", "norway", "deputy security adviser")),
    ("Alma Quist, an analyst at Goldman Sachs in London, disagreed.", ("alma-quist", "goldman-sachs", "analyst")),
    # "minister of the economy" goes on, what is owned may be unsaid
    ("Carl Osling, the minister of agriculture, resigned.", ("carl-osling", None, "minister of agriculture")),
    ("Political scientist Carl Osling disagreed.", ("carl-osling", None, "Political scientist")),
]


@pytest.mark.parametrize(("text", "office"), OFFICES)
def test_affiliation(text, office):
    found = analysis.annotate(text).affiliations
    assert [(row.actor_id, row.organisation_id, row.title) for row in found] == [office]
    assert all(text[row.start : row.end] == row.title for row in found)


def test_an_office_shows_the_country():
    (person,) = [actor for actor in analysis.annotate("Norway's defence minister Alma Quist resigned.").actors if actor.kind == "person"]
    assert person.country == "NOR"


# text, ids credited
CREDITS = [
    ("Yonhap reported the launch.", ["yonhap"]),
    ("The launch failed, according to Stars and Stripes.", ["stars-and-stripes"]),
    ("LISBON (Reuters) - Rain fell for a third day.", ["reuters"]),
    ("The Vantor Gazette reported the launch.", ["vantor-gazette"]),
    ("The launch failed, according to Norway's Vantor Gazette.", ["vantor-gazette"]),
    # an outlet that is written of is no credit
    ("Shares of Reuters fell on Monday.", []),
]


@pytest.mark.parametrize(("text", "ids"), CREDITS)
def test_credit(text, ids):
    assert [row.actor_id for row in analysis.annotate(text).credits] == ids


# what the tagger took for one name, the names in it
PIECES = [
    ("ZARVONIA - Bonds", ["ZARVONIA", "Bonds"]),
    ("Yonhap news agency", ["Yonhap"]),
    ("August Vantor NPM", ["Vantor NPM"]),
    ("Jan Okoro", ["Jan Okoro"]),
    ("Jan 12", []),
    ("OSLO 2024-08-30", ["OSLO"]),
    ("South Korea’s National Intelligence Service", ["South Korea", "National Intelligence Service"]),
    ("Boatwright's Bancshares Inc", ["Boatwright's Bancshares Inc"]),
    ("People's Daily", ["People's Daily"]),
    ("Vantor Corp.", ["Vantor Corp"]),
    ("al-Bahr mosque", ["al-Bahr"]),
    ("Melk, Vantor", ["Melk", "Vantor"]),
    ("Melk and Vantor", ["Melk", "Vantor"]),
    ("Vantor, Inc", ["Vantor, Inc"]),
    ("AP/Alma Quist", ["AP", "Alma Quist"]),
    ("Vantor (VTR", ["Vantor", "VTR"]),
    ("Quist Nadim al-Karun", ["Quist Nadim al-Karun"]),
    ("Melk with Vantor", ["Melk", "Vantor"]),
    ("Star to Vantor Airways", ["Star", "Vantor Airways"]),
    ("Vantor`s Coast Guard", ["Vantor", "Coast Guard"]),
    ("Alma Quist of the Norwegian Red Cross", ["Alma Quist", "Norwegian Red Cross"]),
    ("the naira", []),
    ("Region 2", ["Region 2"]),
    ("Vantor 2", ["Vantor"]),
    ("Las Vegas Concert", ["Las Vegas"]),
]


@pytest.mark.parametrize(("text", "names"), PIECES)
def test_pieces(text, names):
    assert [text[a:b] for a, b in trim.pieces(text, 0, len(text))] == names


def test_a_firm_keeps_its_dot_inside_a_sentence():
    text = "Vantor Corp. said so."
    assert [text[a:b] for a, b in trim.pieces(text, 0, 12)] == ["Vantor Corp."]


# words before a name, the title among them
BEFORE = [
    ("the Deputy Prime Minister ", "Deputy Prime Minister"),
    ("then Lt. ", "Lt."),
    ("Minister of Foreign Affairs ", "Minister of Foreign Affairs"),
    ("the Foreign ", None),
    ("Minister\n", None),
    ("Editor-in-Chief ", None),
]


@pytest.mark.parametrize(("text", "title"), BEFORE)
def test_title_before(text, title):
    found = titles.before(text, len(text))
    assert (found and found[0]) == title
    assert found is None or text[found[1] :].startswith(found[0])


def test_lines_where_case_shows_nothing():
    text = "VANTOR PROFIT RISES\nOslo Sees Drought as Chance for Crops\nThe harvest was poor in Oslo, farmers said."
    assert gazetteer.capital_lines(text) == [(0, 19)]
    assert gazetteer.headlines(text) == [(20, 57)]


def test_adjectives_of_a_name():
    assert {"zarvonian", "zarvonese"} <= nations.adjectives("zarvonia")


FRAGMENTS = [
    "Norway's minister Alma Quist", "Mr. Quist", "Kim Jong Un", "Kim Tae-hyo", "Kim", "the Kremlin", "Moscow",
    "Moscow's envoy", "North Korea", "the South", "Vantor Holdings Inc.", "Vantor", "the U.N.", "(Reuters)",
    "according to Yonhap", "said", "rejected", "and", ",", ".", "\n", "\n\nOSLO - ", "“", "12,000 troops",
    "’s", "in", "of", "-", "VANTOR PROFIT RISES", "\u00a0", "é", "Zarvonian officials", "Zarvonia",
    "Interior Ministry", "Secretary of State", "II", "Vantor Relief Organisation (VRO)", "VRO",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25))
def test_invariants(parts):
    """Offsets hold, mentions do not overlap, every id has its actor, null only where ambiguous; the same text gives the same rows."""
    text = " ".join(parts)
    found = analysis.annotate(text)
    actors = {actor.actor_id for actor in found.actors}
    assert len(actors) == len(found.actors)
    for row in (*found.mentions, *found.credits):
        assert row.text == text[row.start : row.end]
        assert row.text.strip() == row.text != ""
        assert "\n" not in row.text
    assert all(row.title == text[row.start : row.end] for row in found.affiliations)
    ordered = sorted(found.mentions, key=lambda m: m.start)
    assert all(one.end <= other.start for one, other in itertools.pairwise(ordered))
    assert all((m.actor_id is None) == (m.rule == "ambiguous") for m in ordered)
    named = {m.actor_id for m in ordered} - {None}
    assert named <= actors
    rows = (*found.figures, *found.attributions, *found.statements, *found.affiliations)
    assert actors - named <= {getattr(row, name) for row in rows for name in row.references("actors")}  # a state that its leader speaks for
    assert {row.organisation_id for row in found.affiliations} - {None} <= actors
    assert {row.actor_id for row in (*found.affiliations, *found.credits)} <= actors
    assert analysis.annotate(text).mentions == found.mentions


@given(st.text(alphabet=st.sampled_from("AaBb Kim-’'s.,\n\t()\"/&é\u00a0٣1’–"), max_size=60))
def test_any_text_is_read(text):
    """No string breaks the reader, and its offsets hold."""
    for mention in analysis.annotate(text).mentions:
        assert mention.text == text[mention.start : mention.end]


def test_a_currency_is_no_state():
    assert [mention.text for mention in analysis.annotate("Peru lent the firm US$40 million.").mentions] == ["Peru"]


WHO_IS_WHO = [
    # an acronym belongs to the body of the state, too
    ("The Department of Health (DOH) is in Norway. The DOH met.", {"DOH": "department-of-health-norway"}),
    # an office in capitals between a body and a person is neither's name
    ("Ministry of Works Spokesperson Ana Brun left. Brun is 40.", {"Ana Brun": "ana-brun", "Brun": "ana-brun"}),
    # diseases, feasts and clocks are nobody
    ("COVID-19 came to Lund at Easter, at 2030 IST.", {"Lund": "lund"}),
    # a county called after somebody is a place
    ("The virus reached St. Mary's County in Maryland.", {"St. Mary's County": "st-marys-county", "Maryland": "maryland"}),
    # a sum with the letter of its currency, a measure of output, an office before a person
    ("Vantor lost P14 million.", {"P14": None}),
    ("Norway owes 3 per cent of its Gross Domestic Product.", {"Gross Domestic Product": None, "Norway": "norway"}),
    ("Chief Economic Adviser Ana Brun left.", {"Economic Adviser": None, "Ana Brun": "ana-brun"}),
    # a province called after its river is no state of that name; a sheriff's office, a short form after "or"
    ("Gunmen came to Niger State.", {"Niger State": "niger-state", "Niger": None}),
    ("The Vantor County Sheriff's Office spoke.", {"Vantor County Sheriff's Office": "vantor-county-sheriffs-office"}),
    (
        "The Lund Department of Forests, or LuFire, met. Lu Fire closed the road.",
        {"LuFire": "lund-department-of-forests", "Lu Fire": "lund-department-of-forests"},
    ),
    ("Shares in Alphabet soared.", {"Alphabet": "alphabet"}),
    ("Nicola Willis left. Ms Willis is 40.", {"Nicola Willis": "nicola-willis", "Willis": "nicola-willis"}),  # a name of either sex
    ("The house of Cllr. Ana Brun burned.", {"Ana Brun": "ana-brun", "Cllr": None}),
    ('"It rained," Vando Marle said.', {"Vando Marle": "vando-marle"}),  # who speaks, whatever the name
    ("They took RM709,087.80 in Lund.", {"RM709,087.80": None, "Lund": "lund"}),
    # a body's words cut short, the initials of its last words, a firm less its legal form that the registry knows, and its own letters
    ("Statistics South Africa met. Stats SA gave no date.", {"Stats SA": "statistics-south-africa"}),
    ("The Port Lotz Municipal Water Authority met. MWA pumps failed.", {"MWA": "port-lotz-municipal-water-authority"}),
    ("General Motors Corp. cut jobs. GM has cut its forecast.", {"General Motors Corp.": "general-motors", "GM": "general-motors"}),
    # a given name is its bearer's, though the tagger takes it for a town, and joins the surname that the tagger saw alone
    ("Kenji Okabe left. The row is over Kenji's land.", {"Kenji": "kenji-okabe"}),
    ("Two of his allies, Bienvenido Marle and Ana Brun, left.", {"Bienvenido Marle": "bienvenido-marle"}),
    ("Alma Vantor’s Cabinet left.", {"Alma Vantor": "alma-vantor"}),
    ("Four people aboard the Melk Valley Schools bus were hurt.", {"Melk Valley Schools": "melk-valley-schools"}),  # no ship
    ("Mozambique Prez says no.", {"Mozambique": "mozambique", "Prez": None}),
    # a nickname in marks, a name whose first half never ends it, a county before its sheriff
    ("President Marlo “Ali” Brunetti left. Ali is 60.", {"Marlo “Ali” Brunetti": "marlo-brunetti", "Ali": "marlo-brunetti"}),
    ("Crown Prince Karim bin Nadim bin Abdul Aziz spoke.", {"Karim bin Nadim bin Abdul Aziz": "karim-bin-nadim-bin-abdul-aziz"}),
    ("He was shot, Melk County Sheriff Ana Brun said.", {"Melk County": "melk-county", "Ana Brun": "ana-brun"}),
    # a region with its word, not where a town or a state has the name; a bank; a body with its land's adjective
    ("Borno State voted. Borno burned.", {"Borno State": "borno", "Borno": "borno"}),
    ("Kano State voted. Kano burned.", {"Kano State": "kano-state", "Kano": "kano"}),
    ("ANZ Bank met. ANZ said so.", {"ANZ Bank": "anz", "ANZ": "anz"}),
    ("The Philippine Department of Health (DOH) met in Manila.", {"DOH": "department-of-health-philippines"}),
    ("Troops left Kursk Oblast. Kursk burned.", {"Kursk Oblast": "kursk", "Kursk": "kursk"}),
    (
        "The South Korean National Intelligence Service left.",
        {"South Korean National Intelligence Service": "national-intelligence-service"},
    ),
    # what a minister is of is no magazine
    ("The Minister of Foreign Affairs met an editor of Foreign Affairs.", {"Foreign Affairs": "foreign-affairs"}),
    ("The Minister of Foreign Affairs left.", {"Foreign Affairs": None}),
    # a surname with and without its hyphen
    (
        "Karim Amir-Vantorian left. Mr Amirvantorian is 60.",
        {"Karim Amir-Vantorian": "karim-amir-vantorian", "Amirvantorian": "karim-amir-vantorian"},
    ),
    # a weapon by its model, an event by its town, a feast, an agency between strokes
    ("They fired a Tovka-U missile.", {"Tovka": None, "Tovka-U": None}),
    ("They fired a Tovka-136 at the port.", {"Tovka-136": None}),
    ("Las Vegas Concert Ends in Panic\n\nThe show was over.", {"Las Vegas": "las-vegas", "Las Vegas Concert": None}),
    ("The Haj has drawn crowds.", {"Haj": None}),
    ("LUND, April 8. /TASS/. Rain fell.", {"TASS": "tass"}),
    # a house by its seats, a party by its wing, parties of one land
    ("They hold 12 seats in the Vantorgu.", {"Vantorgu": "vantorgu"}),
    ("It lost to the far-right ORVE in May.", {"ORVE": "orve"}),
    ("Peru and Chile met. Norway's Orvan Party beat the Centre Party.", {"Centre Party": "centre-party"}),
    # cities of one name: by what stands beside, by the one of their countries that the text names, a capital in a text on another land
    ("San Jose denied it. SAN JOSE, Calif. - Rain fell in California.", {"San Jose": "san-jose"}),
    ("Costa Rica voted. Costa Rican troops came to San Jose.", {"San Jose": "san-jose-cri"}),
    ("Floods hit Valencia, Spain.", {"Valencia": "valencia-esp"}),
    ("Paris is far, Texans say in Texas.", {"Paris": "paris"}),
    # a body by the letters behind it or further down, over commas, be it a "District"; a republic by its letters
    (
        "The Melk Teachers, Nurses, and Carers Union (MTNCU) met. MTNCU left.",
        {
            "Melk Teachers, Nurses, and Carers Union": "melk-teachers-nurses-and-carers-union",
            "MTNCU": "melk-teachers-nurses-and-carers-union",
        },
    ),
    (
        "Pupils of the Lotz Area Joint School District stayed in. LAJSD has no buses.",
        {"LAJSD": "lotz-area-joint-school-district"},
    ),
    ("It lies in the Orvan People’s Republic (OPR). Troops left OPR.", {"OPR": "orvan-peoples-republic"}),
    # a surname that the tagger leaves out, a firm by the first of its words, a school called after a man
    ("Home Minister Mahiruddin Khan Orvangir said troops had come.", {"Mahiruddin Khan Orvangir": "mahiruddin-khan-orvangir"}),
    ("Vorvale Mineracao SA fell. The Vorvale dam broke.", {"Vorvale": "vorvale-mineracao-sa"}),
    ("They met at John Marle High School in Lund.", {"John Marle High School": "john-marle-high-school"}),
    # a Red Cross is its land's, but the international one where the text names that
    ("The ICRC left Norway. The Red Cross said so.", {"Red Cross": "international-committee-of-the-red-cross"}),
    ("Norway is cold. The Red Cross said so.", {"Red Cross": "red-cross-norway"}),
    ("The Red Cross said so.", {"Red Cross": "red-cross"}),
    ("The Courtney Fire burned the mill, and the Government left.", {"Courtney Fire": None, "Government": None}),
]


@pytest.mark.parametrize(("text", "expected"), WHO_IS_WHO)
def test_names_that_hold_or_are_held_by_others(text, expected):
    found = {mention.text: mention.actor_id for mention in analysis.annotate(text).mentions}
    assert {name: found.get(name) for name in expected} == expected
    assert not found.keys() & {"COVID-19", "Easter", "IST", "County", "Ministry of Works Spokesperson Ana Brun"}

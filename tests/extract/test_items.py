"""What a number counts: items as news texts leave, share, move and set them apart, rule by rule; all sentences our own."""

from __future__ import annotations

from functools import cache

import pytest

import analysis


@cache
def figures(text):
    return analysis.annotate(text).figures


def case(text, *items):
    return pytest.param(text, list(items), id=text[:60])


PHRASES = [
    # singular nouns of many things are what is counted; other singular nouns have so many of the noun before
    case("The port will hire 3,000 dock staff.", "dock staff"),
    case("They fed 400 beef cattle.", "beef cattle"),
    case("She cooked a three course meal.", "course"),
    # a state that follows its noun is no noun
    case("Crews sought 141 sailors missing off Kiel.", "sailors"),
    # a possessor written with a stroke, an approximator after it
    case("They sold $40 million of the miners’ pension assets.", "pension assets"),
    case("The storm hit 12 per cent of Kiel's more than 4,000 boats.", "boats", "boats"),
    case("They own 12 per cent of Vantor & Lund.", "Vantor & Lund"),
    # a compound with a number inside belongs to the phrase, and so does what stands before it
    case("The average 30-year loan rate fell to 4 per cent.", "loan rate", "average 30-year loan rate"),
    # a name that several are
    case("Four Taliban were hurt.", "Taliban"),
    # a participle that bears an object is a verb
    case("The plan means raising dock output to 40 tonnes.", "dock output"),
    case("They grounded 40 flights nationwide.", "flights"),
    case("She won two years' pay.", "pay"),
    case("They launched a 40-foot patrol boat.", "patrol boat"),
    # the number of a model and the calibre of arms are names
    case("Ruritania has pledged 18 Heron 2 tanks.", "Heron 2 tanks"),
    case("The maker called back 2.5 million Note 7 handsets.", "Note 7 handsets"),
    case("It called back its Note 7 handsets."),
    case("The army sent 4,000 155mm artillery rounds.", "155mm artillery rounds"),
    # a name before a number can be a day, a place, or whom the counted things are given to
    case("On Monday 52 marchers were held.", "marchers"),
    case("On New Year's Day 14 swimmers drowned.", "swimmers"),
    case("In Arvik 14 Danish sailors were held.", "Danish sailors"),
    case("In Malmo 52 dockers walked out.", "dockers"),
    case("In Arvik 3 dock workers were hurt.", "dock workers"),
    case("The ferry had 18 Danes and one Greek on board.", "Danes", "Greek"),
    # an abbreviation may end the sentence
    case("Income rose by 28 per cent to £131.7m. Fans had to queue.", "Income", "Income"),
    case("Ruritania gave Kiel 31 tanks.", "tanks"),
    case("Denmark will give Ukraine 24 F-16 jets.", "F-16 jets"),
    case("The plan has secured 4,000 155mm shells.", "155mm shells"),
    # a head that two numbers share
    case("Congo counted 379 confirmed and 47 likely cases.", "cases", "likely cases"),
    case("Some 12 sailors were dead and 14 more missing.", "sailors", "sailors"),
]

TOGETHER = [  # plurals that one number counts together
    case("12 doctors and nurses fell ill.", "doctors and nurses"),
    case("They led out 200 men, women and children.", "men, women and children"),
    case("About 3,000 homes and businesses lost power.", "homes and businesses"),
    # of another kind, or with a number or owner of their own
    case("They sent 1,200 soldiers and weapons to the coast.", "soldiers"),
    case("They sent 1,200 soldiers and 40 medics.", "soldiers", "medics"),
    case("They sent 1,200 soldiers and their families home.", "soldiers"),
]

MEASURED = [
    case("The charity launched an appeal for $7m.", "appeal"),
    case("The charity launched an appeal for a total of $7m.", "appeal"),
    case("The number of people killed rose to seven when a man died in hospital.", "people"),
    case("Brask announced a fourfold increase in net profits to $7m.", "net profits"),
    case("The police estimate the number of marchers at about 700.", "marchers"),
    case("ORLEN/WEST VELDEN (Reuters) – The death toll from floods in parts of Orlen and Velden rose to 300.", "death toll"),
    case("The state sent 700 Strela anti-aircraft missiles.", "Strela anti-aircraft missiles"),
    case("They had managed to shoot down several hundred Iranian Tovka-136 kamikaze drones.", "Iranian Tovka-136 kamikaze drones"),
    case("It gave $7 million in total.", None),
    # the object of any verb that has an amount with "by", "at", "to"
    case("The clerk overstated costs by $3 million.", "costs"),
    case("The total of the missing is listed at 150.", "missing"),
    case("Rations of rice and oil were reduced by 25 per cent.", "Rations of rice"),
    # headlines leave out the verb, or have a participle for it
    case("Dock waiting list at 77,000, up from 67,000", "Dock waiting list", "Dock waiting list"),
    case("Kiel sees deficit trimmed to $3.4m", "deficit"),
    case("The union has a margin of error nationally of plus or minus 1.9 per cent.", "margin of error"),
    # what a report tells is the subject of what it did
    case("The mill reported sales in the spring increased 4 per cent.", "sales"),
    case("The jobless rate ticked up, from 6.1 to 6.2 per cent.", "jobless rate", "jobless rate"),
    case("Fares fell to a local average of $3.78.", "Fares"),
    case("They pushed fares to a ten-year high of $40.", "high", "fares"),
    # what a verb makes do something, what is so much higher without a verb, what is foreseen to rise
    case("The strike sent shares diving more than 33% on Monday.", "shares"),
    case("They ended the year with ticket sales 3 per cent higher.", "ticket sales"),
    case("The port sees the jobless rate forecast to rise from 4 to 5 per cent.", "jobless rate", "jobless rate"),
    case("It added $29 million to its debt, which now stands at $191 million.", None, "debt"),
    case("They levy a fee per person which is 50000.", None),
    case("The deal includes $40 million.", None),
    # what amounts to a sum, or is rated at a power; a noun that opens its sentence
    case("They paid damages amounting to roughly $5.8 million.", "damages"),
    case("The plant, rated at 13.7 MW, is old.", "plant"),
    case("The pump yields 300 MWh a year – enough power for all.", None),
    case("Homicides increased 2.9 per cent.", "Homicides"),
    case("The 15 per cent rise in thefts, from 584 to 673, is the largest.", "thefts", "thefts", "thefts"),
    case("They sold more, registering growth of 16 per cent.", "growth"),
    # a share is of the rise, and not of what rises
    case("Goats were three quarters of the rise in prices.", "rise"),
    # a speed is the subject's, whatever it does
    case("The tram was going round at 56 km/h.", "tram"),
    case("The blaze spread to 2,000 acres.", "blaze"),
    # things that are weighed are worth something, and not their tonnes
    case("Police found 3 grams of resin, valued at $50.", "resin", "resin"),
    case("The council voted for a 4 per cent increase for two years in a row.", "increase", None),
    # sums put to a use
    case("Some £34 million has been set aside for dredging.", "dredging"),
    case("It will spend between AU$40 million and AU$50 million on dredging.", "dredging"),
    case("The mayor wants savings of £20m to balance the books.", "savings"),
]

BESIDE = [  # no verb ties the amount to what it measures
    case("Sales were brisk, with fares up $2.50 over the year.", "fares"),
    case("Spending on roads, at $12 million, is the largest item.", "Spending"),
    case("Turnout, at 64 per cent, was low.", "Turnout"),
    case("It gave women a majority (53 per cent).", "majority"),
    case("In all, 120 (40 per cent) of the nurses fell ill.", "nurses", "nurses"),
    case("They met 300 nurses, and 120 (40 per cent) agreed.", "nurses", "nurses", "nurses"),
    # what is foreseen or tagged at a level
    case("Exports are forecast up 25 million tonnes to 800 million tonnes.", "Exports", "Exports"),
    case("Output is seen down 5 million tonnes.", "Output"),
    case("Imports of rye were tagged at 379 tonnes.", "Imports of rye"),
    case("The number who have been killed exceeds 40.", "killed"),
    case("The club drew an average crowd of 47,000.", "average crowd"),
    case("The rebels let go 124.", None),
    case("Pay rises pushed the grant up to $208 million.", "grant"),
    case("A bag of cement sells for 750 shillings.", "bag of cement"),
    case("The firm sold the mill for $4 million.", None),
    case("There is a rise of $4 million for roads and $2 million for rail.", "rise", "rail"),
    case("The index was down $2, or 3 per cent, at $80.", "index", "index", "index"),
]

NOT_MEASURED = [
    # a distance that tells where, a time that tells when or how long
    case("The quake hit a hamlet 200 km (120 miles) north of Lund.", None, None),
    case("The rod rose to 53 km from 40 last year.", "rod", "rod"),
    case("They proposed a plan of cuts over two years.", None),
    case("Growth slowed to 3 per cent in the past three months.", "Growth", None),
    case("Thefts fell to 300, the fewest in 40 years.", "Thefts", None),
    case("They left in the first five months of the year.", None),
    case("Costs rose by 50 per cent compared with 2002, the mill said.", "Costs"),
    case("The port counted 12 deaths in the previous 24 hours.", "deaths"),
    case(
        "They must report every five years.",
    ),
]

ELIDED = [
    # what is set against an earlier amount counts the same
    case("The jury awarded damages of $13 million against firms, up from $9 million in May.", "damages", "damages"),
    case("Exports of 12 million tonnes were seen, down from its May estimate of 14 million tonnes.", "Exports", "Exports"),
    case("There were eight fires in May, up from one in April.", "fires", "fires"),
    case("The gale had winds of 90 miles an hour (145 km/h).", "winds", "winds"),
    # an aside that counts a part is over
    case("The blast killed 19 people, including eight nuns, and injured 40.", "people", "nuns", "people"),
    case("It struck 19 people, including eight nuns, two of them novices.", "people", "nuns", "nuns"),
    case("It expects growth of 6.5 per cent this year, compared to 7.1 in 2017.", "growth", "growth"),
    case("They sold 40 barges (up 12 per cent) in May.", "barges", "barges"),
    case("There were 300 fires in May, down 2 per cent on April and down 17 per cent since March.", *["fires"] * 3),
    # what is listed is listed with its like, past what stands between; other people are told of in a clause of their own
    case("The dead include 42 in Kiel, 23 in the six villages around it, and 17 elsewhere.", "dead", "dead", "villages", "dead"),
    case("Some 200 nurses fled the riot in which five were killed.", "nurses", None),
    case("Police say 99 inmates are at large after a riot that left nine dead.", "inmates", "dead"),
    case("In Kiel 58 sailors including three cooks were hurt and 26 others killed.", "sailors", "cooks", "sailors"),
    # the whole stands before: at the head of the clause, in the sentence before, outside the aside
    case("Of the registered voters, 955 had voted.", "registered voters"),
    case("Among nurses, 43 per cent agreed.", "nurses"),
    case("Of the 2,066 wells that they tested, 78 per cent were dry.", "wells", "wells"),
    case("They asked 3,600 nurses. Of them, 3,124 agreed.", "nurses", "nurses"),
    case("They asked 300 nurses. Six of those were ill.", "nurses", "nurses"),
    case("The bus hit 12 cyclists. The other six were ill.", "cyclists", "cyclists"),
    case("Few ports – 14 of 194 – agreed.", "ports", "ports"),
    # no part is more than its whole, and all of them are as many
    case("Some 1,300 men live in two camps; 40 of them are ill.", "men", "camps", "men"),
    case("Six nurses had taken at least one dose: two in Lund and four in Kiel.", "nurses", "dose", "nurses", "nurses"),
    case("The plane carrying 65 sailors crashed, killing all 74 on board.", "sailors", None),
    case("The blast killed nine, including two nuns, and left 31 in hospital.", None, "nuns", None),
    case("She won by 310,000 votes out of 9.4 million cast.", "votes", "votes"),
    case("More than 300 Danish and 120 Swedish sailors took part.", "sailors", "Swedish sailors"),
    case("The blast killed five people. Four others were hurt.", "people", "people"),
    case("They held 214 dockers in 17 towns; 63 were still in the cells.", "dockers", "towns", "dockers"),
    case("Some 40 dockers were held; 63 were hurt.", "dockers", "dockers"),
    case("Some 43,000 dockers had died and 370,000 been hurt.", "dockers", "dockers"),
    # a share without an item leaves none to the next
    case("With 70 per cent of the wards counted, she had 53 per cent and he 38 per cent.", "wards", None, None),
    case("More than half of nurses (56 per cent) agreed.", "nurses", "nurses"),
    case("More than one in every 300 nurses fell ill.", "nurses"),
]


@pytest.mark.parametrize(("text", "items"), [*PHRASES, *TOGETHER, *MEASURED, *BESIDE, *NOT_MEASURED, *ELIDED])
def test_item(text, items):
    assert [figure.item for figure in figures(text)] == items


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It cost 5mEUR.", "EUR"),
        ("The wind blew at 90 miles per hour.", "mph"),
        ("They searched 12 square nautical miles.", "square nautical mile"),
        ("The port handled 4,000 twenty-foot equivalent units.", "TEU"),
        ("Onions cost $40 a quintal.", "dollar per quintal"),
        ("The dam cost 40 million kwacha.", "ZMW"),
        ("The dam cost 40 million kwacha, a bank in Malawi said.", "MWK"),
        ("The dam cost 40 million dalasi.", "GMD"),
        ("The dam cost K40 million.", "ZMW"),
        ("A bank in Malawi gave K40 million.", "MWK"),
        ("A bank in Papua New Guinea gave K40bn.", "PGK"),
        ("The dam cost MK20.7 billion.", "MWK"),
    ],
)
def test_unit(text, unit):
    (figure,) = figures(text)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Police counted an initial 717 dead.", "total"),  # those of the first count, and no part of the later ones
        ("An initial 717 people were killed.", "total"),
        ("An initial 717 soldiers were sent.", "part"),
    ],
)
def test_scope_of_a_first_count(text, scope):
    (figure,) = figures(text)
    assert figure.scope == scope


@pytest.mark.parametrize(
    ("text", "item_class", "event"),
    [
        ("12 doctors and nurses were hurt.", "injured", "injured"),
        ("Some 40 soldiers and civilians were killed.", "killed", "killed"),
        ("Fire destroyed 14 buses and cars.", "vehicles", "destroyed"),
        ("Ruritania fired 140 missiles and drones.", "drones and missiles", "launched"),
        ("Ruritania fired 140 drones and missiles.", "drones and missiles", "launched"),
        ("The rebels set free 12 sailors.", "people", "released"),
        ("The army sent 40 servicemen.", "troops", "sent"),
        ("The blast killed 12 seafarers.", "killed", "killed"),
    ],
)
def test_class_of_what_is_counted_together(text, item_class, event):
    (figure,) = figures(text)
    assert (figure.item_class, figure.event) == (item_class, event)

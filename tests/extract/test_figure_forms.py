"""Forms of numbers that news texts write now and then: case tables by rule, all sentences our own."""

from __future__ import annotations

from functools import cache

import pytest

import analysis

E, A, L, M, H, U, B = "exact", "about", "at_least", "more_than", "at_most", "less_than", "between"


@cache
def figures(text):
    return analysis.annotate(text).figures


def short(text):
    """(low, high, qualifier, unit, item) of all figures of a text."""
    return [(f.low, f.high, f.qualifier, f.unit, f.item) for f in figures(text)]


def case(text, *expected):
    return pytest.param(text, list(expected), id=text[:60])


SPELLINGS = [
    case("Growth was three point five per cent.", (3.5, 3.5, E, "%", "Growth")),  # spoken decimals
    case("At one point five boats were lost.", (5, 5, E, None, "boats")),
    case("They made a one-yen bid.", (1, 1, E, "JPY", "bid")),
    case("At one point the dam held one litre.", (1, 1, E, "l", None)),
    case("The canton has 1'200 cows.", (1200, 1200, E, None, "cows")),  # the Swiss group by strokes
    case("The lake froze for 1’200 days.", (1200, 1200, E, "day", None)),
    case("The firm sold 12m pairs, up from 9m in May.", (1.2e7, 1.2e7, E, None, "pairs"), (9e6, 9e6, E, None, "pairs")),  # millions again
    case("Profit rose to £12m from 9m.", (1.2e7, 1.2e7, E, "GBP", "Profit"), (9e6, 9e6, E, "GBP", "Profit")),
    case("The fence runs for 9m.", (9, 9, E, "m", "fence")),
    case("Moe is \"99.9\" percent sure.", (99.9, 99.9, E, "%", "Moe")),  # a quotation between number and unit
    case("Wages rose 7-1/2 cents an hour.", (7.5, 7.5, E, "cent per hour", "Wages")),  # a whole number and a part
    case("Stock closed at 12-3/8 dollars.", (12.375, 12.375, E, "USD", "Stock")),
    case("She served a two-and-a-half-year term.", (2.5, 2.5, E, "year", "term")),
    case("Three-and-a-half million birds came.", (3.5e6, 3.5e6, E, None, "birds")),
    case("The toll of 12 and a half-dozen more are missing.", (12, 12, E, None, "toll"), (6, 6, E, None, "toll")),  # two numbers
    case("A $5 note was found.", (5, 5, E, "USD", "note")),  # an article, no Australian dollars
    case("The mill paid A $5 million to its owner.", (5e6, 5e6, E, "AUD", None)),
    case("Thieves took KSh 20m.", (2e7, 2e7, E, "KES", None)),  # a currency is not what is counted
    case("Sales rose to euro1 billion.", (1e9, 1e9, E, "EUR", "Sales")),  # € as a text without the glyph writes it
    case("The euro 40 shops took in May was old.", (40, 40, E, None, "shops")),
    case("The mill lost P14 million.", (1.4e7, 1.4e7, E, "PHP", None)),
    case("In 2031-'32, the deficit was 4 per cent.", (4, 4, E, "%", "deficit")),  # a financial year
    case("The mill shed 4,1-million jobs, worth R154,3-million.", (4.1e6, 4.1e6, E, None, "jobs"), (1.543e8, 1.543e8, E, "ZAR", "jobs")),
    case("Sales rose from 11,3- million to 11,6-million.", (1.13e7, 1.13e7, E, None, "Sales"), (1.16e7, 1.16e7, E, None, "Sales")),
    case("The flood cost R342 crore.", (3.42e9, 3.42e9, E, "INR", None)),  # nobody counts rand in crores
]  # fmt: skip

UNITS = [
    # a unit over a unit
    case("The coil needs 4 A/m2 to start.", (4, 4, E, "ampere per square metre", None)),
    case("The field reached 40 V/mm.", (40, 40, E, "volt per millimetre", "field")),
    case("The spring yields 300 m3/s.", (300, 300, E, "cubic metre per second", None)),
    case("Her sugar was 5 mg/dl.", (5, 5, E, "milligram per decilitre", "sugar")),
    case("The pump moves 12 l/min.", (12, 12, E, "litre per minute", None)),
    case("He dived from a height of 30' into the bay.", (30, 30, E, "ft", "height")),  # strokes are feet and inches
    case("It warmed by 0.6° Celsius (1° Fahrenheit).", (0.6, 0.6, E, "°C", None), (1, 1, E, "°F", None)),
    case("The jet flew at an altitude of 900' at dusk.", (900, 900, E, "ft", "altitude")),
    case('They bought a 27" screen.', (27, 27, E, "in", "screen")),
    case("'We lost 30' said the mate.", (30, 30, E, None, None)),  # a quotation closed
    case("She leads them by 5 and 10 percentage points.", (5, 5, E, "pp", None), (10, 10, E, "pp", None)),
    case("They lost 12 and 5 per cent of the goats.", (12, 12, E, None, None), (5, 5, E, "%", "goats")),
    case("Moe had 48.3 per cent and Lind 46.1.", (48.3, 48.3, E, "%", None), (46.1, 46.1, E, "%", None)),  # a rival's share
    case("Greens are on 31 per cent, Liberals on 24.", (31, 31, E, "%", "Greens"), (24, 24, E, "%", None)),
    case("They paved 1,400 of its 2,100 km.", (1400, 1400, E, "km", None), (2100, 2100, E, "km", None)),
    case("They spend 52 minutes a day on it.", (52, 52, E, "minute per day", None)),
    case("The mill closed a year on.",),
    case("Gas costs 340 euros per megawatt hour.", (340, 340, E, "euro per megawatt hour", "Gas")),
    case("The bank cut rates by half a point.", (0.5, 0.5, E, "pp", "rates")),  # points of a rate
    case("Turnout was down six points.", (6, 6, E, "pp", "Turnout")),
    case("The index was down six points.", (6, 6, E, "point", "index")),
    case("The tank holds 40 US gallons.", (40, 40, E, "gal", None)),
    case("They charge 25c a bag.", (25, 25, E, "cent per bag", None)),
    case("Shifts were cut to 7.4 hours from 7.9 last year.", (7.4, 7.4, E, "hour", "Shifts"), (7.9, 7.9, E, "hour", "Shifts")),  # as was
    case("The depth rose to 53 km from 40 last year.", (53, 53, E, "km", "depth"), (40, 40, E, "km", "depth")),
    case("They left six weeks from 9 farms.", (6, 6, E, "week", None), (9, 9, E, None, "farms")),
    case("The disease kills 3 per 100,000.", (3, 3, E, "per 100,000", None)),  # counted on many
    case("There were 12 deaths per 1,000 births.", (12, 12, E, "per 1,000", "deaths")),
    case("Crime fell to 40 thefts for every 10,000 homes.", (40, 40, E, "per 10,000", "thefts")),
    case("It was 12 degrees below zero.", (-12, -12, E, "°", None)),  # zero is a mark on the scale
    case("Sales fell to near zero in Malvern.", ),
    case(  # pesos again, past the bracket
        "They lost 2 billion pesos ($120 million) and 71 million in fees.",
        (2e9, 2e9, E, "MXN", None), (1.2e8, 1.2e8, E, "USD", None), (7.1e7, 7.1e7, E, "MXN", "fees"),
    ),
]  # fmt: skip

BOUNDS = [
    case("The toll has passed 40, and crossed 50 in the north.", (40, None, M, None, "toll"), (50, None, M, None, "toll")),
    case("Deaths topped 300 in Lund and passed 80 in Malvern.", (300, None, M, None, "Deaths"), (80, None, M, None, "Deaths")),
    case("The number of cases crossed the 10,000 mark.", (10000, None, M, None, "cases")),  # a mark is not counted
    case("Output surpassed the 300-tonne mark.", (300, None, M, "t", "Output")),
    case("The toll nears 300 as floods spread.", (300, 300, A, None, "toll")),
    case("The ferry nears 40 islets.", (40, 40, E, None, "islets")),
    case("Senators passed $40 billion in aid.", (4e10, 4e10, E, "USD", "aid")),  # a law, no bound
    case("It takes a day to cross 200-300 metres of bog.", (200, 300, B, "m", "bog")),
    case("In May its sales passed $3 million.", (3e6, None, M, "USD", "sales")),
    case("Just shy of 3,000 pupils came.", (None, 3000, U, None, "pupils")),
    case("The dam holds a shade under 40 tonnes.", (None, 40, U, "t", None)),
    case("Close on 50 barns burned.", (50, 50, A, None, "barns")),
    case("A good 300 houses burned.", (300, None, L, None, "houses")),
    case("Rebels handed over 40 prisoners.", (40, 40, E, None, "prisoners")),  # a particle
    case("The firms turn over £400m.", (4e8, 4e8, E, "GBP", None)),
    case("The crossing takes over 40 minutes.", (40, None, M, "minute", None)),
    case("The firms owe over £400m.", (4e8, None, M, "GBP", None)),
    case("Far more than 20 wells are dry.", (20, None, M, None, "wells")),
    case("The shop sold 200,000 copies and counting.", (200000, None, L, None, "copies")),  # the noun before the late qualifier
    case("They burned 40 villages at least.", (40, None, L, None, "villages")),
]  # fmt: skip

RANGES = [
    case("Lows of -5 to -10C are forecast.", (-10, -5, B, "°C", "Lows")),  # below zero
    case("Lows between -4 and -9C came.", (-9, -4, B, "°C", None)),
    case("The index fell from -5 to -10.", (-5, -5, E, None, "index"), (-10, -10, E, None, "index")),
    case("The strip has a thickness of 4 mm to 2 mm.", (2, 4, B, "mm", "thickness")),  # downwards, and no change
    case("He backs raising the fee from the current $7 to $12.", (7, 7, E, "USD", "fee"), (12, 12, E, "USD", "fee")),  # a change
    case("Oil rises $2 to $81 a barrel.", (2, 2, E, "dollar per barrel", "Oil"), (81, 81, E, "dollar per barrel", "Oil")),
    case("Wages rose 3 to 5 per cent.", (3, 5, B, "%", "Wages")),
    case("A drop of $40 to $30 hurt.", (40, 40, E, "USD", "drop"), (30, 30, E, "USD", "drop")),
    case("A loaf costs 94 cents to $1.03.", (0.94, 1.03, B, "USD", "loaf")),  # hundredths and their whole
    case("The mill could cut wages by 1 per cent to 3 per cent.", (1, 3, B, "%", "wages")),
    case("The fare rose from 80p to £1.20.", (0.8, 0.8, E, "GBP", "fare"), (1.2, 1.2, E, "GBP", "fare")),
    case("A loaf costs 94 cents and a pie $1.03.", (94, 94, E, "cent", "loaf"), (1.03, 1.03, E, "USD", "loaf")),
]  # fmt: skip

DATES = [
    case("On Mar. 15, 13 migrants drowned.", (13, 13, E, None, "migrants")),  # what is counted is no day
    case("On June 3, 12 old barges sank.", (12, 12, E, None, "old barges")),
    case("On 5 May 300 people marched.", (300, 300, E, None, "people")),
    case("On the night of 3 June 12 shells fell.", (12, 12, E, None, "shells")),
    case("They met on June 3, 4 and 5.", ),
    case("Voting is on Sept. 20, 21 or 22.", ),
]  # fmt: skip

AGES = [
    case("Her brother, 6, drowned.", ),  # an age after a person
    case("The gunman killed a nurse, 34, and her sons, 12 and 9.", ),
    case("Ella Brun, 4, was found.", ),
    case("Ella Moe, then 38, left; Brun, now 41, stayed.", ),
    case("The 20-something host left.", ),
    case("Two men, aged 24 and 31, were held.", (2, 2, E, None, "men")),
    case("Pupils aged 12, 14 and 15 won.", ),
    case("Eight were under 18.", (8, 8, E, None, None), (None, 18, U, "year of age", None)),  # an age that sets people apart
    case(
        "Women over 50 and children under five were asked.",
        (50, None, M, "year of age", None), (None, 5, U, "year of age", None),
    ),
    case("Of the miners, two over 60 were hurt.", (2, 2, E, None, "miners"), (60, None, M, "year of age", None)),
    case("The average age of the crew was 35.", (35, 35, E, "year", "average age of the crew")),  # ages that measure
    case("Life expectancy for men is 73.", (73, 73, E, "year", "Life expectancy")),
    case("The median age is 42.1 years.", (42.1, 42.1, E, "year", "median age")),
    case("The lamp needs a flux of 9 W/m2 to 4 W/m2.", (4, 9, B, "watt per square metre", "flux")),
    case("Over 50 women were asked.", (50, None, M, None, "women")),
    case("Among them over 40 nurses fell ill.", (40, None, M, None, "nurses")),
    case("The fee was under 40.", (None, 40, U, None, "fee")),
]  # fmt: skip

TRAPS = [
    case("Quist lost 6-4, 6-2 to Moe.", ),  # sets
    case("She shot a 5-under 67 on Friday.", ),
    case("He won a six-figure sum.", ),
    case("The 737 MAX was grounded.", ),
    case("Reach the Lund Bureau on (613) 235-6745."),
    case("Reach the Lund newsroom on +46 8 700 1017."),
    case("Test scores rose in Malvern."),
    case("The 9.15 to Lund was late."),  # a train
    case("The road is shut between junctions 9 and 12."),
    case("Read chapters 3, 4 and 7."),
    case("Brun Scores Again\nThe match was on Monday."),
    case("Scores died.", (20, 199, "vague", None, None)),
    case("He is the only one left."),
    case("The ratio of boys to girls is 3:1."),
    case("The odds are 5 to 1."),
    case("Figures are in billions of dollars."),  # how a table is to be read
    case("(million euros unless stated)"),
    case("Call 555-1234 for help.", ),
]  # fmt: skip

ITEMS = [
    case(
        "Rebels fired 40 rockets, killing at least 12 and wounding 30.",
        (40, 40, E, None, "rockets"), (12, None, L, None, None), (30, 30, E, None, None),
    ),
    case("The wolf killed 40 sheep and injured 12.", (40, 40, E, None, "sheep"), (12, 12, E, None, "sheep")),
    case("The rain broke 40 dykes and killed seven.", (40, 40, E, None, "dykes"), (7, 7, E, None, None)),  # people
    case("They lost 12 T-72 tanks.", (12, 12, E, None, "T-72 tanks")),  # a designation before the noun
    case("They bought 12 tier-one suppliers.", (12, 12, E, None, "tier-one suppliers")),
    case("The one-week rate rose to 40 percent.", (40, 40, E, "%", "one-week rate")),  # a compound is not cut
    case("It sold a $12 million three-year bond.", (12e6, 12e6, E, "USD", "three-year bond"), (3, 3, E, "year", "bond")),
    case("Some 300m people, a third of them nuns, came.", (3e8, 3e8, A, None, "people"), (1 / 3, 1 / 3, E, None, "people")),
    case("Lund lies 200 km (120 miles) east of Oslo.", (200, 200, E, "km", None), (120, 120, E, "mi", None)),  # where it points
    case("The dead: 40. The missing: 12.", (40, 40, E, None, "dead"), (12, 12, E, None, "missing")),  # labels
    case("Homes without power: 1,200", (1200, 1200, E, None, "Homes")),
    case("Toll Hits 40 After Storm\nRescuers searched on.", (40, 40, E, None, "Toll")),  # a headline's verb, no name
    case("Police Arrest 12 After Raid\nThe raid came on Monday.", (12, 12, E, None, None)),
    case("iPhone 14 Sales Fall\nSales fell."),
    case("About 60% of the city's 1.3 million people left.", (60, 60, A, "%", "people"), (1.3e6, 1.3e6, E, None, "people")),
    case("They took 243 guests and a crew of 11.", (243, 243, E, None, "guests"), (11, 11, E, None, "crew")),
    case("Divers sought the 14 still missing.", (14, 14, E, None, "missing")),
    case("A 95% confidence interval of 90 to 97.", (95, 95, E, "%", "confidence interval"), (90, 97, B, None, "confidence interval")),
    case("Road deaths fell to 223 per 100,000 drivers.", (223, 223, E, "per 100,000", "Road deaths")),  # not what it is counted on
    case("Greens won 24 seats, Liberals 10.", (24, 24, E, None, "seats"), (10, 10, E, None, "seats")),  # the verb left out
    case("One passenger in 12 had no ticket.", (1 / 12, 1 / 12, E, None, "passenger")),
    case("Fewer than one cow in 10,000 falls ill.", (None, 1 / 10000, U, None, "cow")),
    case("Only one goal in 12 games was scored.", (1, 1, E, None, "goal"), (12, 12, E, None, "games")),
    case(
        "They pulled 61 people from two boats; three were dead.",
        (61, 61, E, None, "people"), (2, 2, E, None, "boats"), (3, 3, E, None, "people"),
    ),
    case("More than 2 in 3 firms agree.", (2 / 3, None, M, None, "firms")),
    case("They expect 15% fewer frosts.", (15, 15, E, "%", "frosts")),
    case("One in 45 children is ill.", (1 / 45, 1 / 45, E, None, "children")),
    case("They built one in 1998.",),
    case("They bought six F-35 jets.", (6, 6, E, None, "F-35 jets")),
    case("Some 2,000 (40%) of the houses burned.", (2000, 2000, A, None, "houses"), (40, 40, E, "%", "houses")),  # past a bracket
    case("In all 30 (12 per cent) of the wells are dry.", (30, 30, E, None, "wells"), (12, 12, E, "%", "wells")),
    case("The pond has a depth of 4 metres to 9 metres.", (4, 9, B, "m", "depth")),  # the noun at the range's first end
    case("Exports grew by 12% year on year.", (12, 12, E, "%", "Exports")),  # a year is not measured
    case("40 Dead in Train Crash\nRescuers searched on.", (40, 40, E, None, "Dead")),
    # what a change is in, and what a share of output measures
    case("The mill reported a 22 per cent increase in net profit.", (22, 22, E, "%", "net profit")),
    case("There was a fall of 5 per cent in sales.", (5, 5, E, "%", "sales")),
    case("A rise of 5 per cent in May was a surprise.", (5, 5, E, "%", "rise")),
    case("The budget has a deficit of 3 per cent of GDP.", (3, 3, E, "%", "deficit")),
    case("Debt was 90 per cent of GDP.", (90, 90, E, "%", "Debt")),
    case("It spends 2 per cent of GDP on roads.", (2, 2, E, "%", "GDP")),
    case("Turnover was up 25 per cent following large orders.", (25, 25, E, "%", "Turnover")),  # "following" leads to a noun
    case("They beat an index that was off 2 per cent.", (2, 2, E, "%", "index")),
    case("GDP rose 3 per cent.", (3, 3, E, "%", "GDP")),  # a number that goes by its letters
    case("They raised bills by the maximum amount of 5 per cent.", (5, 5, E, "%", "bills")),
    case("The levy paid for £2 million spent on repairs.", (2e6, 2e6, E, "GBP", "repairs")),
    case("They fought a 50-acre (20-hectare) blaze.", (50, 50, E, "acre", "blaze"), (20, 20, E, "ha", "blaze")),
    case("As of noon, the blaze was 40 per cent contained.", (40, 40, E, "%", "blaze")),
    case("She gave an assistance of $4 million for relief.", (4e6, 4e6, E, "USD", "assistance")),  # what a sum is goes before its use
    case("She gave $4 million for relief.", (4e6, 4e6, E, "USD", "relief")),
    case("Crops worth $4 million were lost.", (4e6, 4e6, E, "USD", "Crops")),
    case("They won a deal worth more than $4 million.", (4e6, None, M, "USD", "deal")),
    case("The waiting list rose to a record high of 6,000.", (6000, 6000, E, None, "waiting list")),
    case("Prices rose by 3 per cent after falling by 5 per cent.", (3, 3, E, "%", "Prices"), (5, 5, E, "%", "Prices")),
    case("The toll touched 194.", (194, 194, E, None, "toll")),
    case("Some 52.6% or 1,900 patients slept.", (52.6, 52.6, A, "%", "patients"), (1900, 1900, E, None, "patients")),
    case("They left with damage put at $4 million.", (4e6, 4e6, E, "USD", "damage")),
    case("Cases dropped to two digits.",),
    case("Some 800 people have died, an average of five dead a day.", (800, 800, A, None, "people"), (5, 5, E, "per day", "people")),
    case("Boeing sold ten 787 Dreamliners.", (10, 10, E, None, None)),
    case("The bridge is 40 per cent complete.", (40, 40, E, "%", "bridge")),
    case(
        "With 40 of 50 nurses casting votes, 96 per cent said no.",
        (40, 40, E, None, "nurses"), (50, 50, E, None, "nurses"), (96, 96, E, "%", "nurses"),
    ),
    case("They had one task in mind.",),
    case("Profit increased from £127m to £155m, a record.", (1.27e8, 1.27e8, E, "GBP", "Profit"), (1.55e8, 1.55e8, E, "GBP", "Profit")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*SPELLINGS, *UNITS, *BOUNDS, *RANGES, *DATES, *AGES, *TRAPS, *ITEMS])
def test_form(text, expected):
    assert short(text) == [
        (low if low is None else pytest.approx(low), high if high is None else pytest.approx(high), *rest) for low, high, *rest in expected
    ]


MODALITIES = [
    ("If 300 soldiers were killed, the brigade is lost.", ["hypothetical"]),
    ("The mill would close if more than 500 of its workers were to leave.", ["hypothetical"]),
    ("He asked what would follow if 300 men died.", ["hypothetical"]),
    ("Had 40 boats sailed, the island would have been lost.", ["hypothetical"]),  # the order of a condition
    ("Had 300 soldiers been killed, the brigade would be lost.", ["hypothetical"]),
    ("Assuming that 300 soldiers were killed, the brigade is lost.", ["hypothetical"]),
    ("As many as 300 soldiers, if not 400, were killed.", ["actual", "hypothetical"]),
    ("The region had 40 boats.", ["actual"]),
    ("He wants a sea wall after the deaths of 49 people.", ["actual"]),  # what has been before the plan
    ("They plan to march after the loss of 40 jobs.", ["actual"]),
    ("The ratio will rise to 12 per cent from 10 per cent.", ["planned", "actual"]),  # where a change sets out from
    ("The mill plans to cut its staff from 400 to 300.", ["actual", "planned"]),
    ("The bank cut its forecast from 4 to 3 per cent.", ["planned", "planned"]),
    ("The plan would shut two mines, leaving 400 without work.", ["hypothetical", "hypothetical"]),  # what follows from it
    ("The mill will seek $40 million and lost $12 million.", ["planned", "actual"]),  # another tense is another clause
    ("The mill took the decision to cut 400 jobs.", ["planned"]),
    # what is asked for or offered, and turned down
    ("The council rejected the union's demand for a 12 per cent rise.", ["hypothetical"]),
    ("The mill rejected an offer of $40 million.", ["hypothetical"]),
    ("Demand for 40 million barrels a day was met.", ["actual"]),
    ("The court rejected 40 requests.", ["actual"]),
    ("The court rejected 40 plans.", ["actual"]),
    ("She hoped to sell 40 boats.", ["planned"]),  # whose lemma the model takes for "hop"
    ("It will be recalled that the storm sank 40 boats.", ["actual"]),  # the saying lies ahead, and not what is said
    ("With 40 of 50 nurses voting, they rejected the claim.", ["actual", "actual"]),  # beside what is rejected
    ("They propose a 3 per cent rise, along with a further one per cent levy.", ["hypothetical", "hypothetical"]),
    ("The mill lifted its forecast by $7 million to $40 million.", ["planned", "planned"]),
    ("A projected deficit of $40 million is a worry.", ["planned"]),  # a participle before the noun
    ("Output is tipped to shrink by 40 tonnes.", ["planned"]),
    ("Laying off seven teachers would save the school.", ["hypothetical"]),
    ("The court declined to take up a challenge to a fine of $40 million.", ["actual"]),  # the fine stands
    ("They refused to pay a fine of $40 million.", ["negated"]),
]


@pytest.mark.parametrize(("text", "expected"), MODALITIES)
def test_modality(text, expected):
    assert [f.modality for f in figures(text)] == expected


FATES = [
    ("The brigade lost 300 men: 90 dead, 200 wounded and 10 captured.", ["lost", "killed", "injured", "captured"]),
    ("Police said 12 people were hurt and nine arrested.", ["injured", "detained"]),
    ("Rebels fired 40 rockets, killing 12 and wounding 30.", ["launched", "killed", "injured"]),
    ("The quake shook the town, injuring up to 131.", ["injured"]),
    ("Three men suffered burns.", ["injured"]),
    ("The boat rescued 12 people, one of whom later died.", ["rescued"]),
    ("Police made four arrests.", [None]),
    ("Police seized 40 kg of tusks.", ["seized"]),
    ("Two men were said to have sustained injuries.", ["injured"]),
    ("The blast claimed at least one life, while two men were injured.", ["killed", "injured"]),
    ("The killing of one man and abduction of 42 women shocked them.", ["killed", "abducted"]),
]


@pytest.mark.parametrize(("text", "expected"), FATES)
def test_fate(text, expected):
    assert [f.event for f in figures(text)] == expected


DAYS = [
    ("Debt is 102 per cent of output; it was 40 per cent in 2008.", [None, 2008]),  # a clause of its own
    ("Debt was 40 per cent in 2008; it is 102 per cent now.", [2008, None]),
    ("Profit was £12 million (2019: £10 million).", [None, 2019]),
    ("Output was 12 tonnes in 2019.", [2019]),
    ("The firm, founded in 1987 by two monks, is worth $3 billion.", [1987, None]),
    ("The number of people killed in 2019 reached 40.", [2019]),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_year_of_a_number_is_that_of_its_clause(text, expected):
    assert [f.as_of_from and f.as_of_from.year for f in figures(text)] == expected

"""Figures as rows: what a sentence reports, and what in it is no figure, rule by rule."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis

E, A, L, M, H, U, B, V = "exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"


@cache
def figures(text):
    return analysis.annotate(text).figures


def short(text):
    """(words, low, high, qualifier, unit) of all figures of a text."""
    return [(f.text, f.low, f.high, f.qualifier, f.unit) for f in figures(text)]


QUALIFIERS = [
    ("More than 40 villages were cut off.", ("More than 40", 40, None, M, None)),
    ("The flood reached over 40 villages.", ("over 40", 40, None, M, None)),
    ("The toll passed 40 on Friday.", ("passed 40", 40, None, M, None)),
    ("The number of dead may top 40 this week.", ("top 40", 40, None, M, None)),
    ("The convoy passed 40 lorries.", ("40", 40, 40, E, None)),
    ("At least 40 villages were cut off.", ("At least 40", 40, None, L, None)),
    ("No fewer than 40 villages were cut off.", ("No fewer than 40", 40, None, L, None)),
    ("The ferry can carry up to 500 cars.", ("up to 500", None, 500, H, None)),
    ("Pay rises pushed the grant up to $208 million.", ("$208 million", 2.08e8, 2.08e8, E, "USD")),
    ("As many as 300 miners went on strike.", ("As many as 300", None, 300, H, None)),
    ("No more than 20 visitors may enter.", ("No more than 20", None, 20, H, None)),
    ("Fewer than 60 wolves remain.", ("Fewer than 60", None, 60, U, None)),
    ("The repair cost just under 900 euros.", ("just under 900 euros", None, 900, U, "EUR")),
    ("About 700 runners started.", ("About 700", 700, 700, A, None)),
    ("Some 700 runners started.", ("Some 700", 700, 700, A, None)),
    ("An estimated 700 seals live there.", ("An estimated 700", 700, 700, A, None)),
    ("Nearly 700 seals live there.", ("Nearly 700", 700, 700, A, None)),
    ("Up to about 700 seals live there.", ("Up to about 700", None, 700, H, None)),
    ("The village lost 20-odd houses.", ("20-odd", 20, 20, A, None)),
    ("Rescuers found 12 or more survivors.", ("12 or more", 12, None, L, None)),
    ("Tickets cost 40 euros or less.", ("40 euros or less", None, 40, H, "EUR")),
    ("The fund drew 500-plus donors.", ("500-plus", 500, None, L, None)),
    ("The fund drew 500+ donors.", ("500+", 500, None, L, None)),
    ("The dam holds in excess of 3 million tonnes.", ("in excess of 3 million tonnes", 3e6, None, M, "t")),
    ("They walked for more than three hours.", ("more than three hours", 3, None, M, "hour")),
    ("They walked over three hours of muddy track.", ("three hours", 3, 3, E, "hour")),  # over: during
    ("Over the past 12 months prices doubled.", ("12 months", 12, 12, E, "month")),  # past is no bound here
    (
        "The bird flies more than 100 kilometres (62 miles).",
        ("more than 100 kilometres", 100, None, M, "km"),
        ("62 miles", 62, None, M, "mi"),
    ),
]

RANGES = [
    ("Between 300 and 350 firefighters came.", ("Between 300 and 350", 300, 350, B, None)),
    ("Some 300-350 firefighters came.", ("Some 300-350", 300, 350, A, None)),
    ("It took 300 to 350 firefighters.", ("300 to 350", 300, 350, B, None)),
    ("Fares range from 3 to 9 euros.", ("from 3 to 9 euros", 3, 9, B, "EUR")),
    ("Three or four houses burned.", ("Three or four", 3, 4, B, None)),
    ("Wages rose by 15 per cent to 20 per cent.", ("15 per cent to 20 per cent", 15, 20, B, "%")),
    ("The plant needs five to 10 workers.", ("five to 10", 5, 10, B, None)),
    ("The bridge will cost $3 to $4 million.", ("$3 to $4 million", 3e6, 4e6, B, "USD")),  # scale shared
    ("Claims ran from $200 to $4 million.", ("from $200 to $4 million", 200, 4e6, B, "USD")),  # scale not shared
    ("Claims ran from $800,000 to $1.3 million.", ("from $800,000 to $1.3 million", 8e5, 1.3e6, B, "USD")),
    ("The army lost 10-12,000 men.", ("10-12,000", 10000, 12000, B, None)),  # thousands shared
    ("They saw four to five thousand geese.", ("four to five thousand", 4000, 5000, B, None)),
    ("A lens of 15kHz to 17kHz was used.", ("15kHz to 17kHz", 15, 17, B, "kHz")),
    ("The mine yields between $48,000 and $90,000 a year.", ("between $48,000 and $90,000 a year", 48000, 90000, B, "dollar per year")),
    ("They will take 100, 200 or 300 geese.", ("100", 100, 100, E, None), ("200", 200, 200, E, None), ("300", 300, 300, E, None)),
    ("A storm of 40 or 600 men is not one.", ("40", 40, 40, E, None), ("600", 600, 600, E, None)),  # a choice, no estimate
    # a change goes from one value to another: two figures
    ("Rents rose from 700 to 900 euros.", ("700", 700, 700, E, "EUR"), ("900 euros", 900, 900, E, "EUR")),
    ("The fine fell from $75 to $45.", ("$75", 75, 75, E, "USD"), ("$45", 45, 45, E, "USD")),
    ("Sales rose by $3 million to $40 million.", ("$3 million", 3e6, 3e6, E, "USD"), ("$40 million", 4e7, 4e7, E, "USD")),
    ("The fare rose from $9 a ticket to $12.", ("$9 a ticket", 9, 9, E, "dollar per ticket"), ("$12", 12, 12, E, "dollar per ticket")),
    ("Kovac leads Duro 46 to 40 percent.", ("46", 46, 46, E, "%"), ("40 percent", 40, 40, E, "%")),  # it falls: no range
    ("The bank cut its forecast for 2036 to 3.4 percent.", ("3.4 percent", 3.4, 3.4, E, "%")),  # a year takes no unit
    # one end is a range itself
    ("The lake shrank from 24.2 to 13-15 litres.", ("24.2", 24.2, 24.2, E, "l"), ("13-15 litres", 13, 15, B, "l")),
    ("Costs go from 7 to 8-9 million euros.", ("7", 7e6, 7e6, E, "EUR"), ("8-9 million euros", 8e6, 9e6, B, "EUR")),
    ("Output went from 14-18 tonnes to 24.", ("14-18 tonnes", 14, 18, B, "t"), ("24", 24, 24, E, "t")),
    ("Output is down from $5 to $6 billion last year.", ("from $5 to $6 billion", 5e9, 6e9, B, "USD")),  # the other way: a range
]

FRACTIONS = [
    ("Rations were cut by half in March.", ("half", 0.5, 0.5, E, None)),
    ("Fares were a fifth lower than in May.", ("a fifth", 0.2, 0.2, E, None)),
]

VAGUE = [
    ("Dozens of houses burned.", ("Dozens", 12, 119, V, None)),
    ("Hundreds of thousands of pilgrims came.", ("Hundreds of thousands", 100000, 999999, V, None)),
    ("Several hundred pilgrims came.", ("Several hundred", 300, 999, V, None)),
    ("A few thousand pilgrims came.", ("A few thousand", 3000, 9999, V, None)),
    ("Hundreds, if not thousands, of geese came.", ("Hundreds", 100, 999, V, None), ("thousands", 1000, 9999, V, None)),
    ("Hundreds if not thousands of geese came.", ("Hundreds if not thousands", 100, 9999, V, None)),
    ("Dozens and dozens of geese came.", ("Dozens and dozens", 12, 119, V, None)),
    ("The court heard several witnesses.",),  # no number
]

UNITS = [
    ("Income rose to £131.7m.", ("£131.7m", 131_700_000, 131_700_000, E, "GBP")),  # as exact as "131,700,000"
    ("The loan of $40 million was repaid.", ("$40 million", 4e7, 4e7, E, "USD")),
    ("Profit was 4.2 million euros, up 300,000 from May.", ("4.2 million euros", 4.2e6, 4.2e6, E, "EUR"), ("300,000", 3e5, 3e5, E, "EUR")),
    ("It made $4.2 billion, down from 5 billion a year ago.", ("$4.2 billion", 4.2e9, 4.2e9, E, "USD"), ("5 billion", 5e9, 5e9, E, "USD")),
    ("It made $4 million, up from 12 boats.", ("$4 million", 4e6, 4e6, E, "USD"), ("12", 12, 12, E, None)),
    ("Tens of millions of dollars were lost.", ("Tens of millions of dollars", 1e7, 99999999, V, "USD")),
    ("The herd walked hundreds of miles.", ("hundreds of miles", 100, 999, V, "mi")),
    ("The loan of US$40m was repaid.", ("US$40m", 4e7, 4e7, E, "USD")),
    ("The loan of A$40m was repaid.", ("A$40m", 4e7, 4e7, E, "AUD")),
    ("The loan of $A40m was repaid.", ("$A40m", 4e7, 4e7, E, "AUD")),
    ("The loan of HK$40bn was repaid.", ("HK$40bn", 4e10, 4e10, E, "HKD")),
    ("The loan of RM40 million was repaid.", ("RM40 million", 4e7, 4e7, E, "MYR")),
    ("The loan of Rs 3 crore was repaid.", ("Rs 3 crore", 3e7, 3e7, E, "INR")),
    ("The loan of EUR50m was repaid.", ("EUR50m", 5e7, 5e7, E, "EUR")),
    ("The loan of R500 million was repaid.", ("R500 million", 5e8, 5e8, E, "ZAR")),
    ("The loan of Y=900 million was repaid.", ("Y=900 million", 9e8, 9e8, E, "JPY")),  # ¥ as plain text writes it
    ("The loan of ₩9 trillion was repaid.", ("₩9 trillion", 9e12, 9e12, E, "KRW")),
    ("The loan of 9 trillion won was repaid.", ("9 trillion won", 9e12, 9e12, E, "KRW")),
    ("The loan of 50 million Swiss francs was repaid.", ("50 million Swiss francs", 5e7, 5e7, E, "CHF")),
    ("The ticket costs 1,200€ today.", ("1,200€", 1200, 1200, E, "EUR")),
    ("The ticket costs 20 pounds in London, or £18 online.", ("20 pounds", 20, 20, E, "GBP"), ("£18", 18, 18, E, "GBP")),
    ("The calf weighs 90 pounds.", ("90 pounds", 90, 90, E, "lb")),
    ("Of 30 matches, 12 won praise.", ("30", 30, 30, E, None), ("12", 12, 12, E, None)),  # a verb, no currency
    ("Turnout was 61.5%.", ("61.5%", 61.5, 61.5, E, "%")),
    ("Turnout was 61 percent.", ("61 percent", 61, 61, E, "%")),
    ("Turnout fell two percentage points.", ("two percentage points", 2, 2, E, "pp")),
    ("The bank raised rates by 25 basis points.", ("25 basis points", 25, 25, E, "basis point")),
    ("The tunnel is 12 km long.", ("12 km", 12, 12, E, "km")),
    ("The mast is 90m tall.", ("90m", 90, 90, E, "m")),
    ("The mine sold 12.3m tonnes of ore.", ("12.3m tonnes", 12.3e6, 12.3e6, E, "t")),  # m: million before a counted noun
    ("The site drew 15m visitors.", ("15m", 15e6, 15e6, E, None)),
    ("The gang paid 12k people.", ("12k", 12000, 12000, E, None)),
    ("The field covers 300 square kilometres.", ("300 square kilometres", 300, 300, E, "km²")),
    ("It was 38 degrees Celsius.", ("38 degrees Celsius", 38, 38, E, "°C")),
    ("It was minus 12 degrees Celsius.", ("minus 12 degrees Celsius", -12, -12, E, "°C")),
    ("Wind blew at 120 km/h.", ("120 km/h", 120, 120, E, "km/h")),
    ("Oil sells at $52 a barrel.", ("$52 a barrel", 52, 52, E, "dollar per barrel")),  # a rate is no sum of money
    ("The well gives 300 barrels a day.", ("300 barrels a day", 300, 300, E, "barrel per day")),
    ("Sales were $6 million a year earlier.", ("$6 million", 6e6, 6e6, E, "USD")),  # no rate
    ("The siege lasted three years.", ("three years", 3, 3, E, "year")),
    ("It was a five-day siege.", ("a five-day", 5, 5, E, "day")),  # the article belongs to a number word that is tied
    ("It was about an eight-hour shift.", ("about an eight-hour", 8, 8, A, "hour")),
    ("She won by a three-percentage-point margin.", ("a three-percentage-point", 3, 3, E, "pp")),
    ("A six-member panel met.", ("A six", 6, 6, E, None)),
    ("It was a 5-day siege.", ("5-day", 5, 5, E, "day")),
    # a unit left to an earlier number
    ("The best costs 84.25 cents, the cheapest 71.40.", ("84.25 cents", 84.25, 84.25, E, "cent"), ("71.40", 71.4, 71.4, E, "cent")),
    ("Prices rose 3.2 percent in May after 2.9 in April.", ("3.2 percent", 3.2, 3.2, E, "%"), ("2.9", 2.9, 2.9, E, "%")),
    ("Shares rose 3.15 percent to 8.40 on Monday.", ("3.15 percent", 3.15, 3.15, E, "%"), ("8.40", 8.4, 8.4, E, None)),  # a price
    ("The rod weighs 3.2 kg. The mark was 2.9.", ("3.2 kg", 3.2, 3.2, E, "kg"), ("2.9", 2.9, 2.9, E, None)),  # another sentence
    ("Farmers have an average age of 58.", ("58", 58, 58, E, "year")),
    ("Doctors found a 300,000-year-old skull.", ("300,000-year-old", 300000, 300000, E, "year of age")),
    ("It took half an hour.", ("half an hour", 0.5, 0.5, E, "hour")),
    ("Less than a quarter of one percent voted.", ("Less than a quarter of one percent", None, 0.25, U, "%")),
    ("One in five adults smokes.", ("One in five", 0.2, 0.2, E, None)),
    ("Nine out of 10 doctors agree.", ("Nine out of 10", 0.9, 0.9, E, None)),
    ("Two-thirds of members voted.", ("Two-thirds", 2 / 3, 2 / 3, E, None)),
    ("The reactor leaked 0.2 microsieverts.", ("0.2 microsieverts", 0.2, 0.2, E, "microsievert")),
    ("The error is plus or minus six percentage points.", ("six percentage points", 6, 6, E, "pp")),
    ("Profit grew threefold, or three times.", ("three times", 3, 3, E, "times")),
    # a unit after a qualifier, or after "more", "straight", "full"
    ("The strike will last five-plus months.", ("five-plus months", 5, None, L, "month")),
    ("The trail is 20-odd kilometres long.", ("20-odd kilometres", 20, 20, A, "km")),
    ("The ferry needs 40 or more minutes.", ("40 or more minutes", 40, None, L, "minute")),
    ("She stays at least two more weeks.", ("at least two more weeks", 2, None, L, "week")),
    ("Exports fell for three straight quarters.", ("three straight quarters", 3, 3, E, "quarter")),
    ("He bought two more homes.", ("two", 2, 2, E, None)),
    # rates: of counts, of time, behind a bracket, before an adjective
    ("The guns fire 900 shells a day.", ("900", 900, 900, E, "per day")),
    ("The guns fire 900 a day.", ("900 a day", 900, 900, E, "per day")),
    ("Nurses work 50 hours a week.", ("50 hours a week", 50, 50, E, "hour per week")),
    (
        "The offer is C$6 (US$4.46) per share.",
        ("C$6", 6, 6, E, "Canadian dollar per share"),
        ("US$4.46", 4.46, 4.46, E, "dollar per share"),
    ),
    ("Holders get $17.50 a common share.", ("$17.50 a common share", 17.5, 17.5, E, "dollar per share")),
    ("Sales were $6 million, up from 40 a year ago.", ("$6 million", 6e6, 6e6, E, "USD"), ("40", 40, 40, E, None)),
    # points of a poll, of an index
    ("Voters gave the mayor a ten-point lead.", ("a ten-point", 10, 10, E, "pp")),
    ("In the poll the mayor leads by seven points.", ("seven points", 7, 7, E, "pp")),
    ("The index lost 58.06 points.", ("58.06 points", 58.06, 58.06, E, "point")),
    (
        "The index closed at 16,369.03, up 58.06 points.",
        ("16,369.03", 16369.03, 16369.03, E, "point"),
        ("58.06 points", 58.06, 58.06, E, "point"),
    ),
    ("The index rose 64.06 points to 4,577.10.", ("64.06 points", 64.06, 64.06, E, "point"), ("4,577.10", 4577.1, 4577.1, E, "point")),
    # money whose name is left out of one of two amounts
    (
        "Of the 20 million euros, 4.5 million have been paid.",
        ("20 million euros", 2e7, 2e7, E, "EUR"),
        ("4.5 million", 4.5e6, 4.5e6, E, "EUR"),
    ),
    ("The bloc paid 11 million of the 20 million euros.", ("11 million", 1.1e7, 1.1e7, E, "EUR"), ("20 million euros", 2e7, 2e7, E, "EUR")),
    ("Prices rose by 2 percent in the north and by 1 in the south.", ("2 percent", 2, 2, E, "%"), ("1", 1, 1, E, "%")),
    # everyday words that are no unit, no scale, no qualifier
    ("Almost 11,000 foot soldiers marched.", ("Almost 11,000", 11000, 11000, A, None)),
    ("The office issued about 90,000 K-1 visas.", ("about 90,000", 90000, 90000, A, None)),
    ("It would stay below minus five for at least another week.", ("minus five", -5, -5, E, None)),
    ("That adds up to 185,000.", ("185,000", 185000, 185000, E, None)),
    ("He would not say anything about two men.", ("two", 2, 2, E, None)),
    ("The cabinet approved 4 billion crowns.", ("4 billion crowns", 4e9, 4e9, E, "crown")),
    ("A can costs 120 shillings.", ("120 shillings", 120, 120, E, "shilling")),
    ("A can costs 120 Kenyan shillings.", ("120 Kenyan shillings", 120, 120, E, "KES")),
    ("Profit was 12 Canadian cents a share.", ("12 Canadian cents a share", 12, 12, E, "cent per share")),
    ("The poll shows him up a narrow four points.", ("four points", 4, 4, E, "pp")),
    (
        "The share was 22.4 percent, or less than one-quarter of the crop.",
        ("22.4 percent", 22.4, 22.4, E, "%"),
        ("less than one-quarter", None, 1 / 4, U, None),
    ),
    ("The fund lost 40 million kroner.", ("40 million kroner", 4e7, 4e7, "exact", "NOK")),
    ("Denmark lent him 40 million kroner.", ("40 million kroner", 4e7, 4e7, "exact", "DKK")),
    ("Norway lent Denmark 40 million kroner.", ("40 million kroner", 4e7, 4e7, "exact", "NOK")),
    ("The Danes, the Swedes and Oslo raised 40 million kroner.", ("40 million kroner", 4e7, 4e7, "exact", "NOK")),
    ("The fund lost 40 million pesos.", ("40 million pesos", 4e7, 4e7, "exact", "MXN")),
    ("Argentina's fund lost 40 million pesos in Chile, an Argentine paper said.", ("40 million pesos", 4e7, 4e7, "exact", "ARS")),
    ("A bank in Manila lost 40 million pesos.", ("40 million pesos", 4e7, 4e7, "exact", "PHP")),
    ("The Mexican owner of a Chilean mine lost 40 million pesos.", ("40 million pesos", 4e7, 4e7, "exact", "MXN")),
    ("Pakistan sold ships for 40 million rupees.", ("40 million rupees", 4e7, 4e7, "exact", "PKR")),
    ("Pakistan sold India ships for 40 million rupees.", ("40 million rupees", 4e7, 4e7, "exact", "INR")),
    ("Kenya sold ships for 40 million shillings.", ("40 million shillings", 4e7, 4e7, "exact", "KES")),
    ("The fund lost 40 million dinars.", ("40 million dinars", 4e7, 4e7, "exact", "dinar")),
    ("Cairo sold ships for 40 million pounds.", ("40 million pounds", 4e7, 4e7, "exact", "EGP")),
    (
        "Egypt sold ships for £40 million, and boats for 3 million pounds.",
        ("£40 million", 4e7, 4e7, "exact", "GBP"),
        ("3 million pounds", 3e6, 3e6, "exact", "GBP"),
    ),
    ("France sold ships for 40 million francs.", ("40 million francs", 4e7, 4e7, "exact", "CHF")),
    ("Australia sold ships for 40 million dollars.", ("40 million dollars", 4e7, 4e7, "exact", "USD")),
    ("They flew four F-35 jets.", ("four", 4, 4, "exact", None)),
]

NO_FIGURES = [
    # the age of the youngest
    "The youngest of them was 19.",
    # dates, years, clock times
    "The treaty was signed on 18 March 2014.",
    "The poll was conducted Nov. 6 to 10.",
    "Elections are due on March 18, 2026.",
    "The talks ran from Sept. 20-24.",
    "He was born in 1987.",
    "Exports fell in 2019 and 2020.",
    "They lost more than in 2008 or 2012.",
    "The 1990s were hard.",
    "The war lasted from 1914 to 1918.",
    "The attack began at 10:45 pm.",
    "The shop opens at 9am and closes at 6 p.m.",
    "He left at four o'clock.",
    "The 2016 election was close.",
    "The 1828 presidential race was bitter.",
    "They met seven decades ago.",
    "He resigned two years ago.",
    # ages of persons
    "Maria Lopez, 34, saw it all.",
    "A 34-year-old woman was hurt.",
    "The 34-year-old denied it.",
    "A boy of eleven was pulled out.",
    "He died aged 82.",
    "The scheme is for people aged 16 to 24.",
    "They are 20 and 26 years old.",
    "His father died when he was 12.",
    "It is for pupils between the ages of 17 and 20.",
    "Police shot 17-year-old Ivo Lind many times.",
    # ordinals and ranks
    "It was his 76th birthday.",
    "The firm is one of the top 10 exporters.",
    "Here are the Top 10 points to know.",
    "She is ranked No. 1.",
    "The fourth-largest bank failed.",
    "A third term is banned.",
    # names
    "The KN-23 missile was fired.",
    "Ministers of the G7 met.",
    "Article 5 was invoked.",
    "A Boeing 747 landed.",
    "The S&P 500 rose.",
    "He bought an iPhone 14.",
    "He flew in on his 757 jet.",
    "Apollo 11 reached the Moon.",
    "Resolution 2254 was adopted.",
    "COVID-19 spread.",
    "The 5G network failed.",
    "The Big Ten voted.",
    "Fans of the Seven Sisters gathered in town.",
    # telephone, street and index numbers, links
    "Call 555-0134 or 020-555-0134.",
    "She lives at 16 Elm Street.",
    "Write to Box 22 for details.",
    "See https://example.org/a/1234 for more.",
    # scores, and other talk of sport
    "The Rovers won 3-1.",
    "They were 2-0 down at the break.",
    "The bill passed on a 52-48 vote.",
    "The panel ruled 2-to-1 against him.",
    "The board announced a 3-for-1 stock split.",
    "The board announced a two-for-one stock split.",
    "They lost by a 3 to 1 margin.",
    "It is among the 10 largest banks.",
    # pronouns and references
    "One of them smiled.",
    "No one was hurt.",
    "They met one day in spring.",
    "One official said so.",
    "The two nations signed a pact.",
    "Relations between the two countries cooled.",
    "The two leaders shook hands.",
    "It is a two-way street.",
    "All three can be true.",
    "I would not treat these two differently.",
    "She sat between the two cabinet secretaries.",
    "The two major party nominees met.",
    "It does not bother me one bit.",
    "The fund plans to zero in on schools.",
    "Three tolls, one earthquake",  # they count reports
    "It is the week of three official counts.",
    # parts of a series, denominators
    "The second half of the season was better.",
    # page furniture
    "© 2024 Harbour Post",
    "News\n\n·2 mins\n\nThe mayor resigned.",
    "5 min read",
    "1 Petra Kovac. 2 Ivo Duro. 3 Ana Lind.",
    "1. Mills\nThey run.\n2. Farms\nThey rest.\n3. Mines\nThey close.",
]

ITEMS = [  # sentence -> words of the number, item, class, event
    ("The army sent 1,200 military advisers.", "1,200", "military advisers", "troops", "sent"),
    ("The blast killed 40 people.", "40", "people", "killed", "killed"),
    # a number of people that rises: what befell them stands with them
    ("The number of people killed rose to 40.", "40", "people", "killed", "killed"),
    ("The number of people who have died rose to 40.", "40", "people", "killed", "killed"),
    ("The number of people known to have died stands at 40.", "40", "people", "killed", "killed"),
    ("The number of those killed rose to 40.", "40", "killed", "killed", "killed"),
    ("The number of those injured was put at 40.", "40", "injured", "injured", "injured"),
    ("The number of homes destroyed rose to 40.", "40", "homes", "homes", "destroyed"),
    ("The frost killed 40 lambs.", "40", "lambs", "lamb", "killed"),
    ("The regime executed 40 prisoners.", "40", "prisoners", "prisoners", "killed"),
    ("The senate killed 40 bills.", "40", "bills", "bill", None),
    ("The broker executed 40 orders.", "40", "orders", "order", None),
    ("Some 40 trades were executed at once.", "Some 40", "trades", "trade", None),
    ("Some 40 people died in the blast.", "Some 40", "people", "killed", "killed"),
    ("The dead numbered 40.", "40", "dead", "killed", "killed"),
    ("The death toll rose to 53.", "53", "death toll", "killed", "killed"),
    ("At least 15 passengers were injured.", "At least 15", "passengers", "injured", "injured"),
    ("The gunman killed 12 soldiers.", "12", "soldiers", "troops", "killed"),
    ("Twelve soldiers killed the gunman.", "Twelve", "soldiers", "troops", None),  # they were not killed
    ("The country has a troop strength of 12,000.", "12,000", "troop strength", "strength", None),
    ("The port received thousands of containers of grain.", "thousands", "containers of grain", "containers", "received"),
    ("The state gave $40 million in humanitarian aid.", "$40 million", "humanitarian aid", "aid", "given"),
    ("It was a $150,000 contract.", "$150,000", "contract", "contract", None),
    ("The firm shed 400 jobs.", "400", "jobs", "jobs", "cut"),
    ("Attack on a mill in Lund: 13 killed\n\nA mill was attacked.", "13", "killed", "killed", "killed"),
    ("Some 40 residents were ordered to evacuate.", "Some 40", "residents", "evacuated", "evacuated"),  # nobody bought them
    ("The 40 wildfires have burned the hills.", "40", "wildfires", "wildfire", None),
    ("The army shot down 14 “Heron” unmanned aircraft.", "14", "Heron” unmanned aircraft", "drones", "intercepted"),
    ("Two suicide bombers attacked the mill.", "Two", "suicide bombers", "people", None),
    ("The blaze grew to 4,000 acres Monday night.", "4,000 acres", "blaze", "blaze", None),
    ("Analysts had expected revenue of $40 million.", "$40 million", "revenue", "revenue", None),  # no expected revenue
    ("Floods displaced 3,000 villagers.", "3,000", "villagers", "displaced", "displaced"),
    ("Nine miners are missing.", "Nine", "miners", "missing", "missing"),
    ("The film sold 4.3m digital and physical copies.", "4.3m", "digital and physical copies", "copy", "sold"),
    ("A survey of 1,000 adults found this.", "1,000", "adults", "people", "surveyed"),
    ("It is a 12-page report.", "12", "page", "page", None),
    ("Police arrested 50 people.", "50", "people", "detained", "detained"),
    ("The arrival of 300 recruits was delayed.", "300", "recruits", "troops", "sent"),
    ("A third of the homes burned down.", "A third", "homes", "homes", "destroyed"),
    ("Turnout was 61 per cent of voters.", "61 per cent", "voters", "voters", None),
    ("Ten of the province's 36 schools shut.", "Ten", "schools", "schools", "closed"),
    ("The clerk sent 10 of the mayor's senior aides abroad.", "10", "senior aides", "aide", "sent"),
    ("The donor gave $2 million to the hospital.", "$2 million", None, None, "given"),  # the donor is not what is counted
    ("The council raised $57 million.", "$57 million", None, None, None),
    ("She is the leader of 40 nations.", "40", "nations", "nation", None),
    ("The match drew on 500 people who watched.", "500", "people", "people", None),  # watching is no event
    ("The storm claimed 40 lives.", "40", "lives", "killed", "killed"),
    ("The rebels claimed 40 villages.", "40", "villages", "villages", None),  # nobody was killed
    ("The police fired 40 shots.", "40", "shots", "shot", "launched"),  # no doses
    ("The mayor spoke with 40 visitors.", "40", "visitors", "people", None),
    ("Output went from 14 tonnes to 24 last year.", "24", "Output", "output", None),  # the year is not counted
    ("The firm sold 40 Tuesday.", "40", None, None, "sold"),  # nor is a day
    ("The firm sold 63,000 Viper 3 sedans.", "63,000", "Viper 3 sedans", "sedan", "sold"),
    ("Half of the 4.3M digital sales came late.", "Half", "digital sales", "sales", None),
    ("They counted 512 dead.", "512", "dead", "killed", "killed"),
    # people are named by what happened to them, wherever the text says it
    ("About 45,000 people were left homeless.", "About 45,000", "people", "displaced", "displaced"),
    ("Between 150 and 200 people were still missing.", "Between 150 and 200", "people", "missing", "missing"),
    ("Some 58,000 villagers remain displaced.", "Some 58,000", "villagers", "displaced", "displaced"),
    ("The clinic admitted 160 injured people by noon.", "160", "injured people", "injured", "injured"),
    ("Three guests were fatally shot.", "Three", "guests", "guest", "killed"),
    ("Three people were shot at a fair.", "Three", "people", "people", "shot"),
    ("A dozen others died.", "A dozen", None, "killed", "killed"),
    ("The quake killed hundreds.", "hundreds", None, "killed", "killed"),
    ("The office gave 512 dead.", "512", "dead", "killed", "killed"),  # it gave a number
    ("The hospital received 112 bodies.", "112", "bodies", "bodies", "received"),  # more may be dead, or fewer
    ("More than 600,000 soldiers have been killed or wounded.", "More than 600,000", "soldiers", "troops", "casualties"),
    ("Police found 60 flood victims.", "60", "flood victims", "victims", None),  # not all victims die
    ("Tens of thousands of Cubans marched.", "Tens of thousands", "Cubans", "people", None),
    # what happens around the counted things does not happen to them
    ("Soldiers were killed in three attacks.", "three", "attacks", "strikes", None),
    ("They bombed a village of 300 people.", "300", "people", "people", None),
    ("The fund hopes to spur investment in a nation of 53 million people.", "53 million", "people", "people", None),
    ("The road is cut in at least six places.", "at least six", "places", "place", None),
    ("The firm closed at $5.25.", "$5.25", "firm", "firm", None),
    ("The bank completed its purchase of the mill for $250 million.", "$250 million", None, None, "bought"),
    ("The donor will give 2 billion won through the Red Cross.", "2 billion won", None, None, "given"),
    ("Brussels released 3 million euros for tents.", "3 million euros", "tents", "tent", "given"),
    # a whole and its part
    ("Ten of the province's 36 schools shut.", "36", "schools", "schools", None),
    ("Some 4,000 of roughly 11,000 soldiers were killed.", "Some 4,000", "soldiers", "troops", "killed"),
    ("Some 4,000 of roughly 11,000 soldiers were killed.", "roughly 11,000", "soldiers", "troops", None),
    ("Of the 90 blocks that fell, 12 were built last year.", "90", "blocks", "block", None),
    # what is put, raised, cut
    ("The mayor put the death toll lower, at nine.", "nine", "death toll", "killed", "killed"),
    ("The brewery lifted its quarterly dividend to $1.35 a share.", "$1.35 a share", "quarterly dividend", "dividend", None),
    ("The state cut its flood defence budget by 12 percent.", "12 percent", "flood defence budget", "budget", None),
    ("Toll climbs to 87 as crews reach villages", "87", "Toll", "killed", "killed"),  # a headline
    ("Death toll passes 200 as cold slows the search", "passes 200", "Death toll", "killed", "killed"),
    # what a number is the number of
    ("The number of dead stood at 260.", "260", "dead", "killed", "killed"),
    ("The office lowered its figure for the injured to 3,100.", "3,100", "injured", "injured", "injured"),
    ("The official figure is 398.", "398", None, None, None),
    ("They won by an average of seven percentage points.", "seven percentage points", None, None, None),
    # phrases
    ("She held two in-person interviews.", "two", "in-person interviews", "interview", None),
    ("They hired three well-known actors.", "three", "well-known actors", "actor", "hired"),
    ("The plant employs 3,400 workers.", "3,400", "workers", "people", "employed"),  # and has not hired them now
    ("Donors pledged $19 million, or 31 percent of it.", "$19 million", None, None, "given"),
    ("Exports are worth hundreds of millions of dollars and much debated.", "hundreds of millions of dollars", "Exports", "export", None),
    ("The fund spent $5 million in the previous decade on roads.", "$5 million", None, None, "spent"),
    ("The firm posted a loss of $175 million.", "$175 million", "loss", "losses", "lost"),
    ("The fund owns about 23% of Port Vale.", "about 23%", "Port Vale", None, None),
    ("The mine hit a five year low.", "five year", "low", "low", None),
    ("They searched a four-acre area Thursday.", "a four-acre", "area", "area", None),
    ("A magnitude 6.8 quake struck.", "6.8", "magnitude", "magnitude", None),
    ("It was a 300-strong force.", "300", "force", "troops", None),
    ("Of those polled, 58 percent agreed.", "58 percent", None, None, None),
    ("Some 58 percent of those asked agreed.", "Some 58 percent", "those asked", "people", None),
    ("The storm claimed at least 217 lives.", "at least 217", "lives", "killed", "killed"),
    ("The state saw the slayings of 14 women.", "14", "women", "killed", "killed"),
    ("Workers make $12 an hour in poor regions.", "$12 an hour", None, None, None),
    ("They sent staff to all 11 towns.", "11", "towns", "town", None),  # the staff was sent
    ("The party won 39 states.", "39", "states", "state", None),
    ("They owe $65 million in taxes.", "$65 million", "taxes", "taxes", None),
    ("The plan could raise the workers' benefits 10 to 20 percent.", "10 to 20 percent", "workers' benefits", "benefit", None),
    ("Port Vale shares rose 87.5 cents.", "87.5 cents", "Port Vale shares", "share", None),
    ("She leads by 60 percent among women voters.", "60 percent", "women voters", "voters", None),
]

ELISIONS = [  # sentence -> items of all figures
    ("The city will sell 435 homes by auction and 187 by tender.", ["homes", "homes"]),
    ("The number of people who died when two dams broke rose to 40.", ["dams", "people"]),  # its own subject says what it counts
    ("The first shipment of 1,200 rifles left, the vanguard of 9,000 that will follow.", ["rifles", "rifles"]),
    ("The office spoke of 600 deaths, compared with 450 a week ago.", ["deaths", "deaths"]),
    ("They bought four- and six-cylinder engines.", ["cylinder", "cylinder"]),
    ("They bought four-, five- and six-cylinder engines.", ["cylinder", "cylinder", "cylinder"]),
    ("They may admit 100,000, 200,000 or 250,000 refugees.", ["refugees", "refugees", "refugees"]),
    ("The village bought 12 tents (45,000 five days later).", ["tents", "tents"]),
]

MODALITIES = [
    ("The army sent 500 soldiers.", "actual"),
    ("The army will send 500 soldiers.", "planned"),
    # what people are already, whatever is planned about them
    ("The search for 15 missing sailors will go on.", "actual"),
    ("The navy will search for 15 missing sailors.", "actual"),
    ("The army will send 15 armed sailors.", "planned"),
    # what a toll can become, and what a thing can do
    ("The toll can reach 500, the mayor said.", "hypothetical"),
    ("The hall can seat 500 guests, the mayor said.", "actual"),
    # a denial ends where another circumstance begins
    ("He denied that he was leaving, despite having sent 500 soldiers.", "actual"),
    # a claim that is called untrue
    ("Reports of 500 visitors are simply false, the guard said.", "denied"),
    ("The rumour of 500 visitors is not true, the guard said.", "denied"),
    ("The count of 500 visitors is not accurate, the guard said.", "denied"),
    ("Brun called the figure of 500 invented.", "denied"),
    ("Brun rejected the figure of 500.", "denied"),
    # a denial of reports that something had happened; what a participle tells is not denied
    # what is asked for is not there, but whom the police look for is, and what an answer is about
    ("The union is demanding 500 euros an hour.", "hypothetical"),
    ("The union called for a rise of 500 euros.", "hypothetical"),
    ("The charity launched a $500 appeal.", "hypothetical"),
    ("The charity said it needed 500 tents.", "hypothetical"),
    ("The wound needed 500 stitches.", "actual"),
    ("The lamp needs 500 volts.", "actual"),
    ("Prosecutors sought a fine of $500.", "planned"),
    ("Police seek 500 men over the fire.", "actual"),
    ("They demanded answers about the 500 deaths.", "actual"),
    ("She wants compensation for the deaths of 500 people.", "actual"),
    ("The government hoped to spend $500.", "planned"),
    ("They fought over the proposed $500 canal.", "hypothetical"),
    ("The planned 500-bed hospital was dropped.", "planned"),
    ("The bank cut its growth forecast to 5 per cent.", "planned"),
    ("The bank cut its branches to 500.", "actual"),
    ("Economists had predicted payrolls to increase by 500.", "planned"),
    ("The port denied reports that 500 people had died.", "denied"),
    ("The army refuted claims that 500 shells were fired.", "denied"),
    ("The mayor dismissed rumours that 500 jobs had gone.", "denied"),
    ("The port denied entry to boats owned by 500 people.", "actual"),
    ("Brun dismissed the mayor's figure of 500.", "actual"),  # the number is the mayor's, who stands by it
    ("Brun said that if reports of 500 visitors are false, she will resign.", "hypothetical"),
    ("The army plans to send 500 soldiers.", "planned"),
    ("The army is preparing 500 soldiers for the front.", "planned"),
    ("The army is expected to send 500 soldiers.", "planned"),
    ("About 500 soldiers are to be sent.", "planned"),
    ("The minister said the army would send 500 soldiers.", "planned"),
    ("The army could send 500 soldiers.", "hypothetical"),
    ("If the army sends 500 soldiers, talks will end.", "hypothetical"),
    ("The army may have sent 500 soldiers.", "actual"),  # hedged, not supposed
    ("The army did not send 500 soldiers.", "negated"),
    ("The army denied sending 500 soldiers.", "denied"),
    ("The army denied that it had sent 500 soldiers.", "denied"),
    ("The army dismissed reports that it sent 500 soldiers.", "denied"),
    ("The minister said that 500 soldiers were sent.", "actual"),
    ("I do not know how they found 500 soldiers.", "actual"),  # not knowing is negated
    ("The army did not plan to send 500 soldiers.", "negated"),
    ("It had a goal of 400 charging stations.", "planned"),
    ("The minister denied sending weapons to 40 countries.", "denied"),
    ("The office has not changed its figure of 552.", "actual"),  # the change is negated, not the figure
    ("The mayor denied that the blast killed 12 people.", "denied"),
    ("The court rejected a request for 40 visas.", "hypothetical"),  # no claim
    ("The state rejected 500 applications.", "actual"),
    ("The mayor rejected the claim and said the toll would not reach 600.", "negated"),  # what is rejected is the claim
    ("Thousands of homes have no water.", "actual"),
    ("A third of its beds could not be used.", "actual"),  # so many beds there are
    ("Four days after the storm the mayor could not agree.", "actual"),
    ("Nobody sold more than 40 tickets.", "negated"),
    ("No bank lent $5 million.", "negated"),
    ("The offer was declined, according to two officials.", "actual"),
    ("The police asked whether he is linked to all three attacks.", "actual"),  # they happened
    ("Less came than the 2,000 that the army promised.", "planned"),
    ("The force has 3,000 men, with 10,000 planned by May.", "planned"),
    ("The envoy spoke of 2,000 soldiers who are still awaited.", "planned"),
    ("The council voted to pay $5 million.", "planned"),
    ("The deal gives it the option to buy 500 shares.", "hypothetical"),
    ("Managers earning $30,000 are not entitled to it.", "actual"),
    ("She confirmed that the clubs had been asked, and that 35 guards would start on Monday.", "planned"),
]

SCOPES = [
    ("The club will use $500 million to boost its sales.", "total"),
    ("The army sent 500 soldiers.", "total"),
    ("The first batch of 500 soldiers arrived.", "part"),
    ("An initial 500 soldiers arrived.", "part"),
    ("The guests, including 500 soldiers, cheered.", "part"),
    ("The army sent another 500 soldiers.", "change"),
    ("The army sent 500 more soldiers.", "change"),
    ("An additional 500 soldiers arrived.", "change"),
    ("Prices rose 5 per cent.", "change"),
    ("The port has boats and cranes, up 500 from May.", "change"),
    ("Sales were still up 7 per cent year-on-year.", "change"),
    ("Jurors increased the award 40 per cent for fees.", "change"),
    ("There were reductions of 52 per cent.", "change"),
    ("Claims fell, fewer than feared and down 500 from May.", "change"),
    ("The firm posted a 5 per cent operating income increase.", "change"),
    ("Shares closed 5 per cent higher.", "change"),
    ("The police recovered 5 grams of powder.", "total"),
    ("Sales were good, down 500 on last year.", "change"),
    ("He racked up 500 from fans.", "total"),
    ("Prices rose to 5 per cent.", "total"),
    ("Shares are down 5 per cent.", "change"),
    ("The bank announced a 5 per cent rise.", "change"),
    ("The toll rose by 12.", "change"),
    ("The toll rose to 12.", "total"),
    ("The film racked up 5 million views.", "total"),  # a particle
    ("The city raised $3 million for the poor.", "total"),
    ("They put $3 million behind more cautious rivals.", "total"),
    ("It is the fault of those 5,000 people.", "total"),
    ("He gave the Club for Growth $500,000.", "total"),  # a name
    ("The shop cut prices by $3.", "change"),
    ("The state saw an increase of 700 cases.", "change"),
    ("She stays two more weeks.", "change"),
    ("Profit grew a robust 19 per cent.", "change"),
    ("Incomes edged up 0.3 per cent.", "change"),
    ("The index closed lower, off 17.01.", "change"),
    ("The firm cut back its oil and gas exploration and production group in the north by up to 15 per cent.", "change"),
    ("All five of the shots missed.", "total"),  # all of them are no part
]


@pytest.mark.parametrize("case", [*QUALIFIERS, *RANGES, *FRACTIONS, *VAGUE, *UNITS], ids=lambda case: case[0][:50])
def test_bounds_and_units(case):
    text, *expected = case
    assert short(text) == [(words, pytest.approx(low), pytest.approx(high), *rest) for words, low, high, *rest in expected]


@pytest.mark.parametrize("text", NO_FIGURES, ids=lambda text: text[:50])
def test_no_figure(text):
    assert short(text) == []


@pytest.mark.parametrize(("text", "number", "item", "item_class", "event"), ITEMS)
def test_item(text, number, item, item_class, event):
    figure = next(figure for figure in figures(text) if figure.text == number)
    assert (figure.item, figure.item_class, figure.event) == (item, item_class, event)


@pytest.mark.parametrize(("text", "items"), ELISIONS)
def test_elided_items(text, items):
    assert [figure.item for figure in figures(text) if figure.unit is None] == items


FATES = [  # two numbers of one sentence -> (item, class, event) of each
    # a part has the fate of its whole, though no noun tells who they are; a passive that leaves out its auxiliary
    ("The blast killed nine, including two nuns.", (None, "killed", "killed"), ("nuns", "killed", "killed")),
    ("Six people had been arrested and 3 cars seized.", ("people", "detained", "detained"), ("cars", "vehicles", "seized")),
    ("At dawn 341 people had died and 2,450 had been injured.", ("people", "killed", "killed"), ("people", "injured", "injured")),
    ("The office said 538 people had died and 74 were missing.", ("people", "killed", "killed"), ("people", "missing", "missing")),
    ("Around 300 soldiers were killed and 2,700 wounded.", ("soldiers", "troops", "killed"), ("soldiers", "troops", "injured")),
    ("They spoke of 300 killed and 2,700 wounded.", ("killed", "killed", "killed"), ("wounded", "injured", "injured")),
    ("They counted 203 dead and 1,900 injured.", ("dead", "killed", "killed"), ("injured", "injured", "injured")),
    ("A fire killed 12 people and a flood killed nine.", ("people", "killed", "killed"), ("people", "killed", "killed")),
    ("Some 6,200 homes were destroyed and another 900 were looted.", ("homes", "homes", "destroyed"), ("homes", "homes", None)),
    ("It posted a loss of $75 million, or $3 a share.", ("loss", "losses", "lost"), ("loss", "losses", "lost")),
    (
        "Some 58 percent of those asked agreed and 27 percent were against.",
        ("those asked", "people", None),
        ("those asked", "people", None),
    ),
    # a part shares the fate of its whole
    ("Some 1,700 people, including 38 medics, have been killed.", ("people", "killed", "killed"), ("medics", "killed", "killed")),
    ("Attacks killed eight people, including four policemen.", ("people", "killed", "killed"), ("policemen", "police", "killed")),
    ("The storm hurt 25 sailors, seven of them badly.", ("sailors", "injured", "injured"), ("sailors", "injured", "injured")),
    # the words at a number come before those farther off
    ("Lund counts 28 deaths and 98 missing persons.", ("deaths", "killed", "killed"), ("missing persons", "missing", "missing")),
    # "one" beside other numbers of its kind
    ("They met five Danish sailors and one Swedish sailor.", ("Danish sailors", "people", None), ("Swedish sailor", "people", None)),
    # a state that follows what is counted
    ("The storm made 3,000 people homeless in Kiel.", ("people", "displaced", "displaced")),
    ("Some 40 homes were lost and 300 people displaced.", ("homes", "homes", "lost"), ("people", "displaced", "displaced")),
    # but a toll is of the dead
    ("Crews sought 20 villagers, as the death toll topped 100.", ("villagers", "people", None), ("death toll", "killed", "killed")),
    ("The death toll is 17, and 25 others were wounded.", ("death toll", "killed", "killed"), ("others", "injured", "injured")),
    # what an amount is put at, by the parser tied to a participle or to the verb
    ("The mayor put the dead at 52 and the missing at 130.", ("dead", "killed", "killed"), ("missing", "missing", "missing")),
    ("The port revised the number killed down to 64.", ("killed", "killed", "killed")),
    ("The number of sailors killed had reached 67.", ("sailors", "killed", "killed")),
    ("The number of sailors in the port had reached 67.", ("sailors", "people", None)),
    ("The army shot down 9 out of 14 drones.", ("drones", "drones", "intercepted"), ("drones", "drones", None)),
    ("They lowered the death toll, from 561 to 548.", ("death toll", "killed", "killed"), ("death toll", "killed", "killed")),
]


@pytest.mark.parametrize("case", FATES, ids=lambda case: case[0][:50])
def test_each_number_has_its_own_fate(case):
    text, *expected = case
    assert [(figure.item, figure.item_class, figure.event) for figure in figures(text)] == expected


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_modality(text, modality):
    assert figures(text)[-1].modality == modality


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text, scope):
    (figure,) = figures(text)
    assert figure.scope == scope


PARTS = [  # the scopes of both numbers of a sentence
    ("The toll is 512, or 41 more than on Friday.", ["total", "change"]),
    ("The bloc sent £1.5m of the £8m.", ["part", "total"]),
    ("The option covers 588,300 of Port Vale's 1,774,326 shares.", ["part", "total"]),
    ("Of the 90 blocks that fell, 12 were new.", ["total", "part"]),
    ("Some 4,000 of roughly 11,000 men were hurt.", ["part", "total"]),
    ("The guests, including 40 officers and three generals, cheered.", ["part", "part"]),
]


@pytest.mark.parametrize(("text", "scopes"), PARTS)
def test_scopes_of_a_whole_and_its_part(text, scopes):
    assert [figure.scope for figure in figures(text)] == scopes


def test_what_has_happened_of_a_plan_is_a_part():
    text = "Ruritania will send 9,000 soldiers to the island. So far 1,200 soldiers have arrived there, the governor said."
    assert [(figure.low, figure.modality, figure.scope) for figure in figures(text)] == [
        (9000, "planned", "total"),
        (1200, "actual", "part"),
    ]


def test_evidence_is_at_most_forty_words_around_the_number():
    text = "The mayor " + "and the clerk " * 30 + "saw 300 geese " + "over the field " * 30 + "that day."
    (figure,) = figures(text)
    assert len(figure.evidence.split()) <= 40 and "300 geese" in figure.evidence


def test_evidence_leaves_out_the_heading_above():
    (figure,) = figures("Flood aid\n\nThe union will give 12 million crowns to Lindmark, the mayor said.")
    assert figure.evidence == "The union will give 12 million crowns to Lindmark, the mayor said."


def test_evidence_of_a_heading_leaves_out_the_text_below():
    figure = figures("Flood kills 45 people\n\nThe river rose on Tuesday, the mayor said.")[0]
    assert figure.evidence == "Flood kills 45 people"


NEWS = st.lists(
    st.sampled_from(
        [
            "The mayor said", "between 300 and 350", "$4.5 million", "tens of thousands", "of people", ",", "were", "killed", "up to",
            "5 per cent", "a third", "in 2019", "one", "dozen", "(", ")", "-", "to", "from",
            "12,000", "troops", "minus 3", "km", "3-1", ".",
            "\n", "about", "another", "rose by", "half", "an hour", "£", "€40m", "No. 1", "aged", "–",
        ]
    ),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(NEWS)
def test_every_row_holds_its_words_and_ordered_bounds(text):
    end = 0
    for figure in figures(text):
        assert figure.text == text[figure.start : figure.end]
        assert figure.start >= end
        end = figure.end
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([case[0] for case in QUALIFIERS + RANGES + UNITS]), st.sampled_from(["\n\n", "  ", "\n"]))
def test_space_around_a_text_changes_nothing(text, space):
    plain, padded = figures(text), figures(space + text + space)
    assert [(f.text, f.low, f.high, f.qualifier, f.unit) for f in plain] == [(f.text, f.low, f.high, f.qualifier, f.unit) for f in padded]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The storm killed three people in Lund, one in Malmo, five in Ystad and one in Kiel.", [3, 1, 5, 1]),
        ("The crew had 40 tents, one lamp and two ropes.", [40, 1, 2]),
        ("One more person has died since Saturday.", [1]),
        ("One more thing: it rained.", []),
        ("The one in Kiel is closed.", []),
        ("Some 40 boats sank, no one in Kiel knew why.", [40]),
        ("The crew left the ship and one said he had slept.", []),
        ("Two were hurt and one reported missing.", [2, 1]),
        ("The ship sank roughly four hours previously.", []),
        ("The agency reported one injury in the fire.", [1]),
        ("The Greens were down one point to 15%.", [1, 15]),
        ("Members voted 54%-46% to stay.", [54, 46]),
        ("The army shot down 14 drones over eight regions.", [14, 8]),
        ("The storm hit over 40 villages.", [40]),
        ("In April 310 boats sailed.", [310]),
    ],
)
def test_what_counts_as_a_number(text, numbers):
    assert [figure.low for figure in analysis.annotate(text).figures] == numbers


def test_a_conversion_in_brackets_has_the_scope_of_what_it_converts():
    assert [figure.scope for figure in analysis.annotate("The river rose 26 feet (8 metres) in a night.").figures] == ["change", "change"]


def test_over_is_a_place_under_what_flies_and_a_bound_elsewhere():
    texts = ("They shot down drones over eight regions.", "Planes circled over three cities.", "The flood reached over 40 villages.")
    assert [figure.qualifier for text in texts for figure in analysis.annotate(text).figures] == ["exact", "exact", "more_than"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Sydney will spend $40 million (US$26 million) on the bridge, Australia's minister said.", ["AUD", "USD"]),
        ("The bridge in Winnipeg cost $4.2 million (about US$3 million), the Canadian firm said.", ["CAD", "USD"]),
        # what is converted is marked, or nothing is converted: the bare sign is American
        ("The Sydney bridge cost A$40 million ($26 million).", ["AUD", "USD"]),
        ("The Sydney bridge cost 40 million Australian dollars ($26 million).", ["AUD", "USD"]),
        ("The Sydney bridge cost $40 million, the Australian firm said.", ["USD"]),
    ],
)
def test_whose_dollar_the_bare_sign_is(text, units):
    assert [figure.unit for figure in analysis.annotate(text).figures] == units

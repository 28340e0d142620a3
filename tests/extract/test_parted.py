"""Names of local offices, bodies and people: two in one span, halves of one, what a bracket and a compass show."""

from __future__ import annotations

import pytest

import analysis
from analysis.extract import extend

# text, name -> actor id (None: no mention of these words)
CASES = [
    # an office between a body and a person, a body before its head, a branch and its town
    (
        "Nairobi Lands Registrar Robert Brun told the paper that it was closed.",
        {"Nairobi": "nairobi", "Robert Brun": "robert-brun"},
    ),
    (
        "The Royal Guild of Weaving has warned of strikes.\n\nGeneral secretary of the Royal Guild of Weaving Pat Marle said on Sunday "
        "that looms were safe.",
        {"Royal Guild of Weaving": "royal-guild-of-weaving", "Pat Marle": "pat-marle"},
    ),
    (
        "Director of the Harbour Police Mostafizur Karman blamed the owners.",
        {"Harbour Police": "harbour-police", "Mostafizur Karman": "mostafizur-karman"},
    ),
    (
        "Unison met the council in Tarnby.\n\nTarnby Unison branch chair Brian Marle said so.",
        {"Tarnby": "tarnby", "Unison": "unison", "Tarnby Unison": None},
    ),
    ("Unison is concerned.\n\nLocal Unison branch secretary, Penny Marle said so.", {"Unison": "unison", "Local Unison": None}),
    # a given name that is a common word, a surname that the tokenizer parts
    ("It is led by Governor Charity Mbelu over the claims that she is late.", {"Charity Mbelu": "charity-mbelu"}),
    ("Cllr Chris O’Marle said so.", {"Chris O’Marle": "chris-omarle"}),
    # a side behind a place, where no longer name goes on
    ("Cheshire East councillors have agreed to it.", {"Cheshire East": "cheshire-east"}),
    # where a councillor sits
    ("Cllr Hayley Brun (Poynby, Con) asked how the sums were done.", {"Poynby": "poynby"}),
    ("The panel chaired by Alex Brun (Tharvaka) accused her.", {"Tharvaka": "tharvaka"}),
    # what an office is for is no body, a committee whose head is named neither; what a body is for belongs to it
    ("Kenya mourned. Lands, Housing and Urban Development Secretary Alma Brun left.", {"Housing and Urban Development": None}),
    ("He left at the request of Cabinet secretary Alma Brun.", {"Cabinet": None, "Alma Brun": "alma-brun"}),
    ("The governors sent Health Committee Chairman Alma Brun (Nyeri).", {"Health Committee": None, "Alma Brun": "alma-brun"}),
    ("Alma Brun met the Committee on Roads and Housing.", {"Committee on Roads and Housing": "committee-on-roads-and-housing"}),
    (
        "Ana Brun of the Department of Public Works and Highways said so.",
        {"Department of Public Works and Highways": "department-of-public-works-and-highways"},
    ),
    ("The Lands ministry of Kenya said so.", {"Lands ministry": "lands-ministry-kenya"}),
    ("Sean Brun, Leader of Council, said so.", {"Leader of Council": None}),
    # a body of two trades behind its land
    (
        "Bangladesh Millers and Exporters’ Association vice-president SM Brun said so.",
        {"Bangladesh Millers and Exporters’ Association": "bangladesh-millers-and-exporters-association"},
    ),
    # a former trade is a person's; a word in capitals that opens a text is no name
    ("It went to Lanno Marle, a former lobbyist and land developer; and to others.", {"Lanno Marle": "lanno-marle"}),
    ("A RALLY to save the baths will be held in Lund.", {"RALLY": None, "Lund": "lund"}),
    # a surname that a city has too, behind a title; a title before an acronym; particles of places and of persons
    (
        "The colonel said Sgt. Edgar Brun and Cpl. Ramart Pamplona were on the road when the rebels came.",
        {"Ramart Pamplona": "ramart-pamplona", "Cpl": None},
    ),
    ('"It is a decision," said RVT Vice President John Brun, who left.', {"RVT": "rvt", "RVT Vice President": None}),
    (
        "They shot Rolando de Guimar in his house. The boat was 40 metres away from De Guimar's house.",
        {"Rolando de Guimar": "rolando-de-guimar", "De Guimar": "rolando-de-guimar"},
    ),
    # an adjective before a known body, a side before a body that opens with a place, a numbered branch, a credit
    ("Guerrillas of the Communist New People’s Army burned it. The New People’s Army left.", {"New People’s Army": "new-peoples-army"}),
    ("The Thuringian CDU should hold talks.", {"CDU": "christian-democratic-union"}),
    ("They joined the rebels’ Northern Negros Front.", {"Northern Negros Front": "northern-negros-front"}),
    ("Jim Brun, president of Steel Workers Local 381, left.", {"Steel Workers Local 381": "steel-workers-local-381"}),
    ("Union Local 7-115 says it is moving.", {"Union Local 7-115": "union-local-7-115"}),
    ("It rained. (Reporting by Ana Brun; Editing by Tobo Chandra)", {"Tobo Chandra": "tobo-chandra", "Editing": None}),
    # an article before a place, a creed behind a known body, an office behind a known one, a rank in a bracket
    ("Raids hit houses in the al-Hazmar district, residents said.", {"al-Hazmar": "al-hazmar"}),
    ("They fought the Boko Haram Islamic insurgency.", {"Boko Haram": "boko-haram", "Boko Haram Islamic": None}),
    ("It was quoted by the U.N. Humanitarian Coordinator in Yemen.", {"U.N.": "united-nations", "U.N. Humanitarian Coordinator": None}),
    ("He was shot, Melk County Deputy Sheriff Ana Brun said.", {"Melk County": "melk-county", "Ana Brun": "ana-brun"}),
    ("The dead included a deputy superintendent of police (DSP), the paper said.", {"DSP": None}),
    ("On the advice of City Manager Manuel Brun, the panel voted.", {"City": None, "Manuel Brun": "manuel-brun"}),
    # an agency keeps its letters, a town is none of its hospital's names, a capital told to be one is a town
    ("The Armed Forces of Peru fought. Peru’s Armed Forces and Police left, Brun told AFP.", {"AFP": "agence-france-presse"}),
    ("A blast shook Quetta. The injured were rushed to the Civil Hospital Quetta, and Quetta mourned.", {"Quetta": "quetta"}),
    ("Police in the capital Ankara and Istanbul were holding them in Turkey.", {"Ankara": "ankara"}),
    # one name of two states: the larger's, unless the text shows the other
    ("Congo accuses Rwanda of it.", {"Congo": "democratic-republic-of-the-congo"}),
    ("The Congolese army left Brazzaville.", {"Congolese": "republic-of-the-congo"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_of_offices_and_people(text, expected):
    found = {mention.text: mention.actor_id for mention in analysis.annotate(text).mentions}
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Cllr Hayley Brun (Poynby, Con) asked how the sums were done.", "Poynby", "place"),
        ("It went to Lanno Marle, a former lobbyist and land developer; and to others.", "Lanno Marle", "person"),
        ("The LA School District has made an offer, and the union left.", "LA School District", "organisation"),
        ("They moved to Osterwich in May.", "Osterwich", "place"),  # a town by its ending
        ("They met in Barangay Minavo, near the coast.", "Barangay Minavo", "place"),
        ("It rained. (Reporting by Ana Brun; Editing by Tobo Chandra)", "Tobo Chandra", "person"),
    ],
)
def test_kind_of_local_name(text, name, kind):
    assert {mention.text: mention.kind for mention in analysis.annotate(text).mentions}[name] == kind


def test_a_place_goes_on_over_its_particle():
    assert extend.right("Vantor do Norte voted", len("Vantor"), personal=False, corporate=False) == len("Vantor do Norte")

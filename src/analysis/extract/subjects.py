"""Subjects: who does, and so who says, what a verb tells, by the dependency tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.extract.cues import cues, source_nouns
from analysis.lexicons import word_list

if TYPE_CHECKING:
    from analysis.extract.found import Words

NOMINAL = frozenset({"NN", "PR", "DT", "CD", "WP", "WD", "JJ", "VB"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# "forced the ministry to admit": the object says it; with any other verb the subject does
OBJECT_CONTROL = frozenset(
    {"allow", "ask", "cause", "compel", "force", "get", "help", "lead", "let", "make", "order", "prompt", "push", "require", "tell", "urge"}
)
CARRIED = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis"})  # such a verb borrows the subject of the one above
DEEP = 6
_MUTE = word_list("mute")
MARKS = frozenset({"”", '"', "''"})
AS_SAYING = 6  # words from whom is quoted to "as saying"
PHRASE = 8  # words of a noun phrase


def has_child(words: Words, token: int, *, dep: str) -> bool:
    """Has the token a dependant of that kind?"""
    return any(words.dep[child] == dep for child in words.children[token])


def pobj(words: Words, preposition: int) -> int | None:
    """What a preposition governs."""
    return next((child for child in words.children[preposition] if words.dep[child] in ("pobj", "pcomp")), None)


def begins_with_as(words: Words, verb: int) -> bool:
    """A clause like "as the agency reported", that says whose word the main clause is."""
    marks = [child for child in words.children[verb] if child < verb and words.lower[child] == "as"]
    return any(words.lower[mark - 1] != "just" for mark in marks)  # "just as the mayor warned" tells when


def own_subject(words: Words, verb: int) -> int | None:
    """The subject among the verb's own dependants; with a passive, who does it."""
    passive = False
    found = None
    for child in words.children[verb]:
        dep = words.dep[child]
        if words.tag[child] == "VBG" and (words.lemma[child] in ("have", "be") or words.text[child + 1] == ","):
            continue  # "Having in May announced 40 cuts, …"; "Reacting, the mayor said …"
        if dep in ("nsubj", "csubj") and (found is None or child < verb):  # not the heading that follows: "Brun said so.\n\nCORRECTION:"
            found = child
        elif dep == "aux" and found is None:  # "the mayor had on Monday said": the parser ties who did to "had"
            found = next((other for other in words.children[child] if words.dep[other] == "nsubj"), None)
        elif dep in ("nsubjpass", "auxpass"):
            passive = True
    return agent(words, verb) if passive else found


def agent(words: Words, verb: int) -> int | None:
    """The one named with "by" after a passive."""
    for child in words.children[verb]:
        if words.dep[child] == "agent" or (words.dep[child] == "prep" and words.lower[child] == "by"):
            return pobj(words, child)
    return None


def speaker_before(words: Words, verb: int) -> int | None:
    """Who stands right before a verb of which the parser takes a blast for the subject: "A blast killed 12, the mayor, Brun, said"."""
    last = verb - 2 if words.text[verb - 1] == "," else verb - 1
    if last <= words.spans[words.sentence[verb]][0] or words.tag[last][:2] != "NN":
        return None
    above = words.head[last]
    if words.dep[last] == "appos" and above < last and words.tag[above][:2] == "NN" and not has_child(words, above, dep="nummod"):
        last = above
    comma = words.left_edge[last] - 1
    return last if comma > 0 and words.text[comma] == "," and words.lemma[last] not in _MUTE else None


def source_of(words: Words, verb: int, *, depth: int = 0) -> int | None:
    """Who speaks by a verb: its subject, the noun it modifies, or the subject of the verb that it depends on."""
    head, dep, tag = words.head[verb], words.dep[verb], words.tag[verb]
    subject = own_subject(words, verb)
    if subject is not None and words.lemma[subject] in _MUTE and words.tag[subject] in ("NN", "NNS"):
        subject = speaker_before(words, verb) or subject
    if (
        subject is not None and subject < verb and not interrupted(words, subject) and closes(words, verb)
    ):  # "Forty dead in Kiel, say officials"
        return run_of_nouns(words, range(verb + 1, min(verb + PHRASE, len(words))))
    if subject is not None and words.tag[subject][:2] in NOMINAL:
        return head if words.lower[subject] in RELATIVES and dep == "relcl" else subject
    if tag[:1] == "N":  # a verb taken for a noun, its subject for the noun's first part
        return next((child for child in reversed(words.children[verb]) if child < verb and words.tag[child][:1] == "N"), None)
    if (misread := told_of(words, verb)) is not None:
        return misread
    if depth > DEEP or head == verb:
        return inverted(words, verb)
    if dep in ("acl", "relcl"):
        if tag == "VBN" and not any(words.dep[child] == "ccomp" and has_child(words, child, dep="nsubj") for child in words.children[verb]):
            return agent(words, verb)
        cites = tag == "VBG" and (words.lemma[verb] == "cite" or says_so(words, head, verb))
        if words.dep[head] == "dobj" and (tag == "VB" or cites):  # "called a meeting to warn that …", "sought a loan citing losses of"
            return source_of(words, words.head[head], depth=depth + 1)
        return head if words.tag[head][:1] in "NPCD" else None
    if has_child(words, verb, dep="auxpass"):
        return None
    if tag == "VBN" and dep == "advcl":  # "as reported by the agency"; "determined to help" says nothing
        return agent(words, verb)
    return borrowed(words, verb, depth=depth)


def told_of(words: Words, verb: int) -> int | None:
    """Who speaks where the parser takes words about him for what he says: "Medics linked to the rebels said 40 men died"."""
    for child in words.children[verb]:
        if words.dep[child] == "ccomp" and words.right_edge[child] == verb - 1 and words.tag[child] in ("VBD", "VBN"):
            return next((part for part in words.children[child] if words.dep[part] in ("nsubj", "nsubjpass") and part < child), None)
    return None


def quoted_as(words: Words, verb: int) -> int | None:
    """Who is quoted: the witness of "…, the broadcaster quoted a witness as saying"."""
    if words.lemma[verb] not in ("quote", "cite"):
        return None
    who = next((child for child in words.children[verb] if words.dep[child] == "dobj"), None)
    return who if who is not None and "as" in words.lower[who + 1 : who + AS_SAYING] else None


def says_so(words: Words, noun: int, verb: int) -> bool:
    """Does a participle tied to an object tell what the subject said: "Brun defended the cut arguing that 40 posts were empty"?"""
    if words.tag[noun] != "NN" or words.lemma[verb] not in cues("verb") or not has_child(words, verb, dep="ccomp"):
        return False
    kind = cues("verb")[words.lemma[verb]].kind
    return kind == "say" and not any(words.lemma[noun].lower() in source_nouns(of) for of in ("document", "people", "body", "official"))


def interrupted(words: Words, subject: int) -> bool:
    """Does the comma before the verb end words about the subject: "Ana Brun, the chairwoman, denied wrongdoing"?"""
    return any(words.dep[child] in ("appos", "relcl", "acl") for child in words.children[subject] if child > subject)


def closes(words: Words, verb: int) -> bool:
    """Does a verb after a comma, with one noun phrase behind it, end its line or sentence?"""
    if not verb or words.text[verb - 1] != "," or words.tag[verb] not in ("VBP", "VBZ", "VBD"):
        return False
    token = verb + 1
    while token < len(words) and words.tag[token] in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS"):
        token += 1
    return token > verb + 1 and (token == len(words) or words.text[token] == "." or "\n" in words.text[token])


def borrowed(words: Words, verb: int, *, depth: int) -> int | None:
    """Who speaks by a verb without a subject: one of the verb above ("went on to say", "forced the bank to admit")."""
    head, dep = words.head[verb], words.dep[verb]
    if dep == "xcomp" and words.lemma[head] in OBJECT_CONTROL:
        target = next((child for child in words.children[head] if words.dep[child] == "dobj"), None)
        if target is not None:
            return target
    if dep == "pcomp":  # "was quoted as saying"; "quoted the mayor as saying"
        head = words.head[head]
        quoted = next((child for child in words.children[head] if words.dep[child] == "dobj"), None)
        if quoted is not None and words.lemma[head] in ("quote", "cite"):
            return quoted
    if dep not in CARRIED or words.tag[head][:1] != "V":
        return inverted(words, verb)
    if dep == "conj" and words.tag[verb] in ("VBD", "VBZ", "VBN") and words.tag[head] == "VB" and words.dep[head] == "ccomp":
        head = words.head[head]  # "Brun warned that it will fail and predicted …": no "will predicted"
    if is_unjoined(words, verb):
        return run_of_nouns(words, range(verb - 1, max(verb - PHRASE, -1), -1))
    passive = next((child for child in words.children[head] if words.dep[child] == "nsubjpass"), None)
    if passive is not None and dep != "advcl":
        return passive
    return source_of(words, head, depth=depth + 1)


def is_unjoined(words: Words, verb: int) -> bool:
    """Is a verb taken for one joined to another, though no "and" joins them: "Chad sent 40 tanks to fight Mali, Mali's army said"?"""
    if words.dep[verb] != "conj" or words.tag[verb] not in ("VBD", "VBZ", "VBP") or words.dep[verb - 1] != "appos":
        return False
    return not any(words.dep[child] == "cc" and child < verb for child in words.children[words.head[verb]])


def inverted(words: Words, verb: int) -> int | None:
    """After "…," said (the mayor): the noun phrase after the verb, whatever the parser calls it."""
    if verb and words.text[verb - 1] in {",", "”", '"', "''", "’"} and words.lemma[verb] != "tell":
        for child in words.children[verb]:
            if child > verb and words.tag[child][:2] in ("NN", "PR") and words.dep[child] in ("dobj", "attr", "npadvmod", "oprd"):
                return child
    return None


def conjuncts(words: Words, source: int | None) -> tuple[int, ...]:
    """The head and those joined to it by "and"."""
    if source is None:
        return ()
    found = [source]
    for token in found:
        found += [child for child in words.children[token] if words.dep[child] == "conj" and words.tag[child][:2] in ("NN", "PR")]
    return tuple(found)


def is_outside(words: Words, source: int, verb: int) -> bool:
    """Does a closing mark part a subject from its verb: "If it burns I am lost," Ana Brun, who is 81, said?"""
    depth = 0
    for token in range(source + 1, verb):
        if words.tag[token] == "``" or words.text[token] == "“":
            depth += 1
        elif words.tag[token] == "''" or words.text[token] == "”":
            depth -= 1
            if depth < 0:
                return True
    return False


def before_aside(words: Words, verb: int) -> int | None:
    """The subject of a verb that words between commas part from it: "Ana Brun, the minister for trade, said"."""
    if not verb or words.text[verb - 1] != ",":
        return None
    first = words.spans[words.sentence[verb]][0]
    opening = next((t + 1 for t in range(verb - 2, first - 1, -1) if words.text[t] in MARKS or "\n" in words.text[t]), first)
    starts = [opening, *(token + 1 for token in range(verb - 3, opening, -1) if words.text[token] == ",")]
    for begin in starts:
        head = run_of_nouns(words, range(begin, verb - 1))
        if head is None or words.text[head + 1] not in (",", "(") or head + 1 == verb - 1:
            continue
        if begin == opening or any(a <= head < b and label in ("PERSON", "ORG") for a, b, label in words.entities):
            return head
    return None


def beside(words: Words, verb: int) -> int | None:
    """The noun phrase next to a reporting verb by its place alone: after it where a comma or quotation mark goes before, else before it."""
    if verb and words.text[verb - 1] in {",", "”", '"', "''", "’"} and words.lemma[verb] != "tell":
        return run_of_nouns(words, range(verb + 1, min(verb + PHRASE, len(words)))) or run_of_nouns(
            words, range(verb - 2, max(verb - PHRASE, -1), -1)
        )
    return run_of_nouns(words, range(verb - 1, max(verb - PHRASE, -1), -1))


def run_of_nouns(words: Words, tokens: range) -> int | None:
    """The head of the noun phrase that a stretch of tokens begins with: its last noun in the order of reading."""
    head = None
    for token in tokens:
        tag = words.tag[token]
        if tag == "IN" and tokens.step < 0:  # "the minister for trade, said": trade does not say it
            return None
        if tag[:2] in ("NN", "PR") and tag != "PRP$":
            head = token if tokens.step > 0 else head if head is not None else token
        elif tag not in ("DT", "JJ", "CD", "POS", "PRP$", "HYPH"):
            break
    return head

"""Identities across a corpus: actors, quantities and claims."""

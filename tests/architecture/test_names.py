"""Mechanisms ask for roles and declarations: no quantity, measure or entity is named in them."""

from tests.architecture.names import entities, found, quantities


def test_names_are_those_of_domains() -> None:
    assert len(quantities()) > 300
    assert entities()


def test_no_mechanism_names_what_domains_declare() -> None:
    told = {path: sorted(names) for path, names in found().items()}
    assert told == {}, "ask for a role, or declare it in the domain"

"""Mechanisms ask for roles and declarations: no quantity, measure or entity is named in them."""

from tests.architecture.names import PROJECT, allowed, entities, found, quantities


def test_names_are_those_of_domains() -> None:
    assert len(quantities()) > 300
    assert entities()


def test_no_mechanism_names_what_domains_declare() -> None:
    known = allowed()
    more = {path: sorted(names - known.get(path, set())) for path, names in found().items()}
    assert {path: names for path, names in more.items() if names} == {}, "ask for a role, or declare it in the domain"


def test_the_list_of_what_is_left_tells_no_more_than_there_is() -> None:
    now = found()
    gone = {path: sorted(names - now.get(path, set())) for path, names in allowed().items()}
    assert {path: names for path, names in gone.items() if names} == {}, "python -m tests.architecture.names"
    assert all((PROJECT / path).is_file() for path in allowed())

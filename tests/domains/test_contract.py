"""What holds for every domain, whoever wrote it: its parts, its words, its messages, its indicators and roles."""

import pytest

from citybrain.base.domains import Domain, find_domains
from citybrain.kernel.vocabulary import LANGUAGES
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import catalogue, text
from citybrain.plans.conflicts import CONFLICT
from citybrain.progress.frameworks import CONTRIBUTIONS, frameworks_of
from citybrain.progress.unit_conversion import factor_between
from tests.messages.fluent_files import messages

DOMAINS = find_domains()
PARTS = {
    "attributes", "cases", "domain", "exposed", "gate", "importers", "imputation", "indicators", "inspections",
    "interventions", "inventory", "licences", "limits", "messages", "models", "observed", "openstreetmap", "parameters",
    "sources", "species", "starter", "vocabulary", "zone_differences",
    "__init__.py",
}  # fmt: skip
QUANTITIES, MEASURES = DOMAINS.declared()
GRAPH = DOMAINS.graph("FI")
every_domain = pytest.mark.parametrize("one", DOMAINS.all, ids=lambda one: one.name)


def of(one: Domain, made) -> bool:
    return made.where.startswith((f"{one.package}.", f"{one.name}/"))


def own_keys(one: Domain, language: str) -> set[str]:
    path = one.folder / catalogue.PART / f"{language}.ftl"
    return {message.id.name for message in messages(path)} if path.is_file() else set()


@every_domain
def test_its_folder_has_no_part_that_nothing_reads(one: Domain) -> None:
    found = {path.name for path in one.folder.iterdir() if path.name != "__pycache__"}
    built = {where.partition(".")[0] for where in one.builds.values()}
    assert sorted(name for name in found if name.removesuffix(".yaml") not in PARTS | built) == []


@every_domain
def test_it_has_a_label_in_every_language(one: Domain) -> None:
    assert all(one.label.get(language, "").strip() for language in LANGUAGES)
    assert set(one.label) == set(LANGUAGES)


@every_domain
def test_each_of_its_quantities_is_said_in_every_language(one: Domain) -> None:
    terms, sentences = GRAPH.vocabulary.terms, GRAPH.vocabulary.sentences
    own = [made.name for made in (*QUANTITIES, *MEASURES) if of(one, made)]
    assert own or one.builds
    without = [name for name in own if name in terms and not all(terms[name].label.get(x) for x in LANGUAGES)]
    assert (without, [name for name in own if name not in sentences]) == ([], [])


def test_what_is_shown_first_is_computed() -> None:
    terms = GRAPH.vocabulary.terms
    named = [name for name, term in terms.items() if term.headline or name.startswith(("city_", "zone_"))]
    assert [name for name in named if name not in GRAPH.quantities] == []


@every_domain
def test_what_a_plan_puts_in_the_way_of_something_has_a_sentence_that_tells_how_often(one: Domain) -> None:
    codes = [f"{CONFLICT}-{name}" for name in one.roles.get(CONFLICT, ())]
    for language in LANGUAGES:
        assert set(codes) <= own_keys(one, language)
        texts = [text(code, language, count=count) for code in codes for count in (1, 4321)]
        counts = ["1", "4,321"] * len(codes)
        assert [words for words, count in zip(texts, counts, strict=True) if count not in words] == []


@every_domain
def test_what_a_plan_may_set_cannot_be_anything(one: Domain) -> None:
    """A price below zero, or a speed limit of -30, is refused: each setting states its least."""
    terms, settings = GRAPH.vocabulary.terms, {name for made in MEASURES if of(one, made) for name in made.settings}
    stated = {name for name in settings & terms.keys() if (terms[name].bounds or (None,))[0] is not None}
    assert sorted(settings - stated) == []


@every_domain
def test_its_messages_are_the_same_in_every_language(one: Domain) -> None:
    assert own_keys(one, "en") == own_keys(one, "zh")


@every_domain
def test_why_something_cannot_have_its_measures_is_among_its_own_messages(one: Domain) -> None:
    reasons = {condition.reason for measure in MEASURES if of(one, measure) for condition in measure.conditions}
    assert sorted(reasons - own_keys(one, "en")) == []


@every_domain
def test_its_indicators_are_asked_for_and_computed_from_its_own_quantities(one: Domain) -> None:
    frameworks, own = frameworks_of(None), {made.name for made in QUANTITIES if of(one, made)}
    for line in (line for path in one.files(CONTRIBUTIONS) for line in read_yaml(path)):
        assert frameworks.indicator(line["framework"], str(line["code"]))
        assert line["quantity"] in own
        unit = GRAPH[line["quantity"]].unit
        assert factor_between(unit, line["unit"]) == pytest.approx(line.get("factor", 1.0))


@every_domain
def test_it_contributes_to_roles_what_it_makes_itself(one: Domain) -> None:
    own = {made.name for made in (*QUANTITIES, *GRAPH.parameters.values()) if of(one, made)}
    assert sorted({name for names in one.roles.values() for name in names} - own) == []


@every_domain
def test_amounts_are_counted_by_quantities_of_its_own(one: Domain) -> None:
    own = {made.name for made in QUANTITIES if of(one, made)}
    assert sorted({base.quantity for base in one.bases} - own) == []

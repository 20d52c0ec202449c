### What `citybrain scaffold` says.

scaffold-help = Write the files of something new, ready to be completed.
scaffold-quantity-help = Write model, vocabulary entry and case of a new quantity, after checking that they fit together.
scaffold-name-help = Name of the quantity: full words joined by _, without the unit.
scaffold-domain-help = Domain that it belongs to: a folder of src/citybrain/domains.
scaffold-topic-help = Topic within the domain, for instance energy or envelope; a new name opens a new folder.
scaffold-of-help = The entity that it is of; the first of the domain where nothing is said.
scaffold-unit-help = Unit, written like kWh/a or W/(m²·K).
scaffold-formula-help = Formula over the names of other quantities and parameters; functions as np.exp.
scaffold-sentence-help = One plain sentence that says what it is. People read it beside the number.
scaffold-sentence-zh-help = The same sentence in Chinese.
scaffold-source-help = Standard and equation, paper, or the reasoning.
scaffold-label-help = What a person calls it, in English.
scaffold-label-zh-help = What a person calls it, in Chinese.
scaffold-expect-help = Value that the formula must give for the given inputs, worked out by hand or taken from the source.
scaffold-given-help = An input of the case, as name=value. Give one for every input.
scaffold-better-help = Which direction is better: less, more or neither.
scaffold-project-help = Checkout of the project; the one that runs if left out.
scaffold-written = wrote { $path }
scaffold-next = Read the three files, then run: make test PYTEST_ARGS="-k { $name }"
scaffold-bad-given = “{ $received }” is not an input of the case. Write --given name=value with a number, for instance --given residents=4.
scaffold-no-checkout = { $folder } is not a checkout of the project: it has no src/citybrain/domains. Run the command in a clone of the repository, or name one with --project.
scaffold-no-domain = There is no domain { $received }. Choose one of these: { $allowed }.
scaffold-bad-formula = The formula “{ $received }” cannot be read: { $problem }. Write it like space_heating_need / residents.
scaffold-unknown-unit = No alias stands for the unit “{ $received }”. Nearest: { $near }. Use one of these, or add a line to src/citybrain/kernel/units.py first.
scaffold-bad-name = “{ $received }” cannot be a name. Use small letters and digits, words joined by _, for instance heat_per_resident.
scaffold-name-taken = There is already a quantity { $received }, in { $where }. Choose another name.
scaffold-file-exists = { $path } exists already and is left as it is. Choose another name, or remove that file first.
scaffold-unknown-input = The formula reads { $received }, which nothing makes. Nearest names: { $near }. `citybrain quantities` lists all of them.
scaffold-other-entity = The formula is of a { $of } but reads { $input }, which is of a { $other }. Bring it there first with @total, @mean or @spread.
scaffold-input-not-given = The case does not say what { $input } is. Add --given { $input }=VALUE.
scaffold-other-unit = The formula { $formula } does not give { $unit }: { $problem }. Change the formula or the unit.
scaffold-case-differs = For the given inputs the formula gives { $received }, expected were { $expected } { $unit }. Correct the formula, the inputs or the expected value.
scaffold-ask-formula = Formula
scaffold-ask-sentence = One plain sentence that says what it is
scaffold-ask-sentence-zh = The same sentence in Chinese
scaffold-ask-source = Source
scaffold-ask-label = English label
scaffold-ask-label-zh = Chinese label
scaffold-ask-expect = Value that the formula must give
scaffold-new-domain-help = Write the folder of a new domain.
scaffold-new-entity-help = Write the declaration of a new entity into its domain.
scaffold-new-attribute-help = Write an attribute of an entity, which files, snapshot, formulas, labels and map then follow.
scaffold-new-indicator-help = Write from which quantity an indicator of a framework is computed.
scaffold-new-intervention-help = Write a measure with its texts and a test of what it changes.
scaffold-new-connector-help = Write a service that is asked for readings, its line in the documentation and a test.
scaffold-part-name-help = Its name: full words joined by _, without the unit.
scaffold-needs-help = A domain whose quantities it reads. Give one for each; city where nothing is said.
scaffold-table-help = Table of the snapshot that holds its rows.
scaffold-geometry-help = What its rows look like on the map: polygon, line, point, cell or none.
scaffold-inside-help = An entity in which each row lies, for instance zone. Give one for each.
scaffold-least-help = Least value that can be.
scaffold-most-help = Largest value that can be.
scaffold-called-help = What files call it as well. Give one for each.
scaffold-optional-help = Kept where a file tells it, and never filled.
scaffold-code-help = Code of the indicator in its framework.
scaffold-framework-help = Name of the framework, for instance u4ssc.
scaffold-computed-help = Quantity of the city that it is computed from.
scaffold-factor-help = What the quantity is multiplied by to be in the unit of the indicator.
scaffold-fit-help = How it meets the definition: whole, part or near.
scaffold-caveat-help = Where it differs from the definition, in English.
scaffold-caveat-zh-help = Where it differs from the definition, in Chinese.
scaffold-ask-caveat = Where it differs from the definition
scaffold-ask-caveat-zh = The same in Chinese
scaffold-changes-help = A quantity that it changes, as "name = formula". Give one for each.
scaffold-phase-help = When it runs among the measures of a plan.
scaffold-strategy-help = What kind of measure it is.
scaffold-expected-help = What a changed quantity is in the first case, as name=value. Give one for each.
scaffold-connector-title-help = What people call the service.
scaffold-delivers-help = What it delivers, in a few words.
scaffold-licence-help = Licence of its readings.
scaffold-attribution-help = Whom to name.
scaffold-url-help = Address that is asked.
scaffold-field-help = A name of the service and the known property that it is, as no2=nitrogen_dioxide. Give one for each.
scaffold-domain-next = Now give it an entity (citybrain scaffold entity) or a quantity (citybrain scaffold quantity --domain { $name }).
scaffold-part-next = Read what was written, then run: make test PYTEST_ARGS="-k { $name }"
scaffold-unknown-entity = No domain declares the entity { $received }. Nearest: { $near }. There are: { $allowed }. Write it first with citybrain scaffold entity.
scaffold-other-factor = { $quantity } is in { $own }; to be in { $unit } it is multiplied by { $factor }, not by { $received }. Correct --factor or --unit.
scaffold-bad-change = “{ $received }” names no change. Write it as name = value, for instance "heating_setpoint = heating_setpoint - 1".
scaffold-not-allowed = “{ $received }” is none of these: { $allowed }. Choose one of them.
scaffold-table-twice = The table { $table } would hold the rows of two entities, { $first } and { $second }. Give the second a table of its own with --table.
scaffold-not-of-city = { $quantity } is of { $of }; an indicator is computed from a quantity of the city. Name its sum or mean over the city.
scaffold-unknown-property = No known property is called { $received }. Nearest: { $near }. Choose one of src/citybrain/observations/properties.yaml, or add it there.
scaffold-component-help = What its cost goes into: a component that a domain declares. Tell the cost itself by --changes "cost = formula", and "running_cost = formula" for each year.
scaffold-cost-component = A measure that costs something needs both: --changes "cost = formula" in money and --component NAME. Received as component: { $received }. Components that are declared: { $near }. A new one stands under components in domain.yaml (docs/domains.md, Costs).

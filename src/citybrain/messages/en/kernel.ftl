### What the knowledge kernel says: declarations, parameters, vocabulary, graph, results.

## Declarations

declaration-bad-yaml = { $file }, line { $line }, is not valid YAML: { $problem }. Mend that line; names and values are written `name: value`, indented by two spaces.
declaration-unknown-unit = The unit { $received } of { $quantity } ({ $where }) is not known. Nearest units: { $near }. Correct the unit; it is spelled like kWh/(m²·a), a number without a unit is 1.
declaration-key-twice = { $file }, line { $line }: the name { $key } stands there a second time; first in line { $first }. Keep one of the two, or give the other its own name.
declaration-unknown-entity = { $quantity } ({ $where }) is declared of “{ $received }”, which is no entity. Nearest: { $near }. Declared entities: { $allowed }. Correct `of=`, or declare the entity where its domain declares others.
declaration-without-source = Quantity { $quantity } ({ $where }) has no source. Name the standard and equation, the paper or the reasoning in `source=` of its decorator.
declaration-without-unit = Quantity { $quantity } ({ $where }) has no unit. Annotate its result with a unit of citybrain.kernel.units, for instance KilowattHoursPerYear.
declaration-bad-field = { $quantity } ({ $where }) asks with `{ $key }` for sums or ratios of “{ $received }”, which the function does not give. It gives: { $allowed }. Correct the name.
derived-unknown-base = { $quantity } ({ $where }) is to be counted per “{ $received }”, which no domain declares, or whose quantity is not there. Nearest: { $near }. Declared: { $allowed }. Correct `per`, or declare it under `bases` in the file domain.yaml of its domain.
base-without-text = The base “{ $base }” ({ $where }) lacks its texts in { $language }. Write in `labels` a text with a place for the label, such as "{"{"}label{"}"} per resident", and in `sentences` what it is counted by, such as "for each person who lives there".
declaration-bad-intervention = Intervention { $intervention } ({ $where }) cannot be declared. It needs a result that is a NamedTuple of quantities with units, a source, one of the known phases, strategies and leverages of digitalisation, and settings that are among its own inputs.
intervention-entity-clash = Intervention { $intervention } ({ $where }) is a measure on { $of }, but { $quantity } is a quantity of { $other }. It can read quantities of { $of } and of the city, and change those of { $of } alone. Change `of=`, or name a quantity of { $of }.
intervention-no-rows = Intervention { $intervention } ({ $where }) is declared on { $of }, which a plan cannot change. Declare it on an entity with rows, or with `of="city"` on what the whole city shares.
declaration-bad-cost = Intervention { $intervention } ({ $where }) has a field `cost` and names no component that it goes into, or the other way round. State both: the field in its result, and `cost="..."` at the declaration.
declaration-module = The module { $module } of a domain cannot be read. Line: { $where }. Problem: { $problem }. Correct that line.
intervention-unknown-phase = Intervention { $intervention } ({ $where }) names the phase { $received }, which no domain declares. Nearest names: { $near }. Known phases: { $allowed }. Correct `phase=`, or add the phase to `phases` of a domain.yaml.
intervention-unknown-component = The cost of { $intervention } ({ $where }) goes into { $received }, which is no component. Nearest names: { $near }. Known components: { $allowed }. Correct `cost=`, or declare the component in a domain.yaml.
intervention-without-account = Intervention { $intervention } ({ $where }) costs something, but nobody keeps account of it for { $of }. Contribute a quantity of { $of } to the role { $role } in a domain.yaml.
intervention-books-itself = Intervention { $intervention } ({ $where }) changes the account { $quantity } by itself. Let it tell its cost in the fields `cost` (with `cost="component"` at the declaration) and `running_cost`; the engine books them.
component-without-label = The component { $component } ({ $where }) has no label in { $language }. Add one.
layout-declared-wrong = The layout of { $measure } ({ $where }) is declared with “{ $received }”. It can be one of: { $allowed }.
picture-declared-wrong = The picture of { $name } ({ $where }) is declared with “{ $received }”. It can be one of: { $allowed }.
site-kind-without-label = What can be sited, { $kind } ({ $where }), has no label, or none of what is gained, in { $language }. Add both.
component-twice = The component { $component } is declared twice: in { $first } and in { $second }. Remove one, or rename it.
component-unknown-quantity = The component { $component } ({ $where }) names { $received } as an account or lifetime, but there is no such quantity. Nearest names: { $near }. Correct the name.
component-without-account = The cost of { $intervention } ({ $where }) goes into { $component }, which keeps no account for { $of }. Add a quantity of { $of } to its `accounts` in { $at }, or name another component.

## Vocabulary

vocabulary-missing = Quantity { $quantity } has no label in: { $languages }. Nearest names in the vocabulary: { $near }. Add `{ $quantity }` with both labels to the vocabulary of its domain.
vocabulary-bad-entry = Entry { $name } in vocabulary file { $where } cannot be read. It allows: { $allowed }. Correct that entry.
vocabulary-twice = { $name } stands in the vocabulary a second time, in { $where }. Remove one of the two entries.
vocabulary-bad-words = The other words (`also`) of { $name } in vocabulary file { $where } cannot be read. They are a list of texts in any language: at most { $most }, each of 1 to { $longest } characters, none twice. Correct the list.
vocabulary-bad-sentence = Sentence of { $name } in vocabulary file { $where } cannot stand there. It needs a language and a text in quotes, on the same line; an English one may stand only where the engine writes the sum or ratio, since of all others it is at the declaration. Correct or remove it.
vocabulary-sentence-unknown = The vocabulary has a sentence of { $name }, which no quantity or measure is called. Nearest names: { $near }. Correct the name, or remove the sentence.
vocabulary-bad-short = The short name (`short`) of { $name } in vocabulary file { $where } cannot be read. It needs a text in each language: { $languages }. Correct it.
vocabulary-bad-like = The everyday words (`like`) of { $name } in vocabulary file { $where } cannot be read. They are values, each with a text in each language: { $languages }, such as 40 with "a refrigerator humming". Correct them.
vocabulary-unknown-beside = The vocabulary says that { $received } grows where { $name } ceases to be known, but it is no quantity of the same entity. Nearest: { $near }. Correct the name under `unknown`.
vocabulary-part-unknown = The vocabulary gives { $name } the parts of { $received }, which is no sum of the same entity. Nearest sums: { $near }. Correct the name under `parts`.

## Parameters

parameter-bad-entry = Parameter { $parameter } in { $where } cannot be read. Received: { $received }. It needs unit and values and allows: { $allowed }. Correct that entry.
parameter-without-date = Parameter { $parameter } in { $where } has a value without a first day. Give every value `from:` and a date such as 2020-01-01.
parameter-without-source = Parameter { $parameter } in { $where } has a value without a number or without a source. Give every value `value:` and `source:`.
parameter-without-entity = Parameter { $parameter } in { $where } is a table (`by:`) without an entity. Write what it is read for, for instance `of: street`.
parameter-bad-row = Parameter { $parameter } in { $where } has a row with { $received }, which it does not know. Allowed: { $allowed }. Correct that row.
parameter-no-row = Parameter { $parameter } in { $where } has no row for { $cell }. Add one, or a row that leaves the category out and so holds for any other.
parameter-two-rows = Parameter { $parameter } in { $where } has two rows that fit { $cell } equally well. Remove one, or name more attributes in the one that shall win.
parameter-out-of-bounds = Parameters may not have these values ({ $count }): { $received }. Each stands with its file and its least and greatest value. Correct the numbers, or look at their units.
parameter-twice = Parameter { $parameter } stands twice in one layer: { $where }. Remove one of the two.
parameter-no-value = Parameter { $parameter } has no value on { $day }; its first is from { $first }. Choose a later date, or add an earlier value with its source.

## Graph

graph-two-makers = Quantity { $quantity } is made twice: by { $first } and by { $second }. Rename or remove one of them.
graph-missing-input = { $quantity } ({ $where }) needs { $input }, which nothing makes. Nearest names: { $near }. Correct the parameter name, or declare { $input }.
graph-unit-clash = { $quantity } ({ $where }) reads { $input } in { $allowed }, but { $maker } gives it in { $received }. Change one of the two annotations, and convert in the formula where the unit is meant to differ.
graph-observed-told = { $quantity } ({ $where }) follows from observed values of single places, and is told to everybody as a headline or for a role. Let it follow from the computed quantity that they observe, or declare it as neither.
graph-observed-measure = { $intervention } ({ $where }) uses { $input }, which follows from observed values of single places: whom a plan chooses would tell them. Use the computed quantity that they observe.
graph-entity-clash = { $quantity } ({ $where }) is of a { $of } but reads { $input }, which is of a { $other }. Bring the value there first with @total, @mean or @spread, along a relation if need be.
graph-input-count = { $quantity } ({ $where }) has the wrong number of inputs; its kind takes { $allowed }: a total, a spread or what goes over a relation one, a mean of an area its value and then its weight. Correct the parameters.
graph-cycle = These quantities need each other in a circle: { $path }. Remove one dependency, or close the loop with @fixed_point.
graph-not-tileable = { $quantity } ({ $where }) needs every row of its { $of } entity at once, so it cannot be computed tile by tile. Run it with the engine of this process, or declare it row by row.

## Entities and relations

entity-bad-name = The name “{ $received }” of { $what ->
    [relation] a relation
   *[entity] an entity
} ({ $where }) cannot be. Write small letters, digits and underscores, beginning with a letter, for instance `street_link`.
entity-without-label = “{ $name }” ({ $where }) has no label in: { $languages }. Write both in `labels`.
entity-bad-geometry = Entity { $entity } ({ $where }) has the geometry “{ $received }”. Allowed: { $allowed }. Choose one of them.
entity-without-table = Entity { $entity } ({ $where }) needs the name of its table in a snapshot; received “{ $received }”. Write small letters, digits and underscores, for instance `table: streets`.
entity-two-makers = Entity { $entity } is declared twice: by { $first } and by { $second }. Rename or remove one of them.
entity-inside-unknown = Entity { $entity } ({ $where }) is said to lie inside “{ $received }”, which is no entity with rows. Nearest: { $near }. Declared: { $allowed }. Correct `inside`.
entity-inside-itself = Entity { $entity } ({ $where }) lies inside itself, step by step. Correct `inside` of one of the entities on the way.
relation-without-description = Relation { $relation } ({ $where }) has no description. Say in one sentence which rows it ties together and what the weight is.
relation-two-makers = Relation { $relation } is declared twice: by { $first } and by { $second }. Rename or remove one of them.
relation-unknown-entity = Relation { $relation } ({ $where }) ties “{ $received }”, which is no entity with rows. Nearest: { $near }. Declared: { $allowed }. Correct `of` or `to`.
relation-bad-rows = The rows of relation { $relation } do not fit: it has { $received } rows for { $allowed } of { $of }, and { $pairs } pairs. Starts must begin at 0, never fall, and end at the number of pairs; each pair needs a weight. Build the snapshot again.
relation-row-outside = Relation { $relation } ties row { $row } of { $of } to row { $received } of { $to }, which has { $size } rows, from 0 to { $allowed }. Build the relation again from the same snapshot.
relation-missing = { $quantity } goes over relation { $relation } ({ $allowed }), which this city does not have; received: { $received }. Build the twin again with the domain that makes it.
positions-missing = { $quantity } reads its neighbours, but this city does not say where the rows of { $of } lie. Build the twin again with the geometry of { $of }.
inside-missing = This city does not say in which { $area } each { $entity } lies. It knows: { $allowed }. Build the twin again with that column.
graph-not-inside = { $quantity } ({ $where }) is of a { $of } and reads { $input }, which is of a { $other }, but a { $part } does not lie inside a { $area }. Add the area to `inside` of the entity, or name a relation with `over=`.
graph-unknown-relation = { $quantity } ({ $where }) goes over “{ $received }”, which is no relation. Nearest: { $near }. Declared: { $allowed }. Correct `over=`, or declare the relation.
graph-relation-clash = { $quantity } ({ $where }) is of a { $of } and gathers what is of a { $other }, but relation { $relation } goes { $allowed }. Correct `of=`, the input or `over=`.
graph-relation-unit = { $quantity } ({ $where }) is declared in { $allowed }, but what relation { $relation } brings is in { $received }. Change one of the units.
declaration-bad-search = { $quantity } ({ $where }) cannot be declared as solved. It needs one entity, or one for each column that it finds, a tolerance above 0 and at least one round. Correct its decorator.
solved-not-settled = { $quantity } did not settle: residual { $residual } after { $rounds } rounds, where { $tolerance } within { $allowed } rounds is promised. Check its inputs for missing and extreme values, or promise less in its declaration.

## Results

quantity-unknown = There is no quantity “{ $received }”. Nearest names: { $near }. `citybrain quantities` lists all of them.
    .page = There is no quantity “{ $received }”. Nearest names: { $near }. All of them stand under Open, Algorithms.
column-missing = This city has no column { $received } for its rows of { $of }, and nothing stands in for it. Nearest columns: { $near }. Give the file of these rows such a column, under a name that its domain's attributes.yaml says (called), and build the twin again.
loop-not-settled = { $quantity } did not settle within { $tolerance } { $unit } in { $rounds } rounds. Check its inputs for extreme values, or allow more rounds or a wider tolerance in its declaration.
row-unknown = { $quantity } is of a { $of }; there is no row { $received }. Rows go from 0 to { $allowed }. Choose one of them.

## Uncertainty

uncertainty-bad-entry = The uncertainty of parameter { $parameter } in { $where } cannot be read. Received: { $received }. Allowed: { $allowed }. Correct that entry.
uncertainty-without-source = The uncertainty of parameter { $parameter } in { $where } has no source. Say with `source:` where its width comes from.
uncertainty-bad-width = The uncertainty of parameter { $parameter } in { $where } has no usable width. Received: { $received }. It needs one of `relative:` and `absolute:`, above 0 and relative at most { $widest }, a shape among { $allowed } (lognormal only with `relative:`), and `shared:` from 0 to 1.
uncertainty-unknown-parameter = { $where } tells the uncertainty of { $received }, which is no parameter. Nearest names: { $near }. Correct the name or remove the entry.
draws-of-hours = { $quantity } ({ $where }) belongs to { $of } and hangs on { $input }, which differs from draw to draw. Only quantities of the city and of entities with rows of their own can do so. Take the uncertainty of that parameter away.
parameter-other-shape = Parameter { $parameter } in { $where } cannot stand in for the one in { $first }: it is of something else or is read by other attributes. Write it as in { $first }.
declaration-bad-previous = { $quantity } ({ $where }) stands for last year's value of a quantity, so its name must be previous_ and the name of that quantity.

## Labels

label-last-year = { $label }, the year before

role-unknown-quantity = The domain { $where } contributes { $received } to the role { $role }, but there is no such quantity. Nearest names: { $near }. Correct the name in its domain.yaml.
role-unknown = The domain { $where } contributes to the role { $role }, which nothing asks for. Nearest names: { $near }. Correct the name in its domain.yaml, or take it out. Roles that are asked for: { $allowed }.
role-entity = The domain { $where } contributes { $quantity } to the role { $role }, but it is of { $received }; this role is filled by quantities of: { $allowed }. Name such a quantity in its domain.yaml, for instance the sum over the city.
role-unit = The domain { $where } contributes { $quantity } to the role { $role }, but its unit is { $received }; this role is in { $allowed }. Name a quantity in this unit in its domain.yaml.
role-without-city = The domain { $where } contributes { $received } of { $of } to the role { $role }, but nothing of the city, which is what is added up. Declare its sum over the city and name it in domain.yaml beside the others.
domain-no-list = { $where } cannot be read: { $part } is { $received }. A list of names is needed there, such as `[first, second]`.
domain-no-mapping = { $where } cannot be read: { $part } is { $received }. Entries by name are needed there, such as `name: value`.
rebound-unknown-quantity = The rebounds in { $where } name { $received }, but there is no such quantity. Nearest names: { $near }. Correct the name.
attribute-twice = The attribute { $name } is declared twice: in { $first } and in { $second }. Remove one of them, or rename it.
attribute-bad-entry = { $where }: the entry { $name } says { $received }. It may have: { $allowed }.
domain-bad-file = { $where } cannot be read: it says { $received }. Allowed there: { $allowed }; a domain needs a label in each language.
domain-message-twice = The message { $key } stands in two places: { $first } and { $second }. Give it another key in one of them; begin it with the name of the domain.
domain-twice = Two domains are called { $domain }: one in { $first }, one in { $second }. Rename or remove one of them.
domain-need-absent = The domain { $domain } needs the domain { $need }, which is not there. Nearest names: { $near }. Install { $need }, or correct the needs in { $domain }/domain.yaml.
region-key-unknown = { $where }: "{ $received }" does not say where parameters hold. Allowed are { $allowed }, each but the first followed by its value, like "climate C income low". Correct the key.
domain-cycle = Domains need each other in a circle: { $path }. Take one of these needs out of its domain.yaml and let the quantity be given instead.
domain-not-importable = The installed domain { $domain } cannot be opened: its package { $package } { $problem }. Install it again, or remove it.
domain-unknown = There is no domain { $received }. Nearest names: { $near }. `citybrain domains` lists all of them.
    .page = There is no domain { $received }. Nearest names: { $near }.
domain-makes-none = No domain here makes the part { $received } of a city; made are: { $allowed }. Install the domain that makes it, or name the function under `builds` in its domain.yaml.

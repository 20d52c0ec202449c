### What the knowledge kernel says: declarations, parameters, vocabulary, graph, results.

## Declarations

declaration-bad-yaml = { $file }, line { $line }, is not valid YAML: { $problem }. Mend that line; names and values are written `name: value`, indented by two spaces.
declaration-unknown-entity = Quantity { $quantity } ({ $where }) is declared of “{ $received }”, which is no entity. Allowed: { $allowed }. Change `of=` in its decorator.
declaration-without-source = Quantity { $quantity } ({ $where }) has no source. Name the standard and equation, the paper or the reasoning in `source=` of its decorator.
declaration-without-unit = Quantity { $quantity } ({ $where }) has no unit. Annotate its result with a unit of citybrain.kernel.units, for instance KilowattHoursPerYear.
declaration-bad-intervention = Intervention { $intervention } ({ $where }) cannot be declared. It needs a result that is a NamedTuple of quantities with units, a source, one of the known phases, strategies and leverages of digitalisation, and settings that are among its own inputs.

## Vocabulary

vocabulary-missing = Quantity { $quantity } has no label in: { $languages }. Nearest names in the vocabulary: { $near }. Add `{ $quantity }` with both labels to a file in src/citybrain/vocabulary/.
vocabulary-bad-entry = Entry { $name } in vocabulary file { $where } cannot be read. It needs a label and allows: { $allowed }. Correct that entry.
vocabulary-twice = { $name } stands in the vocabulary a second time, in { $where }. Remove one of the two entries.
vocabulary-bad-sentence = Sentence of { $name } in vocabulary file { $where } is not a text. Write the sentence in quotes behind the name, on the same line.
vocabulary-sentence-unknown = The files in src/citybrain/vocabulary/sentences/ have a sentence of { $name }, which no quantity or measure is called. Nearest names: { $near }. Correct the name, or remove the line.

## Parameters

parameter-bad-entry = Parameter { $parameter } in { $where } cannot be read. Received: { $received }. It needs unit and values and allows: { $allowed }. Correct that entry.
parameter-without-date = Parameter { $parameter } in { $where } has a value without a first day. Give every value `from:` and a date such as 2020-01-01.
parameter-without-source = Parameter { $parameter } in { $where } has a value without a number or without a source. Give every value `value:` and `source:`.
parameter-bad-row = Parameter { $parameter } in { $where } has a row with { $received }, which it does not know. Allowed: { $allowed }. Correct that row.
parameter-no-row = Parameter { $parameter } in { $where } has no row for { $cell }. Add one, or a row that leaves the category out and so holds for any other.
parameter-two-rows = Parameter { $parameter } in { $where } has two rows that fit { $cell } equally well. Remove one, or name more attributes in the one that shall win.
parameter-twice = Parameter { $parameter } stands twice in one layer: { $where }. Remove one of the two.
parameter-no-value = Parameter { $parameter } has no value on { $day }; its first is from { $first }. Choose a later date, or add an earlier value with its source.

## Graph

graph-two-makers = Quantity { $quantity } is made twice: by { $first } and by { $second }. Rename or remove one of them.
graph-missing-input = { $quantity } ({ $where }) needs { $input }, which nothing makes. Nearest names: { $near }. Correct the parameter name, or declare { $input }.
graph-unit-clash = { $quantity } ({ $where }) reads { $input } in { $allowed }, but { $maker } gives it in { $received }. Change one of the two annotations, and convert in the formula where the unit is meant to differ.
graph-entity-clash = { $quantity } ({ $where }) is of a { $of } but reads { $input }, which is of a { $other }. Bring the value there first with @total, @mean or @spread.
graph-input-count = { $quantity } ({ $where }) has the wrong number of inputs; its kind takes { $allowed }: a total or a spread one, a mean its value and then its weight. Correct the parameters.
graph-cycle = These quantities need each other in a circle: { $path }. Remove one dependency, or close the loop with @fixed_point.
graph-not-tileable = { $quantity } ({ $where }) needs every row of its { $of } entity at once, so it cannot be computed tile by tile. Run it with the engine of this process, or declare it row by row.

## Results

quantity-unknown = There is no quantity “{ $received }”. Nearest names: { $near }. `citybrain quantities` lists all of them.
column-missing = This city has no column { $received } for its rows of { $of }, and nothing stands in for it. Nearest columns: { $near }. Build the twin again with a file that has it.
loop-not-settled = { $quantity } did not settle within { $tolerance } { $unit } in { $rounds } rounds. Check its inputs for extreme values, or allow more rounds or a wider tolerance in its declaration.
row-unknown = { $quantity } is of a { $of }; there is no row { $received }. Rows go from 0 to { $allowed }. Choose one of them.

## Doubt

doubt-bad-entry = The doubt of parameter { $parameter } in { $where } cannot be read. Received: { $received }. Allowed: { $allowed }. Correct that entry.
doubt-without-source = The doubt of parameter { $parameter } in { $where } has no source. Say with `source:` where its width comes from.
doubt-bad-width = The doubt of parameter { $parameter } in { $where } has no usable width. Received: { $received }. It needs one of `relative:` and `absolute:`, above 0 and relative at most { $widest }, a shape among { $allowed } (lognormal only with `relative:`), and `shared:` from 0 to 1.
doubt-unknown-parameter = { $where } tells the doubt of { $received }, which is no parameter. Nearest names: { $near }. Correct the name or remove the entry.
draws-of-hours = { $quantity } ({ $where }) belongs to { $of } and hangs on { $input }, which differs from draw to draw. Only quantities of buildings, zones and the city can do so. Take the doubt of that parameter away.
parameter-other-shape = Parameter { $parameter } in { $where } cannot stand in for the one in { $first }: it is of something else or is read by other attributes. Write it as in { $first }.
declaration-bad-previous = { $quantity } ({ $where }) stands for last year's value of a quantity, so its name must be previous_ and the name of that quantity.

## Labels

label-last-year = { $label }, the year before

attribute-twice = The attribute { $name } is declared twice: in { $first } and in { $second }. Remove one of them, or rename it.
attribute-bad-entry = { $where }: the entry { $name } says { $received }. It may have: { $allowed }.
domain-bad-file = { $where } cannot be read: it says { $received }. It needs a label in each language and may have: { $allowed }.
domain-twice = Two domains are called { $domain }: one in { $first }, one in { $second }. Rename or remove one of them.
domain-need-absent = The domain { $domain } needs the domain { $need }, which is not there. Nearest names: { $near }. Install { $need }, or correct the needs in { $domain }/domain.yaml.
domain-cycle = Domains need each other in a circle: { $path }. Take one of these needs out of its domain.yaml and let the quantity be given instead.
domain-not-importable = The installed domain { $domain } cannot be opened: its package { $package } { $problem }. Install it again, or remove it.
domain-unknown = There is no domain { $received }. Nearest names: { $near }. `citybrain domains` lists all of them.

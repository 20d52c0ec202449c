### Scenarios: how the world goes on without a plan.

scenario-unknown = There is no scenario { $received } for { $country }. Nearest: { $near }. Allowed: { $allowed }. Correct the name, or put a folder of that name with a scenario.yaml into the folder scenarios of the city.
scenario-bad-entry = The path of { $parameter } in { $where } cannot be read. Received: { $received }. Allowed: { $allowed }; needed are unit and at least one point under values. Correct that entry.
scenario-bad-point = A point of { $parameter } in { $where } cannot be read. Received: { $received }. Allowed: { $allowed }. Begin each point with `from:` and a date, such as 2030-01-01.
scenario-without-source = The point of { $parameter } of { $day } in { $where } has no source. Say with `source:` where its number comes from; begin with “Estimate:” where it is one.
scenario-bad-number = The point of { $parameter } of { $day } in { $where } has no usable number. Received: { $received }. It needs either `value:` in the unit of the parameter or `times:`, a multiple of today's value that is 0 or more.
scenario-unknown-parameter = { $where } gives a path to { $received }, which is no parameter. Nearest: { $near }. Correct the name; `citybrain parameters` lists all of them.
    .page = { $where } gives a path to { $received }, which is no parameter. Nearest: { $near }. Correct the name; all of them stand under Open, Parameters.
scenario-wrong-unit = The path of { $parameter } in { $where } is in { $received }, but the parameter is in { $allowed }. Convert its numbers and write unit: { $allowed }.
scenario-table-value = { $parameter } in { $where } is a table by { $by }, so one number cannot stand for it. Write `times:` for its points, by which all rows are multiplied.
scenario-too-early = The path of { $parameter } in { $where } begins on { $received }, but the scenario says that everything up to { $since } is known. Begin later, or write what is known into the parameters.
scenario-unknown-rate = { $file }, line { $line }, column { $column }: { $field } names { $received }, which is no parameter with one number for the city. Nearest: { $near }. Correct the name.
scenario-cannot-extend = { $file }, line { $line }, column { $column }: this scenario extends { $received }, which is no scenario of the city, or extends another itself. Nearest: { $near }. Allowed are those of { $allowed } that extend none. Correct the name.
scenario-two-ways = { $file }, line { $line }, column { $column }: this measure says more than once how many take part. Keep one of: { $allowed }.

cli-scenarios = How the world may go on without a plan: scenarios with their paths and sources.
cli-scenario-default = (default)
cli-scenario-source = Source: { $source }
cli-scenario-measures = Reference scenario: { $measures }
cli-scenario-paths = Paths of { $scenario }
cli-scenario-relative = Tables are shown as multiples of today's values.

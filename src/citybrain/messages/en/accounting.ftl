## Inventory: lines that cannot be counted

accounting-subcategory-unknown = The GPC has no subcategory “{ $received }”. Nearest are: { $near }. Correct the reference.
accounting-key-unknown = Lines { $rows }: this notation key is not known. Allowed are { $allowed }. Correct it, or leave it out and state an amount.
accounting-amount-infinite = Lines { $rows }: the amount is not a finite number. Correct it.
accounting-amount-negative = Lines { $rows }: the amount is below zero, which only land use (sector V) may be. Correct the sign or the subcategory.
accounting-amount-missing = Lines { $rows }: there is neither an amount nor a notation key. State one of them; keys are { $allowed }.
accounting-amount-and-key = Lines { $rows }: an amount stands beside a notation key. A key says that there is no amount; take one of them away.
accounting-factor-missing = Lines { $rows }: there is neither the name of a factor nor a factor of the line's own. Name one of the library, or state kg of each gas for one unit.
accounting-factor-negative = Lines { $rows }: a factor of the line's own is not finite, or below zero outside land use (sector V). Correct it.
accounting-uncertainty-negative = Lines { $rows }: the uncertainty is below zero or not finite. State half the width of the 95 % interval as a share of the value (0.05 for ± 5 %).
accounting-unit-unknown = “{ $received }” is not a unit that is known. Write it as kWh, GJ, t, m3, L, km or person*km.
accounting-unit-mismatch = Lines { $rows }: the unit { $received } does not convert to { $allowed }, which the factor { $factor } is for. Correct the unit, name another factor, or state energy instead of a volume.
accounting-factor-lacking = No installed domain brings the parameter { $parameter }, which is the factor “{ $received }”: a domain is missing. Install one that has it (`citybrain domains` lists those that are here), or write it in the parameters of the city. The rest of the city can be used without it.
    .page = No installed domain brings the parameter { $parameter }, which is the factor “{ $received }”: a domain is missing. Ask whoever runs the server to add it. The rest of the city can be used without it.
accounting-factor-unknown = There is no factor “{ $received }”. Nearest are: { $near }. Correct the name, or state a factor of the line's own.
accounting-factor-region = The factor { $factor } is not for { $received }; it is for { $allowed }. Name another one, or state a factor of the line's own.
accounting-factor-year = The factor { $factor } has no value for { $received }; the first is of { $allowed }. State a factor of the line's own for earlier years.

## Gases and assessments

accounting-assessment-unknown = There is no set of warming potentials “{ $received }”. Allowed are { $allowed }.
accounting-gas-unknown = There is no warming potential for “{ $received }”. Nearest are: { $near }. Correct the gas.
accounting-gas-not-in-set = { $received } has no warming potential for { $gas }; { $allowed } have one. Choose one of these sets.

## Methods, trends, consumption

accounting-defaults-unknown = There are no default values for “{ $received }”. Nearest are: { $near }.
accounting-threshold-day = There is no threshold for { $received }; the first is of { $allowed }. State a threshold of the city's own.
accounting-region-unknown = The table of trade has no region “{ $received }”. Nearest are: { $near }. Correct the region.
accounting-table-singular = The table of trade cannot be solved: a sector needs its whole output for itself. Check the table.
accounting-extension-unknown = The table of trade has no emissions named “{ $received }”. Nearest are: { $near }. Correct the name.
accounting-stressor-unknown = The table of trade has no gas “{ $received }”. Nearest are: { $near }. Correct the name.
trade-folder-missing = There is no folder { $folder }. Name the folder that pymrio saved.
trade-folder-unknown = { $folder } is no table of trade that pymrio saved: { $file } is missing in it or says something else. Save the table with save_all and name that folder.
trade-folder-broken = The table of trade in { $folder } cannot be read: { $problem }. Save it again with pymrio.
trade-table-missing = The table of trade in { $folder } lacks { $missing }; it has { $received }. Save it with what people buy (Y) and with Z or A.
trade-file-outside = { $folder } names “{ $file }”, which is no file in this folder. Only tables inside it are read.
trade-file-kind = { $folder } holds { $file }, which is not read: a file of this kind can run a program. Save the table as { $allowed }.
trade-too-large = The tables in { $folder } have { NUMBER($received, maximumFractionDigits: 1) } GB; at most { $allowed } GB are read. Aggregate the table first.
trade-unit = “{ $received }” is no unit of mass of CO₂ or its equivalent. Name one with --unit, such as kg, and for another gas also --gas.
    .page = “{ $received }” is no unit of mass of CO₂ or its equivalent. Give amounts in kg or t of CO₂ equivalent.
accounting-consumption-missing = Tables of trade are read with pymrio, which is not installed. Install it: pip install "opencitybrain[consumption]".
    .page = Tables of trade cannot be read on this server: the program that reads them is not installed. Ask whoever runs the server to install it.

## What must add up

identity-scopes = The total is the sum of its scopes.
identity-sectors = The total is the sum of its sectors.
identity-gases = The total is the sum of its gases.
identity-generation-apart = Energy made for the grid (I.4.4) and waste from outside stand in the territorial total only; BASIC counts the energy where it is used.
identity-electricity = Electricity of all consumers and losses is what the grid supplied.
identity-heat = District heat of all consumers and losses is what the network supplied.
identity-waste = Waste treated in the city and outside is what the city generated.
identity-fuel = { $fuel } burned is what was sold.
identity-line-twice = The same amount of { $factor } stands twice in { $places }.
identity-fuel-in-two-places = The same amount of { $factor } stands in several subcategories: { $places }.
identity-holds = holds
identity-differs = differs
identity-cannot-say = cannot say

## Breaks of a line of years

accounting-cause-method = another method
accounting-cause-factor = other factors
accounting-cause-warming = other warming potentials
accounting-cause-boundary = another boundary
accounting-cause-error = an error was corrected

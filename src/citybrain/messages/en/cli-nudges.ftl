# Commands on competitions, letters and bins.

cli-nudges-number = Number of the list
cli-nudges-file = File of YAML or JSON
cli-nudges-competition = Competitions of whole areas on what they saved
cli-nudges-competition-list = List competitions
cli-nudges-competition-open = Open a competition
cli-nudges-competition-tell = Compute the result and put it on record
cli-nudges-letter = Letters with a control group
cli-nudges-letter-list = List letters
cli-nudges-letter-draw = Draw which buildings get a letter
cli-nudges-drawn = { $letters } buildings get the letter and as many of their pairs do not, { $left } were left out. Least effect that it can show (least): { $least }. Difference between both before, in standard deviations: use { $use }, loss { $loss }. Seed: { $seed }.
cli-nudges-letter-buildings = Print the buildings that get a letter
cli-nudges-letter-tell = Compute what the letter changed and put it on record
cli-nudges-bins = Refunds by house from weights of bins
cli-nudges-weights = CSV with container, day, weight, unit
cli-nudges-houses = CSV with container, house, dwellings
cli-nudges-reference = Residual waste of a dwelling from which nothing is paid back [kg]
cli-nudges-rate = Money back for each kilogram below it
cli-nudges-most = Money back for a dwelling at most
cli-nudges-bins-count = { $counted } emptyings count, { $doubled } stood there twice, { $left } were left out.

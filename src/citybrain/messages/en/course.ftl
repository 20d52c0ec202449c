## The course of a city: promises, approvals, figures.

promise-without-base-year = The target says no base year. A reduction is counted from a year: say which one in target.base_year.
promise-form = The promise cannot be read: { $place }: { $problem }.
promise-quantity = A promise counts emissions ({ $allowed }), not { $received }. Targets for other quantities stand in plans and indicators.
promise-in-the-past = The target is for { $received }, but it is { $today } already. Say a year that is still to come.
promise-base-after-target = The base year { $base } is not before the year of the target, { $by }.
promise-year-twice = { $received } is said twice among base year, milestones and target. One value for each year.
promise-goes-back = { $year } asks for a reduction of { $received }, less than { $before } in { $earlier }. Reductions may only grow.
promise-before-base = The milestone { $received } lies before the base year { $base }.
promise-budget-years = The budget begins in { $first }, after its last year { $last }.
promise-budget-in-the-past = The budget ends in { $received }, but it is { $today } already. Say a last year that is still to come.
promise-none = There is no promise to withdraw. Set a target first.
approval-unknown = No approval { $received } holds. The list of approved plans tells the numbers.
approval-reason-long = The reason has { $received } characters; { $allowed } are kept.
approved-scenarios = Approved plans stand against different scenarios ({ $received }), so they cannot be added up. Save them with one scenario and approve them again.
approved-measures = Approved plans have { $received } measures together; { $allowed } can be computed. Join measures that are alike.
figure-subject = There are no figures of { $received }. Allowed: { $allowed }.
figure-year = { $received } is no year of a figure. Allowed: { $first } to { $last }.
figure-value = { $subject } of { $year } cannot be { $received }. Say a number above zero (emissions may be zero).
figure-uncertainty = The uncertainty of { $year } cannot be { $received }. Say the half width of the 95 % interval as a share, such as 0.05.
figure-without-source = { $subject } of { $year } has no source. Say where the number comes from.
course-media-type = It cannot come as { $received }. Allowed: { $allowed }. Send it with that as Content-Type.

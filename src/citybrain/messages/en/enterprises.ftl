### Supervision of enterprises: files, quotas, self-monitoring, cells, visits.

enterprise-entry = { $number ->
    [one] An entry is not in order: { $problem }.
   *[other] { $number } things of the entries are not in order: { $problem }.
 } Nothing was added. Correct what is named and send it again; units are stated with every amount, and a load counts once.
enterprise-fault = { $field ->
    [since] { web-enterprise-field-since }
    [until] { web-enterprise-field-until }
    [year] { web-enterprise-field-year }
    [reference] { web-enterprise-field-reference }
    [pollutant] { web-enterprise-field-pollutant }
    [amount] { web-enterprise-field-amount }
    [unit] { web-enterprise-field-unit }
    [currency] { web-enterprise-field-currency }
    [per] { web-enterprise-field-per }
    [outlet] { web-enterprise-field-outlet }
    [longitude] { web-enterprise-field-longitude }
    [latitude] { web-enterprise-field-latitude }
    [text] { web-enterprise-field-text }
   *[other] { $field }
}: { $rule ->
    [needed] nothing was entered, but it is needed. Fill it in.
    [unwanted] “{ $received }” was entered, but such an entry has none. Leave it empty.
    [longer] { $received } characters were entered; at most { $allowed } are possible. Shorten it.
    [number] { $received } was entered, which is no number. Write it in digits, such as 3000 or 12.5.
    [backwards] { $received } is before { $allowed }, the day on which it begins. Change one of them.
    [days] it covers { $received } days; at most { $allowed } are possible. Enter it in parts.
    [future] { $received } is after today, { $allowed }. Give a day up to today.
    [nameless] nobody knows “{ $received }” here, and none is assumed. Near by are: { $allowed }. Choose one of them, or have it added to the file first.
    [twice] { $received } shares days with what stands in the file: { $allowed }. Each load counts once. Change the days, or correct that entry.
    [unknown] “{ $received }” was entered, which does not fit the file. Load the page again.
   *[other] “{ $received }” was entered; allowed is { $allowed }. Correct it and send it again.
}
enterprise-register = { $number ->
    [one] An enterprise is not in order: { $problem }.
   *[other] { $number } things of the enterprises are not in order: { $problem }.
 } Nothing was added. Each has an identifier and a name, and a place in degrees or none.
enterprise-file-full = A file has at most { $allowed } entries. Nothing was added: enter loads of months instead of days.
enterprise-many = At most { $allowed } enterprises are registered. Nothing was added: import a smaller table.
enterprise-unknown = There is no enterprise { $received }. Look it up in the list of enterprises.
enterprise-person-unknown = There is no person { $received }. Look up who is registered, or register them first.
enterprise-stream-unknown = There is no stream { $received } that measures an enterprise. Streams of other classes than public, internal and enterprise do not.
enterprise-stream-tied = Stream { $received } measures this enterprise already. Nothing was changed.
enterprise-cell = The cell is not in order: { $problem }. Nothing was added. It has a name of its own, days between two visits, and a polygon in degrees.
enterprise-cell-unknown = There is no cell { $received }. Load the list again.
enterprise-table = { $file }: { $number ->
    [one] one value cannot be read: { $problem }.
   *[other] { $number } values cannot be read: { $problem }.
 } Nothing was added. The number is the line; correct the table and import it again.
enterprise-sole-trader = { $file } names enterprises and does not say who is a sole trader, whose name is that of a person. It has { $received }. Add a column sole_trader with no for whoever is none; where nobody is one, state sole_trader=no for all rows.
enterprise-pollutant-own-words = A pollutant in words of the register
enterprise-not-own = { $received } is not for the enterprise to add. Allowed are { $allowed }, and corrections of what it added itself.

enterprise-kind-permit = Permit
enterprise-kind-outlet = Outlet
enterprise-kind-limit = Limit
enterprise-kind-quota = Quota
enterprise-kind-load = Load
enterprise-kind-penalty = Penalty
enterprise-kind-complaint = Complaint
enterprise-kind-visit = Visit
enterprise-kind-finding = Finding
enterprise-kind-warning = Warning
enterprise-kind-block = Block
enterprise-kind-answer = Answer
enterprise-kind-void = Declared void

enterprise-source-self-monitoring = Self-monitoring
enterprise-source-city = Readings of the city

enterprise-quota-used-up = Used up on { $day }.
enterprise-quota-used-up-within = Used up on { $day }, if the load from { $since } to { $until } was the same on each day.
enterprise-quota-expected = Will be used up on { $expected } (90 %: { $earliest } to { $latest }), if the loads go on as they were.
enterprise-quota-after-the-year = after the year
enterprise-quota-lasts = Lasts until the end of { $year }, if the loads go on as they were (90 %).
enterprise-quota-doubt-none = Cannot tell: no load is known.
enterprise-quota-doubt-few = Cannot tell: loads of at least three months are needed.
enterprise-quota-doubt-missing = Cannot tell: { $missing ->
    [one] one day has no load.
   *[other] { $missing } days have no load.
 }

enterprise-reason-findings = Past findings
enterprise-reason-penalties = Past penalties
enterprise-reason-complaints = Complaints
enterprise-reason-quota-ahead = Quota used faster than the year goes by
enterprise-reason-loads-missing = Loads that are missing
enterprise-reason-visit-overdue = Visit overdue

enterprise-check-few = Cannot tell: only { $days ->
    [one] one day was
   *[other] { $days } days were
 } measured by both; at least 10 are needed.
enterprise-check-agrees = No difference shown in { $days } days that both measured.
enterprise-check-differs = Self-monitoring and the readings of the city differ in { $days } days that both measured.

enterprise-per-hour = hour
enterprise-per-day = day
enterprise-per-year = year

## Cases on Now: what is done about what needs a person.

web-cases-case = Case { $number }
web-cases-loading = Reading the case…
web-cases-unread = The case could not be read
web-cases-failed = The step could not be made
web-cases-loop = How far this is
web-cases-stop-seen = Seen
web-cases-stop-cause-sought = Cause
web-cases-stop-assigned = Owner
web-cases-stop-in-work = Work
web-cases-stop-waiting-for-proof = Proof
web-cases-by = by { $time }
web-cases-owner = { $name }, { $role }
web-cases-severity-minor = Minor
web-cases-severity-moderate = Moderate
web-cases-severity-severe = Severe
web-cases-severity-extreme = Extreme
web-cases-people = { $count ->
    [one] 1 resident near by
   *[other] { $count } residents near by
}
web-cases-vulnerable = { $count ->
    [one] one building for education or health within 500 m
   *[other] { $count } buildings for education or health within 500 m
}
web-cases-people-unknown = Residents near by: unknown
web-cases-steps = Steps on record: { $count }
web-cases-by-whom = by { $name }
web-cases-role = Role that answers for it
web-cases-closed-as = Closed { $time }: { $outcome }
web-cases-sending = Being recorded…
web-cases-outcome = How it ended
web-cases-outcome-cured = It was so, and is cured
web-cases-outcome-confirmed = It was so; nothing more is to be done
web-cases-outcome-no-effect = It was so, and what was done shows no effect
web-cases-outcome-refused = It was not so
web-cases-into = Number of the case that it is merged into
web-cases-why = Why, or what was done
web-cases-more = More…
web-cases-refuse = It was not so
web-cases-not-now = Not now
web-cases-do-acknowledge = Take it on
web-cases-do-seek-cause = Look for the cause
web-cases-do-assign = Send to a role
web-cases-do-begin = Begin the work
web-cases-do-await-proof = Done: wait for proof
web-cases-do-send-back = Send back to work
web-cases-do-close = Close the case
web-cases-do-reopen = Open it again
web-cases-do-merge = Merge into another case
web-cases-do-split = Take it out of the other case
web-cases-do-note = Write a note
web-cases-do-undo = Undo the last step

web-cases-effect = What did it change?
web-cases-effect-after = { $days } days after:
web-cases-effect-unread = What it changed could not be read

web-cases-trace = Where from?
web-cases-tracing = Weighing sources…
web-cases-trace-failed = Where the readings come from could not be worked out
web-cases-trace-candidate = One known source explains the readings better than all else together.
web-cases-trace-unknown-source = The readings come from a source that we do not know.
web-cases-trace-undecided = Several sources explain the readings about as well.
web-cases-trace-cannot-tell = Cannot tell where the readings come from.
web-cases-trace-reason-calm = It was calm: without wind a reading has no direction.
web-cases-trace-reason-few = Too few stations read in the same hour.
web-cases-trace-reason-no-signal = No reading is above the background.
web-cases-trace-reason-no-fit = No source anywhere explains these readings. Check the direction of the wind and the places of the stations.
web-cases-trace-reason-flat = The readings fit nearly every source alike.
web-cases-trace-unknown = A source that we do not know, 90 % within { $area } ha
web-cases-trace-of = { $stations } stations, { $from } to { $to }; evidence { $hash }
web-cases-trace-again = Where from? Look again
web-cases-trace-compared = Other than the diagnosis before, which said: { $verdict }
web-cases-trace-side-for = The side of the highest readings speaks for it.
web-cases-trace-side-against = The side of the highest readings speaks against it.
web-cases-trace-profile-for = The ratios of pollutants speak for it.
web-cases-trace-profile-against = The ratios of pollutants speak against it.
web-cases-trace-print = Print the evidence
web-cases-inspected = What the inspection showed
web-cases-inspected-choose = Choose a source
web-cases-inspected-record = Put it on record
web-cases-outcome-other = A source that the register does not have
web-cases-outcome-was = { $place ->
    [0] The inspection showed: { $source }. It was not among the candidates.
    [1] The inspection showed: { $source }. It was the first candidate.
   *[other] The inspection showed: { $source }. It was in place { $place }.
}
web-cases-hits = First candidate right in { $hits } of { $inspected } inspections ({ $low } to { $high })
web-cases-silence = Open no such case for a while
web-cases-silence-for = For how long
web-cases-silence-hours = { $count ->
    [1] 1 hour
    [168] 7 days
   *[other] { $count } hours
}
web-cases-silence-whole = Of all sensors, not of this one alone
web-cases-silence-of-rule = No case is opened by the rule { $rule } until { $until }.
web-cases-silence-of-stream = No case is opened by { $rule } of one sensor until { $until }.
web-cases-silence-any = any rule
web-cases-silence-end = End it now
web-cases-silence-failed = That was not silenced.
web-cases-silences = Silences
web-cases-silences-none = No rule is silenced.
web-cases-silences-failed = Which rules are silenced could not be read.
web-cases-incident = Open an incident for it

web-cases-replay = Replay
web-cases-replay-of = Replay of case { $number }
web-cases-replay-end = End the replay
web-cases-replay-unseen = not seen yet
web-cases-replay-until = As it was known at { $time }
web-cases-replay-before = At { $time } nothing was seen yet
web-cases-replay-wind = Wind from { $from }°, { $speed }

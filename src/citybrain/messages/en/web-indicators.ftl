## An indicator that is opened in Progress

web-indicator-loading = Opening the indicator…
web-indicator-failed = This indicator could not be opened
web-indicator-stale = This indicator could not be asked again; this is older
web-indicator-asked = What is asked
web-indicator-definition = Definition
web-indicator-definition-confirmed = its unit and formula are confirmed
web-indicator-definition-press = known from the press, not from its own text
web-indicator-definition-name = only its name is known; its text is not published
web-indicator-definition-unknown = not known
web-indicator-definition-own = the city's own
web-indicator-unit = Unit
web-indicator-unit-unknown = not published; a value says its own
web-indicator-direction = Better is
web-indicator-better-less = less
web-indicator-better-more = more
web-indicator-better-neither = neither more nor less
web-indicator-quality = Quality of the value
web-indicator-target-year = { $value } by { $year }
web-indicator-target-benchmark = { $value }, a benchmark
web-indicator-target-unknown = a share of { $year }, whose value is not known
web-indicator-target-none = none is known
web-indicator-goals = Sustainable Development Goals
web-indicator-people = Designed with
web-indicator-source = Source
web-indicator-computed = What the city computes
web-indicator-computed-nothing = Nothing comes of it yet.
web-indicator-fit-whole = As the indicator is defined.
web-indicator-fit-part = Only a part of what is asked: never scored, never held against a target.
web-indicator-fit-near = Near what is asked, not the same: never scored, never held against a target.

## Values of years

web-indicator-values = Values of years
web-indicator-values-none = Nothing is reported. That is no zero.
web-indicator-without-entry = computed, nobody entered it
web-indicator-replaced = replaced by a later entry
web-indicator-by-method = method: { $method }
web-indicator-of-file = { $file }, line { $line }
web-indicator-evidence-link = Evidence
web-indicator-evidence-file = evidence: { $name }
web-indicator-withdraw-sure = Withdraw the value of { $year }? It no longer counts; it stays on record.
web-indicator-withdrawn = { $count ->
    [one] 1 value was withdrawn
   *[other] { $count } values were withdrawn
}
web-indicator-withdrawn-by = { $year }: { $value }, withdrawn by { $who }, { $day }
web-indicator-enter = Enter a value
web-indicator-enter-for = Enter a value: { $name }
web-indicator-enter-do = Enter the value
web-indicator-not-entered = The value was not entered
web-indicator-done-entered = The value was entered
web-indicator-done-withdrawn = The value was withdrawn
web-indicator-low = Low
web-indicator-high = High
web-indicator-interval-hint = Low and high hold 90 % of what it may be. Empty: not known.
web-indicator-level = How well it is known
web-indicator-level-choose = Choose a level
web-indicator-evidence = Evidence
web-indicator-evidence-hint = A link, or the name of a file. May stay empty.
web-indicator-method = Method
web-indicator-method-hint = Another method than before breaks the series. May stay empty.
web-indicator-note = Note

## Scores

web-indicator-scores = Scores
web-indicator-scores-loading = Computing the scores…
web-indicator-scores-failed = The scores could not be had
web-indicator-scores-stale = The scores could not be asked again; these are older
web-indicator-no-score = No score yet: nothing has both a value and a benchmark. { $why }.
web-indicator-score-begin = A value of one of these would be the first:
web-indicator-score-all = All together
web-indicator-score-group = Group
web-indicator-score = Score
web-indicator-score-counted = { $count ->
    [one] 1 value counted
   *[other] { $count } values counted
}
web-indicator-score-left = { $count } left out
web-indicator-score-weight = Weight
web-indicator-score-none = no score yet
web-indicator-score-points = { $points } of { $possible } points
web-indicator-score-between = { $low } to { $high } at the ends of what the values may be
web-indicator-score-unsure = { $count ->
    [one] 1 value has no interval and counts as it is
   *[other] { $count } values have no interval and count as they are
}
web-indicator-range-0-33 = below 33 %
web-indicator-range-33-66 = 33 to 66 %
web-indicator-range-66-95 = 66 to 95 %
web-indicator-range-95-up = 95 % and more
web-indicator-range-unsure = the range is too close to call
web-indicator-left-out = Left out: { $why }.
web-indicator-left-silent = { $count ->
    [one] 1 figure is not reported
   *[other] { $count } figures are not reported (an indicator may ask for several)
}
web-indicator-left-part = { $count ->
    [one] 1 covers only a part of what is asked, or something near it
   *[other] { $count } cover only a part of what is asked, or something near it
}
web-indicator-left-benchmark = { $count ->
    [one] 1 has no benchmark
   *[other] { $count } have no benchmark
}
web-indicator-left-other = { $count ->
    [one] 1 has no share of its benchmark
   *[other] { $count } have no share of their benchmark
}
web-indicator-weight-of = Weight: { $name }
web-indicator-weights-hint = Weights from 0 to { $most }; 1 where none is given. They change the score of all together.
web-indicator-weights-one = Weights do not matter: one value alone is scored.
web-indicator-weights-matter = With other weights the score of all together would be { $low } to { $high } (90 of 100 choices); its range stays in { $same } of them.
web-indicator-weights-decisive = It changes most without { $name }: by { $change }.
web-indicator-rule = How points are given

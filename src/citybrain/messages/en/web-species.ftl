## Species that detectors report.

web-species = Calendar of presence
web-species-failed = What is known of species could not be had
web-species-loading = Reading the species…
web-species-which = Species
web-species-protected = Protected: { $source }.
web-species-blurred = Its places are told as cells of 0.1°.
web-species-calendar = { $name } by year: days of stays, gaps lighter
web-species-stay = { $first } – { $last }, { $days ->
    [one] 1 day
   *[other] { $days } days
}
web-species-stay-more = Detected on { $detected } days, gaps { $gaps }, detections confirmed { $confirmed }
web-species-never = No detection counts yet.
web-species-left-out = { $count ->
    [one] 1 detection does not count: refused, or not confident enough.
   *[other] { $count } detections do not count: refused, or not confident enough.
}
web-species-trend = Detections in an hour listened change by { $change } a year ({ $low } to { $high }).
web-species-trend-no-effort = No trend: nobody tells how many hours were listened.
web-species-trend-few-months = No trend yet: it needs six months with hours listened.
web-species-trend-no-detections = No trend: nothing was detected in the hours listened.
web-species-waiting = { $count ->
    [one] 1 detection waits for an expert
   *[other] { $count } detections wait for an expert
}
web-species-by = { $detector }, confidence { $confidence }
web-species-judge = Judge
web-species-why = By what do you know?
web-species-confirm = Confirm
web-species-refuse = Refuse
web-species-not-judged = The judgement could not be stored
web-species-more = And { $count } more.

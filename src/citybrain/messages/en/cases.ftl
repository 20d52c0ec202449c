### Cases: what needs a person.

case-rules-faulty = The rules of cases cannot be read; { $count ->
        [one] one fault
       *[other] { $count } faults
    }:
    { $faults }
    Mend the files, then start again.
case-unknown = There is no case { $received }. The list of cases has their numbers.
case-rule-unknown = There is no rule { $received }. The list of rules has their names.
case-silence-unknown = No silence of number { $received } holds or will.
detector-unknown = There is no detector { $received }.
case-changed = Somebody has made a step since: you read version { $received }, the case is at { $allowed }. Read it again.
case-no-tag = Say which version of case { $received } you read: the header If-Match takes the ETag of the case.
case-tag = { $received } is no version of a case. The header If-Match takes the ETag that the case was sent with.
case-after = { $received } does not say where a page begins: take `next` of the page before.
case-step-not-now = The step { $received } is not possible for a case that is { $state }. Possible: { $allowed }.
case-ends-with-subject = The step { $received } is not possible: this case is about { $subject } and ends when that is decided. Approve it or send it back.
case-not-undoable = The last step ({ $received }) cannot be undone. Those that can: { $allowed }.
case-why-long = A reason has { $received } characters; at most { $allowed } are possible. Shorten it.
case-steps-many = The case has { $received } of such steps, at most { $allowed } are possible. Close it, or merge it into another.
case-merge-other = Case { $number } cannot be merged into { $received }: that is the same one, one that is over or merged itself, or one of another class of data.
case-evidence-unknown = The case has no evidence { $received } that you may read.
case-evidence-ahead = The readings are asked for until a time that has not come yet. Leave out “until”, or give a time in the past.
case-evidence-many = A case has at most { $allowed } pieces of evidence from streams. Freeze one over a longer time in place of many.
case-evidence-long = At most { $allowed } readings are frozen at once. Choose a shorter time.
case-evidence-none = Stream { $received } has no readings in this time. Choose another time, or another stream.
case-evidence-personal = Stream { $received } is about a person: what is frozen could not be erased. Choose another stream.
case-stream-unknown = There is no stream { $received } that you may read.
case-needs = This step needs more: { $allowed }. State it.
case-role = { $received } may not work on cases. Those who may: { $allowed }.
case-stands = Readings still show what case { $number } is about, in { $count ->
    [one] one stream
   *[other] { $count } streams
}: it is not cured yet. Wait for proof, or close it with another outcome.
case-again = What case { $received } was about has a case again: { $number }. Go on there.
case-silence-long = A silence ends later than now and at most { $allowed } days after it begins.
case-silences-many = At most { $allowed } silences are possible at a time. End some first.
case-correction-not-proposed = The limit { $received } of the rule { $rule } is not proposed now (proposed: { $allowed }). Read the proposals again.
case-correction-unknown = No correction of number { $received } holds.
case-correction-same-person = You closed cases of the rule { $rule } as not so, and this correction follows from them: another person accepts it.
case-rule-sentence = Opens a case ({ $severity }) where this holds: { $condition }.
case-people-unknown = unknown
case-people-near = residents near by, from the twin

case-subject = { $kind } “{ $title }”
case-title = { $label } at { $place }
case-title-detail = { $label } at { $place }: { $detail }
case-title-about = { $label }: { $subject }
case-step-open = Opened by a rule
case-step-escalate = Handed on: the clock ran out
case-step-gather = One more place of a rule that fires too often
case-merged-near = { $near ->
    [same] at the same place
   *[apart] within { $metres } m
}
case-step-join = Case { $number } was merged into this one{ $how ->
        [near] : of the same kind, { case-merged-near }
        [yields] : of the same property, { case-merged-near }; “{ $less }” says less of it than “{ $more }”
       *[person] {""}
    }
case-step-leave = A merged case was taken out
case-step-estimate = People near by were counted
case-step-acknowledge = Acknowledged
case-step-seek-cause = Cause sought
case-step-assign = Assigned to { $to }
case-step-begin = Work begun
case-step-await-proof = Done, waiting for proof
case-step-send-back = Sent back to work
case-step-close = Closed
case-step-reopen = Opened again
case-step-merge = Merged into case { $number }{ $how ->
        [near] : of the same kind, { case-merged-near }
        [yields] : of the same property, { case-merged-near }; “{ $less }” says less of it than “{ $more }”
       *[person] {""}
    }
case-step-split = Taken out of another case
case-step-note = Note
case-step-link = { $kind ->
    [diagnosis] Worked out where from: diagnosis { $name }
    [photo] Photo { $name } added
    [readings] Readings frozen as evidence { $name }
    [plan] Linked to the plan { $name }
    [stream] Linked to stream { $name }
   *[case] Linked to case { $name }
}
case-step-undo = Step undone

case-state-seen = seen
case-state-cause-sought = cause sought
case-state-assigned = assigned
case-state-in-work = in work
case-state-waiting-for-proof = waiting for proof
case-state-closed = closed
case-state-merged = merged

case-severity-minor = minor
case-severity-moderate = moderate
case-severity-severe = severe
case-severity-extreme = extreme

cli-case = Cases: what needs a person, and where readings come from
cli-case-list = list cases, those that need somebody first
cli-case-show = show a case with its steps
cli-case-step = make a step: { $allowed }
cli-case-most = The first { $count } by rank; there may be more.
cli-case-all = closed and merged cases too
cli-case-rule = of this rule alone
cli-case-number = number of the case
cli-case-step-name = the step
cli-case-why = why
cli-case-role = the role that it is assigned to
cli-case-owner = the person that it is assigned to
cli-case-outcome = how it ended: { $allowed }
cli-case-into = the case that it is merged into
cli-case-link = what it has to do with, as plan:name, stream:7 or case:12
cli-case-by = who makes the step; without it the user of this machine
cli-case-none = No case is open.
cli-case-done = Case { $number } is { $state }.
cli-case-column-number = Case
cli-case-column-what = What
cli-case-column-severity = Severity
cli-case-column-state = State
cli-case-column-owner = Owner
cli-case-column-due = Due
cli-case-column-since = Since
cli-case-column-episodes = Times
cli-case-column-at = At
cli-case-column-by = By
cli-case-column-why = Why
cli-case-link-form = { $received } is no link. Allowed: plan:NAME, stream:NUMBER, case:NUMBER.
cli-case-corrections = list corrections of rules: proposed ones, and those that hold
cli-case-correct = accept a proposed correction of a rule
cli-case-correct-rule = name of the rule
cli-case-correct-limit = the limit that is proposed
cli-case-corrections-none = No correction is proposed, and none holds.
cli-case-proposed = Proposed for { $rule }: { $limit } in the place of { $before }. Of the newer half of its cases that avoids { $avoided } of { $refused } that were not so, and loses none of { $confirmed } that were.
cli-case-corrected = { $rule } has { $limit } in the place of { $before }, accepted by { $by }: { $why }
cli-case-correct-done = { $rule } has the limit { $limit } from now on; a server that runs takes it on when it starts next.
columns-unknown = { $file }: { $received } is not there. Known are { $allowed }. Say which column is meant.
columns-pairs = { $received } says nothing of a column. State it as name=value, such as unit=t.

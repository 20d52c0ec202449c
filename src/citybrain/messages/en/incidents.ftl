### Incidents: playbooks, their tasks, and the log.

playbooks-faulty = The playbooks cannot be read; { $count ->
        [one] one fault
       *[other] { $count } faults
    }:
    { $faults }
    Mend the files, then start again.
incident-unknown = There is no incident { $received }. The list of incidents has their numbers.
incident-playbook-unknown = There is no playbook { $received }. Known: { $allowed }.
incident-substance-unknown = This playbook does not know the substance { $received }. Known: { $allowed }.
incident-people-unknown = There is nobody here called { $received } ({ $count }). Those who take part are named as they sign in.
incident-nowhere = Case { $received } has no place. State longitude and latitude.
incident-step-not-now = The step { $received } is not possible for an incident that is { $state }. Possible: { $allowed }.
incident-task-unknown = There is no task { $received }. Known: { $allowed }.
incident-task-not-now = The task { $received } is { $state }. Open to this step: { $allowed }.
incident-task-of-others = { $name } does not have this task: it is for { $role }. Have it handed on first.
incident-warn-first = Residents were not warned of incident { $received } yet. Warn them, then the task is done.
incident-not-warned = Residents were not warned of incident { $received }: there is no message.
incident-needs = This step needs more: { $allowed }. State it.
incident-role = { $received } may not work on tasks. Those who may: { $allowed }.
incident-why-long = A reason has { $received } characters; at most { $allowed } are possible. Shorten it.
incident-log-full = The log has { $allowed } entries, and at most so many are possible. Close the incident and open another one.

incident-exercise = EXERCISE, nothing happened.
incident-over = It is over:
incident-headline = { $label }: { $place }

incident-step-open = Opened, playbook prepared
incident-step-start = Playbook started
incident-step-wind = Wind stated
incident-step-area = Area drawn
incident-step-acknowledge = Task acknowledged
incident-step-done = Task done
incident-step-hand-on = Task handed on
incident-step-warn = Residents warned
incident-step-note = Note
incident-step-close = Closed

incident-state-prepared = prepared
incident-state-started = started
incident-state-closed = closed
incident-task-waiting = waits for others
incident-task-due = to be done
incident-task-acknowledged = somebody is at it
incident-task-done = done
incident-reason-no-wind = Nobody knows the wind: there are no contours, only the circle around the place. State a wind.
incident-reason-no-model = No domain says where it goes: there are no contours, only the circle around the place.
incident-reason-no-release = Nothing is released into the air.

cli-incident = Incidents: playbooks, tasks, who is inside, drills
cli-incident-to-list = list incidents, the newest first
cli-incident-to-show = show an incident with its tasks, its log and its review
cli-incident-to-open = open an incident at a place or of a case; its playbook is prepared
cli-incident-to-drill = the same as a drill: messages go to those who take part alone
cli-incident-to-start = start the playbook
cli-incident-to-task = acknowledge a task, have it done, or hand it on
cli-incident-to-wind = state the wind from now on
cli-incident-to-warn = warn the residents of the area; in a drill those who take part alone
cli-incident-to-exposed = count residents, schools and hospitals inside
cli-incident-to-close = close an incident; a warning is called off
cli-incident-number = number of the incident
cli-incident-playbook = playbook, which is the kind of incident
cli-incident-at = where: longitude and latitude
cli-incident-case = the case that it comes of
cli-incident-place = what the place is called
cli-incident-size = radius around it that is dangerous at once
cli-incident-substance = what gets into the air, as the playbook names it
cli-incident-rate = how much of it in a second
cli-incident-wind-from = where the wind comes from
cli-incident-wind-speed = its speed at 10 m
cli-incident-stability = Pasquill's class of stability
cli-incident-person = who takes part; may be given several times
cli-incident-task = task, as `show` names it
cli-incident-step = what is done with it: { $allowed }
cli-incident-role = the role that it is handed on to
cli-incident-owner = the person that it is handed on to
cli-incident-sender = who warns, as a name in the Internet
cli-incident-why = why, or what happened
cli-incident-by = who does it; without it the user of this machine
cli-incident-no-task-step = { $received } is no step of a task. Possible: { $allowed }.
cli-incident-faulty = The incident cannot be opened: { $problem }.
cli-incident-none = There are no incidents.
cli-incident-drill-mark = DRILL
cli-incident-stands = { $drill ->
        [DRILL] DRILL: incident
       *[other] Incident
    } { $number } is { $state }.
cli-incident-late = late
cli-incident-first = First task acknowledged { $seconds } s after the start.
cli-incident-intact = The log is as it was written.
cli-incident-changed = The log was changed: it is not as it was written.
cli-incident-unknown = cannot tell
cli-incident-area = area of the incident
cli-incident-column-number = No.
cli-incident-column-what = What
cli-incident-column-where = Where
cli-incident-column-state = State
cli-incident-column-opened = Opened
cli-incident-column-tasks = Tasks
cli-incident-column-late = Late
cli-incident-column-task = Task
cli-incident-column-who = Who
cli-incident-column-due = Until
cli-incident-column-done = Done
cli-incident-column-at = Time
cli-incident-column-by = By
cli-incident-column-why = Why
cli-incident-column-area = Where
cli-incident-column-probability = Probability
cli-incident-column-residents = Residents

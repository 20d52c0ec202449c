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

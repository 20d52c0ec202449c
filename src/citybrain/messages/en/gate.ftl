### Gate: proposals to change the city.

gate-kinds-faulty = The kinds of proposals cannot be read; { $count ->
        [one] one fault
       *[other] { $count } faults
    }:
    { $faults }
    Mend the files, then start again.
proposal-unknown = There is no proposal { $received }. The list of proposals has their numbers.
proposal-kind-unknown = There is no kind of proposal { $received }. Did you mean { $near }? The list of kinds has their names.
proposal-stream-unknown = There is no stream { $received } by whose readings a proposal could be judged: it has to read numbers, and to be public or internal. Choose another one.
proposal-faulty = This proposal of the kind { $kind } is not whole:
    { $faults }
    State what is missing, then send it again.
proposal-file = { $file } is no proposal:
    { $faults }
    Mend it, then ask again.
proposal-changed = Somebody has made a step since: you read version { $received }, the proposal is at { $allowed }. Read it again.
proposal-no-tag = Say which version of proposal { $received } you read: the header If-Match takes the ETag of the proposal.
proposal-tag = { $received } is no version of a proposal. The header If-Match takes the ETag that the proposal was sent with.
proposal-step-not-now = The step { $received } is not possible for a proposal that is { $state }. Possible: { $allowed }.
proposal-why-long = A reason has { $received } characters; at most { $allowed } are possible. Shorten it.
proposal-needs = This step needs more: { $allowed }. State it.
proposal-not-simulated = What this proposal does cannot be simulated. State the reason why it is asked for all the same.
proposal-plan-closed = The plan { $plan } chooses by { $received }, which not everybody may read, and so would tell it. Choose by something that is public and save the plan again, then propose it.
proposal-role = { $name } cannot make this step of a proposal of the kind { $kind }. That takes one of these roles: { $allowed }.
proposal-same-person = { $name } had a hand in proposal { $number }, or made what it proposes, and cannot approve it. Ask a second person.
proposal-not-approved = Proposal { $number } is { $state }: nobody has approved it, and nothing is done. Ask for approval first.
proposal-closed = What is proposed, and why, is closed to your role. Ask the role that approves it.
proposal-other-running = Proposal { $number } about { $received } is under way. Wait until it has ended.
proposal-moved-on = Readings show { $received } now and no longer { $allowed }, which proposal { $number } would put back. Nothing was sent: make a new proposal from what is there now.
proposal-expired = Proposal { $number } has expired: it lasts { $days } days after it was asked for, and can neither be approved nor be done any more. Make a new one.
gate-connector-off = Nothing is sent: this city has no connector { $received } for proposals of the kind { $kind }. Set it up in city.toml ([gate.connectors.{ $received }]), or withdraw the proposal.
    .page = Nothing is sent: this city has no connector { $received } for proposals of the kind { $kind }. Ask the administrator to set it up, or withdraw the proposal.
gate-broker-refuses = The broker { $server } does not take the command: { $problem }. Look at its rights, and whether the actuator listens.
gate-secret-unusable = The secret of this connector cannot be used: { $problem }. It has to be a file that its owner alone can read.
gate-secret-name = { $received } is no connector of this city. Connectors: { $allowed }.

## States and steps

proposal-state-drafted = drafted
proposal-state-simulated = simulated
proposal-state-asked = asked for approval
proposal-state-approved = approved
proposal-state-sent-back = sent back
proposal-state-withdrawn = withdrawn
proposal-state-executing = being done
proposal-state-rolling-back = being put back
proposal-state-confirmed = done and confirmed
proposal-state-rolled-back = put back
proposal-state-failed = failed
proposal-state-expired = expired
proposal-step-draft = Drafted
proposal-step-simulate = Simulated
proposal-step-ask = Approval asked for
proposal-step-approve = Approved
proposal-step-send-back = Sent back
proposal-step-withdraw = Withdrawn
proposal-step-execute = Execution begun
proposal-step-claim = Command taken in hand
proposal-step-send = Command sent
proposal-step-confirm = Confirmed
proposal-step-roll-back = Not confirmed in time, to be put back
proposal-step-restore = Put back
proposal-step-fail = Failed
proposal-step-expire = Expired

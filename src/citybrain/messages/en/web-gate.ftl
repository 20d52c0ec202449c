## The gate: approvals on Plan and Now.

web-gate-approval = Approval of this plan
web-gate-proposal = Proposal { $number }
web-gate-by = proposed by { $name }; decided by: { $role }
web-gate-from-to = { $before } → { $value }
web-gate-simulated = What the plan changes
web-gate-not-simulated = Nothing could be simulated.
web-gate-expected = Expected reading: { $value } ({ $low } to { $high })
web-gate-cost = What it costs
web-gate-machine = { $name } proposed this.
web-gate-alternative = Also considered:
web-gate-alternatives = What else was considered
web-gate-off = Nothing would be sent: the city has no connector for this.
web-gate-reason = Why this plan
web-gate-why = Reason
web-gate-steps = All steps
web-gate-save-first = Save the plan first
web-gate-failed = The step could not be made
web-gate-unread = The proposal could not be read
web-gate-do-ask = Ask for approval
web-gate-do-approve = Approve
web-gate-do-send-back = Send back
web-gate-do-withdraw = Withdraw
web-gate-do-execute = Carry it out
web-gate-expires = Expires { $time }

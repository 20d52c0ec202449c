## Helpers: a person agrees that somebody acts for them, and sees what was done.

web-helper-title = Somebody acts for you
web-helper-lead = A neighbour, a social worker or a clerk can report, answer and apply for you if you agree. You say what for and until when. You can end it at any time.
web-helper-agree = Let somebody act for you
web-helper-person = Your name
web-helper-helper = Name of your helper
web-helper-tasks = What may they do?
web-helper-task-report = Report something
web-helper-task-survey = Answer surveys
web-helper-task-application = Apply for services
web-helper-until = Last day
web-helper-agreed = I agree. Both names stand in the log of what is done.
web-helper-send = Agree
web-helper-failed = This could not be done
web-helper-codes-once = Note both codes now: they are shown this once.
web-helper-code-person = Your code. Keep it: with it you see what was done, and end it.
web-helper-code-helper = Code for your helper. Give it to them.
web-helper-codes-noted = I have noted them
web-helper-mine = What was done for me
web-helper-code-mine = Your code
web-helper-look = Look
web-helper-standing = { $helper } may act for you until { $day }.
web-helper-over = { $helper } may act for you no more.
web-helper-erased = Your helper
web-helper-did-report = { $day }: reported something (number { $number })
web-helper-did-survey = { $day }: answered survey { $number }
web-helper-did-application = { $day }: applied for a service (number { $number })
web-helper-follow = See what became of it
web-helper-follow-report = Follow it with this code:
web-helper-nothing = Nothing was done yet.
web-helper-end = End it now
web-helper-acting = I do this for another person
web-helper-code = Code of the helper
web-helper-acting-how = The person got it when they agreed. What becomes of it is shown to them, not to you.
web-helper-sent = The person whom you help sees what becomes of it with their own code.
web-helper-sent-report = Sent for the person whom you help (number { $number }). They see with their own code what becomes of it.
web-helper-photos-unsent = { $count ->
    [one] One photo was not taken.
   *[other] { $count } photos were not taken.
} The person can add them by their own code.
web-survey-photo-how = Place, time and device are taken out of it. Only the office sees it.
web-survey-photo-sent = The photo was sent.
web-helper-of-record = Did a helper send this?
web-helper-for = { $helper } acted for { $person }.
web-helper-erased-name = (name erased)
web-helper-none = No: the person sent it, or an officer did.

### The paper for the council, and parts of a report inside other pages.

paper-decision = Decision asked
paper-summary = Summary
paper-author = Submitted by { $author }
paper-logo = Logo of { $author }
paper-title-text = In the words of the author
paper-title-alternatives = Alternatives side by side
paper-title-scenario = What is assumed around the plan
paper-title-unknown = What is not known
paper-title-credits = Sources and credits
paper-amount-none = No headline number of emissions changes.
paper-amount = { $label }: { $amount } { $against ->
    [path] against the path without the plan
   *[today] against today
}, { $sure ->
    [yes] an interval that holds with a probability of 90 %.
   *[no] of which the uncertainty was not worked out.
}
paper-cost = The plan takes an investment of { $investment } beyond what is invested without it{ $verdict ->
    [none] {""}
    [saves] , each tonne of CO₂e avoided saves money ({ $tonne })
    [unclear] , whether a tonne of CO₂e avoided saves or costs money is too close to call ({ $tonne })
   *[costs] , each tonne of CO₂e avoided costs { $tonne }
}{ $payback ->
    [untold] .
    [never] , and savings do not pay for it within the years of the plan.
   *[years] , and savings have paid for it after { $years } years.
}
paper-and-more = { $names } and { $count } more
paper-effects = { $better ->
    [one] 1 headline number gets better
   *[other] { $better } headline numbers get better
}{ $worse_count ->
    [0] , none gets worse
   *[other] ; what gets worse: { $worse }
}{ $unclear_count ->
    [0] .
   *[other] ; too close to call: { $unclear }.
}
paper-people-none = Who gains and who pays was not worked out.
paper-people = Who gains: { $gain }; who pays: { $pay }{ $asked ->
    [some] ; not known for lack of data: { $unknown }.
   *[none] .
}
paper-alternatives-none = No other plan was set beside this one; the parts below compare it with what happens without it.
paper-scenario-today = The plan is compared with today, under the weather, the prices and the emission factors of { $date }.
paper-scenario-named = The years follow the scenario “{ $name }”.
paper-scenario-anyway = { $count ->
    [0] Nothing is done without the plan.
   *[other] Without the plan this is done anyway: { $measures }.
}
paper-scenario-table = What changes in the scenario; tables of values in per cent of today
paper-head-assumed = Assumption
paper-source = Source: { $source }
paper-head-unknown = Not known
paper-head-consequence = What follows from that
paper-head-file = The file that would tell it
paper-unknown-lead = These gaps make the numbers less sure. Each can be closed with a file.
paper-simulated-households = Who owns and who has little is made up in this demo, so what each group gains or pays is an example.
paper-unknown-group = What these people gain or pay is not worked out.
paper-unknown-attribute = Estimated or unknown for { $share } % of them.
paper-column = “{ $name }” (also { $others })
paper-file-columns = A table with the column { $columns }
paper-file-kind = A file of the kind “{ $kind }”, which My city takes
paper-file-any = No file of a kind that is read yet
paper-credits-note = The same numbers, each with its source, are in the report and in the table of the plan.

paper-logo-large = The logo has { $received } kB; allowed are { $allowed } kB. Save it smaller.
paper-logo-form = The logo cannot be read as a picture; allowed is a PNG without interlacing. Save it as PNG, or choose it in the page, which takes PNG, JPEG and SVG.
paper-logo-size = The logo has { $received } pixels; allowed are up to { $allowed } on each side. Save it smaller.
paper-unreadable = { $file } cannot be read as what a paper says ({ $problem }). Write the paper again in the page, or put the file back from a backup.
paper-text-unreadable = { $file } cannot be read as what a paper says: { $problem }. Allowed are title, decision, author, text and logo (a PNG file), each a text.
paper-no-browser = No browser that prints was found; looked for: { $allowed }. Install Chromium, name another one in { $variable }, or open the HTML and print it.
paper-not-printed = { $program } did not print the paper ({ $problem }). Open the HTML in a browser and print it.
embed-part-missing = The plan has no part “{ $received }” that could be embedded; it has: { $allowed }.
embed-plan-closed = The plan chooses by { $received }, which not everybody may read: nothing of it is published. Choose by something that is public.
embed-unknown = Nothing is published under { $received }. It may have been withdrawn; ask who gave you the address.
embed-origin = { $received } is not an origin; allowed is a scheme, a host and a port, such as https://www.example.org.
embed-full = There are { $allowed } published parts already. Withdraw one first.
cli-result-paper = Write the paper for the council, one HTML file to read and print.
cli-result-pdf = Write the paper for the council as a PDF, printed by the Chromium of this machine.
cli-paper-text = File (YAML or JSON) with title, decision, author, text and logo of the paper.
cli-paper-with = Another plan to set beside this one in the paper; may be given several times.

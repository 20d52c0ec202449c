## Licences of firms for vehicles on roads: map, figures, list, applications.

web-licence-failed = Licences could not be loaded
web-licence-map = Licences are in force on { $open } of { $all } roads.
web-licence-road = { $name }: { $count ->
    [0] no licence in force
    [one] 1 licence in force
   *[other] { $count } licences in force
}
web-licence-figure = Figure
web-licence-computed = On record
web-licence-published = Published
web-licence-days = { $since } to { $until }
web-licence-withheld = not told: too few firms
web-licence-doubtful = What does not go together
web-licence-list = Licences
web-licence-vehicles = { $count ->
    [one] 1 vehicle
   *[other] { $count } vehicles
}
web-licence-trader = Sole trader
web-licence-none = No licence was granted yet.
web-licence-waiting = Applications that wait
web-licence-application = No. { $number }, { $firm }
web-licence-apply = Enter an application
web-licence-firm = Firm: identifier or number in the register
web-licence-number-of-vehicles = Number of vehicles
web-licence-fleet = Names of the vehicles in reports, with commas between
web-licence-roads = Roads
web-licence-since = First day
web-licence-until = Last day
web-licence-contact = Contact person, who stays closed
web-licence-contact-address = How to reach them
web-licence-send = Enter
web-licence-added = Application { $number } is entered. Its risk check is next.
web-licence-not-added = The application could not be entered
web-licence-withdraw = Withdraw
web-licence-withdraw-sure = Withdraw the published figure { $name }? It is no longer told; who entered and who withdrew it stays on record.
web-licence-not-withdrawn = The figure could not be withdrawn
web-licence-enter = Enter what happened with a licence
web-licence-one = Licence
web-licence-what = What is entered
web-licence-what-month = Report of a month
web-licence-what-incident = Incident
web-licence-what-suspension = Suspension
web-licence-what-appeal = Appeal
web-licence-what-reinstatement = Reinstatement
web-licence-month = Month, such as 2026-03
web-licence-distance = Kilometres driven
web-licence-duration = Hours driven, if known
web-licence-orders = Orders, if known
web-licence-passengers = Passengers, if known
web-licence-day = Day; today without one
web-licence-class = Class of the incident
web-licence-place = Place
web-licence-suspends = Suspend the licence for it
web-licence-text = What happened, or why
web-licence-entered = Entered for licence { $number }.
web-licence-not-entered = It could not be entered

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

## The frame: notices, period, search, keys.

web-frame-period = Period
web-frame-against = against
web-frame-snapshot = snapshot { $snapshot }
web-frame-more = Search, colours and language
web-frame-search = Search
web-frame-search-for = Find an address, a building, a place, a quantity, a measure or a term
web-frame-search-nothing = Nothing is called “{ $text }”. Write fewer letters, or another word.
web-frame-search-what = Search knows zones, postal codes, streets and places, addresses, buildings by name or number, quantities, indicators, measures, pages and words of the field.
web-frame-search-count = { $count ->
    [one] 1 result
   *[other] { $count } results
}
web-frame-search-quantity = Show this quantity
web-frame-search-glossary = All words
web-frame-search-failed = The city could not be searched. Pages, quantities and measures are found all the same.
web-frame-search-unopened = The search could not be opened. Load the page again.
web-frame-search-back = Back to the results
web-frame-kind-place = Pages
web-frame-kind-quantity = Quantities
web-frame-kind-area = Zones and areas
web-frame-kind-thing = Streets and places
web-frame-kind-address = Addresses
web-frame-kind-row = By name or number
web-frame-kind-indicator = Indicators
web-frame-kind-term = What a word means
web-frame-kind-measure = Add a measure to the plan
web-frame-notice-demo = Demo: partly simulated
web-frame-notice-demo-short = Demo
web-frame-notice-demo-why = This is a demo city: some of its values are made up and marked as simulated.
web-frame-notice-lost = Offline, state of { $time }
web-frame-notice-lost-short = Offline
web-frame-notice-lost-why = The server has not answered since { $time }. What is on the page stays and can be read. We ask again every few seconds and fetch what is missing as soon as it is back.
web-frame-notice-newer = A newer version is here. Reload
web-frame-notice-newer-short = Reload
web-frame-notice-newer-why = A newer version of this page is here. Your plan and your view stand in the address and stay.
web-frame-notice-slow = Slow connection
web-frame-notice-slow-short = Slow
web-frame-notice-slow-why = The connection is slow: even a short answer takes more than 2 seconds. What is on the page stays until the new values are here.
web-frame-notice-count = { $count ->
    [one] 1 notice
   *[other] { $count } notices
}
web-frame-notice-reload = Reload the page
web-frame-keys = All keys
web-frame-keys-map = On the map: arrows move it, plus and minus zoom, Enter opens what lies in the middle. The divide moves with the arrows.
web-frame-keys-single = Single keys are on (1 to 5, / j k w t [ ] ?)
web-frame-key-places = Now, Plan, Progress, Take part, Open
web-frame-key-search = Search
web-frame-key-walk = Next and previous number
web-frame-key-enter = Open what has the focus
web-frame-key-why = Why this number
web-frame-key-table = Show as table, and back
web-frame-key-years = Year before and after, of a plan over years
web-frame-key-escape = Close what was opened last
web-frame-key-all = This list
web-now-headline = { $count ->
    [0] Nothing needs a person
    [one] 1 thing needs a person
   *[other] { $count } things need a person
}
web-frame-language = Language
web-easy-words = Easy words
web-easy-grade = Reading level: { $lowest ->
    [yes] below grade { $grade }
   *[no] grade { $grade }
}
web-easy-length = { $count } characters a sentence on average
web-easy-sentence = { $count } words a sentence on average
web-easy-translated = { $share } of the texts of this page are translated. The rest is in English.

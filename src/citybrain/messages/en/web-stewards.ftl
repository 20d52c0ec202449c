### Who answers for a data set: seen and named in its panel.

web-stewards-none = No steward is named: nobody whom you could ask about it.
web-stewards-none-do = Ask a data steward of the city to name somebody who answers for it.
web-stewards-none-name = Name somebody who answers questions about it.
web-stewards-left = { $name } is no longer known to the city, and there is no contact. Name somebody else.
web-stewards-since = Since { $day }, named by { $by }
web-stewards-contact = Contact
web-stewards-name = Name a steward
web-stewards-change = Name another steward, or correct this one
web-stewards-who = Name
web-stewards-reach = Contact
web-stewards-reach-why = An address of the office, or a page. May be left empty for somebody who has a token of this city.
web-stewards-public = Name and contact are public: everybody who opens this page, asks the server or takes the file of this register sees them. Give a name and a contact of the office, not of home, and ask the person first.
web-stewards-me = Myself
web-stewards-save = Name as steward
web-stewards-remove = Remove the steward
web-stewards-removed = The steward was removed.
web-stewards-saved = { $name } is the steward now.
web-stewards-not-done = The steward was not changed
web-stewards-see = See who it is now

### Sensors that are connected one by one, and why one is not.

sensor-name = A sensor has a name of 1 to { $allowed } characters; received: { $received }. Write a shorter one.
sensor-name-unseen = The name has a sign that nobody sees ({ $received }, letter { $place }). Allowed are letters, digits, spaces and punctuation. Write the name without it.
sensor-name-taken = There is a sensor, a person or a program named “{ $name }” already, so no second one was made. Choose another name; if you connected it yourself, give it a new token in the list of connected sensors.
sensor-measured = A sensor measures 1 to { $allowed } properties; received: { $received }. Connect it as several sensors.
sensor-property = There is no property “{ $received }”. Allowed are { $allowed }.
sensor-property-twice = The property “{ $received }” stands there twice. Name each property once; a second sensor of the same kind has a name of its own.
sensor-unit = “{ $received }” is no unit that “{ $property }” can be sent in; none is assumed. Choose one of: { $allowed }.
sensor-outside = The place { $latitude } N, { $longitude } E lies outside the city, which reaches from { $south } to { $north } N and from { $west } to { $east } E. Choose a place on the map.
sensor-outside-turned = The place { $latitude } N, { $longitude } E lies outside the city; with both numbers exchanged it lies inside. Write the latitude (north) first, then the longitude (east).
sensor-class = You may not read data of the class “{ $received }”, so you would not see what comes. Choose one of: { $allowed }.
sensor-unknown = There is no connected sensor { $received } that you may see. Load the page again to see those that there are.
access-other-stream = The token of “{ $name }” sends readings of the streams { $allowed } alone, not of { $received }. Use the token of that sensor.

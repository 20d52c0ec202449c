### Readings over MQTT, and why a message is no reading.

mqtt-topic = Nothing is read from the topic { $received }. Publish to { $allowed }, or explain the topic in city.toml under [[mqtt.topic]].
    .page = Nothing is read from the topic { $received }. Publish to { $allowed }, or ask whoever runs the server to explain the topic in the settings of the city.
reading-json-broken = This is no JSON object ({ $problem }).
mqtt-address = { $received } is no address of a broker. Write it as mqtt://user@host:1883, or mqtts://user@host:8883 for an encrypted connection; the password stands in CITYBRAIN_MQTT_PASSWORD.
mqtt-mapping-pattern = city.toml, [[mqtt.topic]]: the pattern { $pattern } cannot be followed. Each level is a name, +, {"{"}station{"}"} or {"{"}property{"}"}; # may stand last.
    .page = The settings of the city for the topic { $pattern } of MQTT cannot be followed. Ask whoever runs the server to correct them.
mqtt-mapping-property = city.toml, [[mqtt.topic]] { $pattern }: there is no property { $received }. Known are { $allowed }.
    .page = The settings of the city for the topic { $pattern } of MQTT cannot be followed. Ask whoever runs the server to correct them.
mqtt-mapping-target = city.toml, [[mqtt.topic]] { $pattern }: say which stream its messages are of: either stream = 12 alone, or one station (station = "…" or {"{"}station{"}"} in the pattern) and one property (property = "…", values = {"{"} … {"}"} or {"{"}property{"}"} in the pattern).
    .page = The settings of the city for the topic { $pattern } of MQTT cannot be followed. Ask whoever runs the server to correct them.
mqtt-mapping-values = city.toml, [[mqtt.topic]] { $pattern } has both value and values. Keep one: value for one property, values for several.
    .page = The settings of the city for the topic { $pattern } of MQTT cannot be followed. Ask whoever runs the server to correct them.
mqtt-stations = Messages have made { $allowed } streams already; no more are made. Look at the names of stations in the topics.
mqtt-value-missing = The message has no value at { $path }.

cli-mqtt-broker = the broker to take readings from as well: mqtt://user@host:1883; the password in CITYBRAIN_MQTT_PASSWORD
cli-mqtt-host = the address at which MQTT is spoken
cli-mqtt-port = the port at which MQTT is spoken, 0 for none; else 1883 where that is free
cli-mqtt-serving = MQTT at { $address }
cli-mqtt-taken = Port { $port } is taken by another program, so MQTT is not spoken. Name another one with --mqtt-port.

### 通过 MQTT 传来的读数，以及消息为何不能成为读数。

mqtt-topic = 主题 { $received } 上的消息不会被读取。请发布到 { $allowed }，或在 city.toml 的 [[mqtt.topic]] 中说明该主题。
    .page = 主题 { $received } 上的消息不会被读取。请发布到 { $allowed }，或让服务器的管理者在城市设置中说明该主题。
reading-json-broken = 这不是 JSON 对象（{ $problem }）。
mqtt-address = { $received } 不是消息代理的地址。请写成 mqtt://用户@主机:1883，加密连接写成 mqtts://用户@主机:8883；密码放在环境变量 CITYBRAIN_MQTT_PASSWORD 中。
mqtt-mapping-pattern = city.toml 的 [[mqtt.topic]]：无法按照模式 { $pattern } 读取。每一级可以是名称、+、{"{"}station{"}"} 或 {"{"}property{"}"}；# 只能放在最后。
    .page = 城市设置中 MQTT 主题 { $pattern } 的规则无法使用。请让服务器的管理者更正。
mqtt-mapping-property = city.toml 的 [[mqtt.topic]] { $pattern }：没有名为 { $received } 的观测属性。已知的有 { $allowed }。
    .page = 城市设置中 MQTT 主题 { $pattern } 的规则无法使用。请让服务器的管理者更正。
mqtt-mapping-target = city.toml 的 [[mqtt.topic]] { $pattern }：请说明消息属于哪个数据流：要么只写 stream = 12；要么写明一个站点（station = "…"，或模式中的 {"{"}station{"}"}）和一个属性（property = "…"、values = {"{"} … {"}"}，或模式中的 {"{"}property{"}"}）。
    .page = 城市设置中 MQTT 主题 { $pattern } 的规则无法使用。请让服务器的管理者更正。
mqtt-mapping-values = city.toml 的 [[mqtt.topic]] { $pattern } 同时有 value 和 values。请只保留一个：单个属性用 value，多个属性用 values。
    .page = 城市设置中 MQTT 主题 { $pattern } 的规则无法使用。请让服务器的管理者更正。
mqtt-stations = 消息已经建立了 { $allowed } 个数据流，不再建立新的。请检查主题中的站点名称。
mqtt-value-missing = 消息中 { $path } 处没有数值。

cli-mqtt-broker = 另外从哪个消息代理接收读数：mqtt://用户@主机:1883；密码放在 CITYBRAIN_MQTT_PASSWORD 中
cli-mqtt-host = 提供 MQTT 服务的地址
cli-mqtt-port = 提供 MQTT 服务的端口，0 表示不提供；默认在 1883 空闲时使用它
cli-mqtt-serving = MQTT 服务地址：{ $address }
cli-mqtt-taken = 端口 { $port } 已被其他程序占用，因此没有提供 MQTT 服务。请用 --mqtt-port 指定另一个端口。

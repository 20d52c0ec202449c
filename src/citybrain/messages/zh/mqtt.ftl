### 通过 MQTT 传来的读数，以及消息为何不能成为读数。

mqtt-topic = 主题 { $received } 上的消息不会被读取。请发布到 { $allowed }，或在 city.toml 的 [[mqtt.topic]] 中说明该主题。
reading-interval-backwards = 时间段 { $received } 的结束早于开始。
reading-json-broken = 这不是 JSON 对象（{ $problem }）。
reading-link = { $name } 的内容是 { $received }。请用编号指明已有的实体，例如 {"{"}"@iot.id": 12{"}"}。
reading-result-long = 结果有 { $received } 个字符，最多保存 { $allowed } 个。请把证据存放在别处，只发送其地址。
reading-result-missing = 缺少 "result"。
reading-stream-missing = 没有指明数据流。请发布到 v1.1/Datastreams(12)/Observations，或加上 "Datastream": {"{"}"@iot.id": 12{"}"}。
reading-stream-unknown = 没有编号为 { $received } 的数据流。citybrain observe streams 会列出已有的数据流。
mqtt-address = { $received } 不是消息代理的地址。请写成 mqtt://用户@主机:1883，加密连接写成 mqtts://用户@主机:8883；密码放在环境变量 CITYBRAIN_MQTT_PASSWORD 中。

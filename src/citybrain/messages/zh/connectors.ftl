### 定期查询读数的外部服务。

connector-address = { $received } 不是 http 或 https 地址。
connector-answer = 服务（{ $kind }）的应答不符合约定：收到 { $received }，应为 { $allowed }。请检查 city.toml 中的地址和参数。
    .page = 服务（{ $kind }）的应答不符合约定：收到 { $received }，应为 { $allowed }。请让服务器的管理者检查其设置。
connector-elsewhere = 服务把后续内容指向 { $received }，该地址不在 { $allowed } 上。不会跟随指向其他服务器的链接。
connector-failed = 连接器 { $name } 无法继续（{ $problem }）。稍后会再试。
connector-kind = city.toml 的 [[connector]] { $name }：没有名为 { $received } 的类型。是否指 { $allowed }？
    .page = { $name } 的设置中有未知的服务类型：{ $received }。请让服务器的管理者更正。
connector-large = { $url } 的应答超过 { $allowed } 字节。请在 city.toml 中缩小查询范围。
    .page = { $url } 的应答超过 { $allowed } 字节。请让服务器的管理者缩小查询范围。
connector-parameter = city.toml 的 [[connector]] { $name }：parameters 中的 { $key } 有误：{ $problem }。可用的有 { $allowed }。
    .page = { $name } 的设置无法使用：{ $key }：{ $problem }。请让服务器的管理者更正。
connector-refused = { $url } 拒绝了请求，状态码 { $status }：{ $problem }。请检查 city.toml 中的密钥和参数。
    .page = { $url } 拒绝了请求，状态码 { $status }：{ $problem }。请让服务器的管理者检查密钥和设置。
connector-secret = city.toml 的 [[connector]] { $name }：环境变量 { $received } 不存在。请在启动服务器之前设置。
    .page = 服务器没有 { $name } 的密钥。请让服务器的管理者提供。
connector-streams = 该服务的数据流超过 { $allowed } 个（{ $received } 个）。请用 filter 选取一部分，或用 most_streams 放宽上限。
connector-unknown = city.toml 中没有名为 { $received } 的 [[connector]]。已有的是 { $allowed }。
    .page = 没有名为 { $received } 的读数服务。已有的是 { $allowed }。
connector-unreachable = 无法连接 { $url }（{ $problem }）。稍后会再试。
reading-nowhere = 位置 { $longitude }, { $latitude } 不在地球上。
reading-trip-without-delay = 该班次未注明线路，或未给出相对时刻表的晚点时间。
reading-vehicle-nowhere = 该车辆没有位置或时间。

cli-connectors = city.toml 中定期查询的外部服务的状态：上次成功和最近的问题
cli-connectors-pull = 立即查询其中一个
cli-connectors-name = 它在 city.toml 中的名称
cli-connectors-licence = { $kind }：{ $attribution }，许可 { $licence }
cli-connectors-column-name = 名称
cli-connectors-column-kind = 类型
cli-connectors-column-succeeded = 上次成功
cli-connectors-column-failures = 其后失败次数
cli-connectors-column-problem = 最近的问题

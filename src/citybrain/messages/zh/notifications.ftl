### 通知：发送给须知者的内容，以及值班表和地址可能有的问题。

## 通知的内容。只有编号、严重程度和公开事项的地点，没有其他内容。

notification-about-case = 事件 { $number }（{ $severity }）：{ $place }
notification-about-warning = 已发布预警 { $number }（{ $severity }）：{ $place }
notification-about-warning-ended = 预警 { $number }（{ $severity }）已撤销：{ $place }
notification-about-incident = 突发事件 { $number }（{ $severity }）：有任务等待您处理，{ $place }
notification-about-incident-warning = 突发事件 { $number }（{ $severity }）：已向居民预警，{ $place }
notification-about-drill = 【演练】突发事件 { $number }（{ $severity }）：有任务等待您处理，{ $place }
notification-about-drill-warning = 【演练】突发事件 { $number }（{ $severity }）：将向居民预警，{ $place }
notification-about-test = 测试通知 { $number }：此地址可以送达
notification-closed = 有一项非公开的事项等待处理（{ $severity }）。请登录后查看。
notification-no-place = 未说明地点
notification-severity-minor = 轻微
notification-severity-moderate = 中等
notification-severity-severe = 严重
notification-severity-extreme = 特别严重
notification-several = { $number } 条通知。{ $first }
notification-more = 另有 { $number } 条。请登录后查看。
notification-answer-link = 由您处理时，请在此确认：
notification-why = 您的地址订阅了此类通知，因此收到本通知。可登录后更改。
notification-answer-title = 确认处理
notification-answer-open = 有 { $number } 条通知等待有人处理。
notification-answer-button = 由我处理
notification-answer-done = 已记录：{ $name } 负责处理。
notification-answer-settled = 没有等待处理的通知：已有人处理，或已结束。
notification-feed-title = { $name } 的通知

## 可能的问题。

notification-not-plain = 无法发送：{ $received }。通知的文本键须以 { $allowed } 开头，主题形如 case/17，地点须为可显示的文字，链接须为本服务器的地址。
notification-unknown = 没有发给您的通知 { $received }。请重新加载列表。
notification-link = 此链接已失效或无效。请登录后确认处理。
notification-key-open = { $file } 对他人开放。请只保留其所有者的权限（chmod go-rwx）。
notification-key-unusable = 无法使用通知的密钥：{ $problem }。请检查密钥文件夹。
roster-shift = 值班班次有 { $number } 处问题：{ $problem }。未作任何更改。角色和姓名须为已登记身份的角色和名称；星期为 1（星期一）至 7，时间形如 08:00。
roster-full = 每个值班表最多有 { $allowed } 个班次；{ $role } 的值班表将超出。请删除已结束的班次。
roster-shift-unknown = 没有班次 { $received }。请重新加载值班表。
roster-columns = { $file } 缺少列 { $missing }。值班表须有 role、rank、name、days、begins、ends，可有 first_day 和 last_day。
roster-calendar = { $file } 无法作为日历读取：{ $problem }。请重新导出为 iCalendar（.ics）。
roster-calendar-large = { $file } 有 { $received } 字节；日历最多 { $allowed } 字节。请导出较短的时段。
roster-calendar-events = { $file } 有 { $received } 个事件；值班表一次接受 1 至 { $allowed } 个。请导出较短的时段，或另一个日历。
roster-calendar-long = { $file } 自“{ $received }”起有 { $bytes } 字节；班次最多 { $allowed } 字节。请导出较短的时间，或减少每个事件的人员。
roster-calendar-title = { $name } 的值班
roster-calendar-duty = 值班：{ $role }，第 { $rank } 位询问
subscription-unknown = 没有订阅 { $received }。
subscription-full = 每人最多有 { $allowed } 个订阅。请删除不需要的订阅。
subscription-tests-many = 每人每小时最多可发送 { $allowed } 条测试消息。请一小时后再试。
subscription-language = 通知没有 { $received } 版本。请选择：{ $allowed }。
subscription-channel = 无法通过 { $received } 发送:city.toml 的 [notifications] 中没有该项。请添加并重新启动服务器。
    .page = 无法通过 { $received } 发送：此服务器未设置。请联系服务器的管理员。
subscription-address = { $received } 不是可以送达的地址。
subscription-server = 不可向 { $received } 发送。可调用的服务器：{ $allowed }。请在 city.toml 中添加。
    .page = 不可向 { $received } 发送。可调用的服务器：{ $allowed }。请联系服务器的管理员。
batch-unknown = 没有已放弃的通知 { $received }，或其地址正在尝试另一条。请重新加载列表。
sending-slow = { $server } 未在 { $allowed } 秒内接收通知。
sending-unreachable = 无法连接 { $server }：{ $problem }。
sending-refused = { $server } 返回 { $status }。
sending-private = { $server } 的地址 { $received } 不属于互联网。如属本意，请在 city.toml 中将其标为 "private"。
    .page = { $server } 的地址 { $received } 不属于互联网。请联系服务器的管理员。
sending-nowhere = 地址已删除，或其密钥不在此处。
sending-old = 通知在发送前已超过一天。
sending-failed = 通知无法发送：{ $problem }。
mail-recipient-refused = 邮件服务器拒绝此地址（{ $status }）。
mail-refused = 邮件服务器 { $server } 返回 { $status }。
mail-unreachable = 无法正常连接邮件服务器 { $server }：{ $problem }。
mail-password-missing = 密钥文件夹中没有邮件服务器的密码。请用 citybrain notification password 保存。
    .page = 缺少邮件服务器的密码。请联系服务器的管理员。

## 状态、步骤和途径。

notification-state-waiting = 等待确认
notification-state-answered = { $name } 负责处理
notification-state-unanswered = 无人确认
notification-state-over = 已结束
notification-state-open = 已发送
notification-state-unsent = 仅在此列表中：没有可发送的地址
notification-step-asked = 已通知第 { $rank } 顺位的 { $number } 个地址
notification-step-asked-all = 已通知该角色全部 { $number } 个地址
notification-step-asked-subscribers = 已向订阅此类消息者的 { $number } 个地址发送
notification-step-answered = 已确认
notification-step-unanswered = 无人确认，且无后续顺位
notification-step-over = 已结束
notification-step-failed = 有通知已放弃发送
notification-step-resent = 正在重新发送通知
notification-channel-email = 电子邮件
notification-channel-webhook = webhook
notification-channel-web_push = 网页推送
notification-channel-feed = 订阅源

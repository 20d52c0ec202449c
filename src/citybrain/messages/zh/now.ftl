## 自有 API：城市的感知。

sensing-stream-unknown = 没有您可以查看的编号为 { $received } 的数据流。GET /api/v1/sensing 会列出全部。
sensing-span = 时段在 { $before } 结束，却从 { $since } 开始。请把开始时间提前。
sensing-too-many = { $streams } 个数据流乘 { $hours } 小时，超过一次回答可容纳的 { $allowed } 个均值。请缩短时段。
sensing-listeners = 已有 { $allowed } 个页面或程序在接收。请稍后再试，或定时读取 /api/v1/sensing。

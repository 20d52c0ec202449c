## 参与中的方案咨询：关于方案的问题、答案、结果、公众意见。

web-consult-title = 请发表意见
web-consult-failed = 无法显示咨询。
web-consult-none = 目前没有咨询。
web-consult-state-open = { $count ->
    [0] 开放至 { $day }
   *[other] 开放至 { $day }，已有 { $count } 人作答
}
web-consult-state-coming = 即将开放，至 { $day }
web-consult-state-closed = 已于 { $day } 结束，{ $count } 人作答
web-consult-state-decided = 已决定，至 { $day } 有 { $count } 人作答
web-consult-effects = 方案带来的变化
web-consult-verdict-better = 变好
web-consult-verdict-worse = 变差
web-consult-verdict-unclear = 难分高下
web-consult-verdict-changed = 有变化
web-consult-verdict-same = 不变
web-consult-verdict-slight = 几乎不变
web-consult-verdict-unknown = 无法判断
web-consult-like-less = 相当于减少 { $what }
web-consult-like-more = 相当于增加 { $what }
web-consult-plain-less = 减少 { $what }
web-consult-plain-more = 增加 { $what }
web-consult-about-you = 关于您（可不填）
web-consult-about-you-why = 以便了解谁参与了、谁没有参与。不想说的可以不填。咨询结束时与您的答案分离。
web-consult-not-said = 不说明
web-consult-have-code = 我收到了一个代码
web-consult-code = 代码
web-consult-code-use = 使用
web-consult-code-wrong = 代码不完整。代码由一个字母和 20 个字符组成，例如 N-01234-56789-ABCDE-FGHJK。
web-consult-by-code = 您使用收到的代码作答。
web-survey-place-degrees = 纬度和经度（度），多个地点用 ; 分隔
web-consult-answer-first = { $count ->
    [0] 尚无人作答。作答后可看到结果。
   *[other] 已有 { $count } 人作答。作答后可看到结果。
}
web-consult-thanks = 谢谢。您的答案：{ $answer }。
web-consult-waiting = 等待网络连接。您的答案“{ $answer }”保存在本设备上，只发送一次。
web-consult-not-sent = 未能发送。
web-consult-decision = { $day } 作出决定
web-consult-proposal = 依据提案 { $count }
web-consult-result = 结果
web-consult-result-so-far = 目前结果
web-consult-few = 已有 { $count } 人作答。满 25 人后显示数字。
web-consult-counted = { $all } 个答案中的 { $count } 个
web-consult-answer = 答案
web-consult-count = 人数
web-consult-weighted = 加权
web-consult-ends = { $low } 至 { $high }
web-consult-weighted-how = 加权使作答者各群体的比例与本地居民一致。相当于 { $count } 个等权答案。范围为 90 % 区间，已含随机噪声。
web-consult-gaps = 参与比例低于居民比例的群体：
web-consult-groups = 按群体，谁参与了
web-consult-simulated = 居民人数为演示虚构
web-consult-part = 参与（占所列群体）
web-consult-living = 居民（占所列群体）
web-consult-noise = 群体数字随机偏离至多约 { $count }，以免推出任何人的答案。
web-consult-self-chosen = 作答者自愿参与：比例只代表作答者。
web-result-share = 原始比例
web-result-counted = { $all } 个答案中的 { $count } 个。
web-result-live = 每个数字随机偏离至多约 { $noise }，以免推出任何人的答案。满 { $next } 个答案时更新，{ $day } 之后公布准确数字。
web-result-withheld = 已隐去
web-result-withheld-why = 作答不足 { $count } 人的群体予以隐去，会泄露此类群体数字的其他群体也一并隐去。
web-result-fewer = 参与偏少
web-result-by-group = 按性别、年龄和区域
web-result-took-part = 谁参与了，谁住在这里
web-result-several = 每人可选多项，比例以全部作答者计。不按群体公布。
web-result-interval = 范围为 90% 区间。
web-result-weighted-how = 加权比例按本地居民各群体的构成计算。
web-result-few = 作答不足 { $count } 人，太少，不予公布。
web-result-places-below = 足够多人标记的地点见下方。
web-result-office = 文字和照片只由工作人员阅读。
web-result-places = 标记最多：{ $what }
web-result-on-map = 在地图上显示
web-consult-own = 制定自己的方案
web-consult-own-how = 选择要做的事。预算为 { $budget }。
web-consult-own-failed = 无法计算该方案。
web-consult-cost = 需要 { $cost }，预算 { $budget }。
web-consult-over = 需要 { $cost }，超出预算 { $budget }。
web-consult-own-send = 提交我的方案
web-consult-own-sent = 已提交
web-consult-inputs = { $count ->
    [0] 公众意见：暂无
   *[other] 公众意见：{ $count } 条
}
web-consult-inputs-waiting = 其中 { $count } 条等待市政答复。
web-consult-add = 添加评论或提案
web-consult-kind-comment = 评论
web-consult-kind-proposal = 提案
web-consult-kind-plan = 自定方案
web-consult-proposal-title = 一句话概括
web-consult-words = 您的话
web-consult-place = 关于地图中心的位置
web-consult-public = 市政人员先阅读，之后所有人可见。请勿写人名和住址。
web-consult-send = 发送
web-consult-sent = 已发送。您可在此看到处理结果。
web-consult-yours = 您的
web-consult-not-read = 市政人员尚未阅读。
web-consult-withheld-words = 文字不公开。
web-consult-support = 我支持
web-consult-supported = { $count } 人支持
web-consult-plan-file = 方案文件

web-survey-title = 问卷
web-survey-failed = 无法显示问卷。
web-survey-minutes = { $count } 分钟
web-survey-open = { $minutes }，开放至 { $day }
web-survey-closed = 已于 { $day } 结束
web-survey-send = 发送我的回答
web-survey-sent = 谢谢。您的回答已发送一次。
web-survey-place = 设为地图中心
web-survey-place-add = 添加地图中心
web-survey-place-none = 尚无位置
web-survey-places = { $count } 个点
web-survey-required = 请回答
web-survey-answered = { $count } 个回答
web-survey-mean = 平均 { $what }

## “参与”中的自有仪器读数。

web-consult-adding = 等待网络连接。{ $count } 条内容已保存在本设备上，只会发送一次。
web-survey-waiting = 等待网络连接。您的回答已保存在本设备上，只会发送一次。
web-reading-title = 发送噪声或空气读数
web-reading-failed = 无法显示读数。
web-reading-how = 请从手机应用或自有传感器读出数值并填写。本页面不会录音。
web-reading-what = 测量项目
web-reading-device = 设备
web-reading-choose = 请选择
web-reading-value = 读数（{ $unit }）
web-reading-near = { $place } 附近
web-reading-private = 只保存数值、设备类别、分钟和 111 m 方格，不保存您是谁。
web-reading-send = 发送读数
web-reading-waiting = 等待网络连接。{ $count } 个读数已保存在本设备上，只会发送一次。
web-reading-taken = 谢谢。您的读数已在地图上。
web-reading-compared = 与城市传感器对照
web-reading-many = 读数
web-reading-bias = 偏高或偏低
web-reading-spread = 离散
web-reading-level = 质量（1 最好）
web-reading-few = { $count } 个在传感器旁，太少
web-reading-weight = 离散越大，读数的权重越小。已知的设备偏差会扣除。
web-reading-cell = { $value }，{ $low } 至 { $high }。{ $count } 个读数，质量 { $level }
web-consult-views = 前后对比
web-consult-views-failed = 图示无法显示。
web-consult-views-slider = { $name }，在现状与方案之间移动
web-consult-views-share = 现状 { $today }%，方案实施后 { $plan }%
web-consult-views-words-alone = 图中未绘出
web-consult-views-stop = 。
web-consult-views-unsized = { $count } 处高度不详，按常用大小绘制。
web-consult-views-left-out = 另有较远的 { $count } 个形状未绘出。
web-consult-views-save-today = 保存现状图
web-consult-views-save-plan = 保存方案图

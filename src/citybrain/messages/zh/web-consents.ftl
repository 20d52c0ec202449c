## 同意台账：供“我的城市”中的数据管理员，以及数据所涉及的本人使用。

web-consent-title = 你同意了什么，谁读取过？
web-consent-why = 同意时你收到了一个代码。凭此代码可查看其名下的内容、谁为何种用途读取过。这里看不到你的姓名。撤回后，所有读取途径立即关闭。
web-consent-code = 代码
web-consent-open = 显示
web-consent-failed = 操作未能完成
web-consent-agreed = 你同意的内容
web-consent-person = 你在此的代号为 { $person }。
web-consent-none = 此代码名下没有任何内容。
web-consent-entry = 第 { $number } 条
web-consent-basis-consent = { $at } 同意，文本版本 { $version }。
web-consent-basis-contract = 自 { $at } 起依合同，文本版本 { $version }。
web-consent-basis-law = 自 { $at } 起依法律，文本版本 { $version }。
web-consent-streams = 数据：
web-consent-withdrawn = 已于 { $at } 撤回
web-consent-withdraw = 撤回
web-consent-readings = 谁读取过
web-consent-requests = { $count } 次请求
web-consent-unread = 尚无人逐条读取。
web-consent-yours = 你的权利
web-consent-take-why = 与你有关的全部内容，合为一个文件：你同意的内容、读数、谁读取过，以及保存多久。
web-consent-take = 下载为文件
web-consent-erase-why = 可将其全部立即并永久删除。他人同意的内容会保留；曾有删除这一事实会留有记录，但不含你的信息。如想保留任何内容，请先下载文件。
web-consent-erase = 删除与我有关的内容
web-consent-erase-sure = 永久删除
web-consent-erase-not = 保留
web-consent-erased = { $streams ->
    [0] 已删除 { $readings } 条读数。
   *[other] 已删除 { $streams } 个数据流，共 { $readings } 条读数。
 }你的代码不再有效。
web-consent-shared = 有 { $count } 个数据流也涉及他人：它们会保留，但再也无人能看出你在其中。
web-consent-proof = 此凭证说明删除了什么、何时删除。城市的日志中有同样的内容，但不含能看出是你的信息。
web-consent-proof-keep = 保存凭证
web-consents = 个人的同意
web-consents-why = 涉及个人的数据流，仅在每个人同意或合同有效期间，才可为服务和研究而读取。人员在此以代号出现；其真实身份请另行保存，或不保存。
web-consents-failed = 操作未能完成
web-consents-code-of = { $person } 的代码。请立即交给本人：以后不再显示。
web-consents-hand-out = 凭此代码，本人可查看并撤回所同意的内容：
web-consents-put-away = 已交给本人
web-consents-person = 人员
web-consents-person-new = 新人员，另有自己的代码
web-consents-purpose = 用途
web-consents-basis = 依据
web-consents-basis-consent = 同意
web-consents-basis-contract = 合同
web-consents-basis-law = 法律
web-consents-version = 所同意文本的版本
web-consents-streams = 数据流
web-consents-streams-hint = 多选：按住 Ctrl 或 Shift，或 ⌘。
web-consents-streams-none = 没有属于个人的数据流，或你的角色无权处理。
web-consents-streams-unnamed = 以涉及个人的用途读取时才显示其名称。
web-consents-record = 登记同意
web-consents-by = 登记人：{ $who }
web-consents-none = 尚未登记任何同意。

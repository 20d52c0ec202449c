# 问卷命令与纸质表格。

cli-survey-group = 居民问卷：开启、生成代码和表格、查看结果、导出、结束。
cli-survey-command-list = 列出问卷，最新的在前。
cli-survey-command-open = 按文件开启问卷。
cli-survey-command-codes = 输出用于链接、纸质表格或窗口的代码；每个代码只作答一次。
cli-survey-command-paper = 写出供打印的表格，每份各有代码。
cli-survey-command-enter = 录入纸质表格或柜台来访者的答复。
cli-survey-answer = 问题名称及其答复；多个选项用逗号分隔，地点写作“纬度,经度”并用分号分隔。
cli-survey-command-results = 输出目前结果；小群体隐去，缺少的群体加以标记。
cli-survey-command-places = 以 GeoJSON 网格输出所画的地点。
cli-survey-command-export = 以 CSV 输出全部回答，不含个人特征。
cli-survey-command-close = 提前结束作答；结果保留并与个人分离。
cli-voice-number = 编号，见列表。
cli-voice-file = 说明它的 YAML 或 JSON 文件。
cli-voice-channel = 使用这些代码的回答来自何处。
cli-survey-answered = 迄今 { $count } 份答案
cli-survey-counted = 公布 { $answered } 份答案中的 { $counted } 份
cli-survey-groups = 参与者
cli-survey-part = 占作答者 { $taken_part }，占居民 { $living }
cli-voice-gap = 参与少于居民比例：{ $group }，占参与者 { $taken_part } %，占居民 { $living } %。
cli-voice-count = 代码数量。
cli-voice-address = 页面地址，链接以它开头，例如 https://city.example。
cli-voice-code = 表格或柜台的代码。
cli-voice-trait = 本人自愿说明的信息，例如 gender=women。
cli-voice-no-pair = { $received } 没有名称，或名称重复。每个名称只写一次，格式为“名称=值”。
cli-voice-no-address = “{ $received }”不是网页地址。请给出居民打开的本服务器地址，如 https://city.example。
cli-voice-faulty = 无法录入：{ $problem }
cli-voice-forms = 表格数量。
cli-voice-texts = 表格上文字的语言，须是城市写过的语言，例如 de。其他文字仍用您的语言。
cli-voice-no-texts = 其中没有“{ $received }”的文字；已有的语言：{ $languages }。请给出其中一种，或在开放之前把该语言写进文件。
cli-voice-output = 写入表格的文件夹。

voice-paper-code = 本表代码：{ $code }。只能作答一次。城市不知道它发给了谁。
voice-paper-until = 请填写并于 { $day } 前交到任一窗口。无需姓名。
voice-paper-when = 仅当第 { $number } 题回答为：{ $answer }
voice-paper-one = 请选一项。
voice-paper-several = 可选多项。
voice-paper-place = 请描述地点：街道门牌、路口或名称。
voice-paper-number = { $least } 至 { $most } { $unit }
voice-paper-required = 此题必须回答。
voice-paper-effects = 方案带来的变化
voice-paper-effect = { $label }：{ $change }
voice-paper-unclear = 难分增减
voice-paper-comment = 意见，如有地点请写明（可不填）
voice-paper-you = 关于您（可不填）
voice-paper-you-how = 结果按群体公布，小群体从不公布。不愿说明的可留空。
voice-paper-photo = 请将照片打印件附于此表，或在柜台出示。
cli-survey-weighted = 加权

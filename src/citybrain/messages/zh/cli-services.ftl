### Commands on services.

cli-services-group = 城市服务：检查、导入、导出、列出、提问
cli-services-command-check = 检查文件是否为服务目录并列出全部错误
cli-services-command-import = 将文件中的服务按生效日期作为版本记录
cli-services-command-export = 将城市的服务目录写入文件
cli-services-command-sample = 写出三十项服务的样例（凭记忆录入，未经核对）
cli-services-command-list = 列出今天有效的服务
cli-services-command-show = 以 JSON 显示一项服务及其版本
cli-services-command-ask = 用目录中的一句话回答问题，或说明不知道
cli-services-file = 服务目录（YAML）
cli-services-new-file = 要写入的文件
cli-services-code = 服务代码
cli-services-question = 用英文或中文提出的问题
cli-services-linked = 以关联数据 CPSV-AP 3.2 (JSON-LD) 写出
cli-services-unit = 受理部门（文件为可上报事项列表时）
cli-services-from = 生效日期（文件为可上报事项列表时）
cli-services-level = 英文说明的阅读难度：{ $grade } 年学校教育（Flesch-Kincaid）。
cli-services-reports = { $file } 是可上报事项列表：其中没有受理部门和生效日期。请用 --unit 和 --from 说明。
cli-services-checked = 共 { $count } 项服务，没有错误。其中 { $unchecked } 项尚未与来源核对。
cli-services-imported = 新增：{ $new }，替换：{ $replaced }，未变：{ $same }。
cli-services-exported = 已将 { $count } 个服务版本写入 { $file }。
cli-services-sample = 样例已写入 { $file }。样例凭记忆录入：使用前请逐项核对。
cli-services-bad-file = { $file } 不是有效的服务目录：有 { $number } 处错误。
    { $faults }
    未导入任何内容。请对照 docs/services.md 中的格式修改后重新导入。

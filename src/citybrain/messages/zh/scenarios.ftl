### 情景：没有规划时外部世界如何发展。

scenario-unknown = { $country } 没有情景 { $received }。相近名称：{ $near }。可用：{ $allowed }。请更正名称，或在城市文件夹的 scenarios 中建立同名文件夹并放入 scenario.yaml。
scenario-bad-entry = 无法读取 { $where } 中 { $parameter } 的路径。收到：{ $received }。允许：{ $allowed }；必须有单位和 values 下的至少一个点。请更正该条目。
scenario-bad-point = 无法读取 { $where } 中 { $parameter } 的一个点。收到：{ $received }。允许：{ $allowed }。每个点以 `from:` 和日期开头，例如 2030-01-01。
scenario-without-source = { $where } 中 { $parameter } 在 { $day } 的点没有来源。请用 `source:` 说明数值出处；若为估计，请以“Estimate:”开头。
scenario-bad-number = { $where } 中 { $parameter } 在 { $day } 的点没有可用数值。收到：{ $received }。需要以参数单位表示的 `value:`，或不小于 0 的今日数值倍数 `times:`，二者取一。
scenario-unknown-parameter = { $where } 为 { $received } 给出路径，但没有这个参数。相近名称：{ $near }。请更正名称；`citybrain parameters` 列出全部参数。
    .page = { $where } 为 { $received } 给出路径，但没有这个参数。相近名称：{ $near }。请更正名称；全部参数见“开放”的参数登记。
scenario-wrong-unit = { $where } 中 { $parameter } 的路径单位为 { $received }，而参数单位为 { $allowed }。请换算数值并写 unit: { $allowed }。
scenario-table-value = { $where } 中的 { $parameter } 是按 { $by } 查的表，不能用一个数代替。请为各点写 `times:`，所有行都乘以该倍数。
scenario-too-early = { $where } 中 { $parameter } 的路径始于 { $received }，但情景声明 { $since } 之前均为已知。请推迟起点，或把已知数值写入参数。
scenario-unknown-rate = { $file } 第 { $line } 行第 { $column } 列：{ $field } 指向 { $received }，它不是全市单一数值的参数。相近名称：{ $near }。请更正名称。
scenario-cannot-extend = { $file }，第 { $line } 行第 { $column } 列：本情景扩展的 { $received } 不是本市的情景，或自身又扩展别的情景。最接近：{ $near }。可选：{ $allowed } 中未扩展其他情景者。请更正名称。
scenario-two-ways = { $file } 第 { $line } 行第 { $column } 列：该措施多次说明了参与比例。请只保留其中一项：{ $allowed }。

cli-scenarios = 没有规划时外部世界可能如何发展：情景及其路径与来源。
cli-scenario-default = （默认）
cli-scenario-source = 来源：{ $source }
cli-scenario-measures = 参考情景：{ $measures }
cli-scenario-paths = { $scenario } 的路径
cli-scenario-relative = 查表参数以今日数值的倍数表示。

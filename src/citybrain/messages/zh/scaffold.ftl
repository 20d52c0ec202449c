### `citybrain scaffold` 的提示。

scaffold-help = 生成新内容所需的文件，供您补充完善。
scaffold-quantity-help = 检查各部分是否吻合，然后为一个新的量生成模型、词汇表条目和算例。
scaffold-name-help = 量的名称：完整的英文单词，用 _ 连接，不含单位。
scaffold-domain-help = 所属的领域：src/citybrain/domains 中的一个文件夹。
scaffold-topic-help = 领域内的主题，例如 energy 或 envelope；新名称会建立新文件夹。
scaffold-of-help = 所属实体；未指定时取该领域的第一个实体。
scaffold-unit-help = 单位，写法如 kWh/a 或 W/(m²·K)。
scaffold-formula-help = 由其他量和参数的名称组成的公式；函数写作 np.exp。
scaffold-sentence-help = 用一句浅显的英文说明它是什么；读者会在数值旁看到这句话。
scaffold-sentence-zh-help = 同一句话的中文说明。
scaffold-source-help = 标准与公式编号、论文或推理依据。
scaffold-label-help = 英文名称。
scaffold-label-zh-help = 中文名称。
scaffold-expect-help = 在给定输入下公式应得出的值，由手算或取自来源。
scaffold-given-help = 算例的一个输入，写作 name=value；每个输入都要给出。
scaffold-better-help = 哪个方向更好：less、more 或 neither。
scaffold-project-help = 项目的工作目录；省略时使用当前运行的项目。
scaffold-written = 已写入 { $path }
scaffold-next = 请查看这三个文件，然后运行：make test PYTEST_ARGS="-k { $name }"
scaffold-bad-given = “{ $received }”不是算例的输入。请写作 --given name=value，值为数字，例如 --given residents=4。
scaffold-no-checkout = { $folder } 不是项目的工作目录：其中没有 src/citybrain/domains。请在代码仓库的克隆中运行，或用 --project 指定。
scaffold-no-domain = 没有领域 { $received }。可选：{ $allowed }。
scaffold-bad-formula = 无法读取公式“{ $received }”：{ $problem }。写法示例：space_heating_need / residents。
scaffold-unknown-unit = 没有与单位“{ $received }”对应的别名。最接近的有：{ $near }。请使用其中之一，或先在 src/citybrain/kernel/units.py 中增加一行。
scaffold-bad-name = “{ $received }”不能用作名称。请使用小写字母和数字，单词用 _ 连接，例如 heat_per_resident。
scaffold-name-taken = 名为 { $received } 的量已经存在，位于 { $where }。请另选名称。
scaffold-file-exists = { $path } 已经存在，未作改动。请另选名称，或先删除该文件。
scaffold-unknown-input = 公式读取了 { $received }，但没有任何声明给出它。最接近的名称：{ $near }。用 `citybrain quantities` 可列出全部。
scaffold-other-entity = 公式的对象是 { $of }，却读取了对象为 { $other } 的 { $input }。请先用 @total、@mean 或 @spread 转换。
scaffold-input-not-given = 算例没有给出 { $input } 的值。请补充 --given { $input }=数值。
scaffold-other-unit = 公式 { $formula } 得不到单位 { $unit }：{ $problem }。请修改公式或单位。
scaffold-case-differs = 在给定输入下公式得出 { $received }，而期望值为 { $expected } { $unit }。请更正公式、输入或期望值。
scaffold-ask-formula = 公式
scaffold-ask-sentence = 用一句浅显的英文说明它是什么
scaffold-ask-sentence-zh = 同一句话的中文说明
scaffold-ask-source = 来源
scaffold-ask-label = 英文名称
scaffold-ask-label-zh = 中文名称
scaffold-ask-expect = 公式应得出的值
scaffold-new-domain-help = 写出新领域的文件夹。
scaffold-new-entity-help = 在领域中写入新实体的声明。
scaffold-new-attribute-help = 写入实体的一个属性；文件读取、快照、公式、名称和地图都由此得出。
scaffold-new-indicator-help = 写明某框架的指标由哪个量计算。
scaffold-new-intervention-help = 写出一项措施及其文字，并附检验其改变的测试。
scaffold-new-connector-help = 写出一个提供读数的服务、其文档中的一行以及一个测试。
scaffold-part-name-help = 名称：完整单词以 _ 相连，不含单位。
scaffold-needs-help = 它所读取其数量的领域；每个写一次，未写明时为 city。
scaffold-table-help = 快照中存放其各行的表。
scaffold-geometry-help = 在地图上的形状：polygon、line、point、cell 或 none。
scaffold-inside-help = 每一行所处的实体，例如 zone；每个写一次。
scaffold-least-help = 可能的最小值。
scaffold-most-help = 可能的最大值。
scaffold-called-help = 文件中的其他叫法；每个写一次。
scaffold-optional-help = 文件写明时保留，绝不补全。
scaffold-code-help = 指标在其框架中的编号。
scaffold-framework-help = 框架名称，例如 u4ssc。
scaffold-computed-help = 用于计算的全市量。
scaffold-factor-help = 换算为指标单位时该量所乘的系数。
scaffold-fit-help = 与定义的符合程度：whole、part 或 near。
scaffold-caveat-help = 与定义的差别（英文）。
scaffold-caveat-zh-help = 与定义的差别（中文）。
scaffold-ask-caveat = 与定义的差别
scaffold-ask-caveat-zh = 同一说明的中文
scaffold-changes-help = 所改变的量，写作 "name = 公式"；每个写一次。
scaffold-phase-help = 在规划的措施中于何时执行。
scaffold-strategy-help = 属于哪类措施。
scaffold-expected-help = 首个算例中被改变的量的值，写作 name=value；每个写一次。
scaffold-connector-title-help = 人们对该服务的称呼。
scaffold-delivers-help = 用几个词说明它提供什么。
scaffold-licence-help = 其读数的许可。
scaffold-attribution-help = 须署名者。
scaffold-url-help = 所访问的地址。
scaffold-field-help = 服务中的名称及其对应的已知属性，例如 no2=nitrogen_dioxide；每个写一次。
scaffold-domain-next = 接下来为它添加实体（citybrain scaffold entity）或量（citybrain scaffold quantity --domain { $name }）。
scaffold-part-next = 请阅读写出的内容，然后运行：make test PYTEST_ARGS="-k { $name }"
scaffold-unknown-entity = 没有领域声明实体 { $received }。最接近的是：{ $near }。现有：{ $allowed }。请先用 citybrain scaffold entity 写出它。
scaffold-other-factor = { $quantity } 的单位是 { $own }；换算为 { $unit } 应乘以 { $factor }，而不是 { $received }。请改正 --factor 或 --unit。
scaffold-bad-change = “{ $received }”没有写明改变。请写作 name = 值，例如 "heating_setpoint = heating_setpoint - 1"。
scaffold-not-allowed = “{ $received }”不在下列各项之中：{ $allowed }。请从中选择。
scaffold-table-twice = 表 { $table } 会同时保存两个实体 { $first } 和 { $second } 的行。请用 --table 为第二个实体指定单独的表。
scaffold-not-of-city = { $quantity } 属于 { $of }；指标由全市的量计算。请写入其全市合计或平均值。
scaffold-unknown-property = 没有名为 { $received } 的已知属性。最接近的是：{ $near }。请从 src/citybrain/observations/properties.yaml 中选择，或先在那里添加。
scaffold-component-help = 费用所归入的构件，由某个领域声明。费用本身用 --changes "cost = 公式" 给出，每年的费用用 "running_cost = 公式"。
scaffold-cost-component = 有费用的措施需要两项：以货币表示的 --changes "cost = 公式" 和 --component 名称。收到的构件：{ $received }。已声明的构件：{ $near }。新构件写在 domain.yaml 的 components 下（见 docs/domains.md 的 Costs 一节）。

### 命令行中的领域。

cli-domains = 构成城市的各个领域：各自提供什么；写明城市时，还说明该城市是否具备所需数据。
cli-domains-domain = 领域
cli-domains-needs = 依赖
cli-domains-entities = 实体
cli-domains-roles = 角色
cli-domains-quantities = 量
cli-domains-measures = 措施
cli-domains-state = 状态
cli-domain-state-ready = 就绪
cli-domain-state-partly = 部分
cli-domain-state-no-data = 无数据
cli-domain-missing =
    { $domain }：该城市没有给出 { $names }{ $more ->
        [0] 。
       *[other] {" "}等另外 { $more } 项。
    }依赖它们的量因此未知。请补充相应文件并重新构建。
topic-other = 其他
role-empty = 已安装的领域都不计算本市的 { $role }：缺少承担这一角色的领域。已安装：{ $domains }。请安装在 domain.yaml 中声明角色 { $role } 的领域；城市的其他部分不受影响。

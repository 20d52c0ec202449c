### HTTP API。

problem-not-found = 未找到
problem-not-accepted = 不能接受
problem-failed = 出现故障
errors-more = 另有 { $count } 处。请先改正以上各处。
request-path = { $received } 处没有内容。/api/v1/openapi.json 列出所有地址。
request-json = 请求正文从第 { $received } 个字符起不是 JSON。请更正。
request-body = 无法读取请求正文：嵌套过深，或不是 UTF-8 文本。允许 UTF-8 编码的 JSON，列表与对象最多嵌套 { $allowed } 层，见 /api/v1/openapi.json。
request-method = 这里不能使用 { $received }。允许：{ $allowed }。
request-value = { $name } 不能是 { $received }。允许的是{ value-allowed }。各个值的说明见 /api/v1/openapi.json。
request-missing = { $where ->
    [nothing] 缺少正文。请以 JSON 发送。
    [header] 缺少请求头 { $name }。请随请求一起发送。
    [query] 地址中缺少 { $name }。请写在问号之后。
    [cookie] 缺少 cookie { $name }。请登录。
   *[body] 正文中缺少 { $name }。请补上此字段。
}{ $hint ->
    [person-code] 它是交给同意由他人代办者的代码。请向本人询问，或填写其签署的纸上的代码。
    [report-code] 它是报告的代码，写在报告的页面和纸上。
    [citybrain-device] 它是回答所用的代码，来自链接或信件，或由对同一地址的 codes/web 发送 POST 得到。
    [sending] 它是每次发送时新生成的 UUID，重发同一内容时沿用，例如 0f8fad5b-d9cb-469f-a165-70867728950e。
    [code] 它是回答所用的代码，来自链接或信件，或由对同一地址的 codes/web 发送 POST 得到。
   *[other] 说明见 /api/v1/openapi.json。
}
request-too-large =
    { $kind ->
        [file] 文件超过 { $allowed } 字节，此处最多接收这么多字节的文件。请减小文件或分段发送。
       *[text] 请求超过 { $allowed } 字节。请减少所绘区域的角点，或按分区而不是按编号选择对象。
    }
request-failed = 服务器无法回答。请附上请求编号报告此问题：{ $id }。
snapshot-not-served = 这里不提供快照 { $received }；城市现在是快照 { $current }。请不带 `snapshot` 参数，或重新加载页面。
tile-unknown = 没有图块 { $received }；地图共有 { $count } 个。/api/v1/geometry/{ $entity }/tiles 列出全部。
tiles-not-served = 这里不再提供 { $received } 的图块；现在是 { $current }。请重新查询 /api/v1/geometry/{ $entity }/tiles。
entity-unknown = 这座城市没有实体 { $received }。相近的有：{ $near }。/api/v1/entities 列出全部。
entity-without-shapes = 这座城市没有实体 { $received } 的形状，因此它既没有几何图形也没有图块。有形状的实体：{ $allowed }。
entity-row-beyond = 实体 { $entity } 没有第 { $received } 行。它共有 { $count } 行，从 0 开始计数。
quantity-of-other = { $received } 属于实体 { $of }，不属于 { $entity }。/api/v1/quantities 说明每个量属于什么。
quantity-without-middle = { $received }（属于 { $of }）不是位于实体 { $area } 内各行的数值，因此那里没有它的中位数。
quantity-of-parts = { $received } 在实体 { $entity } 的每一行没有单纯的数列：它是引擎的一个步骤或一张表。/api/v1/explain/{ $received }?row=0 可展开其组成。
explain-row-missing = { $quantity } 是每个 { $of } 都有的数。请说明是哪一个：?id={ $example } 或 ?row=0。
entity-row-missing = 请说明需要 { $of } 的哪些行，每行写一次：?row=0&row=1。共有 { $rows } 行；/api/v1/entities/{ $of }/0 给出单行的全部信息。
quantity-without-series = { $received } 在实体 { $entity } 的每一行只有一个数，没有序列。请查询 /api/v1/values/{ $received }。
static-missing-title = 网页应用尚未构建
static-missing = 请在项目文件夹中运行“make setup”（需要 Node.js 20 或更新版本），然后重新启动服务器。/api/v1 的 API 不受影响。
documentation-missing-title = 文档尚未构建
documentation-missing = 请在项目文件夹中运行“make docs”（“make demo”会在服务城市的同时自动构建），然后重新加载本页；或安装自带文档的 wheel 包。网页与 /api/v1 的 API 不受影响。
travel-zone-unknown = 本市没有片区 { $received }。相近的有：{ $near }。/api/v1/entities/zone 列出全部片区。
waters-storms-several = 各场暴雨的历时不一，且最多可有 { $allowed } 场。请取相同历时。

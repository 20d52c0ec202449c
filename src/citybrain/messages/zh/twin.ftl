## 城市自己的文件

city-built-by-other-declarations = 此快照由另一版本的程序建立{ $count ->
    [0] {""}
   *[other] ，其中 { $domains } 的声明不同
}：依赖此后新增内容的数值缺失。请用 citybrain build 重新建立城市。
    .page = 此快照由另一版本的程序建立{ $count ->
        [0] {""}
       *[other] ，其中 { $domains } 的声明不同
    }：依赖此后新增内容的数值缺失。请联系服务器管理员重新建立城市。
city-file-missing = 文件夹 { $folder } 中没有 city.toml。请先构建城市：citybrain build { $folder } --osm 文件。
    .page = 该城市还没有设置。请在“我的城市”中构建。
city-file-syntax = { $file } 第 { $line } 行：不是有效的 TOML（{ $problem }）。正确的写法如：name = "Helsinki"。
    .page = 城市设置自第 { $line } 行起无法读取。请让服务器的管理者更正。
city-file-key-unknown = { $file } 第 { $line } 行：此处不认识键 { $key }。最接近的是：{ $nearest }。请改正或删除。
    .page = 城市设置第 { $line } 行的 { $key } 未知。请让服务器的管理者更正。
city-file-key-missing = { $file } 第 { $line } 行：缺少键 { $key }。请补上。
    .page = 城市设置缺少 { $key }。请让服务器的管理者更正。
city-file-value =
    { $file } 第 { $line } 行：{ $key } 不能是 { $received }。允许的是{ $about ->
        [country] 两个大写字母的国家代码，如 "FI"
        [currency] 三个大写字母的货币代码，如 "EUR"
        [date] 日期，如 2026-01-01
        [longitude] -180 到 180 度之间的经度
        [latitude] -90 到 90 度之间的纬度
        [coordinates] "WGS84"、"GCJ-02" 或 "BD-09"
        [clock] "utc"、"standard" 或 "civil"
        [label] "start" 或 "end"
        [file] 文件路径，或路径列表
        [name] 非空文本
        [construction_year] 1000 到 2100 之间的年份
        [floor_area_per_person] 大于 0 的人均面积（m²）
        [neighbour_distance] 大于 0 的距离（m）
        [year] 完整的年份，如 2023
        [readings] 年限，如 "30 days"、"13 months"、"2 years"，或 "forever"
        [hours] 年限，如 "30 days"、"13 months"、"2 years"，或 "forever"
        [days] 年限，如 "30 days"、"13 months"、"2 years"，或 "forever"
        [after] 年限，如 "13 months"、"2 years"，或 "never"
        [every] 间隔，如 "1 day"、"1 week"
        [at] 一天中的时刻，如 "03:30"
       *[other] { value-allowed }（docs/city.md 说明了每个键；比例在 0 到 1 之间）
    }。请改正该行。
    .page = 城市设置第 { $line } 行的 { $key } 不能是 { $received }。请让服务器的管理者更正。
city-source-refused = 已拒绝 { $file }（{ $source }），城市在没有它的情况下构建：依赖它的内容缺失。{ $problem }
city-source-lost = 无法使用 { $file }（{ $source }），而快照 { $snapshot } 有此来源：没有构建任何内容，城市保持原样。{ $problem }或者不用它构建：citybrain build { $city } --without { $source }
    .page = 无法使用 { $file }，而现有城市有此来源：没有构建任何内容，城市保持原样。{ $problem }或者在“我的城市”中移除该文件，再不用它构建。
city-source-unasked = 按要求在构建时没有使用它（--without { $source }）：若要恢复，请提供可用的文件，并去掉该选项。
    .page = 按要求在构建时没有使用它：若要恢复，请提供可用的文件。
city-without-unknown = --without { $received }：没有可以省去的此来源。请选择其中之一：{ $allowed }。
    .page = 不能省去 { $received }。可以省去：{ $allowed }。
city-source-missing = { $file } 第 { $line } 行：来源 { $key } 的文件不存在，或是文件夹、管道或设备：{ $received }。请把文件放到该处，或改正路径（从城市文件夹算起：文件夹被复制或移动后，含 ../ 的路径会指向别处；请写完整路径，或把文件复制到该文件夹）。
    .page = 城市的 { $key } 文件已不在原处。请在“我的城市”中为此用途提供文件，或让服务器的管理者放回。
city-source-option-missing = --{ $key } 指定的文件 { $received } 不存在。请给出已有文件的路径。
    .page = 文件 { $received } 已不存在。请在“我的城市”中重新提供。
city-domain-unknown = { $file } 第 { $line } 行：没有领域 { $received }。请从下列领域中选择，或先安装它：{ $allowed }。
    .page = 城市设置中的领域 { $received } 不存在。请让服务器的管理者更正。
city-domain-source = { $file } 第 { $line } 行：领域 { $domain } 不读取文件 { $received }。它读取：{ $allowed }。
    .page = 城市设置为领域 { $domain } 指定了它不读取的文件 { $received }。请让服务器的管理者更正。
city-domain-source-elsewhere = { $file } 第 { $line } 行：领域 { $domain } 不读取文件 { $received }，由领域 { $reader } 读取。请将该行移到 [domains.{ $reader }] 下。{ $domain } 读取：{ $allowed }。
    .page = 领域 { $domain } 不读取文件 { $received }，由领域 { $reader } 读取。
city-domain-source-too = { $file } 第 { $line } 行：领域 { $domain } 需要同时读取 { $needed }，缺少 { $missing }。请在 [domains.{ $domain }] 下补上。
    .page = 领域 { $domain } 需同时读取 { $needed }，而城市设置中没有 { $missing }。请让服务器的管理者更正。
city-domain-setting = { $file } 第 { $line } 行：领域 { $domain } 没有设置项 { $key }。它的设置项有：{ $allowed }。请更正或删除该行；文件的写法为 { $key } = {"{"}file = "..."{"}"}。
    .page = 城市设置为领域 { $domain } 写了它没有的设置项 { $key }。请让服务器的管理者更正。
city-domain-setting-elsewhere = { $file } 第 { $line } 行：领域 { $domain } 没有设置项 { $key }，它属于领域 { $reader }。请将该行移到 [domains.{ $reader }] 下。
    .page = 领域 { $domain } 没有设置项 { $key }，它属于领域 { $reader }。
city-domain-setting-value = { $file } 第 { $line } 行：领域 { $domain } 的 { $key } 不能为 { $received }。允许的值：{ $allowed }。请改为其中之一，或删除该行。
    .page = 城市设置中领域 { $domain } 的 { $key } 不能为 { $received }。允许的值：{ $allowed }。请让服务器的管理者更正。
city-domain-no-number = { $file } 第 { $line } 行：{ $key } 不能为 { $received }。允许的是下列数字之一，不加引号或括号：{ $allowed }。请改为其中之一，或删除该行。
    .page = 城市设置中的 { $key } 不能为 { $received }。允许的是下列数字之一：{ $allowed }。请让服务器的管理者更正。
city-domain-no-file = { $file } 第 { $line } 行：{ $key } 不能为 { $received }。允许的是一个文件，写法为 { $name } = {"{"}file = "..."{"}"}。请更正或删除该行。
    .page = 城市设置中的 { $key } 不能为 { $received }。允许的是一个文件。请让服务器的管理者更正。
domain-file-units = { $table }：下列列的单位与读取单位不同：{ $received }。括号内为读取单位。请换算数值并在列名后注明该单位，或不注明单位。
domain-file-values = { $table } 中有 { $count } 个值不可用：{ $received }。括号内依次为行、所填内容和允许范围。请改正文件；未知的单元格请留空。
city-no-buildings = 城市 { $folder } 没有指定含建筑物的文件。请给出一个：--osm 文件（OpenStreetMap PBF）或 --buildings 文件（CityJSON 或任何 OGR 文件）。
    .page = 城市没有含建筑的文件。请在“我的城市”中提供 OpenStreetMap 数据或建筑轮廓文件。
city-no-buildings-left = { $file } 中的 { $received } 栋建筑都不能使用；质量报告列出了原因。请检查文件及其坐标系。
city-keys-needed = 城市所在位置（经度 { NUMBER($longitude, maximumFractionDigits: 3) }，纬度 { NUMBER($latitude, maximumFractionDigits: 3) }）不足以确定所需的全部信息：它在海上或不属于任何国家。请检查建筑坐标，或在 { $file } 中加上：{ $lines }。含 X 的值需要查明后填写。
    .page = 城市所在位置（经度 { NUMBER($longitude, maximumFractionDigits: 3) }，纬度 { NUMBER($latitude, maximumFractionDigits: 3) }）无法说明所属国家：位于海上或不属于任何国家。请检查建筑坐标，或选择国家。
city-by-place = city.toml 未写明、由城市所在位置得出：{ $lines }。写在 city.toml 中的值优先。
    .page = 以下内容由城市所在地决定：{ $lines }。
city-time-zones-several = 城市所在地的人使用不同的时间：采用了 { $taken }，也有人使用 { $others }。可在 city.toml 中写明 time_zone 以作选择。
    .page = 城市所在地的人们使用不同的时间：采用了 { $taken }，也有人使用 { $others }。
city-currencies-several = 货币采用了 { $taken }；{ $others } 也是法定货币。可在 city.toml 中写明 currency 以作选择。
    .page = 采用 { $taken } 作为货币；{ $others } 也是法定货币。
city-without-parameters = 以下领域没有国家 { $country } 的参数：{ $domains }。凡有可用者，以其气候（柯本-盖革 { $climate }）、国家收入组（世界银行 { $income }）及其电力的参数代替（质量等级 4 和 5），其余采用欧洲的通用值。请把自己的参数放入城市文件夹的 parameters 中。
city-prices-converted = 该国未给出的价格和成本采用欧洲数值，按 1 欧元 = { NUMBER($rate, maximumFractionDigits: 4) } { $currency } 换算；未计入物价水平差异。请把自己的参数放入城市文件夹的 parameters 中。
city-prices-in-euro = 该国未给出的价格和成本是以欧元计的欧洲数值：{ $currency } 的汇率未知，因此未作换算；在您把自己的参数放入城市文件夹的 parameters 之前，金额都不正确。
city-stated-otherwise = city.toml 写的是 { $key } = { $received }，而城市所在位置对应 { $place }。已采用 city.toml 中的值；如有误，请改正该值或坐标。
    .page = { $key } 填写为 { $received }，而城市所在地为 { $place }。以填写的为准；如有误，请另选国家。

## 快照

snapshot-none = 城市 { $folder } 还没有快照。请先构建：citybrain build { $folder } --osm 文件。
    .page = 此城市尚未构建。请在“我的城市”中构建。
snapshot-unknown = 城市 { $folder } 没有快照 { $received }。现有：{ $allowed }。
snapshot-newer = { $file } 由更新版本的 Open City Brain 写成（格式 { $received }；本程序最多读取 { $allowed }）。请更新程序，或重新构建城市。
snapshot-damaged = 快照文件 { $file } 无法读取（{ $problem }）。请从副本恢复，或重新构建城市。
snapshot-format = { $file } 标明的格式为 { $received }，Open City Brain 的任何版本都不写入该格式；允许：{ $allowed }。请从副本恢复，或重新构建城市。
snapshot-form = 快照文件 { $file } 无法读取：{ $place } 允许的是{ value-allowed }。请从副本恢复，或重新构建城市。
snapshot-hash = 快照文件 { $file } 与当初写入的不同：其 SHA-256 为 { $received }，而清单中为 { $expected }。请从副本恢复，或重新构建城市。
snapshot-locked = 城市 { $folder } 正在进行另一次构建。请等它结束；其间城市继续使用当前快照。
snapshot-table-unknown = 快照没有表 { $received }。最接近的是：{ $nearest }。
snapshot-column-unknown = 快照没有列 { $received }。最接近的是：{ $nearest }。
snapshot-entity-unknown = 快照没有实体 { $received }。最接近的是：{ $nearest }。
snapshot-old = 快照 { $file } 采用较早的结构（格式 { $received }），且缺少 { $missing }，因而无法再读取。请重新构建城市：citybrain build { $city }。
    .page = 此城市由较早的版本构建，缺少 { $missing }。请在“我的城市”中重新构建。
attribute-of-two-entities = 属性 { $name } 同时出现在表 { $first } 和 { $second } 中。请在其中一个表里改用其他名称。
disk-full = { $folder } 所在磁盘空间不足：{ $needed ->
        [0] 写完之前磁盘已满
       *[other] 需要 { $needed } MB
    }，剩余 { $free } MB。没有改动任何内容，之前的快照仍在使用。请腾出空间后重新构建。
category-unknown = 词汇表的 { $category } 中没有 { $received }。最接近的是：{ $nearest }。
origin-invalid = 来源 { $name } 的类型为 { $kind }，质量为 { $quality }。允许的类型是 measured、derived、estimated、unknown，质量为 1 到 6。
origins-too-many = 一个快照最多容纳 { $allowed } 种来源；{ $name } 超出了这一数目。

## 质量报告

quality-title = 快照 { $snapshot }：各值的来源
quality-records-title = 快照 { $snapshot }：各记录的去向
quality-attribute = 属性
quality-measured = 实测
quality-derived = 推导
quality-estimated = 估计
quality-unknown = 未知
quality-simulated = 模拟
quality-source = 来源
quality-received = 收到
quality-kept = 保留
quality-rejected = 拒绝
quality-reasons = 原因
source-osm = OpenStreetMap
source-buildings = 建筑轮廓
source-register = 建筑登记
rejected-storeys = { $count } 个层数不可能（0 或超过 180），未采用。
rejected-height = { $count } 个高度不可能（低于 1.8 m 或高于 900 m），未采用。
rejected-height-for-storeys = { $count } 个高度与层数不符（每层低于 2 m 或高于 25 m），未采用。
rejected-shares-over-one = { $count } 栋建筑的供热份额之和大于 1，未采用。请在登记册中更正。
rejected-year = { $count } 个建成年份早于 1000 年或在未来，未采用。

## 城市的位置

city-coordinates-fixed = { $file } 第 { $line } 行：{ $key } 的坐标不能是 { $received }：只有 { $allowed } 的坐标可以转换回 WGS 84。请自行将文件转换为 WGS 84，并删除该行。
    .page = 城市设置为 { $key } 指定了其他坐标，但其坐标无法纠正。请以 WGS 84 提供该文件。
city-time-zone = { $file } 第 { $line } 行：不认识时区 { $received }。请给出 IANA 时区数据库中的名称，如 "Asia/Shanghai"。
    .page = 城市设置中有不存在的时区：{ $received }。请让服务器的管理者更正。

## 构建城市

build-reading = 正在读取文件
build-footprints = 正在修复建筑轮廓
build-zones = 正在划分区域
build-imputation = 正在补全缺失值
build-weather = 正在读取气象数据
build-map = 正在绘制地图
build-writing = 正在写入快照
build-done = 快照已写入
zones-without-buildings = { $count } 个区域没有建筑，已略去。
register-not-usable = { $count } 条无法使用的记录
register-not-matched = { $count } 条不属于或不能明确归于地图上某栋建筑的记录

## 演示城市。生成器得出的内容均标记为模拟。

demo-simulated = 这是演示：建筑、街道、人口、邮政区、气温、时刻表和一个空气质量站来自公开数据；没有公开文件给出的住房产权和收入，以及其他所有传感器均为模拟。
demo-owner-occupied-share = 模拟：围绕常见的自住比例抽取。
demo-low-income-share = 模拟：围绕常见的低收入家庭比例抽取。
demo-women-share = 模拟：围绕常见的女性比例抽取。
demo-older-share = 模拟：围绕常见的 65 岁及以上居民比例抽取。
domain-first-file = { $source } 的 { $count } 个文件中只读取第一个：{ $file }。请合并为一个文件。

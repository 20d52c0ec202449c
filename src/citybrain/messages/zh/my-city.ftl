### 自己的城市：识别文件、草稿及其构建。

## 识别结果

recognise-unknown = { $file } 不是构建城市所用的文件。请提供 OpenStreetMap 数据、GeoPackage、GeoJSON、CityJSON、CSV、EPW、GTFS 压缩包或 GeoTIFF。
recognise-too-heavy = 读取 { $file } 所需的内存超过单个文件的上限。请将其裁剪到城市范围后重新提供。
recognise-too-long = { $file } 在两分钟内未能读完。请将其裁剪到城市范围后重新提供。
recognise-broke = 读取 { $file } 的程序意外终止，因此该文件未被使用。文件可能已损坏：请重新下载或导出。
recognise-osm-large = 该数据大于 { $megabytes } MB，尚未通读。是否完整将在构建时得知。
recognise-osm-no-buildings = 该数据中没有建筑，只能与建筑文件一起使用。
recognise-zip-table = 压缩包中的 { $table } 解压后将达 { $megabytes } MB，因此未予查看。
recognise-raster-empty = 栅格中部没有数值。请检查其是否覆盖该城市。
recognise-raster = 数值范围为 { $low } 至 { $high }：既不是以米计的高程，也不是土地覆盖类别。请说明该栅格的用途。
recognise-grid = 所有面积都相同，看起来是网格，但没有列名表示人口。请指定该列，或说明文件的用途。
recognise-size = 面的中位面积为 { NUMBER($area, maximumFractionDigits: 0) } m²：对多数建筑太大，对多数片区又太小。请核对用途。
recognise-use = 文件内容未表明其用途。请说明用途，或不使用它。

## 草稿

draft-unknown = 没有草稿 { $received }。它可能已被删除；现有草稿见 /my-city。
draft-damaged = 草稿 { $id } 的 draft.json 无法读取（{ $problem }）。文件仍在其文件夹中；请新建草稿并重新提供文件。
draft-form = 草稿 { $id } 的 draft.json 无法读取：{ $place } 允许的是{ value-allowed }。文件仍在其文件夹中；请新建草稿并重新提供文件。
draft-too-many = 已有 { $allowed } 个草稿，达到上限。请删除一个不再需要的草稿。
draft-too-many-files = 一个草稿最多包含 { $allowed } 个文件。请先移除一个。
draft-file-name = 文件不能命名为 { $received }。名称中不得含有 / \ 或 :，不得以点开头，且不超过 { $allowed } 字节。请重命名后重新提供。
draft-file-empty = { $file } 没有内容。下载可能中断了；请重新下载。
draft-file-too-large = { $file } 超过 { NUMBER($allowed, maximumFractionDigits: 0) } MB 的上限。请将其裁剪到城市范围后重新提供。
draft-file-unknown = 草稿中没有文件 { $received }。请重新加载页面。
draft-use-impossible = { $file } 不能用作 { $received }：该格式不包含此类内容。请从列出的用途中选择。
draft-country = { $received } 不是国家代码。最接近的有：{ $near }。请选择一个，或留空由地点决定。
draft-being-built = 该草稿正在构建。请先取消构建再修改，或等待其结束。
draft-build-other = 另一个草稿正在构建，同一时间只能构建一个。请等待其结束，或取消它。
draft-build-interrupted = 构建期间服务器被停止。没有任何内容丢失：请重新开始构建。
draft-build-broke = 构建意外终止（{ $problem }）。没有任何内容丢失。请逐一移除文件以找出无法使用的那个，并报告此问题。
draft-not-built = 该草稿还没有城市。请先构建。
draft-is-open = 当前显示的正是该草稿的城市。请先返回最初的城市再删除。
draft-name-taken = 您已有另一座城市名为“{ $received }”。请另取名称。
draft-folder-gone = 该城市的文件夹 { $folder } 已不在原处，无法再保存新内容。请将其放回原处，或请服务器的管理者以其现在的位置重新启动。
draft-of-start = 服务器以这座城市启动，因此不能在此删除。以哪座城市启动由服务器的管理者决定。
draft-file-own = 城市已有名为 { $file } 的文件。请将您的文件改名后重新提供。
draft-folder-closed = 无法为 { $name } 保存文件：其文件夹只读。请让服务器的管理者允许写入，或新建一座城市。
city-not-renamed = 无法将城市改名为“{ $received }”：其设置无法写入（{ $problem }）。请向服务器的管理者询问是否允许写入。
drafts-not-taken = 此服务器不接收新城市的文件。请让服务器的管理者为一座城市启动它。

## 构建前的障碍

draft-no-buildings = 还没有建筑。请添加 OpenStreetMap 数据或建筑轮廓文件。
draft-no-name = 城市还没有名称。
draft-still-reading = 正在读取 { $file }。
draft-unreadable = { $file } 无法读取。请移除它、换一份更好的副本，或标为不使用。
draft-use-unknown = 请说明 { $file } 的用途，或标为不使用。
draft-columns = 请指定 { $file } 所需的列。
draft-two-of-a-kind = 以下文件中只有一个可作此用途：{ $files }。请将其余标为不使用。

request-from-elsewhere = 该请求来自另一网站的页面（{ $received }），已被拒绝。只有本服务器的页面可以进行更改。
request-host = 本服务器不使用“{ $received }”这一名称，已拒绝该请求。它响应的名称有：{ $allowed }。运行者可以用 --allow-host 允许其他名称。
    .page = 本服务器不使用“{ $received }”这一名称，已拒绝该请求。它响应的名称有：{ $allowed }。请打开其中一个地址，或让服务器的管理者允许该名称。

## 文件的列

column-in-unit = { $label }（{ $unit }）
column-id = 编号
column-x = 东坐标或经度
column-y = 北坐标或纬度
column-name = 名称
column-population = 人口
column-key = 分区
column-h3 = H3 单元
column-cell_size = 单元边长（米）
column-outdoor_temperature = 气温（°C）
column-global_horizontal_irradiance = 总辐射（W/m²）
column-direct_normal_irradiance = 直接辐射（W/m²）
column-diffuse_horizontal_irradiance = 散射辐射（W/m²）
column-wind_speed = 风速（m/s）
column-relative_humidity = 相对湿度（%）
column-dew_point = 露点（°C）

## 备份

backup-running = 已有备份正在写入。请等待其完成后再试。
backup-restoring = 另一份备份正在恢复，可能在另一个标签页中。请等待其完成，然后重新载入此页：该城市可能已在其中。
backup-database = { $city } 保存在数据库中，由服务器的管理者整体备份。
backup-personal = 备份包含个人的读数和账单，因此只有可读取全部数据的人才能下载。{ $name } 无此权限；数据管理员可以。
backup-none = { $file } 不是城市的备份。请选择在此下载的备份文件。
backup-broken = { $file } 已损坏或不完整（{ $problem }）。可能是下载中断：请选择其他备份。
backup-newer = { $file } 由更新的版本（{ $received }）写成；此服务器最高可读取 { $allowed }。请让服务器的管理者升级后再恢复。没有任何改变。
backup-large = { $file } 解压后将超过可恢复的上限 { NUMBER($allowed, maximumFractionDigits: 0) } GB。
backup-strange = { $file } 含有 { $received }，不属于城市。未作恢复；请选择在此下载的备份文件。

## 等待导入的读数文件，供页面显示；命令行的文字见 importing.ftl。

imports-file-unknown = 没有等待您处理的文件 { $received }。文件保留到服务器停止为止，请重新提供。
imports-too-many = 等待导入的文件已达上限 { $allowed } 个。请先存入或放弃一个，再提供该文件。
imports-busy = 现在无法读取 { $file }：已有 { $allowed } 个文件正在读取或排队。请一分钟后再试。
imports-changed = { $file } 在此期间已更改或被放弃。请重新加载。
imports-unsettled = { $file } 还不能存入：{ $count ->
   *[other] 尚有 { $count } 项需要先说明
  }。文件中列出了各项。
imports-stored = { $file } 正在存入或已经存入。如需更改读取方式，请撤销该次导入并重新提供文件。
imports-at-work = 正在读取或存入文件，暂不能撤销第 { $number } 次导入。请等其结束，或停止它。
imports-failed = { $file } 未能存入，原因见日志。导入列表中已有的部分可以撤销。

import-role-none = 略去
import-role-time = 日期和时间
import-role-date = 日期
import-role-clock = 时刻
import-role-year = 年
import-role-month = 月
import-role-day = 日
import-role-hour = 时
import-role-minute = 分
import-role-second = 秒
import-role-station = 站点
import-role-property = 观测量名称
import-role-value = 数值
import-role-unit = 单位
import-role-longitude = 经度
import-role-latitude = 纬度

import-left-unknown = 含义不明，如不注明则略去
import-left-numbers = 行号，已略去
import-left-stated = 已按您的要求略去
import-left-told = 另一列内容相同，已略去
import-left-long = 每行已写明观测量和数值，已略去

observations-unit-missing-here = 以下列没有注明单位，程序不作假定：{ $columns }。请逐列选择单位。
observations-unit-rows-here = { $column }，行 { $rows }：单位 { $received } 无法换算。可用的单位：{ $allowed }。
observations-unit-other-here = { $column } 的名称注明单位 { $other }，而所选单位是 { $received }。请选择 { $other }，或更正列名。
observations-column-unclear-here = { $column } 可能是 { $property }，也可能是行号，从数值无法判断。请选择它的含义。
observations-column-alike-here = { $received } 与 { $other } 除大小写和符号外同名。请略去其一。
observations-property-twice-here = { $received } 与 { $other } 都是 { $property }。请略去其一，或选择其他含义。
observations-map-twice-here = { $columns } 都被指定为 { $role }。请只选其中一列。
observations-dates-unclear-here = { $received } 这样的日期可能日在前，也可能月在前，文件中没有日期能说明是哪一种。请选择。
observations-dates-mixed-here = 有的日期日在前，如 { $received }；有的月在前，如 { $other }。请选择统一的顺序。
observations-station-missing-here = 没有指明站点的列。请填写全部读数所属的站点，或选择指明站点的列。
observations-time-missing-here = 没有时间列。请选择时间列，或选择日期列和时刻列。
observations-property-missing-here = 没有已知观测量的列。请选择某列的含义。
observations-coordinates-needed-here = 文件含有中国境内的位置，而国内地图的坐标经过偏移。请选择坐标系：{ $allowed }。
observations-left-unknown-here = 以下列含义不明，将略去：{ $columns }。如需存入，请选择它们的含义。

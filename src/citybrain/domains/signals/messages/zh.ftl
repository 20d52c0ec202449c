# 信号的文字。
signals-files = 信号文件中有 { $count } 处错误：{ $received }。数值列的表头须注明单位，如 green [s]、cars [1/h]、crossing_width [m]。路口相位依次为 1、2……，每个相位只有一个绿灯时间；绿灯、黄灯与全红之和等于周期。有行人时须给出 crossing_width。来自上游进口道（junction/approach）的车辆须有不少于 1 s 的 travel_time，属于同一路网，且总和不超过其全部车辆。请更正；单独的数字为行号，从 1 起。
signals-signal_plans = 读入信号方案：路口的周期、黄灯与全红，进口道的相位、绿灯与到达者。
signals-signals_of_streets = 没有信号文件时，将地图上道路的信号灯合并为路口。
signals-of-map = 由地图上的 { $signals } 个信号灯得到 { $count } 个路口。其运行方式未知：按模型车流以韦伯斯特公式配时。行人与自行车数量未知，未计入延误。提供信号方案文件即可取代。
signals-off-roads = 地图上有 { $count } 个信号灯不在通行道路上，已略去。
signals-between-junctions = 地图上有 { $count } 个信号灯沿道路距路口超过 25 m（如行人过街信号），已略去。
signals-no-conflict = 地图上有 { $count } 个信号灯处各进口道在同一直线上、无交叉车流，已略去。
signals-buses-unknown = 没有时刻表说明 { $count } 个信号路口的公交车，未计公交车。可添加时刻表（GTFS）。
signals-reason-changed = 已不按原方案运行
origin-signals-signal_controls = 由地图上的信号灯得到
origin-signals-signal_approaches = 由通往信号灯的道路得到

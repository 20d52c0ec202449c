# 信号的文字。
signals-files = 信号文件中有 { $count } 处错误：{ $received }。数值列的表头须注明单位，如 green [s]、cars [1/h]、crossing_width [m]。路口相位依次为 1、2……，每个相位只有一个绿灯时间；绿灯、黄灯与全红之和等于周期。有行人时须给出 crossing_width。来自上游进口道（junction/approach）的车辆须有不少于 1 s 的 travel_time，属于同一路网，且总和不超过其全部车辆。请更正；单独的数字为行号，从 1 起。
signals-signal_plans = 读入信号方案：路口的周期、黄灯与全红，进口道的相位、绿灯与到达者。
signals-reason-changed = 已不按文件方案运行

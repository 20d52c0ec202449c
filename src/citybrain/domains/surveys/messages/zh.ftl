# 出行调查的文字。
surveys-files = 调查文件中有 { $count } 处错误：{ $received }。编码表含 name、column、code、meaning 四列，说明出行表的哪些列是受访者（person）、目的（purpose）以及可有的权重（weight）、性别（gender）、年龄（age）和收入（income），以及受访者各次出行的次序（order，各不相同的数）或出行是否相连（linked），二者取一，并说明各编码的含义（无含义表示答案未知）；权重为不小于 0 的数。文献数据含 group、purpose、share 三列；占比写作 39.67 %，或与另一群体比较，写作 "women - 10 points" 或 "women x 0.9"，因为“少 10 %”可有两种含义。同一群体的占比合计不超过 100 %。列名后的数字为行号，从 1 起。请更正。
surveys-no-purpose = 调查中有 { $count } 次出行目的未知，未计入。
surveys-small-groups = 调查中有 { $count } 人所属群体不足 10 人，未计入。
surveys-no-chain = 调查中有 { $count } 次出行不知是否与工作相连：其出行链（离家至回家）中有未知的目的，或未以回家结束。
surveys-pairs-untold = 因部分群体不足 10 人而不予公布：{ $pairs }。
surveys-survey_trips = 从调查的出行记录中读入各群体的出行目的；个人如何出行只留在其文件中。
surveys-survey_statements = 读入文献所载的出行占比，以及该群体其余出行所占比例。

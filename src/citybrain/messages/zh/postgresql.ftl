### 存放在 PostgreSQL 中的城市。

postgresql-address = { $received } 不是 PostgreSQL 数据库地址。请写作 postgresql://用户@主机/库名；密码中的 @ 写作 %40，/ 写作 %2F。
postgresql-no-driver = 未安装 PostgreSQL 驱动。请运行：pip install "opencitybrain[postgresql]"。
    .page = 此服务器无法访问数据库，因为驱动没有安装。请联系服务器的管理者。
postgresql-no-extension = { $database } 没有 TimescaleDB（{ $problem }）。请数据库管理员安装软件包，并在该库中运行 CREATE EXTENSION timescaledb；做法见 docs/postgresql.md。
    .page = 服务器的数据库没有 TimescaleDB（{ $problem }）。请让服务器的管理者安装。
postgresql-unreachable = { $database } 没有应答，或拒绝本程序连接（{ $problem }）。请检查服务器是否运行，地址、用户和密码是否正确。已确认的数据不会丢失；未确认的请重新发送，不会重复存入。
postgresql-disk-full = 本次一条也没有存入：{ $database } 所在的磁盘已满（{ $problem }）。此前存入的内容不变。请腾出空间后再试。
postgresql-busy = { $database } 正被另一个程序使用，数秒内未释放（{ $problem }）。没有任何改动，请稍后再试。
postgresql-read-only = { $database } 目前不可写（{ $problem }）。它可能是备用服务器，请改用主服务器的地址。
postgresql-not-allowed = { $database } 的用户缺少权限（{ $problem }）。所需权限见 docs/postgresql.md。
    .page = 服务器在数据库中缺少权限（{ $problem }）。请让服务器的管理者授予。
postgresql-damaged = { $database } 报告其文件已损坏（{ $problem }）。请停止服务器并恢复备份。
cli-database = 存放记录与读数的 PostgreSQL 数据库，写作 postgresql://用户@主机/库名；不写则存放在城市文件夹中
postgresql-no-dump = { $database } 的副本由 pg_dump 制作，而本机没有该程序。请安装 PostgreSQL 客户端程序（版本不低于服务器），或按 docs/postgresql.md 所述自行备份。没有向 { $folder } 写入任何内容。
    .page = 无法备份数据库，因为服务器上没有所需程序。没有写入任何内容。请让服务器的管理者安装。
postgresql-dump = pg_dump 未能备份 { $database }（{ $problem }）。没有写入任何内容。其版本不得低于服务器，所用角色须有权读取自己的数据。
postgresql-archive = PostgreSQL 数据库中的月份不会移入 Parquet 文件：其数据表每 30 天为一个分区，本身就是独立的文件，只有查询到这些日期时才会读取。citybrain observe export 可随时写出 Parquet 文件。
    .page = PostgreSQL 数据库中的月份不会移入 Parquet 文件：其数据表每 30 天为一个分区，本身就是独立的文件，只有查询到这些日期时才会读取。

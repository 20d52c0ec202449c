### A city kept in PostgreSQL.

postgresql-address = { $received } is no address of a PostgreSQL database. Write it as postgresql://user@host/name; in a password, write @ as %40 and / as %2F.
postgresql-no-driver = The driver of PostgreSQL is not installed. Install it with: pip install "opencitybrain[postgresql]".
    .page = This server cannot reach its database, as the driver is not installed. Ask whoever runs the server.
postgresql-no-extension = { $database } has no TimescaleDB ({ $problem }). Have its administrator install the package and run CREATE EXTENSION timescaledb in this database; docs/postgresql.md tells how.
    .page = The database of the server has no TimescaleDB ({ $problem }). Ask whoever runs the server to have it installed.
postgresql-unreachable = { $database } does not answer or does not let this program in ({ $problem }). Look whether the server runs, and whether address, user and password are right. What was acknowledged is kept; send again what was not: nothing is stored twice.
postgresql-disk-full = Nothing of this was stored: the disk of { $database } is full ({ $problem }). What was stored before is as it was. Make room, then try again.
postgresql-busy = { $database } is in use by another program that has not let go of it for some seconds ({ $problem }). Nothing was changed. Try again in a moment.
postgresql-read-only = { $database } may not be written now ({ $problem }). It may be a standby: name the server that leads.
postgresql-not-allowed = The user of { $database } lacks a right ({ $problem }). docs/postgresql.md lists the rights that are needed.
    .page = The server lacks a right at its database ({ $problem }). Ask whoever runs the server to grant it.
postgresql-damaged = { $database } tells that its files are damaged ({ $problem }). Stop the server and restore a backup.
cli-database = the PostgreSQL database that keeps records and readings, as postgresql://user@host/name; else they lie in the folder of the city
postgresql-no-dump = { $database } is copied by pg_dump, which is not on this machine. Install the client programs of PostgreSQL, of the version of the server or newer, or copy it as docs/postgresql.md tells. Nothing was written to { $folder }.
    .page = The database cannot be copied, as the program for it is not on the server. Nothing was written. Ask whoever runs the server to install it.
postgresql-dump = pg_dump could not copy { $database } ({ $problem }). Nothing was written. Its version has to be that of the server or newer, and the role has to be allowed to read what it owns.
postgresql-archive = No months move to Parquet files from a PostgreSQL database: each part of its table holds 30 days and is a file of its own there, which is only read when its days are asked for. citybrain observe export writes Parquet at any time.
    .page = No months move to Parquet files from a PostgreSQL database: each part of its table holds 30 days and is a file of its own there, which is only read when its days are asked for.

### A city kept in PostgreSQL.

postgresql-address = { $received } is no address of a PostgreSQL database. Write it as postgresql://user@host/name; in a password, write @ as %40 and / as %2F.
postgresql-no-driver = The driver of PostgreSQL is not installed. Install it with: pip install "opencitybrain[postgresql]".
postgresql-no-extension = { $database } has no TimescaleDB ({ $problem }). Have its administrator install the package and run CREATE EXTENSION timescaledb in this database; docs/postgresql.md tells how.
postgresql-unreachable = { $database } does not answer or does not let this program in ({ $problem }). Look whether the server runs, and whether address, user and password are right. What was acknowledged is kept; send again what was not: nothing is stored twice.
postgresql-disk-full = Nothing of this was stored: the disk of { $database } is full ({ $problem }). What was stored before is as it was. Make room, then try again.
postgresql-busy = { $database } is in use by another program that has not let go of it for some seconds ({ $problem }). Nothing was changed. Try again in a moment.
postgresql-read-only = { $database } may not be written now ({ $problem }). It may be a standby: name the server that leads.
postgresql-not-allowed = The user of { $database } lacks a right ({ $problem }). docs/postgresql.md lists the rights that are needed.
postgresql-damaged = { $database } tells that its files are damaged ({ $problem }). Stop the server and restore a backup.
cli-database = the PostgreSQL database that keeps records and readings, as postgresql://user@host/name; else they lie in the folder of the city
postgresql-backup = { $database } is copied by the tools of PostgreSQL, readings and records together: pg_dump, or a base backup with its log archived. docs/postgresql.md tells how. Nothing was written to { $folder }.

// sqlite3_db_config is variadic, which Swift cannot import.
#include <sqlite3.h>

// Whether the connection's end leaves the log and the file as they are.
static inline int swynamo_leave_log_on_close(sqlite3 *connection, int leaves) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leaves, (int *)0);
}

// Whether the connection keeps all others from its file. False where SQLite doesn't tell.
static inline int swynamo_has_exclusive_lock(sqlite3 *connection) {
  int state = 0;
  return sqlite3_file_control(connection, "main", SQLITE_FCNTL_LOCKSTATE, &state) == SQLITE_OK && state == 4;
}

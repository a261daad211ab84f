/** Writes rows as the bytes of Parquet files and reads them, as Spark itself does. */
package dev.refocus.commit.rows;

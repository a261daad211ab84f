/** Rows to the bytes of Parquet files and back, as Spark itself writes and reads them. */
package dev.refocus.commit.rows;

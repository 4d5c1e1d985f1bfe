"""One rival answers the question once: `python -m benchmark.rival TOOL ARCHIVE`.

Prints JSON: seconds of the query without start and import, rows, sum of the counts, version. Each gets a typed schema with
no more than the question needs, which is the fastest way that its documentation names.
"""

import json
import sys
import time

# Where each type has its time; the other three have that of the message.
PAYLOADS = {
    "Delivery": "delivery", "Open": "open", "Click": "click", "Bounce": "bounce", "Complaint": "complaint",
    "DeliveryDelay": "deliveryDelay", "Subscription": "subscription",
}
SET = "ses:configuration-set"


def clickhouse(archive: str) -> tuple[int, int, str, float]:
    import chdb

    payloads = ", ".join(f"{name} Tuple(timestamp DateTime64(3, \\'UTC\\'))" for name in PAYLOADS.values())
    schema = (f"eventType String, mail Tuple(timestamp DateTime64(3, \\'UTC\\'), tags Tuple(`{SET}` Array(String))), "
              f"{payloads}")
    times = ", ".join(f"eventType = '{kind}', {name}.timestamp" for kind, name in PAYLOADS.items())
    query = f"""
        SELECT count(), sum(n) FROM (
            SELECT toStartOfInterval(multiIf({times}, mail.timestamp), INTERVAL 5 MINUTE) AS slot, eventType,
                mail.tags.`{SET}`[1] AS configuration, count() AS n
            FROM file('{archive}/**/*.gz', JSONEachRow, '{schema}')
            GROUP BY slot, eventType, configuration)
        SETTINGS date_time_input_format = 'best_effort', input_format_skip_unknown_fields = 1,
            input_format_json_defaults_for_missing_elements_in_named_tuple = 1,
            input_format_json_ignore_unknown_keys_in_named_tuple = 1"""
    start = time.perf_counter()
    rows, total = str(chdb.query(query, "CSV")).strip().split(",")
    return int(rows), int(total), f"chDB {chdb.__version__}", time.perf_counter() - start


def duckdb(archive: str) -> tuple[int, int, str, float]:
    import duckdb as duck

    payloads = ", ".join(f"{name}: 'STRUCT(\"timestamp\" VARCHAR)'" for name in PAYLOADS.values())
    columns = (f"{{eventType: 'VARCHAR', mail: 'STRUCT(\"timestamp\" VARCHAR, tags STRUCT(\"{SET}\" VARCHAR[]))', "
               f"{payloads}}}")
    times = " ".join(f"WHEN '{kind}' THEN {name}.timestamp" for kind, name in PAYLOADS.items())
    query = f"""
        SELECT count(*), sum(n) FROM (
            SELECT time_bucket(INTERVAL 5 MINUTE, (CASE eventType {times} ELSE mail.timestamp END)[:19]::TIMESTAMP) AS slot,
                eventType, mail.tags."{SET}"[1] AS configuration, count(*) AS n
            FROM read_json('{archive}/**/*.gz', format = 'newline_delimited', columns = {columns})
            GROUP BY ALL)"""
    connection = duck.connect()
    start = time.perf_counter()
    rows, total = connection.execute(query).fetchone()
    return rows, int(total), f"DuckDB {duck.__version__}", time.perf_counter() - start


def polars(archive: str) -> tuple[int, int, str, float]:
    import polars as pl

    payload = pl.Struct({"timestamp": pl.String})
    schema = {
        "eventType": pl.String,
        "mail": pl.Struct({"timestamp": pl.String, "tags": pl.Struct({SET: pl.List(pl.String)})}),
    } | {name: payload for name in PAYLOADS.values()}
    when = pl.col("mail").struct.field("timestamp")
    for kind, name in PAYLOADS.items():
        when = pl.when(pl.col("eventType") == kind).then(pl.col(name).struct.field("timestamp")).otherwise(when)
    start = time.perf_counter()
    frame = (
        pl.scan_ndjson(f"{archive}/**/*.gz", schema=schema)
        .select(
            when.str.slice(0, 19).str.to_datetime("%Y-%m-%dT%H:%M:%S").dt.truncate("5m").alias("slot"),
            "eventType",
            pl.col("mail").struct.field("tags").struct.field(SET).list.first().alias("configuration"))
        .group_by("slot", "eventType", "configuration").agg(pl.len().alias("n"))
        .select(pl.len(), pl.col("n").sum())
        .collect(engine="streaming"))
    rows, total = frame.row(0)
    return rows, total, f"Polars {pl.__version__}", time.perf_counter() - start


TOOLS = {"chdb": clickhouse, "duckdb": duckdb, "polars": polars}

if __name__ == "__main__":
    rows, total, version, seconds = TOOLS[sys.argv[1]](sys.argv[2])
    print(json.dumps({"rows": rows, "sum": total, "version": version, "seconds": seconds}))

"""The definitions of the documentation, worked out over a list of all events; called by Scripts/definitions.

Usage: definitions.py SESSTAT ARCHIVE COPY…

Nothing here is shared with sesstat: an event is a dictionary, a first open is found by sorting, a percentile by sorting
all samples, a window by dividing. Python's standard library is all that it needs.
"""

import csv
import gzip
import io
import json
import math
import pathlib
import subprocess
import sys
from collections import defaultdict
from datetime import datetime, timezone

HOUR = 3_600_000
SETS = [("ses:configuration-set",), ("campaign", "field/recipientDomain"), ("field/userAgentFamily", "field/bounceType")]
COUNTS = {
    "Send": "Send", "Delivery": "Delivery", "Open": "Open", "Click": "Click", "Bounce": "Bounce",
    "Complaint": "Complaint", "Reject": "Reject", "Rendering Failure": "RenderingFailure",
    "DeliveryDelay": "DeliveryDelay", "Subscription": "Subscription",
}
RATES = {
    "DeliveryRate": ("Delivery", "Send"), "BounceRate": ("HardBounce", "Send"),
    "ComplaintRate": ("Complaint", "Delivery"), "OpenRate": ("UniqueOpen", "Delivery"),
    "ClickRate": ("UniqueClick", "Delivery"), "ClickToOpenRate": ("UniqueClick", "UniqueOpen"),
    "RejectRate": ("Reject", "Send"),
}
LISTS = {
    "Delivery": "recipients", "Bounce": "bouncedRecipients", "Complaint": "complainedRecipients",
    "DeliveryDelay": "delayedRecipients",
}
PERCENTILES = ["p1", "p50", "p90", "p99", "p99.9"]


def milliseconds(text):
    """Of the one form that eventgen and SES write, 2026-03-01T00:00:00.000Z."""
    moment = datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return int(moment.timestamp()) * 1000 + int(text[20:23] or 0)


def family(agent):
    """The family of those user agents that eventgen writes, each told by a word that no other has."""
    words = [
        ("GoogleImageProxy", "Gmail image proxy"), ("YahooMailProxy", "Yahoo Mail proxy"), ("Outlook", "Outlook"),
        ("Thunderbird", "Thunderbird"), ("Firefox", "Firefox"), ("Edg/", "Edge"), ("Chrome/", "Chrome"),
        ("AppleWebKit", "Apple Mail"),
    ]
    if agent == "Mozilla/5.0":
        return "Apple Mail Privacy Protection"
    return next((name for word, name in words if word in agent), "other")


class Event:
    """What is counted of one record."""

    __slots__ = ("type", "message", "sent", "time", "domains", "values", "metrics", "latency")

    def __init__(self, record):
        self.type = record["eventType"]
        mail = record["mail"]
        names = {"Rendering Failure": "failure", "DeliveryDelay": "deliveryDelay"}
        payload = record.get(names.get(self.type, self.type.lower()), {})
        self.message = mail["messageId"]
        self.sent = milliseconds(mail["timestamp"])
        self.time = milliseconds(payload["timestamp"]) if "timestamp" in payload else self.sent
        listed = payload.get(LISTS.get(self.type, ""), None)
        if listed is None:
            listed = mail["destination"]
        addresses = [one if isinstance(one, str) else one["emailAddress"] for one in listed]
        self.domains = [address.rpartition("@")[2].lower() for address in addresses]
        tags = mail.get("tags", {})
        self.values = {name: tags.get(name, ["none"])[0] for name in ("ses:configuration-set", "campaign")}
        self.values["field/bounceType"] = payload.get("bounceType", "none") if self.type == "Bounce" else "none"
        engages = self.type in ("Open", "Click")
        agent = payload.get("userAgent", "") if engages else ""
        self.values["field/userAgentFamily"] = family(agent) if agent else "none"
        self.metrics = [COUNTS[self.type]]
        if self.type == "Bounce":
            listed = payload["bounceSubType"] in ("OnAccountSuppressionList", "OnTenantSuppressionList")
            kinds = {"Permanent": "HardBounce", "Transient": "SoftBounce", "Undetermined": "UndeterminedBounce"}
            if not (listed and payload["bounceType"] == "Permanent"):
                self.metrics.append(kinds[payload["bounceType"]])
            if listed:
                self.metrics.append("SuppressedBounce")
        if self.type == "Open" and agent == "Mozilla/5.0":
            self.metrics.append("MachineOpen")
        self.latency = payload.get("processingTimeMillis") if self.type == "Delivery" else None
        if self.type == "Delivery" and self.latency is None:
            self.latency = max(0, self.time - self.sent)

    def tuples(self, dimensions):
        """The values of a dimension set, one tuple for each that the recipients have."""
        domains = dict.fromkeys(self.domains) if "field/recipientDomain" in dimensions else [None]
        return [tuple(domain if name.endswith("Domain") else self.values[name] for name in dimensions) for domain in domains]


def read(folder):
    """All events of an archive, each once: eventgen's copies are the same to the byte."""
    events, seen = [], set()
    for path in sorted(pathlib.Path(folder).rglob("*.gz")):
        with gzip.open(path) as lines:
            for line in lines:
                digest = hash(line)
                if digest not in seen:
                    seen.add(digest)
                    events.append(Event(json.loads(line)))
    return events


class Question:
    """One question to sesstat, and the answer to it from the list of events."""

    def __init__(self, label, by="event", start=None, end=None, condition=None):
        self.label, self.by, self.start, self.end, self.condition = label, by, start, end, condition

    def options(self):
        options = ["--period", "1h", "--metrics", "all", "--by", self.by, "--quiet"]
        options += ["--statistics", ",".join(["SampleCount", "Sum", "Minimum", "Maximum"] + PERCENTILES)]
        for dimensions in SETS:
            options += ["--dimensions", ",".join(dimensions)]
        for name, moment in (("--start-time", self.start), ("--end-time", self.end)):
            if moment is not None:
                options += [name, datetime.fromtimestamp(moment / 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")]
        return options + (["--where", "=".join(self.condition)] if self.condition else [])

    def place(self, event):
        return event.time if self.by == "event" else event.sent

    def is_in_range(self, event):
        place = self.place(event)
        return (self.start is None or place >= self.start) and (self.end is None or place < self.end)

    def answer(self, events):
        """Samples by window, dimension set, values and metric."""
        cells = defaultdict(list)

        def add(event, metric, value):
            window = self.place(event) // HOUR
            for number, dimensions in enumerate([()] + SETS):
                for values in event.tuples(dimensions):
                    cells[window, number, values, metric].append(value)

        passing = [event for event in events if not self.condition or event.values[self.condition[0]] == self.condition[1]]
        for event in passing:
            if self.is_in_range(event):
                for metric in event.metrics:
                    add(event, metric, 1)
                if event.latency is not None:
                    add(event, "DeliveryLatency", event.latency)
        for kind in ("Open", "Click"):
            firsts = {}
            for event in passing:
                if event.type == kind and (event.message not in firsts or event.time < firsts[event.message].time):
                    firsts[event.message] = event
            for event in firsts.values():
                if self.is_in_range(event):
                    add(event, "Unique" + kind, 1)
        for (window, number, values, metric), samples in list(cells.items()):
            for rate, (numerator, denominator) in RATES.items():
                if metric == denominator:
                    above = cells.get((window, number, values, numerator), [])
                    cells[window, number, values, rate] = sum(above) / sum(samples)
        return cells


def statistics(metric, samples):
    """The columns of a datapoint; percentiles as pairs of the lowest and highest value allowed."""
    if metric in RATES:
        return [1, samples, samples, samples] + [None] * len(PERCENTILES)
    exact = [len(samples), sum(samples), min(samples), max(samples)]
    if metric != "DeliveryLatency":
        return exact + [None] * len(PERCENTILES)
    ordered = sorted(samples)
    ranks = [max(1, math.ceil(round(float(name[1:]) * len(ordered), 6) / 100)) for name in PERCENTILES]
    return exact + [(ordered[rank - 1] * 0.99, ordered[rank - 1] * 1.01) for rank in ranks]


def agrees(expected, text):
    if expected is None:
        return text == ""
    if isinstance(expected, tuple):
        return text != "" and expected[0] <= float(text) <= expected[1]
    return text != "" and float(text) == expected


def compare(tool, folder, question, cells):
    """Runs sesstat, and gives the number of datapoints and what differs first, if anything does."""
    run = subprocess.run([tool, folder] + question.options(), capture_output=True, text=True, check=True)
    names = list(dict.fromkeys(name for dimensions in SETS for name in dimensions))
    rows = csv.reader(io.StringIO(run.stdout))
    next(rows)
    missing = set(cells)
    seen = 0
    for row in rows:
        seen += 1
        # An empty cell is a dimension that the row's set lacks, as a missing value is "none".
        columns = dict(zip(names, row[4:4 + len(names)]))
        held = tuple(name for name in names if columns[name])
        number = ([()] + [tuple(sorted(one, key=names.index)) for one in SETS]).index(held)
        values = tuple(columns[name] for name in ([()] + SETS)[number])
        key = (milliseconds(row[0][:19] + ".000Z") // HOUR, number, values, row[3])
        if key not in cells:
            return seen, f"{key} is not in the slow computation"
        missing.discard(key)
        expected = statistics(row[3], cells[key])
        texts = row[4 + len(names):-1]
        for name, one, text in zip(["SampleCount", "Sum", "Minimum", "Maximum"] + PERCENTILES, expected, texts):
            if not agrees(one, text):
                return seen, f"{key} {name}: {text}, slowly computed {one}"
    return seen, f"{min(missing)} is missing" if missing else None


def main():
    tool, folders = sys.argv[1], sys.argv[2:]
    events = read(folders[0])
    times = sorted(event.time for event in events)
    start = times[len(times) // 4] // HOUR * HOUR + 600_000
    end = times[len(times) // 2] // HOUR * HOUR
    campaign = ("campaign", min(event.values["campaign"] for event in events))
    questions = [
        question
        for by in ("event", "send")
        for question in (
            Question(f"by {by}", by), Question(f"by {by}, a range", by, start, end),
            Question(f"by {by}, one campaign", by, None, None, campaign),
        )
    ]
    print(f"{len(events)} distinct events")
    print(f"{'Question':<26} {'Read from':<10} {'Datapoints':>10}  Result")
    failed = False
    for question in questions:
        cells = question.answer(events)
        for label, folder in zip(["archive"] + ["shuffled"] * len(folders), folders):
            datapoints, difference = compare(tool, folder, question, cells)
            print(f"{question.label:<26} {label:<10} {datapoints:>10}  {difference or 'same'}", flush=True)
            failed = failed or difference is not None
    print("definitions: not the same everywhere" if failed else "definitions: the same everywhere")
    sys.exit(1 if failed else 0)


main()

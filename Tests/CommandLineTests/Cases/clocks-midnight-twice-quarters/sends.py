"""Prints a send every ten minutes from one instant up to another, given as UTC."""
import datetime
import sys

instant, end = (datetime.datetime.fromisoformat(text + "+00:00") for text in sys.argv[1:])
while instant < end:
    stamp = instant.strftime("%Y-%m-%dT%H:%M:%SZ")
    print('{"eventType":"Send","mail":{"timestamp":"%s","messageId":"%s"}}' % (stamp, stamp))
    instant += datetime.timedelta(minutes=10)

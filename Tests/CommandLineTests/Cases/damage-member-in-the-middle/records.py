"""Prints sends whose message ids are as irregular as real ones, so that a cut is soon an error."""
import hashlib
import sys

for number in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
    name = hashlib.sha256(b"%d" % number).hexdigest()
    print('{"eventType":"Send","mail":{"timestamp":"2026-03-01T12:00:00Z","messageId":"%s"},"send":{}}' % name)

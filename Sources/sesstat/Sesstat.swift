internal import ArgumentParser

@main struct Sesstat: ParsableCommand {}

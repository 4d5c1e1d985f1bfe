internal import ArgumentParser

@main struct EventGenerator: ParsableCommand {}

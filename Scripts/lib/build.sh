# To be sourced: how the scripts build the tool. The caller's folder is the package's.

# Whether ISA-L is here to build with.
hasISAL() { pkg-config --exists libisal 2>/dev/null; }

# Whether SQLite is here to build with.
hasSQLite() { pkg-config --exists sqlite3 2>/dev/null; }

# Prints the traits that can be built here, separated by commas.
traits() {
    local traits=()
    if hasISAL; then traits+=(ISAL); fi
    if hasSQLite; then traits+=(Store); fi
    (IFS=,; echo "${traits[*]}")
}

# Prints the flags of `swift build` for a release: `plain` needs zlib alone, `full` has all traits that can be built here;
# each is in a folder of its own. The Swift library goes into the release tool: that halves what it takes to start.
releaseFlags() { echo -c release --static-swift-stdlib $(variantFlags "${1:-full}"); }

# Prints what tells one variant from the other, in any configuration.
variantFlags() {
    local traits
    traits=$(traits)
    if [ "$1" = full ] && [ -n "$traits" ]; then echo --traits "$traits" --scratch-path .build-full; fi
}

# Builds products with flags given in one word, and prints the folder in which they are.
buildProducts() {
    local flags=$1 product
    shift
    # The flags are words without blanks.
    # shellcheck disable=SC2086
    for product in "$@"; do swift build $flags --product "$product" >&2 || return; done
    # shellcheck disable=SC2086
    swift build $flags --show-bin-path
}

# To be sourced: how the scripts build the tool. The caller's folder is the package's.

# Whether ISA-L is here to build with.
hasISAL() { pkg-config --exists libisal 2>/dev/null; }

# Prints the flags of `swift build` for an inflater, `zlib` or `isal`, each in a folder of its own; without one, for the
# fastest that is here. The Swift library goes into the release tool: that halves what it takes to start.
releaseFlags() {
    local inflater=${1:-zlib}
    if (($# == 0)) && hasISAL; then inflater=isal; fi
    echo -c release --static-swift-stdlib $(inflaterFlags "$inflater")
}

# Prints what tells the build of one inflater from that of the other, in any configuration.
inflaterFlags() {
    if [ "$1" = isal ]; then echo --traits ISAL --scratch-path .build-isal; fi
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

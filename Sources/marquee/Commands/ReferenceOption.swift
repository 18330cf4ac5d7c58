import ArgumentParser
import MarqueeWarehouse

/// The option of commands that import.
struct ReferenceOption: ParsableArguments {
    @Option(
        name: .customLong("on-reference"),
        help: ArgumentHelp(
            "Tables of users may refer to rows that an import deletes or whose keys it changes: refuse the import, set-null in the referring columns, or drop-constraint, the foreign key. Without it MARQUEE_ON_REFERENCE counts, then the configuration file, then refuse.",
            valueName: "choice"))
    var given: ReferencePolicy?

    var policy: ReferencePolicy {
        given ?? Settings.current.text(.onReference).flatMap(ReferencePolicy.init) ?? .refuse
    }
}

extension ReferencePolicy: ExpressibleByArgument {}

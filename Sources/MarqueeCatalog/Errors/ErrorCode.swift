/// The catalogue of error codes. Each has a paragraph in docs/errors.md; a test holds the two together.
///
/// `MQ1xx` request, `MQ2xx` access, `MQ3xx` query and limits, `MQ4xx` import, `MQ5xx` store, `MQ6xx` recommender,
/// `MQ9xx` internal.
package enum ErrorCode: String, CaseIterable, Sendable {
    case invalidArgument = "MQ101"
    case invalidDatabaseURL = "MQ102"

    case sourceNotFound = "MQ401"
    case sourceUnreadable = "MQ402"
    case noSourceFiles = "MQ403"
    case unknownLayout = "MQ404"
    case emptyFile = "MQ405"
    case duplicateHeader = "MQ406"
    case unsupportedEncoding = "MQ407"
    case outputNotWritable = "MQ408"
    case notARejectsFile = "MQ409"
    case unknownRun = "MQ410"

    case cannotOpenStore = "MQ501"
    case notAMarqueeStore = "MQ502"
    case newerSchema = "MQ503"
    case storeLocked = "MQ504"
    case storeFull = "MQ505"
    case storeReadOnly = "MQ506"
    case constraintViolated = "MQ507"
    case serverUnreachable = "MQ508"
    case loginRefused = "MQ509"
    case connectionLost = "MQ510"
    case storeDamaged = "MQ511"
    case storeFailure = "MQ512"
    case toolMissing = "MQ513"
    case olderSchema = "MQ514"
    case noWarehouse = "MQ515"

    case internalFault = "MQ901"

    /// Exit status of a command that ends with this error, after BSD's sysexits(3): 64 usage, 65 data, 66 no input,
    /// 69 unavailable, 70 internal, 73 cannot create, 74 input/output, 75 try again, 77 no permission.
    package var exitStatus: Int32 {
        switch self {
        case .invalidArgument, .invalidDatabaseURL: 64
        case .unknownLayout, .emptyFile, .duplicateHeader, .unsupportedEncoding, .notARejectsFile, .unknownRun: 65
        case .constraintViolated: 65
        case .sourceNotFound, .sourceUnreadable, .noSourceFiles: 66
        case .serverUnreachable, .toolMissing: 69
        case .internalFault: 70
        case .noWarehouse: 66
        case .cannotOpenStore, .outputNotWritable, .notAMarqueeStore, .newerSchema, .olderSchema: 73
        case .storeFull, .storeDamaged, .storeFailure, .connectionLost: 74
        case .storeLocked: 75
        case .storeReadOnly, .loginRefused: 77
        }
    }
}

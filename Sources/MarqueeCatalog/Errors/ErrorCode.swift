/// The catalogue of error codes. Each has a paragraph in docs/errors.md; a test holds the two together.
///
/// `MQ1xx` request, `MQ2xx` access, `MQ3xx` query and limits, `MQ4xx` import, `MQ5xx` store, `MQ6xx` recommender,
/// `MQ9xx` internal.
package enum ErrorCode: String, CaseIterable, Sendable {
    case invalidArgument = "MQ101"
    case invalidDatabaseURL = "MQ102"
    case invalidRequest = "MQ103"
    case unknownRoute = "MQ104"
    case methodNotAllowed = "MQ105"
    case bodyTooLarge = "MQ106"
    case unsupportedMediaType = "MQ107"
    case notAcceptable = "MQ108"
    case idempotencyKeyReused = "MQ109"
    case bodyTooSlow = "MQ110"
    case unknownTable = "MQ111"
    case invalidParameters = "MQ112"
    case invalidConfiguration = "MQ113"

    case tokenMissing = "MQ201"
    case tokenRefused = "MQ202"
    case roleForbids = "MQ203"
    case rateLimited = "MQ204"
    case tooManyStatements = "MQ205"
    case unknownPrincipal = "MQ206"
    case principalExists = "MQ207"
    case tableOutOfReach = "MQ208"
    case insecureAddress = "MQ209"
    case auditChainBroken = "MQ210"
    case securityCheckFailed = "MQ211"

    case notARead = "MQ301"
    case severalStatements = "MQ302"
    case statementRefused = "MQ303"
    case statementFailed = "MQ304"
    case timeLimit = "MQ305"
    case rowLimit = "MQ306"
    case byteLimit = "MQ307"
    case statementTooLong = "MQ308"
    case valueTooLarge = "MQ309"
    case cancelled = "MQ310"
    case serverBusy = "MQ311"
    case mixedDDL = "MQ312"
    case tooManyRowsAffected = "MQ313"
    case rowRefused = "MQ314"
    case notAWrite = "MQ315"
    case invalidClaims = "MQ316"
    case claimsRefuted = "MQ317"
    case undoRefused = "MQ318"
    case notUndoable = "MQ319"
    case unknownAuditEntry = "MQ320"
    case unknownSandbox = "MQ321"
    case sandboxExists = "MQ322"
    case sandboxQuota = "MQ323"
    case promoteConflict = "MQ324"
    case notPromotable = "MQ325"

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
    case referencedByUsers = "MQ411"
    case tooManyRejects = "MQ412"

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
    case clusterUnsupported = "MQ516"
    case rightsDiffer = "MQ517"

    case unknownTitle = "MQ601"
    case ambiguousTitle = "MQ602"
    case invalidRecommendation = "MQ603"
    case invalidFilter = "MQ604"
    case noTitles = "MQ605"
    case unknownRecommendationRun = "MQ606"
    case invalidLikes = "MQ607"

    case internalFault = "MQ901"

    /// Exit status of a command that ends with this error, after BSD's sysexits(3): 64 usage, 65 data, 66 no input,
    /// 69 unavailable, 70 internal, 73 cannot create, 74 input/output, 75 try again, 77 no permission.
    package var exitStatus: Int32 { outcome.exit }

    /// Status of an HTTP response that carries this error.
    package var httpStatus: Int { outcome.http }

    /// Exit status and HTTP status of each code: the one place where a code gets its meaning outside.
    private var outcome: (exit: Int32, http: Int) {
        switch self {
        case .invalidArgument, .invalidDatabaseURL, .invalidRequest, .invalidParameters, .invalidConfiguration:
            (64, 400)
        case .unknownRoute: (64, 404)
        case .methodNotAllowed: (64, 405)
        case .bodyTooLarge, .statementTooLong: (65, 413)
        case .unsupportedMediaType: (64, 415)
        case .notAcceptable: (64, 406)
        case .idempotencyKeyReused: (65, 422)
        case .bodyTooSlow: (75, 408)
        case .unknownTable: (66, 404)

        case .tokenMissing, .tokenRefused: (77, 401)
        case .roleForbids, .tableOutOfReach, .insecureAddress: (77, 403)
        case .rateLimited, .tooManyStatements: (75, 429)
        case .unknownPrincipal: (66, 404)
        case .principalExists: (65, 409)
        case .auditChainBroken, .securityCheckFailed: (65, 500)

        case .notARead, .statementRefused, .notAWrite: (77, 403)
        case .severalStatements, .statementFailed: (65, 400)
        case .timeLimit: (75, 504)
        case .rowLimit, .byteLimit, .valueTooLarge: (65, 422)
        case .cancelled: (75, 499)
        case .serverBusy: (75, 503)
        case .mixedDDL, .rowRefused: (65, 422)
        case .tooManyRowsAffected: (65, 409)
        case .invalidClaims, .claimsRefuted: (65, 422)
        case .undoRefused, .notUndoable, .sandboxExists, .promoteConflict, .notPromotable: (65, 409)
        case .unknownAuditEntry, .unknownSandbox: (66, 404)
        case .sandboxQuota: (74, 409)

        case .unknownLayout, .emptyFile, .duplicateHeader, .unsupportedEncoding, .notARejectsFile, .unknownRun,
            .tooManyRejects:
            (65, 422)
        case .sourceNotFound, .sourceUnreadable, .noSourceFiles: (66, 404)
        case .outputNotWritable: (73, 500)

        case .constraintViolated, .referencedByUsers: (65, 409)
        case .serverUnreachable, .toolMissing: (69, 503)
        case .noWarehouse: (66, 503)
        case .cannotOpenStore, .notAMarqueeStore, .newerSchema, .olderSchema: (73, 503)
        case .storeFull: (74, 507)
        case .storeDamaged, .storeFailure: (74, 500)
        case .connectionLost: (74, 503)
        case .storeLocked: (75, 503)
        case .storeReadOnly: (77, 403)
        case .clusterUnsupported: (77, 503)
        case .rightsDiffer: (65, 500)
        case .loginRefused: (77, 503)

        case .unknownTitle, .unknownRecommendationRun: (66, 404)
        case .ambiguousTitle: (65, 409)
        case .invalidRecommendation, .invalidFilter: (64, 400)
        case .noTitles, .invalidLikes: (65, 422)

        case .internalFault: (70, 500)
        }
    }
}

import Foundation
import MarqueeWarehouse

/// Who runs a command on the machine, as the audit log has it.
enum LocalAuthor {
    static var current: Author {
        let name = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "unknown"
        return Author(
            principalID: 0, principal: name, role: "engineer", tokenID: nil, address: "local",
            requestID: "cli-\(UUID().uuidString.prefix(13).lowercased())")
    }
}

import ArgumentParser
import MarqueeCatalog
import MarqueeWarehouse

/// The option that names a sandbox to work in.
struct SandboxOption: ParsableArguments {
    @Option(help: ArgumentHelp("A sandbox in place of the warehouse: its name, or OWNER/NAME.", valueName: "name"))
    var sandbox: String?

    /// The engine of the sandbox; the warehouse's when none is named.
    ///
    /// - Throws: `MQ321` when there is no such sandbox.
    func engine(of warehouse: any Engine) throws -> any Engine {
        guard let sandbox else { return warehouse }
        let (owner, name) = Self.parts(of: sandbox)
        guard let copies = warehouse.copies else {
            throw MarqueeError(.invalidArgument, "there are no sandboxes of this database")
        }
        let found = try SandboxStore(warehouse.connectGovernance()).require(name, of: owner)
        return copies.engine(of: found.id, largest: found.largest)
    }

    /// Whose a sandbox is and what it is called; without an owner it is that of whoever runs the command.
    static func parts(of text: String) -> (owner: String, name: String) {
        guard let slash = text.firstIndex(of: "/") else { return (LocalAuthor.current.principal, text) }
        return (String(text[..<slash]), String(text[text.index(after: slash)...]))
    }
}

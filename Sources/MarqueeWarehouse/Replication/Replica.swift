/// A server that repeats what is committed on another one.
package struct Replica: Sendable {
    /// The replica for statements that read.
    package let engine: any Engine
    /// The replica, for questions that are given up after a short time.
    package let looks: any Engine
    /// The primary, for the same.
    package let primaryLooks: any Engine
    /// Ends all connections of ``engine``, so that nobody waits for a server that has fallen silent.
    package let cut: @Sendable () -> Void

    package init(
        engine: any Engine, looks: any Engine, primaryLooks: any Engine, cut: @escaping @Sendable () -> Void
    ) {
        self.engine = engine
        self.looks = looks
        self.primaryLooks = primaryLooks
        self.cut = cut
    }
}

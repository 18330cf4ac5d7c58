import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import MarqueeAccess
import MarqueeCatalog
package import MarqueeWarehouse
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle
import UnixSignals

/// The query API as a server.
package struct Server {
    private let configuration: ServerConfiguration
    private let engine: any Engine
    private let replica: Replica?
    private let logger: Logger

    /// - Parameter replica: answers queries while it keeps up; nil for none.
    /// - Throws: `MQ209` for an address that others can reach without TLS, unless that is allowed.
    package init(
        _ configuration: ServerConfiguration, _ engine: any Engine, replica: Replica? = nil, _ logger: Logger
    ) throws {
        self.configuration = configuration
        self.engine = engine
        self.replica = replica
        self.logger = logger
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(configuration.host)
        let hasTLS = configuration.tlsCertificate != nil || configuration.tlsKey != nil
        guard isLoopback || hasTLS || configuration.isInsecureAllowed else {
            throw MarqueeError(
                .insecureAddress, "without TLS the server listens on this machine alone, not on \(configuration.host)",
                hint: "give --tls-certificate and --tls-key, or --allow-insecure behind a proxy that has TLS")
        }
    }

    /// Serves until the process is told to end (SIGTERM, SIGINT); requests that run are answered first.
    ///
    /// - Parameter onReady: called with the address once the server listens.
    /// - Throws: `MQ5xx` when the database can't be used, `MQ101` when the address or the certificate can't.
    package func run(onReady: @escaping @Sendable (String) -> Void) async throws {
        Self.shareThreads
        // Made once here, so that a database without governance tables, or a login that may not make them, is found at once.
        try engine.prepareService()
        let governance = try engine.connectGovernance()
        try Sandboxes(engine, governance, digest: Digest.sha256).cleanUp()
        let services = Services(configuration, engine, replica, logger)
        defer { services.end() }
        let cleaning = services.cleanUpNowAndThen()
        let stopping = services.stopRevokedNowAndThen()
        let summing = services.sumUpRefusalsNowAndThen()
        defer {
            for task in [cleaning, stopping, summing] { task.cancel() }
        }
        let routes = Routes.all(services)
        let router = Router(context: MarqueeContext.self)
        router.add(middleware: RequestGate(services: services, routes: routes))
        for route in routes {
            let path = RouterPath(route.path)
            router.on(path, method: route.method) { request, context in
                context.facts.route = route.path
                return try await route.handler(request, context)
            }
        }
        let scheme = configuration.tlsCertificate == nil ? "http" : "https"
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        let application = Application(
            router: router, server: try transport(services.connections),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil,
                availableConnectionsDelegate: services.connections),
            onServerRunning: { channel in
                onReady("\(scheme)://\(host):\(channel.localAddress?.port ?? 0)")
            }, logger: quiet)
        do {
            try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
            await services.auditCountedRefusals(ofAll: true)
        } catch let error as IOError {
            throw MarqueeError(
                .invalidArgument, "the server can't listen on \(configuration.host):\(configuration.port)",
                details: [String(cString: strerror(error.errnoCode))], hint: "choose another --port, 0 for any")
        }
    }

    /// Has Swift's concurrency run on the threads of the event loops, so that a request does not change threads between the
    /// socket and its handler. Nothing here blocks them: database calls have threads of their own.
    private static let shareThreads: Void = {
        // Where the toolchain does not allow it, there are more threads than it takes.
        _ = NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
    }()

    /// What the framework says matters when something is wrong; requests have lines of their own.
    private var quiet: Logger {
        var logger = logger
        logger.logLevel = .error
        return logger
    }

    private func transport(_ connections: ConnectionLimits) throws -> HTTPServerBuilder {
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [ConnectionKeeper(connections)],
                idleTimeout: .seconds(120),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
        guard let certificate = configuration.tlsCertificate, let key = configuration.tlsKey else {
            guard configuration.tlsCertificate == nil, configuration.tlsKey == nil else {
                throw MarqueeError(.invalidArgument, "TLS takes a certificate and its key")
            }
            return plain
        }
        do {
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            tls.minimumTLSVersion = .tlsv12
            // With these alone, a key that is stolen later opens no recorded connection. TLS 1.3 has no others.
            tls.cipherSuites = "ECDHE+AESGCM:ECDHE+CHACHA20"
            return try .tls(plain, tlsConfiguration: tls)
        } catch let error as MarqueeError { throw error } catch {
            throw MarqueeError(
                .invalidArgument, "the TLS certificate or its key can't be used", details: ["\(error)"],
                hint: "both are PEM files, the certificate first in its chain")
        }
    }
}

import NIOCore

/// Closes connections that nobody uses as they are meant to be used:
///
/// - too many of one address;
/// - without a whole request head in time;
/// - whose client does not read what it was sent;
/// - whose client has closed its side: nobody waits for an answer there any longer, so that what runs for it can be stopped. (A
///   client that only stops sending, and still reads, counts as gone; HTTP clients do not do that.)
final class ConnectionKeeper: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let limits: ConnectionLimits
    private var address: String?
    private var isHeadAwaited = true
    private var headTimer: Scheduled<Void>?
    private var readTimer: Scheduled<Void>?

    /// How long a client may take until its first request's head is there.
    private static let longestHead = TimeAmount.seconds(30)
    /// How long a client may let everything lie that it was sent.
    private static let longestUnread = TimeAmount.seconds(60)

    init(_ limits: ConnectionLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        let address = context.remoteAddress?.ipAddress ?? "unknown"
        self.address = address
        guard limits.enter(address) else { return context.close(promise: nil) }
        headTimer = close(context, after: Self.longestHead)
    }

    func handlerRemoved(context: ChannelHandlerContext) { leave() }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    private func leave() {
        headTimer?.cancel()
        readTimer?.cancel()
        if let address { limits.leave(address) }
        address = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isHeadAwaited {
            isHeadAwaited = false
            headTimer?.cancel()
            headTimer = nil
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        readTimer?.cancel()
        readTimer = context.channel.isWritable ? nil : close(context, after: Self.longestUnread)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    private func close(_ context: ChannelHandlerContext, after time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}

import NIOCore

/// Closes a connection whose client has closed its side: nobody waits for an answer there any longer, so that what runs for it
/// can be stopped. (A client that only stops sending, and still reads, counts as gone; HTTP clients do not do that.)
final class ClientGone: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }
}

import Glibc

/// Time that a processor has worked, whatever the clock says.
package enum ProcessorTime {
    /// What the calling thread has used so far, in nanoseconds.
    package static var ofThread: Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}

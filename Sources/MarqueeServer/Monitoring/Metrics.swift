import Foundation

/// Counters and histograms, written in Prometheus' text format
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class Metrics: @unchecked Sendable {
    /// What requests are counted by.
    struct Request: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Histogram {
        var counts = [Int](repeating: 0, count: Metrics.bounds.count)
        var sum = 0.0
        var count = 0
    }

    /// A value that is asked for when the metrics are read.
    struct Gauge {
        let name: String
        let help: String
        let isCounter: Bool
        let values: [(labels: String, value: Double)]
    }

    private let lock = NSLock()
    private var requests: [Request: Int] = [:]
    private var durations: [String: Histogram] = [:]
    private var errors: [String: Int] = [:]
    private var rowsSent = 0
    private var rowsWritten = 0
    private var slowStatements = 0

    /// Upper bounds of the histogram's buckets, in seconds.
    private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    func count(_ request: Request, seconds: Double, rows: Int, error: String?) {
        lock.withLock {
            requests[request, default: 0] += 1
            if let error { errors[error, default: 0] += 1 }
            rowsSent += rows
            var histogram = durations[request.route, default: Histogram()]
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { histogram.counts[index] += 1 }
            histogram.sum += seconds
            histogram.count += 1
            durations[request.route] = histogram
        }
    }

    func countWritten(_ rows: Int) { lock.withLock { rowsWritten += rows } }
    func countSlow() { lock.withLock { slowStatements += 1 } }

    func text(_ gauges: [Gauge]) -> String {
        lock.withLock {
            var lines: [String] = []
            func head(_ name: String, _ type: String, _ help: String) {
                lines += ["# HELP marquee_\(name) \(help)", "# TYPE marquee_\(name) \(type)"]
            }
            head("requests_total", "counter", "Requests answered.")
            for (key, count) in requests.sorted(by: { Self.labels($0.key) < Self.labels($1.key) }) {
                lines.append("marquee_requests_total{\(Self.labels(key))} \(count)")
            }
            head("errors_total", "counter", "Requests answered with an error, by its code.")
            for (code, count) in errors.sorted(by: { $0.key < $1.key }) {
                lines.append("marquee_errors_total{code=\"\(code)\"} \(count)")
            }
            head("request_seconds", "histogram", "Time from a request's head to the end of its answer.")
            for (route, histogram) in durations.sorted(by: { $0.key < $1.key }) {
                for (bound, count) in zip(Self.bounds, histogram.counts) {
                    lines.append("marquee_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)")
                }
                lines.append("marquee_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(histogram.count)")
                lines.append("marquee_request_seconds_sum{route=\"\(route)\"} \(histogram.sum)")
                lines.append("marquee_request_seconds_count{route=\"\(route)\"} \(histogram.count)")
            }
            head("rows_sent_total", "counter", "Rows of results sent.")
            lines.append("marquee_rows_sent_total \(rowsSent)")
            head("rows_written_total", "counter", "Rows changed by committed writes.")
            lines.append("marquee_rows_written_total \(rowsWritten)")
            head("slow_statements_total", "counter", "Statements that were logged as slow.")
            lines.append("marquee_slow_statements_total \(slowStatements)")
            for gauge in gauges {
                head(gauge.name, gauge.isCounter ? "counter" : "gauge", gauge.help)
                for (labels, value) in gauge.values {
                    lines.append("marquee_\(gauge.name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)")
                }
            }
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private static func labels(_ request: Request) -> String {
        "route=\"\(request.route)\",method=\"\(request.method)\",status=\"\(request.status)\""
    }
}

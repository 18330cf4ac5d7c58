import MarqueeCatalog

/// Number cells.
extension RecordCleaner {
    /// The whole number in a field, ``ColumnValues/missingInteger`` when it is empty or the file has no such column.
    /// `26.0` is the number 26.
    ///
    /// - Throws: ``Rejection`` by `bad_number`, `number_out_of_range` or `text_too_long`.
    mutating func integer(_ field: Int?, in range: ClosedRange<Int64>) throws(Rejection) -> Int64 {
        guard let (bytes, field) = try numberText(field) else { return ColumnValues.missingInteger }
        guard let number = Self.decimal(bytes), number.isWhole else {
            throw Rejection(.badNumber, field: field, "not a whole number")
        }
        if number.fractionDigits > 0 { countIntegralDecimal() }
        guard let value = number.wholeValue, range.contains(value) else {
            throw Rejection(.numberOutOfRange, field: field, "not between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    /// The number in a field, NaN when it is empty or the file has no such column.
    ///
    /// - Throws: ``Rejection`` by `bad_number`, `number_out_of_range` or `text_too_long`.
    mutating func real(_ field: Int?, in range: ClosedRange<Double>) throws(Rejection) -> Double {
        guard let (bytes, field) = try numberText(field) else { return .nan }
        // Up to 15 digits both parts are exact in a Double, so one division rounds right; else the library's slower way.
        let value =
            if let number = Self.decimal(bytes), number.digits <= 15, number.fractionDigits <= 15 {
                Double(number.mantissa) / Self.powersOfTen[number.fractionDigits]
            } else if bytes.allSatisfy(Self.isDecimal) {
                Double(String(decoding: bytes, as: UTF8.self))
            } else {
                nil as Double?
            }
        guard let value else { throw Rejection(.badNumber, field: field, "not a number") }
        guard range.contains(value) else {
            throw Rejection(
                .numberOutOfRange, field: field, "not between \(Int(range.lowerBound)) and \(Int(range.upperBound))")
        }
        return value
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// Whether a byte may stand in a decimal number, so that the library's hexadecimal ones are none.
    private static func isDecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// The field's text without blanks at its edges; nil when it stands for a missing value.
    private mutating func numberText(_ field: Int?) throws(Rejection) -> (UnsafeBufferPointer<UInt8>, Int)? {
        guard let field, let bytes = try present(field) else { return nil }
        let trimmed = bytes.trimmed
        if trimmed.count != bytes.count {
            note(
                .edgeBlanks, field: field, original: arena.store(String(decoding: bytes, as: UTF8.self)),
                proposal: arena.store(String(decoding: trimmed, as: UTF8.self)))
        }
        return (trimmed, field)
    }

    /// A number written as digits with at most one point.
    private struct Decimal {
        /// All digits as one number, with its sign, as long as they are not more than ``longestMantissa``.
        var mantissa: Int64 = 0
        var digits = 0
        var fractionDigits = 0
        /// The number before the point; nil when it is too large.
        var wholeValue: Int64? = 0
        /// Whether all digits behind the point are zeros.
        var isWhole = true

        static let longestMantissa = 18
    }

    private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Decimal? {
        var number = Decimal()
        let isNegative = bytes[0] == UInt8(ascii: "-")
        var sawPoint = false
        for byte in bytes[(isNegative || bytes[0] == UInt8(ascii: "+") ? 1 : 0)...] {
            if byte == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let digit = Int64(byte - UInt8(ascii: "0"))
            number.digits += 1
            if number.digits <= Decimal.longestMantissa { number.mantissa = number.mantissa * 10 + digit }
            if sawPoint {
                number.fractionDigits += 1
                if digit != 0 { number.isWhole = false }
            } else {
                number.wholeValue = number.wholeValue.flatMap { $0 <= (.max - 9) / 10 ? $0 * 10 + digit : nil }
            }
        }
        guard number.digits > 0 else { return nil }
        if isNegative {
            number.mantissa.negate()
            number.wholeValue?.negate()
        }
        return number
    }
}

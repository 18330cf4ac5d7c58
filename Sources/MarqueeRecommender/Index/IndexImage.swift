import Glibc

/// The parts of an index, each an array of numbers.
enum IndexSection: Int, CaseIterable {
    case dataVersion, parameters, rows, kinds, known, places, positions, groups, groupCombinations
    case certificationLikeness, yearLikeness, runtimeLikeness
    case blockTerms, termStarts, postings, postingWeights, termPeaks, termKeys
    case titleStarts, titleTerms, titleWeights
    case genreStarts, genreValues, genreSourceWeights, genreWeights
    case genrePostingStarts, genrePostings, genrePostingWeights
    case countryStarts, countryValues, countrySourceWeights, countryWeights
    case countryPostingStarts, countryPostings, countryPostingWeights
    case bestOfStarts, bestOfValues, bestOfSourceWeights, bestOfWeights
    case bestOfPostingStarts, bestOfPostings, bestOfPostingWeights
}

/// An index as one piece of memory, the same bytes as its file: a header, then the sections one after the other.
///
/// The memory is written only before the image is handed out, and read by all threads after that.
final class IndexImage: @unchecked Sendable {
    // What lets this class be sent without a lock: `bytes` never changes after `init`.
    let bytes: UnsafeRawBufferPointer
    private let sections: [Range<Int>]

    static let magic: UInt64 = 0x5845_4449_5551_524D  // "MRQUIDEX" in little endian
    static let version: UInt64 = 2
    /// Magic, version, bytes, checksum; then where each section begins and ends.
    static let headerSize = (4 + 2 * IndexSection.allCases.count) * 8

    /// Takes over memory that was mapped, and gives it back to the system at the end.
    ///
    /// - Throws: ``RecommenderError/indexFile(_:)`` for memory that is no sound index of this version.
    init(mapped: UnsafeRawBufferPointer) throws(RecommenderError) {
        bytes = mapped
        do {
            sections = try Self.sections(of: mapped)
        } catch {
            munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count)
            throw error
        }
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

    /// A section as an array; empty where its size does not fit the type.
    func array<T: BitwiseCopyable>(_ section: IndexSection, of type: T.Type = T.self) -> UnsafeBufferPointer<T> {
        let range = sections[section.rawValue]
        return UnsafeRawBufferPointer(rebasing: bytes[range]).bindMemory(to: T.self)
    }

    private static func sections(of bytes: UnsafeRawBufferPointer) throws(RecommenderError) -> [Range<Int>] {
        guard bytes.count >= headerSize, word(0, bytes) == magic else { throw .indexFile("it is no index of Marquee") }
        guard word(1, bytes) == version else {
            throw .indexFile("it has version \(word(1, bytes)) of the layout, and \(version) is expected")
        }
        guard word(2, bytes) == UInt64(bytes.count) else { throw .indexFile("it is cut off") }
        guard word(3, bytes) == checksum(bytes) else { throw .indexFile("its checksum is wrong") }
        var sections: [Range<Int>] = []
        for section in IndexSection.allCases {
            let start = word(4 + 2 * section.rawValue, bytes)
            let end = word(5 + 2 * section.rawValue, bytes)
            guard start <= end, end <= UInt64(bytes.count), start % 8 == 0 else {
                throw .indexFile("its header is wrong")
            }
            sections.append(Int(start)..<Int(end))
        }
        return sections
    }

    private static func word(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)
    }

    /// Four interleaved multiplicative hashes of the words after the checksum's own. It tells damage, not intent.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = SIMD4<UInt64>(1, 2, 3, 4)
        var place = 32
        while place + 32 <= bytes.count {
            lanes =
                (lanes ^ bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)) &* 0x9E37_79B9_7F4A_7C15
            lanes ^= lanes &>> 29
            place += 32
        }
        var sum = lanes[0] ^ (lanes[1] &* 3) ^ (lanes[2] &* 5) ^ (lanes[3] &* 7)
        for byte in bytes[min(place, bytes.count)...] { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return sum
    }
}

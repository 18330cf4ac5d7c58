import MarqueeCatalog

/// What comes of records that were refused before and come back as they were.
extension RecordCleaner {
    /// Why the current record was refused before; nil when it has been edited since, or was never refused.
    ///
    /// A record that comes back as it was says nothing new: what the warehouse has by now under its key, from the record
    /// that won over it or from a later import, is to stay.
    var formerRejection: Rejection? {
        guard let reject = file.rejects?.current.reject, let former = file.refused[reject], isUnchanged(former) else {
            return nil
        }
        return Rejection(former.rule, field: former.column.flatMap { file.place(of: $0.lowercased()) }, former.message)
    }

    /// Whether the current record has the cells of another; how they are quoted, and in which order, is all the same.
    private func isUnchanged(_ former: RefusedRecord) -> Bool {
        let (header, record) = RejectsFile.unmarked(header: former.header, former.original)
        guard let delimiter = SourceFile.delimiter(ofHeader: header).utf8.first,
            let columns = Self.fields(Array(header.utf8), delimiter), let cells = Self.fields(record, delimiter),
            columns.count == cells.count, columns.count == file.header.count
        else { return false }
        return zip(columns, cells).allSatisfy { column, cell in
            let name = String(decoding: column, as: UTF8.self).trimmed.lowercased()
            return file.place(of: name).map { file.reader.field($0).elementsEqual(cell) } ?? false
        }
    }

    /// The fields of bytes that hold a record and nothing else; nil when they do not.
    private static func fields(_ bytes: [UInt8], _ delimiter: UInt8) -> [[UInt8]]? {
        let reader = RecordReader(MemorySource(bytes), delimiter: delimiter, windowSize: bytes.count + 1)
        guard case .record? = try? reader.next() else { return nil }
        return (0..<reader.fieldCount).map { Array(reader.field($0)) }
    }
}

import CProcessor
import MarqueeCatalog

/// The persons of the source, numbered in order of first appearance, and found by their ids.
///
/// Of millions of persons each look is one at memory that no cache holds: what is compared lies side by side, and where it
/// lies can be asked for before it is needed.
struct PersonIndex {
    struct Person {
        let id: Int64
        var name: TextRef
    }

    private(set) var persons: [Person] = []
    private var slots: [Int32] = [Int32](repeating: -1, count: 64)

    /// The number of the person with an id; nil when there is none.
    func number(of id: Int64) -> Int? {
        let mask = slots.count - 1
        var slot = Self.spread(id) & mask
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if persons[number].id == id { return number }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Has the processor fetch the place of a person's number.
    func fetchNumber(of id: Int64) {
        slots.withUnsafeBufferPointer { slots in
            marquee_prefetch(slots.baseAddress.map { $0 + (Self.spread(id) & (slots.count - 1)) })
        }
    }

    /// Has the processor fetch the person, once the number is there.
    func fetchPerson(_ id: Int64) {
        let number = Int(slots[Self.spread(id) & (slots.count - 1)])
        guard number >= 0 else { return }
        persons.withUnsafeBufferPointer { persons in marquee_prefetch(persons.baseAddress.map { $0 + number }) }
    }

    /// Has the processor fetch the person's name, once the person is there.
    func fetchName(of id: Int64, _ arena: TextArena) {
        let number = Int(slots[Self.spread(id) & (slots.count - 1)])
        guard number >= 0 else { return }
        marquee_prefetch(arena.bytes(persons[number].name).baseAddress)
    }

    subscript(_ number: Int) -> Person {
        get { persons[number] }
        set { persons[number] = newValue }
    }

    /// Adds a person who is not there yet, and gives the number.
    mutating func append(_ person: Person) -> Int {
        persons.append(person)
        if persons.count * 2 > slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 2)
            for number in persons.indices.dropLast() { put(number) }
        }
        put(persons.count - 1)
        return persons.count - 1
    }

    private mutating func put(_ number: Int) {
        let mask = slots.count - 1
        var slot = Self.spread(persons[number].id) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(number)
    }

    /// Moves the id's entropy to where slots are taken from.
    @inline(__always)
    private static func spread(_ id: Int64) -> Int {
        let id = UInt64(bitPattern: id)
        return Int(truncatingIfNeeded: ((id ^ id >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}

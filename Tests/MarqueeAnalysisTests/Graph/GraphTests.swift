import MarqueeCatalog
import Testing

@testable import MarqueeAnalysis

struct GraphTests {
    private func links(_ count: Int, _ pairs: [(Int32, Int32)]) -> Links {
        Links(count: count, pairs: pairs.map { (a: $0.0, b: $0.1, weight: 1) })
    }

    @Test func louvain_findsCliquesJoinedByALink() {
        let cliques: [(Int32, Int32)] = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)]
        let louvain = Louvain(links(6, cliques))
        #expect(louvain.communities == [0, 0, 0, 1, 1, 1])
        // 2 · (3/7 - (7/14)²).
        #expect(abs(louvain.modularity - 5.0 / 14) < 1e-12)
    }

    @Test func louvain_ofTheKarateClub_reachesTheKnownModularity() {
        let louvain = Louvain(links(34, Self.karate))
        // Zachary's club, 1977: the best modularity of any division is 0.4198 (Brandes et al. 2008).
        #expect(louvain.modularity > 0.41 && louvain.modularity < 0.4198 + 1e-4)
        #expect(louvain.count == 4)
    }

    @Test func louvain_withoutLinks_isUndefined() {
        #expect(Louvain(Links()).modularity.isNaN)
        #expect(Louvain(links(3, [])).communities == [0, 1, 2])
    }

    @Test func people_areLinkedFromTwoSharedTitlesOn() {
        let catalog = CatalogBuilder.snapshot([
            .init(id: "1", credits: [(1, "ACTOR", nil), (2, "ACTOR", nil), (3, "DIRECTOR", nil)]),
            .init(id: "2", credits: [(1, "ACTOR", nil), (3, "DIRECTOR", nil), (4, "WRITER", nil)]),
            .init(id: "3", credits: [(2, "ACTOR", nil), (1, "DIRECTOR", nil), (4, "WRITER", nil), (1, "ACTOR", nil)]),
            .init(id: "4", credits: [(2, "ACTOR", nil)]),
        ])
        let graph = PeopleGraph(catalog)
        #expect(graph.persons == [0, 1, 2])
        #expect(graph.titles == [3, 3, 2])
        #expect((0..<3).map(graph.links.degree) == [2, 1, 1])
        #expect(graph.links.weights == [2, 2, 2, 2])
    }

    @Test func people_billedLate_areNotLinked() {
        let cast = (0..<30).map { (person: Int64($0), role: "ACTOR", character: String?.none) }
        let catalog = CatalogBuilder.snapshot([.init(id: "1", credits: cast), .init(id: "2", credits: cast)])
        #expect(PeopleGraph(catalog).persons.count == PeopleGraph.billed)
    }

    @Test func drawnPeople_areThoseWithTheStrongestLinks() {
        let weak = (0..<200 as Range<Int32>).map { (a: $0 * 2, b: $0 * 2 + 1, weight: 2.0) }
        let strong = (200..<210 as Range<Int32>).map { (a: $0 * 2, b: $0 * 2 + 1, weight: 5.0) }
        let drawn = DrawnPeople(Links(count: 420, pairs: weak + strong))
        #expect((drawn.leastShared, drawn.nodes.count, drawn.links.count, drawn.isCut) == (3, 20, 10, false))
    }

    @Test func drawnPeople_ofEqualLinks_areCutToTheLimit() {
        let pairs = (0..<200 as Range<Int32>).map { (a: $0 * 2, b: $0 * 2 + 1, weight: 2.0) }
        let drawn = DrawnPeople(Links(count: 400, pairs: pairs))
        #expect((drawn.nodes.count, drawn.links.count, drawn.isCut) == (DrawnPeople.most, 75, true))
    }

    @Test func layout_isInItsBox_andKeepsLinkedNodesNear() {
        let cliques: [(Int32, Int32)] = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)]
        let layout = ForceLayout(links(6, cliques))
        for place in 0..<6 {
            #expect(
                (0...ForceLayout.width).contains(layout.x[place]) && (0...ForceLayout.height).contains(layout.y[place]))
        }
        func distance(_ one: Int, _ other: Int) -> Double {
            let (x, y) = (layout.x[one] - layout.x[other], layout.y[one] - layout.y[other])
            return (x * x + y * y).squareRoot()
        }
        #expect(distance(0, 1) < distance(0, 4))
        #expect(distance(4, 5) < distance(1, 5))
    }

    @Test func layout_ofOneNode_isInTheMiddle() {
        #expect(ForceLayout(links(1, [])).x == [400])
        #expect(ForceLayout(Links()).x.isEmpty)
    }

    private static let karate: [(Int32, Int32)] = {
        let neighbours = """
            1: 2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32
            2: 3 4 8 14 18 20 22 31
            3: 4 8 9 10 14 28 29 33
            4: 8 13 14
            5: 7 11
            6: 7 11 17
            7: 17
            9: 31 33 34
            10: 34
            14: 34
            15: 33 34
            16: 33 34
            19: 33 34
            20: 34
            21: 33 34
            23: 33 34
            24: 26 28 30 33 34
            25: 26 28 32
            26: 32
            27: 30 34
            28: 34
            29: 32 34
            30: 33 34
            31: 33 34
            32: 33 34
            33: 34
            """
        return neighbours.split(separator: "\n").flatMap { line -> [(Int32, Int32)] in
            let numbers = line.split { !$0.isNumber }.compactMap { Int32($0) }
            return numbers.dropFirst().map { (numbers[0] - 1, $0 - 1) }
        }
    }()
}

import MarqueeCatalog

extension JSONNode {
    /// An object with more members; of a key that both have, the new value stands.
    func with(_ more: JSONNode) -> JSONNode {
        guard case .object(var members) = self, case .object(let added) = more else { return more }
        for member in added {
            if let place = members.firstIndex(where: { $0.key == member.key }) {
                members[place].value = member.value
            } else {
                members.append(member)
            }
        }
        return .object(members)
    }
}

/// Encoding channels: which column an axis, a colour or a size shows, and under what name.
enum Channel {
    /// Numbers on an axis, which has few ticks, so that it can be read on a telephone too.
    static func number(_ column: String, _ title: String? = nil, zero: Bool = true) -> JSONNode {
        let style = ColumnStyle(column)
        return [
            "field": .text(column), "type": "quantitative", "title": .text(title ?? style.heading),
            // Away from zero the outermost marks keep off the edge and the names beside it.
            "scale": zero ? ["zero": true] : ["zero": false, "padding": 10],
            "axis": [
                "format": .text(style.axisFormat), "tickCount": 4, "labelOverlap": "greedy", "labelSeparation": 4,
            ],
        ]
    }

    /// Names on an axis, in the order of the data.
    static func name(_ column: String, title: String? = nil) -> JSONNode {
        [
            "field": .text(column), "type": "nominal", "sort": .null, "title": title.map(JSONNode.text) ?? .null,
            "axis": ["labelLimit": 260, "ticks": false, "labelPadding": 6],
        ]
    }

    /// Numbers as colours of a scale from few to many. The legend stands above, where it takes no width.
    static func shade(_ column: String, _ title: String? = nil, scale: JSONNode = [:]) -> JSONNode {
        let style = ColumnStyle(column)
        return [
            "field": .text(column), "type": "quantitative", "title": .text(title ?? style.heading), "scale": scale,
            "legend": [
                "orient": "top", "format": .text(style.axisFormat), "gradientThickness": 8, "gradientLength": 160,
            ],
        ]
    }

    /// Names as colours.
    static func colour(_ column: String, _ names: [String]? = nil, title: String? = nil) -> JSONNode {
        var scale: JSONNode = ["range": .list(Palette.names.map(JSONNode.text))]
        if let names { scale = scale.with(["domain": .list(names.map(JSONNode.text))]) }
        return [
            "field": .text(column), "type": "nominal", "title": title.map(JSONNode.text) ?? .null, "sort": .null,
            "scale": scale, "legend": ["orient": "top", "symbolType": "circle", "columns": 3],
        ]
    }

    /// What is shown of a mark when the pointer is over it.
    static func tooltip(_ figure: Figure, _ columns: [String]) -> JSONNode {
        .list(
            columns.compactMap { column in
                guard let place = figure.table.index(of: column) else { return nil }
                let style = ColumnStyle(column)
                let member: JSONNode = ["field": .text(column), "title": .text(style.heading)]
                let isNumber = figure.table.rows.contains { $0[place].number != nil }
                return member.with(
                    isNumber
                        ? ["type": "quantitative", "format": .text(style.format)] : ["type": "nominal"])
            })
    }
}

/// Colours that people with any kind of colour vision tell apart, and that stand out from white and from near black.
enum Palette {
    static let blue = "#0072B2"
    static let orange = "#E69F00"
    static let green = "#009E73"
    static let vermillion = "#D55E00"
    static let purple = "#CC79A7"
    static let sky = "#56B4E9"

    /// For names, in this order. M. Okabe and K. Ito, "Color Universal Design", 2008.
    static let names = [blue, orange, green, vermillion, purple, sky, "#999999"]
}

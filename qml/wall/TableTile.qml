// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// A table: the first column names, the others are numbers.
Item {
    id: root

    required property string title
    required property string note
    required property var heads
    required property var rows
    required property bool stale
    required property real unit

    readonly property real line: Math.min(110 * unit, (height - heading.height - 12 * unit) / (rows.length + 1))

    TileHeading { id: heading; width: parent.width; title: root.title; note: root.note; unit: root.unit }

    // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
    // qmllint disable unqualified
    Repeater {
        model: (root.rows.length + 1) * root.heads.length

        delegate: Text {
            required property int index
            readonly property int row: Math.floor(index / root.heads.length)
            readonly property int column: index % root.heads.length

            x: 28 * root.unit + column * width
            y: heading.height + row * root.line
            width: (root.width - 56 * root.unit) / root.heads.length
            height: root.line
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: column === 0 ? Text.AlignLeft : Text.AlignRight
            elide: Text.ElideRight
            text: row === 0 ? root.heads[column] : root.rows[row - 1].cells[column]
            textFormat: Text.PlainText
            color: row === 0 || root.stale ? Theme.c.text2 : Theme.c.text
            font.pixelSize: (row === 0 ? 44 : 52) * root.unit
            font.weight: row > 0 && column > 0 ? Font.DemiBold : Font.Normal
        }
    }
    // qmllint enable unqualified
}

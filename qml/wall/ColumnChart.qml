// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// Columns over their names; the highest is named at the axis.
Item {
    id: root

    required property string title
    required property string note
    required property var rows
    required property string most
    required property bool stale
    required property bool trend
    required property real unit

    TileHeading { id: heading; width: parent.width; title: root.title; note: root.note; unit: root.unit }

    Text {
        id: top

        anchors { left: parent.left; top: heading.bottom; leftMargin: 28 * root.unit; topMargin: -14 * root.unit }
        width: 170 * root.unit
        text: root.rows.length > 0 ? root.most : "—"
        textFormat: Text.PlainText
        color: Theme.c.text2
        font.pixelSize: 44 * root.unit
    }

    Row {
        id: columns

        anchors { left: top.right; right: parent.right; top: heading.bottom; bottom: parent.bottom; rightMargin: 28 * root.unit; bottomMargin: 8 * root.unit }

        // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
        // qmllint disable unqualified
        Repeater {
            model: root.rows.length

            delegate: Item {
                id: column

                required property int index
                readonly property var entry: root.rows[index]

                width: columns.width / Math.max(1, root.rows.length)
                height: columns.height

                Rectangle {
                    anchors { bottom: name.top; horizontalCenter: parent.horizontalCenter }
                    width: Math.min(parent.width * 0.6, 160 * root.unit)
                    height: Math.max(1, (columns.height - name.height) * (column.entry ? column.entry.part : 0))
                    color: root.stale ? Theme.c.offline : Theme.c.accent
                    opacity: root.trend && column.index < root.rows.length - 1 ? 0.7 : 1
                }

                Text {
                    id: name

                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 54 * root.unit
                    horizontalAlignment: Text.AlignHCenter
                    text: column.entry ? column.entry.name : ""
                    textFormat: Text.PlainText
                    color: Theme.c.text2
                    elide: Text.ElideRight
                    font.pixelSize: 44 * root.unit
                }
            }
        }
        // qmllint enable unqualified
    }
}

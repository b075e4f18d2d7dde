// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// A titled list of bars, the largest full.
Rectangle {
    id: root

    required property string title
    required property string note
    required property var rows
    required property real unit
    property color barColor: Theme.c.accent

    color: Theme.c.panel
    border.color: Theme.c.line
    border.width: Math.max(1, unit)

    Text {
        id: heading

        anchors { left: parent.left; top: parent.top; leftMargin: 28 * root.unit; topMargin: 18 * root.unit }
        text: root.title
        textFormat: Text.PlainText
        color: Theme.c.text
        font.pixelSize: 52 * root.unit
        font.weight: Font.DemiBold
    }

    Text {
        anchors { right: parent.right; baseline: heading.baseline; rightMargin: 28 * root.unit }
        text: root.note
        textFormat: Text.PlainText
        color: Theme.c.text2
        font.pixelSize: 44 * root.unit
    }

    Column {
        anchors { left: parent.left; right: parent.right; top: heading.bottom; bottom: parent.bottom; margins: 28 * root.unit; topMargin: 8 * root.unit }

        // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
        // qmllint disable unqualified
        Repeater {
            model: root.rows

            delegate: Item {
                id: row

                required property var modelData

                width: parent.width
                height: parent.height / Math.max(1, root.rows.length)

                Text {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 320 * root.unit
                    text: row.modelData.name
                    textFormat: Text.PlainText
                    color: Theme.c.text
                    font.pixelSize: 52 * root.unit
                    elide: Text.ElideRight
                }

                Rectangle {
                    x: 340 * root.unit
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 340 * root.unit - 260 * root.unit
                    height: 28 * root.unit
                    color: Theme.c.raised

                    Rectangle { width: parent.width * row.modelData.part; height: parent.height; color: root.barColor }
                }

                Text {
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    text: row.modelData.value
                    textFormat: Text.PlainText
                    color: Theme.c.text
                    font.pixelSize: 52 * root.unit
                    font.weight: Font.DemiBold
                }
            }
        }
        // qmllint enable unqualified
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// A titled list of bars, the largest full; as many rows as have room.
Item {
    id: root

    required property string title
    required property string note
    required property var rows
    required property bool stale
    required property real unit
    property color barColor: Theme.c.accent

    readonly property int shown: Math.min(rows.length, Math.floor(list.height / (69 * unit)))

    TileHeading { id: heading; width: parent.width; title: root.title; note: root.note; unit: root.unit }

    Column {
        id: list

        anchors { left: parent.left; right: parent.right; top: heading.bottom; bottom: parent.bottom; leftMargin: 28 * root.unit; rightMargin: 28 * root.unit; bottomMargin: 12 * root.unit }

        // Delegates see the ids of this file; Qt 6.4 has no ComponentBehavior to say so.
        // qmllint disable unqualified
        Repeater {
            model: root.shown

            delegate: Item {
                id: row

                required property int index
                readonly property var entry: root.rows[index]

                width: list.width
                height: Math.min(110 * root.unit, list.height / Math.max(1, root.shown))

                Text {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width * 0.34
                    text: row.entry ? row.entry.name : ""
                    textFormat: Text.PlainText
                    color: Theme.c.text
                    font.pixelSize: 52 * root.unit
                    elide: Text.ElideRight
                }

                Rectangle {
                    x: parent.width * 0.36
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width * 0.64 - 240 * root.unit
                    height: 28 * root.unit
                    color: Theme.c.raised

                    Rectangle { width: parent.width * (row.entry ? row.entry.part : 0); height: parent.height; color: root.stale ? Theme.c.offline : root.barColor }
                }

                Text {
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    text: row.entry ? row.entry.value : ""
                    textFormat: Text.PlainText
                    color: root.stale ? Theme.c.text2 : Theme.c.text
                    font.pixelSize: 52 * root.unit
                    font.weight: Font.DemiBold
                }
            }
        }
        // qmllint enable unqualified
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// One headline figure of the wall.
Item {
    id: root

    required property string name
    required property var value
    required property string note
    required property bool stale
    required property real unit

    Text {
        id: label

        x: 28 * root.unit
        y: 12 * root.unit
        width: parent.width - 3 * x - age.width
        text: root.value !== undefined && root.value.assumed ? qsTr("%1 (assumed)").arg(root.name) : root.name
        textFormat: Text.PlainText
        color: Theme.c.text2
        elide: Text.ElideRight
        font.pixelSize: 44 * root.unit
    }

    Text {
        id: age

        anchors { right: parent.right; rightMargin: 28 * root.unit; baseline: label.baseline }
        text: root.note
        textFormat: Text.PlainText
        color: Theme.c.stale
        font.pixelSize: 44 * root.unit
    }

    Text {
        anchors { left: label.left; bottom: parent.bottom; bottomMargin: -8 * root.unit }
        text: root.value !== undefined ? root.value.value : "—"
        textFormat: Text.PlainText
        color: root.stale || root.value === undefined ? Theme.c.text2 : Theme.c.text
        font.pixelSize: 137 * root.unit
        font.weight: Font.DemiBold
        fontSizeMode: Text.FixedSize
    }
}

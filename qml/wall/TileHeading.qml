// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// The title of a tile at the left and the age of its data at the right.
Item {
    id: root

    required property string title
    required property string note
    required property real unit

    height: 88 * unit

    Text {
        id: heading

        x: 28 * root.unit
        width: parent.width - 3 * x - age.width
        anchors.verticalCenter: parent.verticalCenter
        text: root.title
        textFormat: Text.PlainText
        color: Theme.c.text
        elide: Text.ElideRight
        font.pixelSize: 52 * root.unit
        font.weight: Font.DemiBold
    }

    Text {
        id: age

        anchors { right: parent.right; rightMargin: 28 * root.unit; baseline: heading.baseline }
        text: root.note
        textFormat: Text.PlainText
        color: Theme.c.stale
        font.pixelSize: 44 * root.unit
    }
}

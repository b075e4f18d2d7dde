// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

import Egret.Map

/// One headline figure of the wall.
Rectangle {
    id: root

    required property string name
    required property string value
    required property bool assumed
    required property real unit

    color: Theme.c.panel
    border.color: Theme.c.line
    border.width: Math.max(1, unit)

    Column {
        anchors { left: parent.left; leftMargin: 28 * root.unit; verticalCenter: parent.verticalCenter }

        Text {
            text: root.assumed ? qsTr("%1 (assumed)").arg(root.name) : root.name
            textFormat: Text.PlainText
            color: Theme.c.text2
            font.pixelSize: 44 * root.unit
        }

        Text {
            text: root.value
            textFormat: Text.PlainText
            color: Theme.c.text
            font.pixelSize: 110 * root.unit
            font.weight: Font.DemiBold
        }
    }
}
